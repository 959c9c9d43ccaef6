"""The public functions of this stage: publish a draft, or a whole image at once."""

import contextlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from briefbook.model.problem import Problem
from briefbook.publish import disk
from briefbook.publish.draft import Draft, begin, tidy
from briefbook.publish.folders import glimpse, still
from briefbook.publish.marker import MARKER, check_folders, check_paths, listed_in, marker_of
from briefbook.publish.place import Place, failed, overtaken, placed, refused, resolved
from briefbook.publish.record import Entry, Record, digest_of, entry_of
from briefbook.publish.spare import claim, give_up, retire, retired_as, worth
from briefbook.publish.stage import Edition, Touched, prepare, stage_anew, stage_spare
from briefbook.publish.standing import Standing, identity, not_ours, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: how many files of the site it *written* anew, *kept* as they were, *removed*.

    *record* is what the site holds now: the next build asks how the site stands to it.
    """

    written: int
    kept: int
    removed: int
    record: Record = field(default_factory=Record, compare=False, repr=False)


def publish(
    draft: Draft, kept: Iterable[str] = (), *, spare: Path | None = None, uncounted: str | None = None
) -> Published | Problem:
    """Make the site hold exactly what was put into *draft*, and the files *kept*, all of it or nothing; end the draft.

    *kept* are paths that are intact in ``draft.seen``. *spare* is a folder in which the tree that the site replaces may be
    kept for the next publication; it should be on the file system of the site, and nobody else's. What stands below the folder
    *uncounted* (``"x/"``) is published like all else, and left out of what is counted.

    Return what was done, or why nothing was: ``output-refused`` where something that is not ours came into the folder,
    ``cannot-publish`` where the disk refuses (full, read-only, failing) or somebody changed the site meanwhile; then the old
    site is as it was. Raises ValueError for a site that cannot be right: without files, with a kept file that is not intact.
    """
    with draft:
        try:
            return _published(draft, frozenset(kept), _apart(spare, draft.place), uncounted)
        except OSError as failure:
            return failed(failure, draft.place)


def settled(place: Place, seen: Standing, paths: Iterable[str]) -> Published | None:
    """Return the publication of a site that stands as it should, holding exactly *paths*: nothing is written or locked.

    ``None`` if there is something to do: for the site, or to clean up after a build that was killed.
    """
    paths = frozenset(paths)
    if not seen.complete(paths) or not place.clean:
        return None
    return Published(written=0, kept=len(paths), removed=0, record=seen.record)


def publish_image(
    files: Mapping[str, bytes],
    output: Path,
    *,
    root: Path,
    sources: Iterable[Path] = (),
    explicit: bool = False,
    waiting: Callable[[str], None] = lambda _pid: None,
    spare: Path | None = None,
    record: Record | None = None,
) -> Published | Problem:
    """Make *output* hold exactly *files* (path below it → content), all of it or nothing; return what was done.

    *root*, *sources* and *explicit* say where *output* may be (see `placed`), *waiting* is told of another build (see `begin`),
    *spare* is as for `publish`. *record* is what the last publication returned; without it every file of the site is read.
    A folder that is already as it should be is not touched. Raises ValueError for an image that cannot be right.
    """
    if not files:
        raise ValueError("an image without files")
    check_paths(files)
    place = placed(output, root=root, sources=sources, explicit=explicit)
    if isinstance(place, Problem):
        return place
    seen = standing(place, _asked(files, record or Record()))
    if isinstance(seen, Problem):
        return seen
    done = settled(place, seen, files)
    if done is not None:
        return done
    draft = begin(place, seen, waiting=waiting)
    if isinstance(draft, Problem):
        return draft
    with draft:
        try:
            for path, content in files.items():
                if path not in draft.seen.intact:
                    draft.put(path, content)
        except OSError as failure:
            return failed(failure, place)
        return publish(draft, draft.seen.intact.keys() & files.keys(), spare=spare)


def _asked(files: Mapping[str, bytes], record: Record) -> Record:
    """Return the record of *files*, with what *record* knows of those that are the same."""
    digests = {MARKER: digest_of(marker_of(files)), **{path: digest_of(content) for path, content in files.items()}}
    expected = Record.expected(digests).entries
    known = {path: entry for path, entry in record.entries.items() if digests.get(path) == entry.digest}
    retired = record.retired and record.retired.beside(record.entries.keys(), expected.keys())
    return Record(taken=record.taken, entries={**expected, **known}, retired=retired)


def _apart(spare: Path | None, place: Place) -> Path | None:
    """Return *spare*, unless it is, holds or is in the site."""
    if spare is None:
        return None
    spare = resolved(spare)
    return None if spare.is_relative_to(place.site) or place.site.is_relative_to(spare) else spare


def _published(draft: Draft, kept: frozenset[str], spare: Path | None, uncounted: str | None) -> Published | Problem:
    place = draft.place
    edition = _edition(draft, kept)
    seen = _confirmed(draft.seen, edition, place)
    if not edition.made and seen.complete(edition.paths):
        return Published(written=0, kept=_count(edition.kept, uncounted), removed=0, record=seen.record)
    trouble = _meddled(edition, seen, place)
    if trouble is not None:
        return trouble
    edition = replace(edition, kept=_proven(edition.kept, seen.record))
    differences = len(edition.made) + len(seen.listed - edition.paths)
    tree, touched = _staged(edition, seen, place, spare)
    disk.exchange(tree, place.site, place.aside)
    # The site is new from here on, and whole either way if the power fails: nothing is left to refuse.
    with contextlib.suppress(OSError):
        disk.flush(place.site.parent)
    old = place.aside if place.aside.is_dir() else tree
    keeps = spare is not None and worth(differences, len(edition.paths)) and retire(old, spare, seen)
    tidy(place)
    record = _recorded(edition, place, touched if keeps else {**dict.fromkeys(edition.paths, 0), **touched})
    return Published(
        written=_count(edition.made, uncounted),
        kept=_count(edition.kept, uncounted),
        removed=_count(seen.listed - edition.paths, uncounted),
        record=replace(record, retired=retired_as(seen, record.entries)) if keeps else record,
    )


def _count(paths: Iterable[str], uncounted: str | None) -> int:
    return sum(uncounted is None or not path.startswith(uncounted) for path in paths)


def _edition(draft: Draft, kept: frozenset[str]) -> Edition:
    """Return what the next site is to hold. Raises ValueError for what cannot be right."""
    seen, told = draft.seen, draft.told()
    wrong = sorted(kept - seen.intact.keys() - told.made.keys() - told.same.keys())
    if wrong:
        raise ValueError(f"kept, but not intact: {wrong[0]!r}")
    stay = dict(seen.intact)
    for path in (seen.intact.keys() - kept) | told.made.keys():
        stay.pop(path, None)
    for path, digest in told.same.items():
        stay[path] = seen.intact[path] if path in seen.intact else seen.loose[path]._replace(digest=digest)
    paths = frozenset(stay.keys() | told.made.keys())
    if not paths:
        raise ValueError("a site without files")
    check_folders(paths)
    # It is a function of the paths: where these are as they were, it need not be written down once more.
    stands = MARKER in seen.intact and paths == seen.listed
    marker = disk.read_file(draft.place.site / MARKER) if stands else marker_of(paths)
    return Edition(kept=stay, made=told.made, paths=paths, marker=marker)


def _confirmed(seen: Standing, edition: Edition, place: Place) -> Standing:
    """Return *seen* with what the making of the site has confirmed since, though no record knew it, as intact."""
    if not seen.loose:
        return seen
    known = dict(edition.kept)
    marker = seen.loose.get(MARKER)
    if marker is not None and disk.read_file(place.site / MARKER) == edition.marker:
        known[MARKER] = marker._replace(digest=digest_of(edition.marker))
    loose = {path: entry for path, entry in seen.loose.items() if path not in known}
    return replace(seen, intact={**seen.intact, **known}, loose=loose)


def _proven(kept: Mapping[str, Entry], seen: Record) -> Mapping[str, Entry]:
    """Return *kept*; of those that were too young, when they were *seen*, to be believed, the last change is unknown: 0."""
    latest = seen.latest
    return {path: entry if entry.mtime_ns <= latest else entry._replace(ctime_ns=0) for path, entry in kept.items()}


def _meddled(edition: Edition, seen: Standing, place: Place) -> Problem | None:
    """Tell what somebody did to the site since it was *seen*, if it matters; a build may take its time."""
    now = identity(place.site)
    if now is None and seen.identity is None:
        return None
    if now is None or seen.identity is None or now[:2] != seen.identity[:2]:
        return overtaken(place.site, place)
    if still(place.site, seen.folders, seen.taken):
        return None
    tree = glimpse(place.site)
    refusal = not_ours(place.site, tree, listed_in(place.site))
    if refusal is not None:
        return refused(refusal, place)
    gone = sorted(path for path, entry in edition.kept.items() if tree.files.get(path) != entry.inode)
    return overtaken(place.site / gone[0], place) if gone else None


def _staged(edition: Edition, seen: Standing, place: Place, spare: Path | None) -> tuple[Path, Touched]:
    """Make the next tree; return where it is, and what that touched."""
    ready = claim(spare, place, seen.asked, edition.kept, edition.made) if spare is not None else None
    if ready is not None and spare is not None:
        try:
            linked = prepare(edition, place, ready)
        except OSError:  # of the spare, or of anything: making the tree anew will tell
            give_up(spare, place)
        else:
            return place.claimed, stage_spare(edition, place, ready, linked)
    return place.staged, stage_anew(edition, place)


def _recorded(edition: Edition, place: Place, touched: Touched) -> Record:
    """Return what the site holds now. Files that were *touched* (made, or given or taken a name) have other times.

    They are believed where the last change is the one that is known of; what else there is will be read again.
    """
    digests = {MARKER: digest_of(edition.marker), **{path: made.digest for path, made in edition.made.items()}}
    entries = dict(edition.kept)
    for path, ctime_ns in touched.items():
        digest = digests.get(path) or edition.kept[path].digest
        with contextlib.suppress(OSError):  # gone already: the next build will miss it
            entry = entry_of((place.site / path).lstat(), digest)
            entries[path] = entry if entry.ctime_ns == ctime_ns else entry._replace(ctime_ns=0)
    return Record(taken=time.time_ns(), entries=entries)
