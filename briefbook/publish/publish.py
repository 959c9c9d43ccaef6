"""The one public function of this stage: publish an image."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbook.model.page import Image
from briefbook.model.problem import Problem, Span, error
from briefbook.publish import disk
from briefbook.publish.lock import held
from briefbook.publish.marker import MARKER, folders_of, marker_of
from briefbook.publish.output import Refusal, Standing, check_paths, foreign, identity, misplaced, resolved, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: how many files of the site it *written* anew, *kept* as they were, *removed*."""

    written: int
    kept: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folders:
    """The output folder and the three names beside it that a build may need for a moment."""

    site: Path
    staged: Path
    aside: Path
    lock: Path

    @property
    def clean(self) -> bool:
        """Whether nothing is left of another build, dead or at work."""
        return not any(os.path.lexists(path) for path in (self.staged, self.aside, self.lock))


def publish(
    image: Image,
    output: Path,
    *,
    root: Path,
    sources: Iterable[Path] = (),
    explicit: bool = False,
    waiting: Callable[[str], None] = lambda _pid: None,
) -> Published | Problem:
    """Make *output* hold exactly *image*, all of it or nothing; return what was done, or why nothing was.

    *root* is the project; *sources* are the folders it is made from, which the output may neither hold nor be in.
    *explicit* tells that the user named *output* in the command, so that it may lie outside of the project.
    *waiting* is told the pid of another build that is waited for.

    A folder that is already as it should be is not touched. Problems: ``output-refused`` where the folder is not ours
    to replace, ``cannot-publish`` where the disk refuses (full, read-only, failing); then the old site is as it was.
    Raises ValueError for an image that cannot be right: without files, or with a path that leaves the folder.
    """
    if not image.files:
        raise ValueError("an image without files")
    check_paths(image.files)
    site = resolved(output)
    refusal = misplaced(site, root=root, sources=sources, explicit=explicit)
    if refusal is not None:
        return _refused(refusal, root)
    folders = _Folders(
        site=site,
        staged=site.with_name(f".{site.name}.next"),
        aside=site.with_name(f".{site.name}.last"),
        lock=site.with_name(f".{site.name}.lock"),
    )
    files = {MARKER: marker_of(image.files), **image.files}
    try:
        done = _update(files, folders, waiting)
    except OSError as failure:
        return _failed(failure, site, root)
    return _refused(done, root) if isinstance(done, Refusal) else done


def _update(files: Mapping[str, bytes], folders: _Folders, waiting: Callable[[str], None]) -> Published | Refusal:
    """Look at the site, and replace it if it is not as it should be."""
    seen = standing(folders.site, files)
    if seen.refusal is not None:
        return seen.refusal
    if seen.complete and folders.clean:
        return _unchanged(files)
    with _parents(folders.site.parent), held(folders.lock, waiting):
        return _replace(files, folders, seen)


def _replace(files: Mapping[str, bytes], folders: _Folders, seen: Standing) -> Published | Refusal:
    """Stage, exchange, sweep; the lock is held. *seen* is how the site stood before the lock was."""
    disk.restore(folders.site, folders.aside)
    refusal = _leftovers(folders)
    if refusal is not None:
        return refusal
    if identity(folders.site) != seen.identity:  # another build was faster, or a death was mended
        seen = standing(folders.site, files)
    if seen.refusal is not None:
        return seen.refusal
    if seen.complete:
        return _unchanged(files)
    try:
        _stage(files, seen.same, folders)
        disk.exchange(folders.staged, folders.site, folders.aside)
        # The site is new from here on, and whole either way if the power fails: nothing is left to refuse.
        with contextlib.suppress(OSError):
            disk.flush(folders.site.parent)
    finally:
        # What cannot be swept now is named by the next build; it must not hide what went before.
        with contextlib.suppress(OSError):
            disk.restore(folders.site, folders.aside)
            disk.sweep(folders.staged)
            disk.sweep(folders.aside)
    stayed = len(seen.same - {MARKER})
    removed = len(seen.listed - files.keys())
    return Published(written=len(files) - 1 - stayed, kept=stayed, removed=removed)


def _unchanged(files: Mapping[str, bytes]) -> Published:
    return Published(written=0, kept=len(files) - 1, removed=0)


def _stage(files: Mapping[str, bytes], same: frozenset[str], folders: _Folders) -> None:
    """Make the next tree in full, flushed. Its marker comes first: whatever a death leaves is known to be ours."""
    disk.make_folder(folders.staged)
    disk.write_file(folders.staged / MARKER, files[MARKER])
    disk.flush(folders.staged / MARKER)
    disk.flush(folders.staged)
    below = [folders.staged / path for path in sorted(folders_of(files))]
    for folder in below:
        disk.make_folder(folder)
    fresh: list[Path] = []
    for path, content in files.items():
        if path in same and path != MARKER:
            disk.link_or_write(folders.site / path, folders.staged / path, content)
        elif path != MARKER:
            disk.write_file(folders.staged / path, content)
            fresh.append(folders.staged / path)
    # After the last write rather than each after its own: the disk then gathers them, in a third of the time.
    for written in (*fresh, *below, folders.staged):
        disk.flush(written)


def _leftovers(folders: _Folders) -> Refusal | None:
    """Clean up after a killed build; refuse what it cannot have left."""
    for leftover in (folders.staged, folders.aside):
        if not os.path.lexists(leftover):
            continue
        refusal = foreign(leftover)
        if refusal is not None:
            return Refusal(path=refusal.path, cause=f"in the way: {refusal.cause}", hint="move it away")
        disk.sweep(leftover)
    return None


@contextlib.contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """Make the folders above the output for the body; remove those again that were made for nothing."""
    missing = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        for path in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another build was faster
                disk.make_folder(path)
        yield
    finally:
        for path in missing:
            with contextlib.suppress(OSError):  # not empty: the site is in it
                path.rmdir()


def _refused(refusal: Refusal, root: Path) -> Problem:
    return error("output-refused", _span(refusal.path, root), f"not published: {refusal.cause}", refusal.hint)


def _failed(failure: OSError, site: Path, root: Path) -> Problem:
    path = Path(os.fsdecode(failure.filename)) if isinstance(failure.filename, str | bytes) else site
    message = f"not published: {failure.strerror or failure}"
    return error("cannot-publish", _span(path, root), message, "the site is as it was before")


def _span(path: Path, root: Path) -> Span:
    root = Path(os.path.realpath(root))
    return Span(path=(path.relative_to(root) if path.is_relative_to(root) else path).as_posix())
