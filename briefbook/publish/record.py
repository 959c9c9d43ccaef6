"""The record: what a published folder held, so that what is still as it was need not be read again."""

import os
import sys
from array import array
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from types import MappingProxyType
from typing import Final, NamedTuple, Self

from msgspec import Struct, field
from msgspec.msgpack import Decoder, encode
from msgspec.structs import replace

_SUM: Final = 16
_MAGIC: Final = f"briefbook record 2 {sys.byteorder}\n".encode()
#: A change may leave no trace in times that are younger than this: clocks of file systems are coarse.
COARSE_NS: Final = 2_000_000_000


class Entry(NamedTuple):
    """A file as it was found: size in bytes, times in nanoseconds, inode, and the digest of its content (`digest_of`)."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: bytes


#: The size of a file of which only the digest is known.
UNSEEN: Final = -1


def digest_of(content: bytes | memoryview) -> bytes:
    """Return the digest of *content*: BLAKE2b, 128 bits."""
    return blake2b(content, digest_size=_SUM).digest()


def entry_of(state: os.stat_result, digest: bytes) -> Entry:
    """Return the entry of a file with *state* and *digest*."""
    return Entry(state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, digest)


class Stamp(NamedTuple):
    """How a folder was found. Whatever comes to it or goes from it changes its times (nanoseconds)."""

    device: int
    inode: int
    mode: int
    mtime_ns: int
    ctime_ns: int


class Retired(Struct, frozen=True, gc=False):
    """The tree that the published one replaced, beside that one: what it *lacks* of it, under the same inode, and what it holds
    *more*. Its *folders* are stamped, as they were seen at the time *taken* (nanoseconds).
    """

    lacks: frozenset[str]
    more: frozenset[str]
    folders: Mapping[str, Stamp]
    taken: int

    def files(self, published: AbstractSet[str]) -> AbstractSet[str]:
        """Return the files that it holds, beside a tree that holds those *published*."""
        return (published - self.lacks) | self.more

    def beside(self, published: AbstractSet[str], others: AbstractSet[str]) -> Self:
        """Return the same, told from a tree that holds *others* and not what was *published*."""
        shared = published - self.lacks
        return replace(self, lacks=frozenset(others - shared), more=self.more | (shared - others))


class Record(Struct, frozen=True, gc=False, kw_only=True):
    """What a published folder held: an `Entry` for each path, our marker among them.

    *taken* (nanoseconds) is a moment before which all of them held what is recorded. A file that was written shortly before it
    is read again, since what is written right after would not show in its times (the "racy" entries of git's index): one that
    only got another name shortly before keeps its time of modification. Read again is also one whose last change is recorded
    as 0: nobody knows when it was. *retired* is what became of the tree before, if it was kept and is known.
    """

    taken: int = 0
    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    retired: Retired | None = None

    @classmethod
    def expected(cls, digests: Mapping[str, bytes]) -> Self:
        """Return the record of files of which only the digests are known: each is read before it is trusted."""
        return cls(entries={path: Entry(UNSEEN, 0, 0, 0, digest) for path, digest in digests.items()})

    @property
    def latest(self) -> int:
        """The latest time of modification that is to be believed, in nanoseconds."""
        return self.taken - COARSE_NS

    def to_bytes(self) -> bytes:
        """Return the record as bytes, for the same machine."""
        paths = sorted(self.entries)
        columns = zip(*(self.entries[path] for path in paths), strict=True) if paths else ((), (), (), (), ())
        sizes, mtimes, ctimes, inodes, digests = columns
        retired = encode(self.retired)
        body = b"".join(
            (
                array("q", (self.taken, len(paths), len(retired))).tobytes(),
                *(array("q", column).tobytes() for column in (sizes, mtimes, ctimes)),
                array("Q", inodes).tobytes(),
                *digests,
                retired,
                "\n".join(paths).encode(),
            )
        )
        return _MAGIC + digest_of(body) + body

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self | None:
        """Return the record that `to_bytes` gave *stored* for; ``None`` if it is damaged or another machine's."""
        start = len(_MAGIC) + _SUM
        body = memoryview(stored)[start:]
        if not stored.startswith(_MAGIC) or digest_of(body) != stored[len(_MAGIC) : start]:
            return None
        taken, count, apart = array("q", bytes(body[:24]))
        ends = [24 + 8 * count * column for column in range(5)]
        columns = [array("q", bytes(body[ends[n] : ends[n + 1]])) for n in range(3)]
        inodes = array("Q", bytes(body[ends[3] : ends[4]]))
        last = ends[4] + _SUM * count
        digests = bytes(body[ends[4] : last])
        retired = Decoder(Retired | None).decode(body[last : last + apart])
        paths = str(body[last + apart :], "utf-8").split("\n") if count else []
        rows = zip(*columns, inodes, (digests[n : n + _SUM] for n in range(0, len(digests), _SUM)), strict=True)
        return cls(taken=taken, entries=dict(zip(paths, map(Entry._make, rows), strict=True)), retired=retired)
