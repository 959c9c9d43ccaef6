"""The files that a build reads, and which of them differ from when they were last looked at.

A file whose inode, size and times of change are as before holds what it held before, if its last change lies clearly before the
look: a second change within the clock's tick would leave no trace. Times in the future prove nothing.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from briefbook.model.project import Project

#: Inode, size, time of modification and of change in nanoseconds.
Signature = tuple[int, int, int, int]
#: A change this near to a look, in nanoseconds, may be followed by another that cannot be told from it: clocks of file systems
#: are coarse.
_COARSE: Final = 2_000_000_000
#: No file system that is in use has a clock coarser than this, once a later look has found the same times.
_TICK: Final = 20_000_000

#: What stands for the signature of something that is no file.
_NOWHERE: Final = (0, 0, 0, 0)


class Look(Struct, frozen=True, gc=False):
    """What a look at files found: their signatures by path, *taken* at a time in nanoseconds. *doubtful* ones prove nothing.

    Paths below the project's root are relative to it.
    """

    signatures: Mapping[str, Signature] = field(default_factory=dict)
    taken: int = 0
    doubtful: frozenset[str] = frozenset()

    def differing(self, later: "Look") -> set[str]:
        """Return the paths that came or went since this look, or may hold something else."""
        before, after = self.signatures, later.signatures
        changed = {path for path, seen in after.items() if before.get(path) != seen}
        return changed | (before.keys() - after.keys()) | set(self.doubtful)

    def confirmed(self, later: "Look") -> "Look":
        """Return this look, less doubtful: what is the same long enough afterwards was not changed in between."""
        doubtful = {
            path
            for path in self.doubtful
            if (seen := self.signatures[path]) != later.signatures.get(path)
            or seen[3] > self.taken - _TICK
            or seen[3] > later.taken - _COARSE
        }
        return replace(self, doubtful=frozenset(doubtful))

    def after(self, paths: Iterable[str], later: "Look") -> "Look":
        """Return this look with *paths* as a *later* look at them found them."""
        known = set(paths)
        kept = {path: seen for path, seen in self.signatures.items() if path not in known}
        doubtful = (self.doubtful - known) | later.doubtful
        return Look({**kept, **later.signatures}, self.taken, doubtful)


def look(project: Project, folders: Iterable[Path]) -> Look:
    """Look at the configuration and at every file below *folders*."""
    return _look(project, (project.root / "config.yaml", *folders))


def look_at(project: Project, paths: Iterable[str]) -> Look:
    """Look at some files, by their names."""
    return _look(project, (project.root / path for path in paths))


def _look(project: Project, paths: Iterable[Path]) -> Look:
    taken = time.time_ns()
    found: dict[str, Signature] = {}
    for path in paths:
        _enter(path, name_of(project, path), found)
    doubtful = frozenset(path for path, seen in found.items() if seen[3] > taken - _COARSE)
    return Look(found, taken, doubtful)


def name_of(project: Project, path: Path) -> str:
    """Return how *path* is called here: relative to the project's root, if it lies below it."""
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else path.as_posix()


def _enter(path: Path, name: str, found: dict[str, Signature]) -> None:
    try:
        state = path.stat()
    except OSError:
        return
    if path.is_dir():
        found.update(_below(str(path), name, frozenset({(state.st_dev, state.st_ino)})))
    else:
        found[name] = _signature(state)


def _below(folder: str, name: str, within: frozenset[tuple[int, int]]) -> Iterator[tuple[str, Signature]]:
    """Yield the files below *folder* with their signatures; hidden ones are nobody's content.

    Links are looked through, but not those that lead back to a folder that this one lies *within* (device, inode).
    """
    try:
        listed = os.scandir(folder)
    except OSError:
        return
    empty = len(within) > 1
    with listed:
        for entry in listed:
            if entry.name.startswith("."):
                continue
            empty = False
            path = f"{name}/{entry.name}"
            try:
                state = entry.stat()
                if not entry.is_dir():
                    yield path, _signature(state)
                elif (folder_id := (state.st_dev, state.st_ino)) not in within:
                    yield from _below(entry.path, path, within | {folder_id})
            except OSError:  # gone again, or a link that leads nowhere: the reader will tell
                yield path, (0, 0, 0, 0)
    if empty:  # holds nothing to read, but may be out of place itself
        yield name, (0, 0, 0, 0)


def _signature(state: os.stat_result) -> Signature:
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
