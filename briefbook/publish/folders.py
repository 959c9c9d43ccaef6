"""Folders that are looked at: opened safely, walked, and stamped, so that it shows whether anything came or went since."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefbook.publish.disk import naming
from briefbook.publish.record import COARSE_NS, Stamp


class Tree(Struct, frozen=True, gc=False, kw_only=True):
    """What a folder holds: the state of each file (links, devices and the like among them) and of each folder.

    Paths are relative, with forward slashes; the folder itself is ``""``.
    """

    files: Mapping[str, os.stat_result]
    folders: Mapping[str, Stamp]


class Glimpse(Struct, frozen=True, gc=False, kw_only=True):
    """What a folder holds, seen without looking at any file: the inode of each (of links and devices too)."""

    files: Mapping[str, int]
    folders: Mapping[str, Stamp]


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


def walked(folder: Path, stamps: dict[str, Stamp]) -> Iterator[tuple[str, Iterator[os.DirEntry[str]]]]:
    """Give each folder of *folder*, itself first, following no links: the start of the paths in it (``""``, ``actors/``), and
    what it holds besides folders, of which nothing may be left out. Its stamp is in *stamps* by then. Raises OSError.
    """
    pending = [""]
    while pending:
        path = pending.pop()
        start = path and f"{path}/"
        with opened(folder / path) as (state, entries):
            stamps[path] = stamp_of(state)
            yield start, _apart_from_folders(entries, start, pending)


def _apart_from_folders(
    entries: Iterable[os.DirEntry[str]], start: str, pending: list[str]
) -> Iterator[os.DirEntry[str]]:
    """Yield those of *entries* that are no folders; the paths of folders are *pending* then."""
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            pending.append(start + entry.name)
        else:
            yield entry


def scan(folder: Path) -> Tree:
    """Return what *folder* holds, following no links: one look at each file. Raises OSError."""
    files: dict[str, os.stat_result] = {}
    folders: dict[str, Stamp] = {}
    for start, entries in walked(folder, folders):
        with naming(folder / start):
            for entry in entries:
                files[start + entry.name] = entry.stat(follow_symlinks=False)
    return Tree(files=files, folders=folders)


def glimpse(folder: Path) -> Glimpse:
    """Return what *folder* holds, following no links and looking at no file: a fifth of what `scan` takes. Raises OSError."""
    folders: dict[str, Stamp] = {}
    files = {start + entry.name: entry.inode() for start, entries in walked(folder, folders) for entry in entries}
    return Glimpse(files=files, folders=folders)


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
