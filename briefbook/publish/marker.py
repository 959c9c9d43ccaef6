"""The marker: the file in a published folder that says who made it, and which files are ours to replace."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

#: The marker's name, at the root of every folder that this program makes.
MARKER: Final = ".briefbook"

#: What operating systems drop into any folder that somebody looks at; never worth stopping for.
DROPPINGS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

_PREAMBLE: Final = """\
# briefbook made this folder. Each build replaces the files listed below; keep nothing of your own here.
"""


def marker_of(paths: Iterable[str]) -> bytes:
    """Return the marker of a folder that holds *paths* (relative, forward slashes): a function of the paths alone."""
    return (_PREAMBLE + "".join(f"{path}\n" for path in sorted(paths))).encode()


def listed_in(folder: Path) -> frozenset[str] | None:
    """Return the paths that the marker of *folder* lists, the marker's own among them; ``None`` if there is no marker.

    A link is no marker. A marker that a killed build left half written lists what it lists.
    """
    path = folder / MARKER
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        text = file.read().decode(errors="replace")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#")) | {MARKER}


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """Return every folder that *paths* stand in, without the root itself."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)
