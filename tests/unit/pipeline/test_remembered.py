"""What is remembered of a run comes back whole, or not at all."""

from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefbook.model.problem import Span, warning
from briefbook.model.project import Project
from briefbook.pipeline.counts import Summary
from briefbook.pipeline.inputs import Look
from briefbook.pipeline.remembered import FOLDER, Remembered, recall, remember, setting_of

REMEMBERED = Remembered(
    setting="this program",
    sources=("/srv/p/config.yaml", "/srv/p/content"),
    inputs=Look({"content/a.md": (1, 2, 3, 4)}, 7, frozenset({"content/a.md"})),
    problems=(warning("c", Span(path="content/a.md", line=2), "odd", "even"),),
    summary=Summary(articles=1, statements=2, pages=3, files=4, made=5),
    output="/srv/p/site",
    record=b"\x00record\xff",
)


def stored(root: Path) -> Path:
    """Return the one file of the memory at *root*."""
    (found,) = (root / FOLDER).iterdir()
    return found


def test_a_run_is_remembered(tmp_path: Path) -> None:
    """What was remembered is recalled in the same setting, and in no other; a later run takes its place."""
    assert recall(tmp_path, "this program") is None
    assert remember(tmp_path, REMEMBERED) == ""
    assert recall(tmp_path, "this program") == REMEMBERED
    assert recall(tmp_path, "another program") is None
    later = replace(REMEMBERED, record=b"")
    remember(tmp_path, later)
    assert recall(tmp_path, "this program") == later


@given(st.data())
def test_what_is_damaged_is_forgotten(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Wherever bytes rotted, are missing or were added, nothing is recalled, and nothing fails."""
    root = tmp_path_factory.mktemp("damaged")
    remember(root, REMEMBERED)
    path = stored(root)
    content = path.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    match data.draw(st.sampled_from(["flip", "cut", "add"])):
        case "flip":
            bit = 1 << data.draw(st.integers(0, 7))
            path.write_bytes(content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :])
        case "cut":
            path.write_bytes(content[:place])
        case _:
            path.write_bytes(content + b"\0")
    assert recall(root, "this program") is None


def test_a_foreign_memory_is_forgotten(tmp_path: Path) -> None:
    """A file that holds something else, though whole, and one that cannot be read are no memory."""
    remember(tmp_path, REMEMBERED)
    path = stored(tmp_path)
    for body in (b"", b"\xc1", b"\x93\x01\x02\x03", b"\x81\xa1a\x01"):
        path.write_bytes(blake2b(body, digest_size=16).digest() + body)
        assert recall(tmp_path, "this program") is None
    path.unlink()
    path.mkdir()
    assert recall(tmp_path, "this program") is None


def test_what_cannot_be_remembered_is_told(tmp_path: Path) -> None:
    """Where the folder cannot be made, a sentence says so; the site is none the worse."""
    (tmp_path / FOLDER).write_bytes(b"in the way")
    assert remember(tmp_path, REMEMBERED).startswith("nothing is remembered: ")
    assert recall(tmp_path, "this program") is None


def test_the_setting_is_what_was_asked_for(tmp_path: Path) -> None:
    """Another output, other templates or texts are another setting; the same ones are the same."""
    plain = Project(root=tmp_path, templates=(tmp_path,))
    others = [
        Project(root=tmp_path, templates=(tmp_path,), output=tmp_path / "out"),
        Project(root=tmp_path, templates=(tmp_path,), texts=tmp_path / "out"),
        Project(root=tmp_path, templates=(tmp_path / "x",)),
    ]
    assert setting_of(plain) == setting_of(Project(root=tmp_path, templates=(tmp_path,)))
    assert len({setting_of(project) for project in (plain, *others)}) == 4
