"""Whatever the history of edits, a build with the memory of all builds before it is what a clean build makes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from briefbook.memo import FileMemo, Forgetful, Memo
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.model.project import Project
from briefbook.pipeline import build

HERE = Path(__file__).parents[1]
GOLDEN = HERE / "golden" / "project"
NOTES = "content/annotations/2024-03-05-post.yaml"

#: One edit: a file, what stands in it, what stands there then. One that no longer fits changes nothing.
EDITS = (
    (NOTES, "No container will be unloaded at night.", "At night nothing is unloaded."),
    (NOTES, "At night nothing is unloaded.", "No container will be unloaded at night."),
    (NOTES, "kind: refusal\n  says: Six", "kind: denial\n  says: Six"),
    (NOTES, "value: More than 400", "value: more than 400"),
    (NOTES, "  rejects: six-percent\n", ""),
    (NOTES, "who: mira-holm", "who: mira-hol"),
    (NOTES, "who: mira-hol\n", "who: mira-holm\n"),
    ("content/actors.yaml", "name: Kai Lund", "name: Kai J. Lund"),
    ("content/actors.yaml", "aka: [the port]", "aka: [the port, harbour company]"),
    ("content/topics.yaml", "name: Night shifts", "name: Work at night"),
    ("content/events.yaml", "after: first-round", "part_of: first-round"),
    ("content/demands.yaml", "since: 2024-02", "since: 2024-01~"),
    ("content/articles/2024-03-05-post.md", "title: Talks end", "title: The talks end"),
    ("content/articles/2024-03-05-post.md", "how long the reserve fund", "how long *the reserve fund"),
    ("content/articles/2024-03-06-wire.md", "digging in", "standing firm"),
    ("content/days/2024-03-05.md", "Talks fail", "No deal"),
    ("content/corrections.yaml", "5 March", "6 March"),
    ("config.yaml", "title: Harbour dispute", "title: Harbour strike"),
    ("config.yaml", "editor:", "per_page: 2\neditor:"),
    ("templates/pages/missing.md.j2", "", "Nothing here.\n"),
    ("templates/static/briefbook.css", "", "main { color: red; }\n"),
)

histories = st.lists(st.sampled_from(range(len(EDITS))), min_size=1, max_size=5)


def _edit(root: Path, number: int) -> None:
    """Make edit *number*; an empty text to replace makes the file, or removes it if it is there."""
    name, before, after = EDITS[number]
    path = root / name
    if before:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, after), encoding="utf-8")
    elif path.exists():
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, encoding="utf-8")


def _differs(history: list[int], folder: Path, memory: Callable[[], Memo]) -> int | None:
    """Return the step of *history* after which the build with memory differs from a clean one, or ``None``."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(GOLDEN, folder)
    project = Project(root=folder, templates=(folder / "templates", HERE.parent / "templates"))
    for step, number in enumerate((None, *history)):
        if number is not None:
            _edit(folder, number)
        memo = memory()
        remembering = build(project, memo)
        if isinstance(memo, FileMemo):
            memo.close()
        clean = build(project, Forgetful())
        if (remembering.image, remembering.problems) != (clean.image, clean.problems):
            return step
    return None


@settings(max_examples=20)
@given(history=histories)
def test_incremental_is_clean(history: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    """After every edit of a random history image and problems are those of a clean build."""
    folder = tmp_path_factory.mktemp("history")
    assert _differs(history, folder / "project", lambda: FileMemo(folder / "memo.sqlite", "program")) is None


class Careless:
    """A memory that mistakes one page for another made before: it looks at the first result only."""

    def __init__(self, kept: dict[str, bytes]) -> None:
        self.kept = kept

    def get(self, key: str) -> bytes | None:
        """Return what a careless reader of *key* finds."""
        return self.kept.get(key[:1])

    def put(self, key: str, value: bytes) -> None:
        """Keep *value* under too little of *key*."""
        self.kept.setdefault(key[:1], value)


def test_a_careless_memory_is_caught(tmp_path: Path) -> None:
    """The comparison can fail: a memory that confuses keys is found out."""
    kept: dict[str, bytes] = {}
    assert _differs([0], tmp_path / "project", lambda: Careless(kept)) is not None


def test_an_unchanged_project_makes_no_page(tmp_path: Path) -> None:
    """The second build of an unchanged project makes nothing; one edit makes only pages that show it."""
    shutil.copytree(GOLDEN, tmp_path / "project")
    project = Project(root=tmp_path / "project", templates=(HERE.parent / "templates",))
    made = []
    for number in (None, None, 14):
        if number is not None:
            _edit(project.root, number)
        memo = FileMemo(tmp_path / "memo.sqlite", "program")
        made.append(build(project, memo).summary.made)
        memo.close()
    assert made[0] > 30
    assert made[1:] == [0, 1]
