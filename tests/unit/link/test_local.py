"""An article is linked from its own files and what it consults; what only all articles can tell is told of all."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefbook.link import Draft, Scene, check_whole, link, link_article, scene_of
from briefbook.link.draft import draft_of
from briefbook.link.guesses import Guesses
from briefbook.model.corpus import Linked
from briefbook.model.ids import ArticleId
from briefbook.model.notes import Desk
from briefbook.model.registries import Registries
from briefbook.model.suggest import nearest
from tests.unit.load.desks import load_files

PROJECT = {
    "config.yaml": "title: Town briefing\n",
    "content/sources.yaml": "gazette:\n  name: Gazette\n",
    "content/topics.yaml": "bridge:\n  name: Bridge\nharbour:\n  name: Harbour\n",
    "content/actors.yaml": """town:
  name: Town
council:
  name: Council
  kind: office
  part_of: town
mayor:
  name: Mayor
  roles:
  - title: Mayor
    of: council
crane-driver:
  name: Crane driver
""",
    "content/events.yaml": "vote:\n  name: Vote\n  when: 2031-03-04\n  about: bridge\nfair:\n  name: Fair\n  when: 2031-05-01\n",
    "content/figures.yaml": "cables:\n  name: Cables\n  about: bridge\ncranes:\n  name: Cranes\n",
    "content/demands.yaml": """open-it:
  name: Open it
  by: crane-driver
  about: harbour
  from: one
  anchor: drivers asked that it be opened
""",
    "content/articles/one.md": """---
source: gazette
title: The bridge stays shut
published: 2031-03-05
---
The mayor said at the vote that the bridge would stay shut until all 12 cables had been counted again.

The drivers asked that it be opened at once, and said that the crane was idle.
""",
    "content/articles/two.md": """---
source: gazette
title: The fair is off
published: 2031-03-06
---
The council said that there would be no fair in the harbour this year.
""",
    "content/annotations/one.yaml": """notes:
- who: mayor
  at: vote
  says: The bridge stays shut for now.
  anchor: the bridge would stay shut
  id: shut
- figure: cables
  value: 12
  anchor: all 12 cables had been counted
- who: crane-driver
  says: It should be opened.
  anchor: drivers asked that it be opened
  same: open-it
""",
    "content/annotations/two.yaml": """notes:
- who: council
  says: There will be no fair.
  anchor: there would be no fair
  rejects: shut
