"""A memory on disk: what it keeps, and what it survives."""

import sqlite3
from pathlib import Path

import pytest

from briefbook.memo import FileMemo, Forgetful, program


def _remember(path: Path, count: int = 1, name: str = "program") -> None:
    memo = FileMemo(path, name)
    for number in range(count):
        memo.put(f"key {number}", f"value {number}".encode())
    memo.close()


def test_what_was_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    """Values outlive the process; another program remembers none of them."""
    path = tmp_path / "cache" / "memo.sqlite"
    _remember(path, 500)
    again = FileMemo(path, "program")
    assert again.get("key 0") == b"value 0"
    assert again.get("key 499") == b"value 499"
    assert again.get("key 500") is None
    assert FileMemo(path, "another program").get("key 0") is None
    again.close()
    assert again.note == ""


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, but long enough to look like one" * 40, b"SQLite format 3\0junk"]
)
def test_a_foreign_or_damaged_file_is_dropped(tmp_path: Path, content: bytes) -> None:
    """A file that is no memory is replaced, with a note unless it was empty."""
    path = tmp_path / "memo.sqlite"
    path.write_bytes(content)
    memo = FileMemo(path, "program")
    assert memo.get("key") is None
    memo.put("key", b"value")
    memo.close()
    assert bool(memo.note) == bool(content)
    assert FileMemo(path, "program").get("key") == b"value"


def test_a_value_that_rotted_is_a_miss(tmp_path: Path) -> None:
    """Bytes that changed on disk are not handed out."""
    path = tmp_path / "memo.sqlite"
    _remember(path)
    content = path.read_bytes()
    assert content.count(b"value 0") == 1
    path.write_bytes(content.replace(b"value 0", b"value X"))
    assert FileMemo(path, "program").get("key 0") is None


def test_a_folder_that_cannot_be_made_is_a_note(tmp_path: Path) -> None:
    """Where nothing can be written the build goes on, and says that nothing is remembered."""
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    memo = FileMemo(tmp_path / "cache" / "memo.sqlite", "program")
    memo.put("key", b"value")
    assert memo.get("key") == b"value"
    memo.close()
    assert "nothing is remembered" in memo.note


def test_what_is_no_longer_used_is_forgotten_in_time(tmp_path: Path) -> None:
    """The file does not grow for ever: once most of it is unused, only what the last build used stays."""
    path = tmp_path / "memo.sqlite"
    _remember(path, 1000)
    memo = FileMemo(path, "program")
    assert memo.get("key 7") == b"value 7"
    memo.close()
    after = FileMemo(path, "program")
    assert after.get("key 7") == b"value 7"
    assert after.get("key 8") is None


def test_the_program_has_one_digest_until_it_changes() -> None:
    """The program's digest is the same twice; a forgetful memory has nothing whatever it is given."""
    assert program() == program()
    forgetful = Forgetful()
    forgetful.put("key", b"value")
    assert forgetful.get("key") is None


def test_what_is_asked_nothing_makes_no_file(tmp_path: Path) -> None:
    """A build that fails before it makes a page leaves no memory behind."""
    FileMemo(tmp_path / "cache" / "memo.sqlite", "program").close()
    assert list(tmp_path.iterdir()) == []


def test_a_memory_held_by_another_is_left_alone(tmp_path: Path) -> None:
    """While another build writes, this one goes on without the file, and does not drop it."""
    path = tmp_path / "memo.sqlite"
    _remember(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    memo = FileMemo(path, "program")
    memo.put("key 1", b"value 1")
    memo.close()
    other.execute("ROLLBACK")
    other.close()
    assert memo.note
    assert FileMemo(path, "program").get("key 0") == b"value 0"
