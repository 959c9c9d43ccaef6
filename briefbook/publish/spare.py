"""The spare: the tree that the last publication replaced, kept to become the next one.

Nearly all of its files are those of the site under a second name (hard links), so that the next publication changes it in a few
places instead of making a tree and removing another. It proves nothing and is never trusted: a file of it is right if it is
the very file (inode) that the site holds. It need not be looked at file by file where its folders are as they were when it was
retired. A spare that is missing, foreign or of another site costs time only.
"""

import contextlib
import os
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec import Struct

from briefbook.publish import disk
from briefbook.publish.folders import Glimpse, glimpse, still
from briefbook.publish.marker import MARKER, NEXT_MARKER, listed_in
from briefbook.publish.place import Place
from briefbook.publish.record import Entry, Record, Retired, Stamp
from briefbook.publish.standing import Standing, not_ours, well_moded


class Spare(Struct, frozen=True, gc=False, kw_only=True):
    """A spare and what it lacks to be the next site.

    *files* and *folders* are what it holds, *stale* the files that the next site does not hold, *behind* the files of the
    site that are not the spare's, or not the same.
    """

    files: AbstractSet[str]
    folders: frozenset[str]
    stale: frozenset[str]
    behind: frozenset[str]


def claim(folder: Path, place: Place, before: Record, kept: Mapping[str, Entry], made: Collection[str]) -> Spare | None:
    """Move the spare *folder* to ``place.claimed`` if it is worth bringing up to date; else sweep it, as far as it is ours.

    *before* tells what it was when it was retired. A spare is moved in one step, so that two builds never work on one. Never
    raises OSError.
    """
    try:
        spare, inode = _remembered(folder, before, kept, made) or _looked_at(folder, kept, made)
        if spare is not None and _moved(folder, place.claimed, inode):
            return spare
        if inode:
            disk.sweep(folder)
    except OSError:
        return None
    return None


def give_up(folder: Path, place: Place) -> None:
    """Be rid of the spare that was claimed from *folder*; where it cannot be swept, put it back. Never raises OSError."""
    try:
        disk.sweep(place.claimed)
    except OSError:
        with contextlib.suppress(OSError):
            place.claimed.rename(folder)


def retire(tree: Path, folder: Path, seen: Standing) -> bool:
    """Keep *tree*, which the site has replaced and which was *seen*, as the spare *folder*; tell whether that could be done.

    It cannot on another file system, or where something stands that cannot be swept. Never raises OSError.
    """
    try:
        known = not seen.odd and still(tree, seen.folders, seen.taken, renamed=True) and _on_one_device(seen.folders)
        if not known and _of_ours(tree) is None:
            return False
        folder.parent.mkdir(exist_ok=True)
        if _of_ours(folder) is not None:
            disk.sweep(folder)
        elif os.path.lexists(folder):
            folder.rmdir()  # only if it is empty
        tree.rename(folder)
    except OSError:
        return False
    return True


def retired_as(seen: Standing, published: Mapping[str, Entry]) -> Retired | None:
    """Return what is known of a tree that was *seen* as the site, and that another took the place of which holds what was
    *published*; ``None`` if somebody else put something into it.
    """
    if seen.odd:
        return None
    held = {**seen.loose, **seen.intact}
    lacks = {path for path, now in published.items() if (old := held.get(path)) is not now and _another(old, now)}
    more = {path for path, old in held.items() if (now := published.get(path)) is not old and _another(now, old)}
    return Retired(frozenset(lacks), frozenset(more), seen.folders, seen.taken)


def _another(entry: Entry | None, other: Entry) -> bool:
    return entry is None or entry.inode != other.inode


def worth(differences: int, files: int) -> bool:
    """Tell whether a tree of *files* with so many *differences* is worth bringing up to date: at least half must be the same."""
    return 2 * differences <= files


def _of_ours(folder: Path) -> Glimpse | None:
    """Return what *folder* holds, if that is all ours, on one file system."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    tree = glimpse(folder)
    listed = listed_in(folder)
    if listed is None or not _on_one_device(tree.folders) or not_ours(folder, tree, listed) is not None:
        return None
    return tree


def _on_one_device(folders: Mapping[str, Stamp]) -> bool:
    return len({stamp.device for stamp in folders.values()}) == 1


def _remembered(
    folder: Path, before: Record, kept: Mapping[str, Entry], made: Collection[str]
) -> tuple[Spare | None, int] | None:
    """Return the spare, if it is worth having, and its inode, if it is as it was retired."""
    retired, entries = before.retired, before.entries
    if retired is None or not still(folder, retired.folders, retired.taken, renamed=True):
        return None
    same = {path for path, entry in kept.items() if (old := entries.get(path)) is entry or not _another(old, entry)}
    behind = (kept.keys() - same) | (retired.lacks & kept.keys())
    return _worthy(retired.files(entries.keys()), retired.folders, behind, kept, made), retired.folders[""].inode


def _looked_at(folder: Path, kept: Mapping[str, Entry], made: Collection[str]) -> tuple[Spare | None, int]:
    """Return the spare, if it is worth having, and its inode; 0 if it is not ours."""
    tree = _of_ours(folder)
    if tree is None:
        return None, 0
    behind = {path for path, entry in kept.items() if tree.files.get(path) != entry.inode}
    return _worthy(tree.files.keys(), tree.folders, behind, kept, made), tree.folders[""].inode


def _worthy(
    files: AbstractSet[str],
    folders: Mapping[str, Stamp],
    behind: AbstractSet[str],
    kept: Mapping[str, Entry],
    made: Collection[str],
) -> Spare | None:
    """Return the spare that holds *files*, and is *behind* with some, if it is worth having."""
    files = files - {MARKER, NEXT_MARKER}
    stale = files - kept.keys() - set(made)
    worthy = worth(len(stale) + len(behind) + len(made), len(kept) + len(made))
    if not worthy or not well_moded(folders.values()):
        return None
    return Spare(
        files=files, folders=frozenset(folders.keys() - {""}), stale=frozenset(stale), behind=frozenset(behind)
    )


def _moved(folder: Path, claimed: Path, inode: int) -> bool:
    """Move the spare to *claimed*; tell whether it is the one with *inode*, which was looked at."""
    folder.rename(claimed)
    if claimed.lstat().st_ino == inode:
        return True
    with contextlib.suppress(OSError):  # another build has put its own there meanwhile
        claimed.rename(folder)
    return False