""",
}

CIRCLE = """- {who: mayor, says: Shut., anchor: no fair in the harbour, id: a, answers: b}
- {who: mayor, says: Shut., anchor: in the harbour this year, id: b, answers: a}"""


def _desk(folder: Path, **changed: str) -> Desk:
    """Return the desk of the project; *changed* maps ``a__b`` to the text of ``content/a/b.yaml``."""
    more = {f"content/{name.replace('__', '/')}.yaml": text for name, text in changed.items()}
    desk, problems = load_files(folder, {**PROJECT, **more})
    assert not problems
    return desk


def _linked(desk: Desk) -> dict[ArticleId, Linked]:
    scene = scene_of(desk.config, desk.registries)
    return {file.id: link_article(scene, draft_of(desk, file)) for file in desk.articles}


def _check(desk: Desk, draft: Callable[[ArticleId], Draft | None]) -> list[str]:
    linked = _linked(desk)
    problems = check_whole(
        linked,
        desk.registries,
        stray={id_: notes for id_, notes in desk.notes.items() if id_ not in linked},
        assessments=desk.assessments,
        site_corrections=desk.corrections,
        broken=desk.broken,
        read_again=draft,
    )
    return [f"{problem.span.path}:{problem.span.line} {problem.code}" for problem in problems]


def test_an_article_tells_what_it_rests_on(tmp_path: Path) -> None:
    """Consulted are the speakers and those they count for, events, figures and demands that fill something in."""
    one = _linked(_desk(tmp_path))[ArticleId("one")]
    assert sorted(one.consulted) == [
        ("actor", "council"),
        ("actor", "crane-driver"),
        ("actor", "mayor"),
        ("actor", "town"),
        ("demand", "open-it"),
        ("event", "vote"),
        ("figure", "cables"),
    ]
    assert ("actor|speaker in notes", "mayor") in one.refers
    assert ("source", "gazette") in one.refers
    assert [(each.id, each.own) for each in one.placed][:1] == [("shut", True)]
    assert [(tie.verb, tie.target) for tie in one.ties] == [("same", "open-it")]
    assert [anchor.demand for anchor in one.anchors] == ["open-it"]
    assert not one.problems


def test_what_is_not_consulted_changes_nothing(tmp_path: Path) -> None:
    """An entry that an article does not consult may be changed or removed: the article is linked as before."""
    desk = _desk(tmp_path)
    registries = desk.registries
    for file in desk.articles:
        draft = draft_of(desk, file)
        before = link_article(scene_of(desk.config, registries), draft)
        for kind, table in (("actor", "actors"), ("event", "events"), ("figure", "figures"), ("topic", "topics")):
            for id_ in getattr(registries, table):
                if (kind, id_) not in before.consulted:
                    assert link_article(_scene_without(desk, registries, table, id_), draft) == before


def _scene_without(desk: Desk, registries: Registries, table: str, id_: str) -> Scene:
    kept = {key: entry for key, entry in getattr(registries, table).items() if key != id_}
    return scene_of(desk.config, replace(registries, **{table: kept}))


def test_what_is_consulted_counts(tmp_path: Path) -> None:
    """Without an actor whom a speaker counts for the statement counts for fewer."""
    desk = _desk(tmp_path)
    draft = draft_of(desk, desk.articles[0])
    before = link_article(scene_of(desk.config, desk.registries), draft)
    after = link_article(_scene_without(desk, desk.registries, "actors", "council"), draft)
    assert before.marks != after.marks


def test_text_that_moves_makes_no_other_mark(tmp_path: Path) -> None:
    """A word more before a passage moves it, and its mark is equal to what it was."""
    desk = _desk(tmp_path)
    file = desk.articles[0]
    scene = scene_of(desk.config, desk.registries)
    before = link_article(scene, draft_of(desk, file))
    moved = replace(file, body="Late. " + file.body)
    after = link_article(scene, Draft(file=moved, notes=desk.notes[file.id]))
    assert [mark.passage.start for mark in after.marks] != [mark.passage.start for mark in before.marks]
    assert after.marks == before.marks
    assert after.article == before.article
    assert after.measure != before.measure


def test_notes_are_read_again_only_where_a_reference_leads_nowhere(tmp_path: Path) -> None:
    """Of two articles the one with an unknown actor is asked for its notes, and the mistake is told with its place."""
    asked: list[str] = []
    notes = PROJECT["content/annotations/two.yaml"].replace("council", "counsel")
    desk = _desk(tmp_path, annotations__two=notes)

    def draft(article: ArticleId) -> Draft:
        asked.append(article)
        return draft_of(desk, next(file for file in desk.articles if file.id == article))

    assert _check(desk, draft) == ["content/annotations/two.yaml:2 unknown-actor"]
    assert asked == ["two"]


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("- {who: mayor, says: Shut., anchor: no fair in the harbour, id: shut}", ["two.yaml:2 duplicate-id"]),
        ("- {who: mayor, says: Shut., anchor: no fair in the harbour, id: open-it}", ["two.yaml:2 duplicate-id"]),
        (
            "- {who: mayor, says: Shut., anchor: no fair in the harbour, id: a, supports: a}",
            ["two.yaml:2 tied-to-itself"],
        ),
        (
            CIRCLE,
            ["two.yaml:3 cycle"],
        ),
    ],
)
def test_what_only_all_statements_tell(tmp_path: Path, notes: str, told: list[str]) -> None:
    """Ids given twice, ties to oneself and circles are found from what the articles hand on."""
    desk = _desk(tmp_path, annotations__two=f"notes:\n{notes}\n")
    assert _check(desk, lambda _: None) == [f"content/annotations/{place}" for place in told]


def test_notes_without_an_article_are_told(tmp_path: Path) -> None:
    """Notes on an article that is not there are a mistake, and their own references are looked at."""
    desk = _desk(tmp_path, annotations__three="notes:\n- {gap: Who pays?, anchor: nobody knows, by: [nobody]}\n")
    told = _check(desk, lambda _: None)
    assert told == [
        "content/annotations/three.yaml:1 unknown-article",
        "content/annotations/three.yaml:2 unknown-actor",
    ]


def test_linking_one_by_one_is_linking_all(tmp_path: Path) -> None:
    """The corpus holds just what each article hands on, in order of publication."""
    desk = _desk(tmp_path)
    corpus, problems = link(desk)
    linked = _linked(desk)
    assert not problems
    assert list(corpus.articles) == ["one", "two"]
    assert [mark.id for mark in corpus.statements] == [
        each.id for id_ in corpus.articles for each in linked[id_].placed
    ]
    assert all(mark.written.source == "gazette" for mark in corpus.statements)
    assert corpus.measures[ArticleId("two")].words == 14


def test_the_nearest_of_many_ids_is_still_found() -> None:
    """Among tens of thousands of ids a slip in one letter finds the id, and few ids are compared as ever."""
    ids = [f"s-{sha256(str(number).encode()).hexdigest()[:12]}" for number in range(20_000)]
    many = Guesses(ids)
    for id_ in ids[:20]:
        assert many.nearest(f"{id_[:8]}x{id_[9:]}") == id_
    assert many.nearest("nothing-like-it") is None
    few = [f"{name}-{number}" for name in ("bridge", "fair", "crane") for number in range(20)]
    for word in ("brigde-4", "crane", "fare-12", "x"):
        assert Guesses(few).nearest(word) == nearest(word, few)
