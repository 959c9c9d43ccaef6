"""Folders that are looked at: opened safely, and stamped, so that it shows whether anything came or went since."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefbook.publish.disk import naming
from briefbook.publish.record import COARSE_NS, Stamp


def stamp_of(state: os.stat_result) -> Stamp:
    """Return the stamp of a folder with *state*."""
    return Stamp(state.st_dev, state.st_ino, state.st_mode, state.st_mtime_ns, state.st_ctime_ns)


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[tuple[os.stat_result, Iterator[os.DirEntry[str]]]]:
    """Open *folder*, which may not be a link; give its state and what it holds. Raises OSError."""
    with naming(folder):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            with os.scandir(descriptor) as entries:
                yield os.fstat(descriptor), entries
        finally:
            os.close(descriptor)


def still(folder: Path, stamps: Mapping[str, Stamp], taken: int, *, renamed: bool = False) -> bool:
    """Tell that nothing came to *folder* and those below it, or went, since they were stamped, at *taken* (nanoseconds) or later.

    What changed shortly before proves nothing. A folder that was *renamed* since was changed by that, and by nothing else.
    """
    latest = taken - COARSE_NS
    for path, stamp in stamps.items():
        try:
            now = stamp_of((folder / path).lstat())
        except OSError:
            return False
        known = stamp
        if renamed and not path:
            now, known = now._replace(ctime_ns=0), stamp._replace(ctime_ns=0)
        if now != known or max(known.mtime_ns, known.ctime_ns) > latest:
            return False
    return bool(stamps)
