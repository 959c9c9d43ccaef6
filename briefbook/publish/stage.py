"""The next tree, made in full and flushed before it takes the place of the site: from the draft, or from the spare."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

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


def stage_anew(edition: Edition, place: Place) -> frozenset[str]:
    """Make the draft at ``place.staged`` the next tree. Return the files whose entries are no longer what they were: all.

    The marker comes first: whatever a death leaves is known to be ours.
    """
    tree = place.staged
    _mark(tree, edition.marker)
    folders = sorted(folders_of(edition.paths))
    present = {folder for folder in folders if (tree / folder).is_dir()}
    for folder in folders:
        if folder not in present:
            disk.make_folder(tree / folder)
    copied = _link(edition.kept, place.site, tree)
    sizes = {path: made.size for path, made in edition.made.items()}
    _flush(tree, {**sizes, **copied}, folders)
    return frozenset(edition.kept.keys() | edition.made.keys() | {MARKER})


def prepare(edition: Edition, place: Place, spare: Spare) -> dict[str, int]:
    """Bring *spare*, which stands at ``place.claimed``, up to date with the site; return the sizes of files that were copied.

    At any moment the marker in it lists whatever is in it: first what is stale goes, then the marker is replaced, then
    what is new comes.
    """
    tree = place.claimed
    for path in sorted(spare.stale | (spare.behind & spare.files.keys())):
        (tree / path).unlink()
    wanted = folders_of(edition.paths)
    for folder in sorted(spare.folders - wanted, reverse=True):
        (tree / folder).rmdir()
    _mark(tree, edition.marker)
    for folder in sorted(wanted - spare.folders):
        disk.make_folder(tree / folder)
    return _link(spare.behind, place.site, tree)


def stage_spare(edition: Edition, place: Place, spare: Spare, copied: Mapping[str, int]) -> frozenset[str]:
    """Move the draft into *spare*, which was `prepare`-d. Return the files whose entries are no longer what they were."""
    tree = place.claimed
    for path in edition.made:
        (place.staged / path).replace(tree / path)
    sizes = {path: made.size for path, made in edition.made.items()}
    touched = folders_of({*spare.stale, *spare.behind, *edition.made}) & folders_of(edition.paths)
    _flush(tree, {**sizes, **copied}, sorted(touched))
    return frozenset(spare.behind | edition.made.keys() | {MARKER})


def _mark(tree: Path, marker: bytes) -> None:
    """Let *marker* be the marker of *tree*, in one step."""
    (tree / NEXT_MARKER).unlink(missing_ok=True)
    disk.write_file(tree / NEXT_MARKER, marker)
    disk.flush(tree / NEXT_MARKER)
    (tree / NEXT_MARKER).replace(tree / MARKER)
    disk.flush(tree)


def _link(paths: Mapping[str, Entry] | frozenset[str], site: Path, tree: Path) -> dict[str, int]:
    """Let *tree* hold *paths* as *site* does; return the sizes of those that had to be copied."""
    copied = [path for path in paths if disk.link_or_copy(site / path, tree / path)]
    return {path: (tree / path).lstat().st_size for path in copied}


def _flush(tree: Path, sizes: Mapping[str, int], folders: list[str]) -> None:
    # After the last write rather than each after its own: the disk then gathers them, in a third of the time.
    disk.flush_all({tree / path: size for path, size in sizes.items()}, [*(tree / path for path in folders), tree])
