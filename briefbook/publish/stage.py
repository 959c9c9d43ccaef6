"""The next tree, made in full and flushed before it takes the place of the site: from the draft, or from the spare."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefbook.publish import disk
from briefbook.publish.journal import Made
from briefbook.publish.marker import MARKER, NEXT_MARKER, folders_of
from briefbook.publish.place import Place
from briefbook.publish.record import Entry
from briefbook.publish.spare import Spare


class Edition(Struct, frozen=True, gc=False, kw_only=True):
    """What the next site holds: files *kept* from the one that stands, files *made*, and the *marker* that lists both *paths*."""

    kept: Mapping[str, Entry]
    made: Mapping[str, Made]
    paths: frozenset[str]
    marker: bytes


#: Files whose entries are no longer what they were, each with the time of its last change (nanoseconds) when it surely held what
#: it should; 0 where nobody knows.
Touched = Mapping[str, int]


class Linked(Struct, frozen=True, gc=False):
    """Files that got a second name, as `Touched`, and the *sizes* in bytes of those that had to be copied."""

    touched: Touched
    sizes: Mapping[str, int]


def stage_anew(edition: Edition, place: Place) -> Touched:
    """Make the draft at ``place.staged`` the next tree. Return what that touched: all files.

    The marker comes first: whatever a death leaves is known to be ours.
    """
    tree = place.staged
    marked = _mark(tree, edition.marker)
    folders = sorted(folders_of(edition.paths))
    present = {folder for folder in folders if (tree / folder).is_dir()}
    for folder in folders:
        if folder not in present:
            disk.make_folder(tree / folder)
    linked = _link(edition.kept, edition.kept, place.site, tree)
    sizes = {path: made.size for path, made in edition.made.items()}
    _flush(tree, {**sizes, **linked.sizes}, folders)
    return {**linked.touched, **{path: made.ctime_ns for path, made in edition.made.items()}, MARKER: marked}


def prepare(edition: Edition, place: Place, spare: Spare) -> Linked:
    """Bring *spare*, which stands at ``place.claimed``, up to date with the site; return what was linked, and the marker.

    At any moment the marker in it lists whatever is in it: first what is stale goes, then the marker is replaced, then
    what is new comes.
    """
    tree = place.claimed
    for path in sorted(spare.stale | (spare.behind & spare.files)):
        (tree / path).unlink()
    wanted = folders_of(edition.paths)
    for folder in sorted(spare.folders - wanted, reverse=True):
        (tree / folder).rmdir()
    marked = _mark(tree, edition.marker)
    for folder in sorted(wanted - spare.folders):
        disk.make_folder(tree / folder)
    linked = _link(spare.behind, edition.kept, place.site, tree)
    return replace(linked, touched={**linked.touched, MARKER: marked})


def stage_spare(edition: Edition, place: Place, spare: Spare, linked: Linked) -> Touched:
    """Move the draft into *spare*, which was `prepare`-d: *linked* came of it. Return what all of that touched."""
    tree = place.claimed
    moved = {path: _moved(place.staged / path, tree / path, made.ctime_ns) for path, made in edition.made.items()}
    sizes = {path: made.size for path, made in edition.made.items()}
    folders = folders_of({*spare.stale, *spare.behind, *edition.made}) & folders_of(edition.paths)
    _flush(tree, {**sizes, **linked.sizes}, sorted(folders))
    return {**linked.touched, **moved}


def _mark(tree: Path, marker: bytes) -> int:
    """Let *marker* be the marker of *tree*, in one step; return the time of its last change, or 0."""
    (tree / NEXT_MARKER).unlink(missing_ok=True)
    ctime_ns = disk.write_file(tree / NEXT_MARKER, marker)
    disk.flush(tree / NEXT_MARKER)
    marked = _moved(tree / NEXT_MARKER, tree / MARKER, ctime_ns)
    disk.flush(tree)
    return marked


def _moved(path: Path, to: Path, ctime_ns: int) -> int:
    """Move the file *path*, which was changed last at *ctime_ns*; return the time of its last change, 0 if it was another."""
    same = path.lstat().st_ctime_ns == ctime_ns
    path.replace(to)  # a change of its own, on most systems
    return to.lstat().st_ctime_ns if same else 0


def _link(paths: Iterable[str], kept: Mapping[str, Entry], site: Path, tree: Path) -> Linked:
    """Let *tree* hold *paths* as *site* does, where they were seen as *kept*."""
    touched: dict[str, int] = {}
    sizes: dict[str, int] = {}
    source, target = f"{site}{os.sep}", f"{tree}{os.sep}"  # a path object for each would take as long as the rest
    for path in paths:
        size, mtime_ns, ctime_ns, inode, _ = kept[path]
        before = os.lstat(source + path)
        copied = disk.link_or_copy(source + path, target + path)
        after = os.lstat(target + path)
        # Another name changes the time of the last change, and nothing else.
        same = (after.st_size, after.st_mtime_ns, after.st_ino) == (size, mtime_ns, inode)
        touched[path] = after.st_ctime_ns if same and before.st_ctime_ns == ctime_ns else 0
        if copied:
            sizes[path] = after.st_size
    return Linked(touched, sizes)


def _flush(tree: Path, sizes: Mapping[str, int], folders: list[str]) -> None:
    # After the last write rather than each after its own: the disk then gathers them, in a third of the time.
    disk.flush_all({tree / path: size for path, size in sizes.items()}, [*(tree / path for path in folders), tree])
