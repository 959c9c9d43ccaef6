"""The journal of a draft: what is being made, told before it is, by all who make it.

It stands where the marker of a finished folder will stand, and lists files as a marker does: whatever a death leaves is known
to be ours. Its comments say what each file is to be.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Self

from msgspec import Struct, field

from briefbook.publish.disk import FILE_MODE, naming, write_all
from briefbook.publish.marker import marker_of

_MADE: Final = "#+ "
_DONE: Final = "#! "
_SAME: Final = "#= "


class Made(Struct, frozen=True, gc=False, kw_only=True):
    """A file of a draft: its size in bytes, the digest of its content, and the time of its last change when it was written
    (nanoseconds; 0 if that was not told).
    """

    size: int
    digest: bytes
    ctime_ns: int = 0


class Told(Struct, frozen=True, gc=False, kw_only=True):
    """What a journal tells: files *made*, and files that the site holds already with the *same* digest."""

    made: Mapping[str, Made] = field(default_factory=dict)
    same: Mapping[str, bytes] = field(default_factory=dict)


class Journal:
    """A journal that is being written. Processes forked from the one that opened it may write to it at once."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def begun(cls, path: Path) -> Self:
        """Begin the journal *path*, flushed. Raises OSError."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_APPEND
        with naming(path):
            descriptor = os.open(path, flags, FILE_MODE)
            try:
                os.fchmod(descriptor, FILE_MODE)
                write_all(descriptor, marker_of(()))
                os.fsync(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
        return cls(path, descriptor)

    def made(self, path: str, size: int, digest: bytes) -> None:
        """Tell that the file *path* is about to be made."""
        self._tell(f"\n{path}\n{_MADE}{digest.hex()} {size} {path}\n")

    def done(self, path: str, ctime_ns: int) -> None:
        """Tell that the file *path* was made, and when it was changed last."""
        self._tell(f"\n{_DONE}{ctime_ns} {path}\n")

    def same(self, path: str, digest: bytes) -> None:
        """Tell that the file *path* of the site may stay."""
        self._tell(f"\n{_SAME}{digest.hex()} {path}\n")

    def _tell(self, line: str) -> None:
        # One call, so that lines of several processes never mix; a line break first, in case a full disk cut the last.
        with naming(self._path):
            write_all(self._descriptor, line.encode())

    def told(self) -> Told:
        """Return what was told so far. Raises OSError."""
        made: dict[str, tuple[int, bytes]] = {}
        done: dict[str, int] = {}
        same: dict[str, bytes] = {}
        with naming(self._path):
            length = os.fstat(self._descriptor).st_size
            text = os.pread(self._descriptor, length, 0).decode()
        for line in text.split("\n"):
            if line.startswith(_MADE):
                digest, size, path = line[len(_MADE) :].split(" ", 2)
                made[path] = int(size), bytes.fromhex(digest)
            elif line.startswith(_DONE):
                ctime, path = line[len(_DONE) :].split(" ", 1)
                done[path] = int(ctime)
            elif line.startswith(_SAME):
                digest, path = line[len(_SAME) :].split(" ", 1)
                same[path] = bytes.fromhex(digest)
        return Told(
            made={path: Made(size=made[path][0], digest=made[path][1], ctime_ns=done.get(path, 0)) for path in made},
            same=same,
        )

    def close(self) -> None:
        """Give back the file."""
        os.close(self._descriptor)
