from pathlib import Path

import pytest

from briefbook.publish import disk
from briefbook.publish.marker import MARKER, marker_of
from tests.unit.publish.trees import names


def tree(path: Path, content: bytes) -> Path:
    """Make a small tree of ours."""
    path.mkdir()
    (path / MARKER).write_bytes(marker_of(["page.html"]))
    (path / "page.html").write_bytes(content)
    return path


@pytest.mark.parametrize("way", [disk.exchange, disk.rename_pair])
def test_two_trees_change_places(tmp_path: Path, way: object) -> None:
    """Whichever way this system has, the new tree ends in the place of the old one, which is kept for sweeping."""
    site, staged, aside = tree(tmp_path / "site", b"old"), tree(tmp_path / "next", b"new"), tmp_path / "last"
    assert callable(way)
    way(staged, site, aside)
    assert (site / "page.html").read_bytes() == b"new"
    left = staged if staged.exists() else aside
    assert (left / "page.html").read_bytes() == b"old"


def test_a_failed_second_rename_undoes_the_first(tmp_path: Path) -> None:
    """If the new tree cannot be moved in, the old one is back in its place."""
    site = tree(tmp_path / "site", b"old")
    with pytest.raises(OSError, match="missing"):
        disk.rename_pair(tmp_path / "missing", site, tmp_path / "last")
    assert (site / "page.html").read_bytes() == b"old"
    assert names(tmp_path) == ["site"]


def test_a_sweep_takes_what_is_listed_only(tmp_path: Path) -> None:
    """A tree with something foreign in it keeps that, and its place is told."""
    folder = tree(tmp_path / "old", b"old")
    (folder / "sub").mkdir()
    (folder / "sub/mine.txt").write_bytes(b"mine")
    with pytest.raises(OSError, match="old"):
        disk.sweep(folder)
    assert (folder / "sub/mine.txt").read_bytes() == b"mine"


def test_a_killed_sweep_can_be_taken_up(tmp_path: Path) -> None:
    """The marker goes last, so that what a death leaves is still known to be ours; an empty folder is."""
    folder = tree(tmp_path / "old", b"old")
    (folder / "page.html").unlink()
    disk.sweep(folder)
    folder.mkdir()
    disk.sweep(folder)
    assert names(tmp_path) == []
