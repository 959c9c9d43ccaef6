"""What still is whole after an edit is told at a glance; whatever may not be is checked."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.model.ids import ArticleId
from briefbook.model.project import Project
from briefbook.pipeline.archive import Archive
from briefbook.pipeline.whole import still_whole
from briefbook.pipeline.workshop import Workshop
from briefbook.pipeline.written import Written

GOLDEN = Path(__file__).parents[2] / "golden" / "project"
POST, WIRE = ArticleId("2024-03-05-post"), ArticleId("2024-03-06-wire")
BOOKS = "  id: open-books\n"


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Return a workshop on a copy of the golden project, which is whole."""
    shutil.copytree(GOLDEN, tmp_path / "project")
    made = Workshop(Project(root=tmp_path / "project", templates=()))
    made.refresh()
    assert made.written.whole == ()
    return made


def edit(workshop: Workshop, article: ArticleId, old: str, new: str) -> None:
    """Edit the notes on an article, once, and read them again."""
    name = f"content/annotations/{article}.yaml"
    path = workshop.project.root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    workshop.refresh({name})


def judged(workshop: Workshop, before: Written, article: ArticleId) -> bool:
    """Tell what is thought at a glance of an article's new state."""
    now = workshop.written
    return still_whole(before.linked.get(article), now.linked.get(article), now.catalogue, now.frame)


@pytest.mark.parametrize(
    ("old", "new", "glance"),
    [
        ("The agency cuts", "The wire cuts", True),
        ("about: pay\n\n- who: city", "about: [pay, strike]\n\n- who: city", True),
        (BOOKS, BOOKS + "  to: dock-union\n", True),
        (BOOKS, BOOKS + "  to: nobody\n", False),
        (BOOKS, "  id: closed-books\n", False),
        (BOOKS, "  id: lund-no-night\n", False),
        (BOOKS, "  id: six-percent\n", False),
        (BOOKS, BOOKS + "  answers: open-books\n", False),
        (BOOKS, BOOKS + "  answers: port-refuses\n", False),
        ("  same: lund-no-night\n", "", False),
        ("  same: lund-no-night\n", "  same: open-books\n", False),
        ("  same: lund-no-night\n", "  same: gone\n", False),
    ],
)
def test_a_glance_never_misses_what_a_check_finds(workshop: Workshop, old: str, new: str, *, glance: bool) -> None:
    """After each edit the problems are those of reading all anew; only harmless edits are passed at a glance."""
    linked = Archive()
    linked.update(workshop.written.linked)
    before = replace(workshop.written, linked=linked)
    edit(workshop, WIRE, old, new)
    assert judged(workshop, before, WIRE) is glance
    clean = Workshop(workshop.project)
    clean.refresh()
    assert set(workshop.written.whole) == set(clean.written.whole)
    assert not (glance and clean.written.whole)


def test_two_articles_edited_at_once_may_not_share_an_id(workshop: Workshop) -> None:
    """A new id that another article takes in the same moment is told, and leaves with the edit."""
    root = workshop.project.root / "content" / "annotations"
    texts = {id_: (root / f"{id_}.yaml").read_text(encoding="utf-8") for id_ in (POST, WIRE)}
    for id_, text in texts.items():
        more = text.replace("  kind: prediction\n", "  kind: prediction\n  id: twin\n")
        more = more.replace("  kind: announcement\n", "  kind: announcement\n  id: twin\n")
        assert more != text
        (root / f"{id_}.yaml").write_text(more, encoding="utf-8")
    names = {f"content/annotations/{id_}.yaml" for id_ in texts}
    workshop.refresh(names)
    assert [problem.code for problem in workshop.written.whole] == ["duplicate-id"]
    for id_, text in texts.items():
        (root / f"{id_}.yaml").write_text(text, encoding="utf-8")
    workshop.refresh(names)
    assert workshop.written.whole == ()


def test_what_comes_and_goes_is_always_checked(workshop: Workshop) -> None:
    """An article that came or went is never passed at a glance."""
    written = workshop.written
    linked = written.linked[WIRE]
    assert still_whole(linked, linked, written.catalogue, written.frame)
    assert not still_whole(None, linked, written.catalogue, written.frame)
    assert not still_whole(linked, None, written.catalogue, written.frame)
