"""The spare: the tree that the last publication replaced, kept to become the next one.

Nearly all of its files are those of the site under a second name (hard links), so that the next publication changes it in a few
places instead of making a tree and removing another. It proves nothing and is never trusted: a file of it is right if it is
the very file (inode) that the site holds. A spare that is missing, foreign or of another site costs time only.
"""

import contextlib
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct

from briefbook.publish import disk
from briefbook.publish.marker import MARKER, NEXT_MARKER, listed_in
from briefbook.publish.place import Place
from briefbook.publish.record import Entry
from briefbook.publish.standing import Glimpse, glimpse, not_ours, well_moded


class Spare(Struct, frozen=True, gc=False, kw_only=True):
    """A spare and what it lacks to be the next site.

    *files* and *folders* are what it holds, *stale* the files that the next site does not hold, *behind* the files of the
    site that are not the spare's, or not the same.
    """

    files: Mapping[str, int]
    folders: frozenset[str]
    stale: frozenset[str]
    behind: frozenset[str]


def claim(folder: Path, place: Place, kept: Mapping[str, Entry], made: Collection[str]) -> Spare | None:
    """Move the spare *folder* to ``place.claimed`` if it is worth bringing up to date; else sweep it, as far as it is ours.

    A spare is moved in one step, so that two builds never work on one. Never raises OSError.
    """
    try:
        tree = _of_ours(folder)
        if tree is None:
            return None
        spare = _compared(tree, kept, made)
        if spare is not None and _moved(folder, place.claimed, tree):
            return spare
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


def retire(tree: Path, folder: Path) -> bool:
    """Keep *tree*, which the site has replaced, as the spare *folder*; tell whether that could be done.

    It cannot on another file system, or where something stands that cannot be swept. Never raises OSError.
    """
    try:
        if _of_ours(tree) is None:
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


def worth(differences: int, files: int) -> bool:
    """Tell whether a tree of *files* with so many *differences* is worth bringing up to date: at least half must be the same."""
    return 2 * differences <= files


def _of_ours(folder: Path) -> Glimpse | None:
    """Return what *folder* holds, if that is all ours, on one file system."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    tree = glimpse(folder)
    listed = listed_in(folder)
    devices = {stamp.device for stamp in tree.folders.values()}
    if listed is None or len(devices) > 1 or not_ours(folder, tree, listed) is not None:
        return None
    return tree


def _compared(tree: Glimpse, kept: Mapping[str, Entry], made: Collection[str]) -> Spare | None:
    """Return what *tree* lacks, if it is worth having."""
    files = {path: inode for path, inode in tree.files.items() if path not in {MARKER, NEXT_MARKER}}
    stale = files.keys() - kept.keys() - set(made)
    behind = {path for path, entry in kept.items() if files.get(path) != entry.inode}
    worthy = worth(len(stale) + len(behind) + len(made), len(kept) + len(made))
    if not worthy or not well_moded(tree.folders.values()):
        return None
    folders = frozenset(tree.folders.keys() - {""})
    return Spare(files=files, folders=folders, stale=frozenset(stale), behind=frozenset(behind))


def _moved(folder: Path, claimed: Path, tree: Glimpse) -> bool:
    """Move the spare to *claimed*; tell whether it is the one that was looked at."""
    folder.rename(claimed)
    if claimed.lstat().st_ino == tree.folders[""].inode:
        return True
    with contextlib.suppress(OSError):  # another build has put its own there meanwhile
        claimed.rename(folder)
    return False
