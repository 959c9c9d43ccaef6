"""The data files, put together from what each article gives them: an edit makes one part anew."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from briefbook.collection import Collection, Reader
from briefbook.export import (
    Part,
    RegistryPart,
    article_part,
    assemble,
    noted_in,
    registry_part,
)
from briefbook.model.corpus import Linked
from briefbook.model.ids import ArticleId
from briefbook.model.trace import EVERY, Read, Trace
from briefbook.pipeline.sight import site_for

#: Packed parts are a sixth of their size; the fastest packing is as good as the best.
_LEVEL = 1
#: So many origins are looked up at a stretch: some milliseconds.
_STRIDE = 100


def packed_part(linked: Linked) -> bytes:
    """Return what *linked* gives the data files, as it is kept."""
    return zlib.compress(article_part(noted_in(linked)).to_bytes(), _LEVEL)


@dataclass(slots=True)
class Data:
    """What the data files are made of: *parts* of articles, and the part that the whole collection gives, with its trace."""

    parts: dict[ArticleId, bytes]
    registered: RegistryPart | None = None
    reads: frozenset[Read] = frozenset()
    #: Tells that the files are not of these parts any more.
    stale: bool = True

    def turn(self, changed: set[Read]) -> None:
        """Forget what read something *changed*."""
        if not self.reads.isdisjoint(changed):
            self.registered, self.reads, self.stale = None, frozenset(), True
        self.stale |= any(table == "part" for table, _ in changed)

    def ready(self, collection: Collection, between: Callable[[], None] = lambda: None) -> None:
        """Make the part of the whole collection, if it is not there; call *between* now and then, which may raise."""
        if self.registered is None:
            trace = Trace()
            read = Reader(collection, trace)
            site = site_for(read)
            # What origins read one by one, these subjects hold as a whole: the trace stays small.
            origins = {}
            for place, (id_, origin) in enumerate(site_for(Reader(collection, Trace())).findings.origins.items()):
                if not place % _STRIDE:
                    between()
                origins[id_] = origin
            trace.reads |= {("statements", "all"), ("same", "all"), ("firsthand", EVERY)}
            findings = replace(site.findings, origins=origins)
            self.registered = registry_part(replace(site.corpus, as_of=read.as_of()), findings)
            self.reads = frozenset(trace.reads)
            collection.let_go("origin")

    def writing(self, order: Sequence[ArticleId]) -> Callable[[Callable[[str, bytes], None]], None]:
        """Return what writes the data files as they now are, whatever changes here meanwhile; *order* is that of publication.

        `ready` was called before.
        """
        assert self.registered is not None
        registered, packed = self.registered, [self.parts[id_] for id_ in order]

        def write(put: Callable[[str, bytes], None]) -> None:
            for path, content in assemble(_Unpacked(packed), registered):
                put(path, content)

        return write


class _Unpacked(Struct, frozen=True, gc=False):
    """The parts that were *packed*, each unpacked when its turn comes: to hold them all would take as much as all else."""

    packed: Sequence[bytes]

    def __iter__(self) -> Iterator[Part]:
        return (Part.from_bytes(zlib.decompress(part)) for part in self.packed)
