"""The marker: the file in a published folder that says who made it, and which files are ours to replace."""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

#: The marker's name, at the root of every folder that this program makes.
MARKER: Final = ".briefbook"

#: The name of a marker that is to replace one. Ours as well, whether it is listed or not.
NEXT_MARKER: Final = ".briefbook.next"

#: What operating systems drop into any folder that somebody looks at; never worth stopping for.
DROPPINGS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

_PLAIN: Final = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*(\.[a-z0-9]+)*")
_PREAMBLE: Final = """\
# briefbook made this folder. Each build replaces the files listed below; keep nothing of your own here.
"""


def marker_of(paths: Iterable[str]) -> bytes:
    """Return the marker of a folder that holds *paths* (relative, forward slashes): a function of the paths alone."""
    return (_PREAMBLE + "\n".join([*sorted(paths), ""])).encode()


def listed_in(folder: Path) -> frozenset[str] | None:
    """Return the paths that the marker of *folder* lists, the markers' own names among them; ``None`` if there is no marker.

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
    lines = text.split("\n")
    return frozenset([line for line in lines if line and line[0] != "#"]) | {MARKER, NEXT_MARKER}


def files_of(folder: Path) -> tuple[str, ...]:
    """Return the paths of the files that were published to *folder*, in order, without the marker itself."""
    return tuple(sorted((listed_in(folder) or frozenset()) - {MARKER, NEXT_MARKER}))


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """Return every folder that *paths* stand in, without the root itself."""
    found = {path.rpartition("/")[0] for path in paths}
    for folder in list(found):
        above = folder.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return frozenset(found - {""})


def check_paths(paths: Iterable[str]) -> None:
    """Make sure that *paths* stay below the folder they are joined to, and that none is a folder of another.

    Raises ValueError: routes make every path, so a bad one is a mistake of ours.
    """
    known = frozenset(paths)
    for path in sorted(known):
        check_path(path)
    check_folders(known)


def check_folders(paths: frozenset[str]) -> None:
    """Make sure that no path is a folder of another. Raises ValueError."""
    both = sorted(paths & folders_of(paths))
    if both:
        raise ValueError(f"both a file and a folder of the site: {both[0]!r}")


def check_path(path: str) -> None:
    """Make sure that *path* stays below the folder it is joined to, on any system. Raises ValueError."""
    if _PLAIN.fullmatch(path):  # nearly all
        return
    parts = path.split("/")
    unsafe = any(part in {"", ".", ".."} or part.endswith((" ", ".")) for part in parts)
    taken = parts[0] in {MARKER, NEXT_MARKER} or path.startswith("#")
    if unsafe or taken or "\\" in path or not path.isprintable():
        raise ValueError(f"not a path of a site: {path!r}")
