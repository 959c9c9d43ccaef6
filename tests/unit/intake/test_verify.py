"""What verify writes, and when it refuses to."""

import json
import shutil
from pathlib import Path

import pytest

from briefbook.intake.verify import verify
from briefbook.model.project import Project

GOLDEN = Path(__file__).parents[2] / "golden" / "project"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a copy of the golden project, with its private text."""
    shutil.copytree(GOLDEN, tmp_path / "project")
    return Project(root=tmp_path / "project", templates=())


def test_the_lock_holds_no_word_of_the_text(project: Project) -> None:
    """The lock is written, and holds hashes, offsets and counts only."""
    told = verify(project)
    lock = (project.root / "content" / "quotes.lock").read_text(encoding="utf-8")
    assert told.text.startswith("content/quotes.lock written: 5 passages of 1 text")
    passages = json.loads(lock)["texts"]["2024-03-06-wire"]["passages"]
    assert len(passages) == 5
    words = set((project.root / "texts" / "wire-0306.txt").read_text(encoding="utf-8").casefold().split())
    assert not {word for word in words if len(word) > 6 and word in lock.casefold() and word != "version"}


def test_verifying_again_changes_nothing(project: Project) -> None:
    """The same notes and texts make the same lock, and the file is not touched."""
    verify(project)
    before = (project.root / "content" / "quotes.lock").stat().st_mtime_ns
    assert verify(project).text.startswith("content/quotes.lock is up to date")
    assert (project.root / "content" / "quotes.lock").stat().st_mtime_ns == before


def test_a_wrong_quote_leaves_the_lock_as_it_was(project: Project) -> None:
    """With an error among the problems nothing is written."""
    verify(project)
    lock = project.root / "content" / "quotes.lock"
    before = lock.read_bytes()
    notes = project.root / "content" / "annotations" / "2024-03-06-wire.yaml"
    notes.write_text(notes.read_text(encoding="utf-8").replace("single box", "last box"), encoding="utf-8")
    told = verify(project)
    assert [problem.code for problem in told.problems] == ["passage-absent"]
    assert told.text == "content/quotes.lock is left as it was"
    assert lock.read_bytes() == before


def test_an_absent_text_keeps_its_entry(project: Project) -> None:
    """Verifying without the private text keeps what was verified with it."""
    verify(project)
    before = (project.root / "content" / "quotes.lock").read_bytes()
    shutil.rmtree(project.root / "texts")
    told = verify(project)
    assert told.problems == ()
    assert "1 absent" in told.text
    assert (project.root / "content" / "quotes.lock").read_bytes() == before
