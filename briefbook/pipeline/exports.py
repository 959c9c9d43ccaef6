"""The data files, put together from what each article gives them: an edit makes one part anew, and swaps its rows if it can."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from briefbook.collection import Collection, Reader
from briefbook.export import (
    Form,
    Part,
    RegistryPart,
    Swap,
    article_part,
    assemble,
    noted_in,
    registry_part,
    swapped,
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


#: The rows of so many articles are looked for in files that stand; to find those of more takes as long as to make the files anew.
_FEW = 5


class Parts(dict[ArticleId, bytes]):
    """What each article gives. *before* has, of articles that gave something else when the files were published, what that was.

    An article that came, went or changed its place among the others is there with ``None``. *before* is ``None`` itself where
    nobody knows what was published.
    """

    before: dict[ArticleId, bytes | None] | None = None

    def turn(self, id_: ArticleId, part: bytes | None, *, moved: bool) -> bool:
        """Put *part* in the place of what *id_* gave; tell whether anything changes by that."""
        old = self.get(id_)
        if part is None:
            self.pop(id_, None)
        else:
            self[id_] = part
        if old == part and not moved:
            return False
        if self.before is not None and (moved or part is None or self.before.setdefault(id_, old) is None):
            self.before[id_] = None
        return True

    def swaps(self) -> list[Swap] | None:
        """Return the parts that took the place of others; ``None`` if that is not all that changed, or too much."""
        if self.before is None or len(self.before) > _FEW or None in self.before.values():
            return None
        return [Swap(unpacked_part(old), unpacked_part(self[id_])) for id_, old in self.before.items() if old]


def unpacked_part(packed: bytes) -> Part:
    """Return what `packed_part` packed."""
    return Part.from_bytes(zlib.decompress(packed))


@dataclass(slots=True)
class Data:
    """What the data files are made of: *parts* of articles, and the part that the whole collection gives, with its trace."""

    parts: Parts
    registered: RegistryPart | None = None
    reads: frozenset[Read] = frozenset()
    #: Tells that the files are not of these parts any more.
    stale: bool = True

    def turn(self, changed: set[Read]) -> None:
        """Forget what read something *changed*."""
        if not self.reads.isdisjoint(changed):
            self.registered, self.reads, self.stale = None, frozenset(), True
        self.stale |= any(table == "part" for table, _ in changed)

    def published(self, *, latest: bool) -> None:
        """Take the files for published; *latest* tells that they are of all that was read."""
        self.stale = False
        self.parts.before = {} if latest else None

    def ready(self, collection: Collection, between: Callable[[], None] = lambda: None) -> None:
        """Make the part of the whole collection, if it is not there; call *between* now and then, which may raise."""
        if self.registered is None:
            self.parts.before = None
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

    def writing(
        self, form: Form, order: Sequence[ArticleId], read: Callable[[str], bytes] | None
    ) -> Callable[[Callable[[str, bytes], None]], None]:
        """Return what writes the data files of *form* as they now are, whatever changes here meanwhile; *order* is that of publication.

        *read* gives one as it was published, if all of them stand. `ready` was called before.
        """
        assert self.registered is not None
        registered, packed = self.registered, [self.parts[id_] for id_ in order]
        swaps = self.parts.swaps() if read is not None else None

        def write(put: Callable[[str, bytes], None]) -> None:
            files = swapped(swaps, registered, read, [form]) if swaps is not None and read is not None else None
            for path, content in assemble(_Unpacked(packed), registered, [form]) if files is None else files:
                put(path, content)

        return write


class _Unpacked(Struct, frozen=True, gc=False):
    """The parts that were *packed*, each unpacked when its turn comes: to hold them all would take as much as all else."""

    packed: Sequence[bytes]

    def __iter__(self) -> Iterator[Part]:
        return map(unpacked_part, self.packed)
