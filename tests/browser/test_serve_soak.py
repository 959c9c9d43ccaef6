"""Serve through a morning of edits with a browser open: none missed, none late, and in the end the site is a clean one."""

from pathlib import Path
from random import Random

from playwright.sync_api import Page

from tests.editor import Desk

#: Bytes that the program may grow by once it is warm, and files and connections: a browser keeps six.
GROWTH = 50_000_000
OPEN = 8


def test_fifty_edits_are_seen(tmp_path: Path, page: Page) -> None:
    """Texts, bursts, renamed files, broken ones, templates, styles: each shows, and the published site is a clean build."""
    with Desk(tmp_path / "project", Random(7), page) as desk:
        desk.work(15)
        warm, files = desk.memory(), desk.descriptors()
        desk.work(35)
        assert desk.memory() - warm < GROWTH
        assert desk.descriptors() - files <= OPEN
    assert desk.edits == 50
    assert desk.shown >= 15
