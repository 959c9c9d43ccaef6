"""Release: what changed since the last one is written down, and nothing else."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from briefbook.intake.release import Released, release
from briefbook.load import read_releases, with_release
from briefbook.model.place import Place, SourceMap
from briefbook.model.problem import Severity
from briefbook.model.project import Project
from briefbook.model.releases import HOW, KINDS, Release, differences, stock

GOLDEN = Path(__file__).parents[2] / "golden/project"
CHANGES = "content/changes.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the golden project."""
    return shutil.copytree(GOLDEN, tmp_path / "project")


def released(root: Path, title: str = "", *, note: str = "", made: date | None = None) -> Released:
    """Make a release in the project at *root*."""
    return release(Project(root=root, templates=()), title=title, note=note, made=made)


def edit(root: Path, path: str, before: str, after: str) -> None:
    """Replace *before*, which stands once in a file, by *after*."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (root / path).write_text(text.replace(before, after), encoding="utf-8")


def last(root: Path) -> Release:
    """Return the last release in the file, which has no problems."""
    made, problems = read_releases(CHANGES, (root / CHANGES).read_text(encoding="utf-8"))
    assert problems == []
    return made[-1]


def differs(root: Path) -> dict[str, dict[str, list[str]]]:
    """Return the ids that the last release names, by how and kind."""
    return {
        how: {kind: list(ids) for kind in KINDS if (ids := last(root).ids(how, kind))}
        for how in HOW
        if how in last(root).changes
    }


def test_the_first_release_holds_everything_and_the_second_nothing(root: Path) -> None:
    """All there is is added, dated to the as-of day; without a change nothing is written."""
    told = released(root, "First")
    assert told.text == (
        "content/changes.yaml has a release of 2024-03-06:"
        " added: 2 articles, 9 statements, 1 figure, 2 events, 2 corrections"
    )
    assert (last(root).title, last(root).note) == ("First", None)
    before = (root / CHANGES).read_bytes()
    again = released(root, made=date(2031, 1, 1))
    assert again.text == "nothing has changed since 2024-03-06: content/changes.yaml is left as it was"
    assert (root / CHANGES).read_bytes() == before


def test_a_release_tells_what_differs_from_all_before(root: Path) -> None:
    """What is new, reworded and gone is told once; a figure with one more value reads otherwise."""
    released(root)
    notes = "content/annotations/2024-03-05-post.yaml"
    edit(root, notes, "says: No container will be unloaded at night.", "says: At night no container will be unloaded.")
    edit(root, notes, "  value: More than 400\n", "  value: More than 400\n  scope: at the gates\n")
    edit(root, notes, "- who: mira-holm\n  says", "- who: mira-holm\n  id: holm-urges\n  says")
    released(root, note='Said "otherwise": twice\nover.', made=date(2024, 3, 9))
    gone = differs(root)["gone"]["statements"]
    assert [id_[:2] for id_ in gone] == ["s-"]
    assert differs(root) == {
        "added": {"statements": ["holm-urges"]},
        "changed": {"statements": ["lund-no-night"], "figures": ["strikers"]},
        "gone": {"statements": gone},
    }
    assert (last(root).made, last(root).note) == (date(2024, 3, 9), 'Said "otherwise": twice\nover.')
    assert released(root, made=date(2024, 3, 9)).text.startswith("nothing has changed since 2024-03-09")


def test_a_correction_of_ours_is_known_by_what_it_corrects(root: Path) -> None:
    """A correction of our own that is mended is changed, another one is added."""
    released(root)
    edit(root, "content/corrections.yaml", "now: It was said", "now: In truth it was said")
    released(root)
    assert list(differs(root)) == ["changed"]
    edit(root, "content/corrections.yaml", "was: An earlier", "was: Some earlier")
    released(root)
    assert [len(differs(root)[how]["corrections"]) for how in ("added", "gone")] == [1, 1]


def test_nothing_is_released_while_there_is_an_error(root: Path) -> None:
    """An error in the content is told, and the file is not made."""
    edit(root, "content/actors.yaml", "part_of: dock-union", "part_of: dock-onion")
    told = released(root)
    assert [problem.code for problem in told.problems if problem.severity is Severity.ERROR] == ["unknown-actor"]
    assert not (root / CHANGES).exists()


def test_a_release_is_not_dated_before_the_last(root: Path) -> None:
    """A day before the last release is refused."""
    released(root, made=date(2024, 3, 8))
    edit(root, "content/events.yaml", "name: First round of talks", "name: The first round")
    told = released(root)
    assert [problem.code for problem in told.problems if problem.severity is Severity.ERROR] == ["release-order"]
    assert told.text == "content/changes.yaml is left as it was"


def test_a_file_laid_out_otherwise_is_not_spoilt(root: Path) -> None:
    """Indented lists are added to as they are; what could not be read again is left alone."""
    nowhere = Place(SourceMap(path="x", marks={}))
    one = Release(made=date(2024, 3, 8), changes={}, place=nowhere)
    indented = with_release("releases:\n  - date: 2024-03-07", one)
    assert [found.made.day for found in read_releases("x", indented)[0]] == [7, 8]
    (root / CHANGES).write_text("releases: [{date: 2024-03-01}]\n", encoding="utf-8")
    told = released(root)
    assert "changes-not-written" in {problem.code for problem in told.problems}
    assert (root / CHANGES).read_text(encoding="utf-8") == "releases: [{date: 2024-03-01}]\n"


def test_many_things_are_written_a_few_to_a_line_and_read_again() -> None:
    """What was written is what is read, in lines that fit a screen."""
    nowhere = Place(SourceMap(path="x", marks={}))
    ids = {f"s-{number:012x}": f"{number:08x}" for number in range(200)}
    written = Release(
        made=date(2024, 3, 8),
        changes={"added": {"statements": ids}, "gone": {"events": dict.fromkeys(ids, "")}},
        place=nowhere,
    )
    text = with_release(None, written)
    assert max(map(len, text.splitlines())) <= 120
    assert text.count("\n") < 100
    assert read_releases("x", text) == ((written,), [])


def test_two_releases_made_apart_can_stand_together() -> None:
    """What both add is there once, what the second takes away though it never was there does no harm."""
    nowhere = Place(SourceMap(path="x", marks={}))
    one = Release(
        made=date(2024, 3, 8), changes={"added": {"articles": {"a": "00000001", "b": "00000002"}}}, place=nowhere
    )
    other = Release(
        made=date(2024, 3, 8),
        changes={"added": {"articles": {"a": "00000003"}}, "gone": {"articles": {"b": "", "c": ""}}},
        place=nowhere,
    )
    assert stock([one, other])["articles"] == {"a": "00000003"}
    assert differences(stock([one, other]), {"articles": {"a": "00000003"}}) == {}
