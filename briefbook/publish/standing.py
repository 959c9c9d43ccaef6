"""How an output folder stands: what of it is ours, and what of that is still as recorded."""

import stat
import time
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct, field

from briefbook.model.problem import Problem
from briefbook.publish.disk import FILE_MODE, FOLDER_MODE
from briefbook.publish.folders import Glimpse, Tree, scan, stamp_of
from briefbook.publish.glance import Glance, Scout, digest_at, glance
from briefbook.publish.marker import DROPPINGS, MARKER, NEXT_MARKER, folders_of, listed_in
from briefbook.publish.place import Place, Refusal, failed, refused
from briefbook.publish.record import UNSEEN, Entry, Record, Stamp, entry_of

_MOVE: Final = "move it away, or choose another output folder"
_FILE: Final = stat.S_IFREG | FILE_MODE


class Standing(Struct, frozen=True, gc=False, kw_only=True):
    """How an output folder stands to a record.

    *intact* are the recorded files whose content is as recorded, with their entries as of now (the marker among them);
    *loose* other files that may be of the site, with entries without a digest; *odd* whatever is no file or has not a file's
    mode. *listed* are the files that our marker lists. *identity* changes whenever the folder is replaced; ``None`` where
    there is none. *folders* are those that there are, the output folder itself (``""``) among them; it is *tidy* if each of them
    has a folder's mode and holds a file. *reread* counts the files that times did not vouch for.
    """

    asked: Record
    taken: int
    identity: tuple[int, int, int] | None = None
    listed: frozenset[str] = frozenset()
    intact: Mapping[str, Entry] = field(default_factory=dict)
    loose: Mapping[str, Entry] = field(default_factory=dict)
    odd: frozenset[str] = frozenset()
    folders: Mapping[str, Stamp] = field(default_factory=dict)
    tidy: bool = True
    reread: int = 0

    @property
    def record(self) -> Record:
        """What is intact, to be remembered: after a look that had to read files (*reread*) the next has less to read."""
        return Record(taken=self.taken, entries=self.intact, retired=self.asked.retired)

    def complete(self, paths: Iterable[str]) -> bool:
        """Tell whether the folder holds exactly *paths*, all intact, and nothing need be done."""
        wanted = frozenset(paths)
        exact = self.intact.keys() == wanted | {MARKER}
        return exact and self.tidy and not self.loose and not self.odd


def standing(place: Place, record: Record, scout: Scout | None = None) -> Standing | Problem:
    """Look at the output folder of *place*: what is intact of *record*, or why the folder cannot be replaced.

    Nothing is written. A file is read only where its size, inode and times do not prove that it is as recorded. A *scout* may
    have been sent to that folder with that record.
    """
    try:
        if scout is not None and scout.folder == place.site and scout.record is record:
            glanced, taken = scout.found(), scout.taken
        else:
            taken = time.time_ns()
            glanced = glance(place.site, record) if record.taken else None
        if glanced is not None and glanced.files == len(record.entries):
            return _recorded(record, glanced, taken)
        seen = look(place.site, record)
    except OSError as failure:
        return failed(failure, place)
    return refused(seen, place) if isinstance(seen, Refusal) else seen


def _recorded(record: Record, glanced: Glance, taken: int) -> Standing:
    """Return the standing of a folder that holds what was recorded, and nothing else."""
    return Standing(
        asked=record,
        taken=taken,
        identity=_identity(glanced.folders[""]),
        listed=frozenset(record.entries) - {MARKER},
        intact={**record.entries, **glanced.reread} if glanced.reread else record.entries,
        folders=glanced.folders,
        reread=len(glanced.reread),
    )


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
            same = entry.size in {state.st_size, UNSEEN} and digest_at(folder / path) == entry.digest
            (intact if same else loose)[path] = entry_of(state, entry.digest if same else b"")
    return Standing(
        asked=record,
        taken=taken,
        identity=_identity(tree.folders[""]),
        listed=listed - {MARKER, NEXT_MARKER},
        intact=intact,
        loose=loose,
        odd=frozenset(odd),
        folders=tree.folders,
        tidy=well_moded(tree.folders.values()) and tree.folders.keys() - {""} == folders_of(tree.files),
        reread=reread,
    )


def well_moded(folders: Iterable[Stamp]) -> bool:
    """Tell whether all *folders* have the mode of a folder of ours."""
    return all(stat.S_IMODE(stamp.mode) == FOLDER_MODE for stamp in folders)


def identity(folder: Path) -> tuple[int, int, int] | None:
    """Return what tells *folder* from another one that takes its place; ``None`` where there is none."""
    try:
        return _identity(stamp_of(folder.lstat()))
    except FileNotFoundError:
        return None


def _identity(stamp: Stamp) -> tuple[int, int, int]:
    return stamp.device, stamp.inode, stamp.ctime_ns


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
