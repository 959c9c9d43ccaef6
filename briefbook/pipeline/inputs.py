"""The files that a build reads, and which of them differ from when they were last looked at.

A file whose inode, size and times of change are as before holds what it held before, if its last change lies clearly before the
look: a second change within the clock's tick would leave no trace. Times in the future prove nothing.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from briefbook.model.project import Project

#: Inode, size, time of modification and of change in nanoseconds; a zero inode is never what was seen before.
Signature = tuple[int, int, int, int]
#: Signatures by path; paths below the project's root are relative to it.
Signatures = Mapping[str, Signature]
#: A change this near to the look, in nanoseconds, may be followed by another that cannot be told from it.
_FRESH: Final = 2_000_000_000
_UNSURE: Final = 0


def look(project: Project, folders: Iterable[Path]) -> dict[str, Signature]:
    """Return the signature of the configuration and of every file below *folders*."""
    now = time.time_ns()
    found: dict[str, Signature] = {}
    for path in (project.root / "config.yaml", *folders):
        _enter(path, name_of(project, path), now, found)
    return found


def look_at(project: Project, paths: Iterable[str]) -> dict[str, Signature | None]:
    """Return the signatures of some files by their names, ``None`` for one that is not there."""
    now = time.time_ns()
    found: dict[str, Signature] = {}
    names = list(paths)
    for name in names:
        _enter(project.root / name, name, now, found)
    return {name: found.get(name) for name in names}


def name_of(project: Project, path: Path) -> str:
    """Return how *path* is called here: relative to the project's root, if it lies below it."""
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else path.as_posix()


def differing(before: Signatures, after: Signatures) -> set[str]:
    """Return the paths that came, went or may hold something else."""
    changed = {path for path, seen in after.items() if before.get(path) != seen or seen[0] == _UNSURE}
    return changed | (before.keys() - after.keys())


def _enter(path: Path, name: str, now: int, found: dict[str, Signature]) -> None:
    try:
        state = path.stat()
    except OSError:
        return
    if path.is_dir():
        for below, seen in _below(str(path), name, 0):
            found[below] = _signature(seen, now)
    else:
        found[name] = _signature(state, now)


def _below(folder: str, name: str, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below *folder* with their state; hidden ones are nobody's content. Links are looked through."""
    try:
        listed = os.scandir(folder)
    except OSError:
        return
    with listed:
        for entry in listed:
            if entry.name.startswith("."):
                continue
            path = f"{name}/{entry.name}"
            try:
                if entry.is_dir() and depth < 20:
                    yield from _below(entry.path, path, depth + 1)
                else:
                    yield path, entry.stat()
            except OSError:  # gone again, or a link that leads nowhere: the reader will tell
                yield path, os.stat_result((0,) * 10)


def _signature(state: os.stat_result, now: int) -> Signature:
    fresh = now - state.st_ctime_ns < _FRESH
    inode = _UNSURE if fresh else state.st_ino
    return inode, state.st_size, state.st_mtime_ns, state.st_ctime_ns
