"""Serve through a morning of edits: none missed, none late, and in the end the published site is a clean one."""

from pathlib import Path
from random import Random

from tests.editor import Desk

#: Bytes that the program may grow by once it is warm.
GROWTH = 50_000_000


def test_fifty_edits_are_seen(tmp_path: Path) -> None:
    """Single edits, bursts, renamed files, broken ones and templates: each shows, and the published site is a clean build."""
    with Desk(tmp_path / "project", Random(7)) as desk:
        desk.work(15)
        warm = desk.memory()
        desk.work(35)
        assert desk.memory() - warm < GROWTH
    assert desk.edits == 50
