"""How an output folder stands: what of it is ours, and what of that is still as recorded."""

import contextlib
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct, field

from briefbook.model.problem import Problem
from briefbook.publish.disk import FILE_MODE, FOLDER_MODE, naming
from briefbook.publish.marker import DROPPINGS, MARKER, NEXT_MARKER, folders_of, listed_in
from briefbook.publish.place import Place, Refusal, failed, refused
from briefbook.publish.record import UNSEEN, Entry, Record, digest_of, entry_of

_MOVE: Final = "move it away, or choose another output folder"
_FILE: Final = stat.S_IFREG | FILE_MODE


class Tree(Struct, frozen=True, gc=False, kw_only=True):
    """What a folder holds: the state of each file (links, devices and the like among them) and of each folder.

    Paths are relative, with forward slashes; the folder itself is ``""``.
    """

    files: Mapping[str, os.stat_result]
    folders: Mapping[str, os.stat_result]


class Glimpse(Struct, frozen=True, gc=False, kw_only=True):
    """What a folder holds, seen without looking at any file: the inode of each (of links and devices too)."""

    files: Mapping[str, int]
    folders: Mapping[str, os.stat_result]


class Standing(Struct, frozen=True, gc=False, kw_only=True):
    """How an output folder stands to a record.

    *intact* are the recorded files whose content is as recorded, with their entries as of now (the marker among them);
    *loose* other files that may be of the site, with entries without a digest; *odd* whatever is no file or has not a file's
    mode. *listed* are the files that our marker lists. *identity* changes whenever the folder is replaced; ``None`` where
    there is none. *tidy* tells that every folder has a folder's mode. *reread* counts the files that times did not vouch for.
    """

    asked: Record
    taken: int
    identity: tuple[int, int, int] | None = None
    listed: frozenset[str] = frozenset()
    intact: Mapping[str, Entry] = field(default_factory=dict)
    loose: Mapping[str, Entry] = field(default_factory=dict)
    odd: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    tidy: bool = True
    reread: int = 0

    @property
    def record(self) -> Record:
        """What is intact, to be remembered: after a look that had to read files (*reread*) the next has less to read."""
        return Record(taken=self.taken, entries=self.intact)

    def complete(self, paths: Iterable[str]) -> bool:
        """Tell whether the folder holds exactly *paths*, all intact, and nothing need be done."""
        wanted = frozenset(paths)
        exact = self.intact.keys() == wanted | {MARKER} and self.folders == folders_of(wanted)
        return exact and self.tidy and not self.loose and not self.odd


def standing(place: Place, record: Record) -> Standing | Problem:
    """Look at the output folder of *place*: what is intact of *record*, or why the folder cannot be replaced.

    Nothing is written. A file is read only where its size, inode and times do not prove that it is as recorded.
    """
    try:
        seen = look(place.site, record)
    except OSError as failure:
        return failed(failure, place)
    return refused(seen, place) if isinstance(seen, Refusal) else seen


def look(folder: Path, record: Record) -> Standing | Refusal:
    """Return how *folder* stands to *record*, or why it cannot be replaced. Raises OSError."""
    taken = time.time_ns()
    try:
        state = folder.lstat()
    except FileNotFoundError:
        return Standing(asked=record, taken=taken)
    if stat.S_ISLNK(state.st_mode):
        hint = "remove the link, or name the folder that it leads to"
        return Refusal(path=folder, cause="it is a link", hint=hint)
    if not stat.S_ISDIR(state.st_mode):
        return Refusal(path=folder, cause="it is not a folder", hint=_MOVE)
    tree = scan(folder)
    listed = listed_in(folder)
    refusal = not_ours(folder, tree, listed)
    if refusal is not None:
        return refusal
    return _compared(folder, tree, record, taken, listed or frozenset())


