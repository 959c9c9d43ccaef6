"""A glance at an output folder: does all of it stand as recorded? Half of it at a time, so that two processes can look at once."""

import contextlib
import os
import select
import signal
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import DecodeError, Struct
from msgspec.msgpack import Decoder, encode

from briefbook.publish.disk import FILE_MODE, FOLDER_MODE
from briefbook.publish.folders import walked
from briefbook.publish.marker import folders_of
from briefbook.publish.record import UNSEEN, Entry, Record, Stamp, digest_of

_FILE: Final = stat.S_IFREG | FILE_MODE
_FOLDER: Final = stat.S_IFDIR | FOLDER_MODE
_HALVES: Final = (0, 1)


class Glance(Struct, frozen=True, gc=False):
    """A glance at an output folder, or at half of it, that found nothing but what was recorded: so many *files*.

    *reread* are those that times did not vouch for, as they are now. *folders* are all that there are, the folder itself
    (``""``) among them.
    """

    files: int
    reread: Mapping[str, Entry]
    folders: Mapping[str, Stamp]


def glance(folder: Path, record: Record, half: int | None = None) -> Glance | None:
    """Glance at *folder*, or at *half* of its files (0, 1: those with an even or an odd inode).

    A file is read where its size, inode and times do not prove that it is as recorded. ``None`` as soon as anything is not: then
    a look has to tell what it is.
    """
    entries, latest = record.entries, record.latest
    files, full = 0, set[str]()
    reread: dict[str, Entry] = {}
    folders: dict[str, Stamp] = {}
    try:
        for start, found in walked(folder, folders):
            for entry in found:
                full.add(start)
                if half is not None and entry.inode() % 2 != half:
                    continue
                now, known = entry.stat(follow_symlinks=False), entries.get(start + entry.name)
                if known is None or now.st_mode != _FILE:
                    return None
                times = now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino
                if known[:4] != times or known[1] > latest:
                    if known[0] not in {times[0], UNSEEN} or digest_at(folder / start / entry.name) != known.digest:
                        return None
                    reread[start + entry.name] = Entry(*times, known.digest)
                files += 1
    except OSError:
        return None
    hollow = folders.keys() - {""} - folders_of(full)
    sound = not hollow and all(stamp.mode == _FOLDER for stamp in folders.values())
    return Glance(files, reread, folders) if sound else None


def digest_at(path: Path) -> bytes | None:
    """Return the digest of the file *path*; ``None`` where it cannot be read, or became a link."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        return digest_of(file.read())


class Scout:
    """A glance of another process, which goes on while this one does something else. *taken* is when it began (nanoseconds)."""

    def __init__(self, folder: Path, record: Record) -> None:
        self.folder, self.record, self.taken = folder, record, time.time_ns()
        pipes = [os.pipe() for _ in _HALVES]
        self._process = os.fork()
        if not self._process:
            _report(folder, record, [writing for _, writing in pipes])
        for _, writing in pipes:
            os.close(writing)
        self._reports = [reading for reading, _ in pipes]

    def found(self) -> Glance | None:
        """Return what was found at both halves; the second one is looked at here if that was not done yet.

        That ends the process; asked once more, nothing was found.
        """
        if not self._process:
            return None
        first, second = self._reports
        told = select.select([second], [], [], 0)[0]
        other = _received(second) if told else glance(self.folder, self.record, 1)
        one = _received(first) if other is not None else None
        self.end()
        if one is None or other is None or one.folders != other.folders:
            return None
        return Glance(one.files + other.files, {**one.reread, **other.reread}, one.folders)

    def end(self) -> None:
        """End the process, if it was not ended."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            for reading in self._reports:
                os.close(reading)
            self._process = 0


def _report(folder: Path, record: Record, writings: list[int]) -> None:
    """Look at one half after the other, and tell of each; never returns."""
    try:
        for half, writing in zip(_HALVES, writings, strict=True):
            with os.fdopen(writing, "wb") as report:
                report.write(encode(glance(folder, record, half)))
    finally:
        os._exit(0)


def _received(reading: int) -> Glance | None:
    """Return what was told, once all of it was; ``None`` if the process died over it."""
    told = bytearray()
    while chunk := os.read(reading, 65_536):
        told += chunk
    try:
        found: Glance | None = Decoder(Glance | None).decode(told)
    except DecodeError:
        return None
    return found
