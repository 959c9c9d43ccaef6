"""Folders as values: what the tests of publishing compare."""

import stat
from pathlib import Path

from briefbook.publish.marker import MARKER

#: Nanoseconds.
MINUTE = 60 * 10**9
PAGES = {
    "index.html": b"home",
    "actors/a-minister.html": b"a minister",
    "actors/index.html": b"actors",
    "data/x.csv": b"1",
}


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of the site in *folder*, without the marker."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def snapshot(folder: Path) -> dict[str, tuple[int, int, int, bytes]]:
    """Return everything below *folder*, links unfollowed: inode, mode, time of change, content or target."""
    found = {}
    for path in sorted(folder.rglob("*")):
        state = path.lstat()
        if stat.S_ISLNK(state.st_mode):
            content = bytes(path.readlink())
        else:
            content = path.read_bytes() if stat.S_ISREG(state.st_mode) else b""
        found[path.relative_to(folder).as_posix()] = (state.st_ino, state.st_mode, state.st_mtime_ns, content)
    return found


def names(folder: Path) -> list[str]:
    """Return what stands in *folder*, hidden things too."""
    return sorted(path.name for path in folder.iterdir())
