"""The draft: where a build puts what it makes, file by file, before anybody knows whether it will be published."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from briefbook.model.problem import Problem
from briefbook.publish import disk
from briefbook.publish.journal import Journal, Told
from briefbook.publish.lock import release, take
from briefbook.publish.marker import MARKER, check_path
from briefbook.publish.place import Place, Refusal, failed, refused
from briefbook.publish.record import digest_of
from briefbook.publish.standing import Standing, foreign, identity, look


class Draft:
    """The site that is being made, beside the one that stands, while no other build may publish.

    *seen* is how the site stands, seen while the lock is held. Several processes forked from the one that began the draft may
    `put` files of different paths at once. As a context manager a draft drops itself at the end.
    """

    def __init__(self, *, place: Place, seen: Standing, journal: Journal, ending: contextlib.ExitStack) -> None:
        self.place = place
        self.seen = seen
        self._journal = journal
        self._ending = ending
        self._process = os.getpid()

    def put(self, path: str, content: bytes) -> None:
        """Let *path* of the next site hold *content*. Where the site holds it already, nothing is written.

        Raises OSError, after which the draft can only be dropped (`place.failed` tells of it); ValueError for a path
        that leaves the folder, is a folder of another, or was put before.
        """
        check_path(path)
        digest = digest_of(content)
        if self._stands(path, content, digest):
            self._journal.same(path, digest)
            return
        self._journal.made(path, len(content), digest)
        target = self.place.staged / path
        try:
            try:
                ctime_ns = disk.write_file(target, content)
            except FileNotFoundError:
                disk.make_folders(target.parent)
                ctime_ns = disk.write_file(target, content)
        except (FileExistsError, NotADirectoryError) as clash:
            raise ValueError(f"put twice, or both a file and a folder of the site: {path!r}") from clash
        self._journal.done(path, ctime_ns)

    def _stands(self, path: str, content: bytes, digest: bytes) -> bool:
        """Tell whether the site holds *content* at *path*."""
        intact = self.seen.intact.get(path)
        if intact is not None:
            return intact.digest == digest
        loose = self.seen.loose.get(path)
        if loose is None or loose.size != len(content):
            return False
        try:
            return disk.read_file(self.place.site / path) == content
        except OSError:
            return False

    def told(self) -> Told:
        """Return what was put so far, by all processes. Raises OSError."""
        return self._journal.told()

    def drop(self) -> None:
        """Remove the draft and let other builds in. Does nothing the second time, nor in a forked process."""
        if os.getpid() == self._process:
            self._ending.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.drop()


def begin(place: Place, seen: Standing, *, waiting: Callable[[str], None] = lambda _pid: None) -> Draft | Problem:
    """Begin a draft of the site at *place*, which was *seen* before; return it, or why nothing can be published.

    Takes the lock (*waiting* is told the pid of another build that is waited for), mends what a killed build left, and looks
    at the site again if another build was faster: then the draft's *seen* is another one.
    """
    with contextlib.ExitStack() as ending:
        try:
            ending.callback(_remove_empty, disk.make_folders(place.site.parent))
            ending.callback(release, place.lock, take(place.lock, waiting))
            disk.restore(place.site, place.aside)
            refusal = _swept(place)
            now = _seen_now(place, seen) if refusal is None else refusal
            if isinstance(now, Refusal):
                return refused(now, place)
            ending.callback(tidy, place)
            disk.make_folder(place.staged)
            journal = Journal.begun(place.staged / MARKER)
            ending.callback(journal.close)
            disk.flush(place.staged)
        except OSError as failure:
            return failed(failure, place)
        return Draft(place=place, seen=now, journal=journal, ending=ending.pop_all())


def _seen_now(place: Place, seen: Standing) -> Standing | Refusal:
    """Return how the site stands: as *seen*, unless another build was faster, or a death was mended."""
    return seen if identity(place.site) == seen.identity else look(place.site, seen.asked)


def tidy(place: Place) -> None:
    """Remove what stands beside the site, as far as it is ours. The next build names what remains."""
    with contextlib.suppress(OSError):
        disk.restore(place.site, place.aside)
    for folder in place.leftovers:
        with contextlib.suppress(OSError):
            disk.sweep(folder)


def _swept(place: Place) -> Refusal | None:
    """Clean up after a killed build; refuse what it cannot have left."""
    for leftover in place.leftovers:
        if not os.path.lexists(leftover):
            continue
        refusal = foreign(leftover)
        if refusal is not None:
            return Refusal(path=refusal.path, cause=f"in the way: {refusal.cause}", hint="move it away")
        disk.sweep(leftover)
    return None


def _remove_empty(folders: list[Path]) -> None:
    """Remove those *folders* again that were made for nothing."""
    for folder in folders:
        with contextlib.suppress(OSError):  # not empty: the site is in it
            folder.rmdir()
