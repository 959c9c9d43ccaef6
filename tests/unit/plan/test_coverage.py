"""Coverage: which story points an article has, what it leads with, and what outlets share."""

from msgspec.structs import replace

from briefbook.model.ids import ArticleId, EventId, SourceId
from briefbook.plan.coverage import opening, rows
from briefbook.plan.points import Point
from tests.planned import site_from
from tests.unit.corpora import article, corpus, measure, sighting, statement, value


def point(what: tuple[str, str], source: str, paragraph: int, *, led: bool = False, status: str = "") -> Point:
    """Return a story point as *source* tells it."""
    kind, id_ = what
    return Point(
        kind=kind,
        id=id_,
        article=ArticleId(f"a-{source}"),
        source=SourceId(source),
        key=f"n-{paragraph}",
        paragraph=paragraph,
        led=led,
        status=(status,) if status else (),
    )


def test_captions_are_no_part_of_what_leads() -> None:
    """An article leads with its first three paragraphs of reporting, whatever stands between them."""
    made = replace(measure(ArticleId("a")), paragraphs=(5, 40, 5, 40, 40, 40), furniture=frozenset({1, 3}))
    assert opening(made) == 5
    assert opening(replace(made, paragraphs=(40, 40), furniture=frozenset())) == 2
    assert opening(replace(made, paragraphs=())) == 3
    assert opening(None) == 3


def test_an_article_has_each_story_point_once() -> None:
    """Events, figures, demands and remarks are story points, each where the article tells it first."""
    site = site_from(
        corpus(
            articles=[article("a"), article("b", "2031-05-02", source="herald")],
            marks=[
                statement("first", "a", at="talks", paragraph=2),
                value("a", "5", figure="boats", note=2, paragraph=1),
                value("a", "6", figure="boats", note=3, paragraph=4),
                sighting("a", "happened", event="talks", number=4, paragraph=1),
                statement("again", "b", ties={"same": ["first"]}, paragraph=3),
            ],
        )
    )
    told = [(found.kind, found.id, found.paragraph) for found in site.points[ArticleId("a")]]
    assert told == [("figure", "boats", 1), ("event", "talks", 1), ("utterance", "first", 2)]
    assert [found.what for found in site.points[ArticleId("b")]] == [("utterance", "first")]


def test_what_is_still_to_come_is_told_as_what_the_article_says() -> None:
    """An event keeps the statuses that an article gives it, unless the article has it as a fact or quotes what was said there."""
    site = site_from(
        corpus(
            articles=[article("a"), article("b", "2031-05-02", source="herald"), article("c", "2031-05-03")],
            marks=[
                sighting("a", "expected", event="talks"),
                sighting("a", "scheduled", event="talks", number=2),
                sighting("a", "scheduled", event="talks", number=3),
                sighting("b", "scheduled", event="talks"),
                sighting("b", "happened", event="talks", number=2),
                sighting("c", "disputed", event="talks"),
                statement("there", "c", at="talks", number=2),
                value("c", "5", figure="boats", note=3),
            ],
        )
    )
    told = {id_: [found.status for found in site.points[ArticleId(id_)]] for id_ in "abc"}
    assert told == {"a": [("expected", "scheduled")], "b": [()], "c": [(), ()]}


def test_only_what_two_outlets_tell_is_compared() -> None:
    """Two articles of one outlet are no two tellings; what was said at an event counts as telling of it."""
    site = site_from(
        corpus(
            articles=[article("a"), article("b"), article("c", source="herald")],
            marks=[
                sighting("a", "happened", event="storm"),
                sighting("b", "happened", event="storm"),
                sighting("b", "happened", event="talks", number=2),
                statement("words", "c", at="talks"),
            ],
        )
    )
    assert list(site.read.shared("compared")) == ["talks"]
    assert site.outlets[EventId("talks")] == ("gazette", "herald")
    assert {path for path in site.paths if path.startswith("compare/")} == {"compare/index.html", "compare/talks.html"}


def test_the_event_comes_first_then_what_belongs_to_it_then_what_is_shared_most() -> None:
    """Story points stand in the order in which a reader asks for them; what is about the same goes before what is not."""
    boats, talks, pay, storm = ("figure", "boats"), ("event", "talks"), ("demand", "pay"), ("event", "storm")
    told = [
        *(point(boats, source, 1) for source in ("x", "y", "z")),
        *(point(storm, source, 2) for source in ("x", "y")),
        *(point(pay, source, 3) for source in ("x",)),
        *(point(talks, source, 4) for source in ("x", "y")),
    ]
    calm = ("event", "calm")
    told += [point(calm, source, 5) for source in ("x", "y")]
    found = rows(told, "talks", {talks, pay}, lambda what: what == calm)
    assert [(row.what, row.own, len(row.told)) for row in found] == [
        (talks, True, 2),
        (pay, True, 1),
        (calm, False, 2),
        (boats, False, 3),
        (storm, False, 2),
    ]


def test_an_outlet_led_if_one_of_its_articles_did() -> None:
    """Of an outlet's articles the first that leads with a point stands for it, else the first that tells it."""
    talks = ("event", "talks")
    told = [point(talks, "x", 9), point(talks, "x", 2, led=True), point(talks, "x", 1, led=True), point(talks, "y", 8)]
    (row,) = rows(told, "talks", set(), lambda _: False)
    assert [(source, place.paragraph, place.led) for source, place in row.told.items()] == [
        ("x", 2, True),
        ("y", 8, False),
    ]


def test_a_fact_stands_for_an_outlet_before_an_announcement() -> None:
    """An outlet that announced an event on its front page and later reported it in passing has reported it."""
    talks = ("event", "talks")
    told = [point(talks, "x", 1, led=True, status="scheduled"), point(talks, "x", 9), point(talks, "x", 8)]
    (row,) = rows(told, "talks", set(), lambda _: False)
    assert [(place.paragraph, place.status) for place in row.told.values()] == [(9, ())]