def _compared(folder: Path, tree: Tree, record: Record, taken: int, listed: frozenset[str]) -> Standing:
    intact: dict[str, Entry] = {}
    loose: dict[str, Entry] = {}
    odd: set[str] = set()
    reread = 0
    entries = record.entries
    latest = record.latest
    for path, state in tree.files.items():
        entry = entries.get(path)
        if state.st_mode != _FILE or (entry is None and path not in listed):
            odd.add(path)
        elif entry is None:
            loose[path] = entry_of(state, b"")
        elif state.st_mtime_ns == entry[1] <= latest and (state.st_size, state.st_ctime_ns, state.st_ino) == (
            entry[0],
            entry[2],
            entry[3],
        ):
            intact[path] = entry
        else:
            reread += 1
            same = entry.size in {state.st_size, UNSEEN} and _digest(folder / path) == entry.digest
            (intact if same else loose)[path] = entry_of(state, entry.digest if same else b"")
    return Standing(
        asked=record,
        taken=taken,
        identity=_identity(tree.folders[""]),
        listed=listed - {MARKER, NEXT_MARKER},
        intact=intact,
        loose=loose,
        odd=frozenset(odd),
        folders=frozenset(tree.folders.keys() - {""}),
        tidy=well_moded(tree.folders.values()),
        reread=reread,
    )


def well_moded(folders: Iterable[os.stat_result]) -> bool:
    """Tell whether all *folders* have the mode of a folder of ours."""
    return all(stat.S_IMODE(state.st_mode) == FOLDER_MODE for state in folders)


def _digest(path: Path) -> bytes | None:
    """Return the digest of the file *path*; ``None`` where it cannot be read, or became a link."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        return digest_of(file.read())


def identity(folder: Path) -> tuple[int, int, int] | None:
    """Return what tells *folder* from another one that takes its place; ``None`` where there is none."""
    try:
        return _identity(folder.lstat())
    except FileNotFoundError:
        return None


def _identity(state: os.stat_result) -> tuple[int, int, int]:
    return state.st_dev, state.st_ino, state.st_ctime_ns


def foreign(folder: Path) -> Refusal | None:
    """Tell why *folder* cannot be replaced: it is no folder, or not ours, or holds something that is not ours."""
    seen = look(folder, Record())
    return seen if isinstance(seen, Refusal) else None


def not_ours(folder: Path, tree: Tree | Glimpse, listed: frozenset[str] | None) -> Refusal | None:
    """Tell what in *folder*, which holds *tree*, is not ours by its marker, which lists *listed*."""
    if listed is None:
        empty = not tree.files and tree.folders.keys() == {""}
        return None if empty else Refusal(path=folder, cause="this program did not make that folder", hint=_MOVE)
    unlisted = tree.files.keys() - listed
    if not unlisted:  # nearly always
        return None
    strays = sorted(path for path in unlisted - folders_of(listed) if PurePosixPath(path).name not in DROPPINGS)
    if not strays:
        return None
    more = f" (and {len(strays) - 1} more)" if len(strays) > 1 else ""
    cause = f"this program did not make that file{more}, and would remove it"
    return Refusal(path=folder / strays[0], cause=cause, hint="move it away; a build replaces the whole folder")


def scan(folder: Path) -> Tree:
    """Return what *folder* holds, following no links: one look at each file. Raises OSError."""
    files: dict[str, os.stat_result] = {}
    folders: dict[str, os.stat_result] = {}
    pending = [""]
    while pending:
        path = pending.pop()
        prefix = path and f"{path}/"
        with _opened(folder / path) as (folders[path], entries):
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(prefix + entry.name)
                else:
                    files[prefix + entry.name] = entry.stat(follow_symlinks=False)
    return Tree(files=files, folders=folders)


def glimpse(folder: Path) -> Glimpse:
    """Return what *folder* holds, following no links and looking at no file: a fifth of what `scan` takes. Raises OSError."""
    files: dict[str, int] = {}
    folders: dict[str, os.stat_result] = {}
    pending = [""]
    while pending:
        path = pending.pop()
        prefix = path and f"{path}/"
        with _opened(folder / path) as (folders[path], entries):
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(prefix + entry.name)
                else:
                    files[prefix + entry.name] = entry.inode()
    return Glimpse(files=files, folders=folders)


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[tuple[os.stat_result, Iterator[os.DirEntry[str]]]]:
    """Open *folder*, which may not be a link; give its state and what it holds."""
    with naming(folder):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            with os.scandir(descriptor) as entries:
                yield os.fstat(descriptor), entries
        finally:
            os.close(descriptor)
