"""A run taken up where the last one ended: what it had read and made, from the store."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from msgspec.msgpack import encode

from briefbook.derive import entries
from briefbook.digest import digest
from briefbook.load import list_project, listing_as_held, read_templates
from briefbook.model.catalogue import Entries
from briefbook.model.ids import ArticleId
from briefbook.model.trace import EVERY, Read
from briefbook.pipeline.derived import derived_of, packed_derived, restore
from briefbook.pipeline.inputs import Look
from briefbook.pipeline.making import Making
from briefbook.pipeline.pages import Kept
from briefbook.pipeline.run import Run
from briefbook.pipeline.store import Contents, Rows, Store, StoredWhole, packed, unpacked
from briefbook.pipeline.ties import Places, Ties
from briefbook.pipeline.written import Written
from briefbook.publish import Record
from briefbook.render import templates_digest


@dataclass(slots=True)
class Resumption:
    """What the store holds, as it was loaded or saved last: only what differs is saved."""

    store: Store
    pages: dict[str, Kept] = field(default_factory=dict)
    #: What was stored of the site as a whole, by name: objects that take another's place when they change.
    known: dict[str, object] = field(default_factory=dict)
    whole: bool = False

    def resume(self, run: Run, inputs: Look, record: Record) -> bool:
        """Take up the run that read *inputs* and published the site of *record*; tell whether it is remembered."""
        contents = self.store.load(_seal(record))
        if contents is None:
            return False
        _restore_workshop(run, contents, inputs)
        _restore_making(run, contents)
        self.pages, self.known = dict(contents.pages), _known(run)
        self.whole = True
        return True

    def save(self, run: Run, record: Record) -> str:
        """Store what *run* read and made of the site of *record*; return why not, or nothing."""
        written, making = run.workshop.written, run.making
        if making.data.registered is None or written.framed is None:
            return ""
        trouble = self.store.save(
            _seal(record),
            {
                "article": _articles(written, anew=not self.whole),
                "part": _parts(written, anew=not self.whole),
                "page": _pages(self.pages, making.pages),
                "whole": self._wholes(run),
            },
            anew=not self.whole,
        )
        if not trouble:
            written.linked.stored()
        self.pages, self.known, self.whole = dict(making.pages), _known(run), not trouble
        return trouble

    def _wholes(self, run: Run) -> Iterator[tuple[str, bytes]]:
        """Yield what is stored of the site as a whole, as far as it changed."""
        written, making = run.workshop.written, run.making
        known = self.known if self.whole else {}
        yield "whole", encode(_whole(run))
        if making.data.registered is not known.get("registered"):
            yield "registered", encode(making.data.registered)
        if making.ties.places is not known.get("places"):
            yield "places", array("Q", sorted(making.ties.places)).tobytes()
        if written.catalogue.altered or not self.whole:
            yield "index", encode(written.catalogue.index())
        now = _known(run)
        if any(now[name] is not known.get(name) for name in now if name not in {"registered", "places"}):
            yield "derived", packed_derived(derived_of(run.workshop.collection, making.contents))


def _known(run: Run) -> dict[str, object]:
    """Return what stands for the parts of the whole: these objects are never changed, but others take their place."""
    making, collection = run.making, run.workshop.collection
    shared = {f"{name}": rows for name, (rows, _) in collection.kept.items() if name[0] in collection.shared}
    lists = {f"list {n}": listed for n, listed in enumerate(making.contents.lists.values())}
    return {"registered": making.data.registered, "places": making.ties.places, **shared, **lists}


def _articles(written: Written, *, anew: bool) -> Rows:
    """Yield the articles to store."""
    altered = written.linked.altered
    for id_ in written.linked if anew or altered is None else sorted(altered):
        yield id_, packed(written.linked[id_]) if id_ in written.linked else None


def _parts(written: Written, *, anew: bool) -> Rows:
    altered = written.linked.altered
    for id_ in written.linked if anew or altered is None else sorted(altered):
        yield id_, written.parts.get(id_)


def _pages(before: Mapping[str, Kept], after: Mapping[str, Kept]) -> Rows:
    for path, kept in after.items():
        if before.get(path) is not kept:
            yield path, encode(kept)
    for path in sorted(before.keys() - after.keys()):
        yield path, None


def _whole(run: Run) -> StoredWhole:
    written, making = run.workshop.written, run.making
    assert written.framed is not None
    return StoredWhole(
        told=written.told,
        private=frozenset(written.linked.private()),
        data_files=making.data_files,
        reads=frozenset((table, str(key)) for table, key in making.data.reads),
        apart=making.ties.apart,
        framed=written.framed.texts,
        frames=making.frames(),
        templates=making.sound,
        static=_static(making),
    )


def _restore_workshop(run: Run, contents: Contents, inputs: Look) -> None:
    workshop, written = run.workshop, run.workshop.written
    listing = list_project(run.project)
    written.enframe(listing, listing_as_held(listing, contents.whole.framed))
    registries = written.frame.registries
    written.linked.recall(
        contents.articles, contents.whole.private, lambda stored: written.shares.shared(unpacked(stored))
    )
    written.parts.update(contents.parts)
    written.told.update(contents.whole.told)

    def entered(id_: ArticleId) -> Entries:
        linked = written.linked[id_]
        return entries(linked.article, linked.marks, registries)

    written.catalogue.recall(contents.index, entered)
    workshop.templates, workshop.unreadable = read_templates(run.project.templates)
    workshop.inputs = inputs
    workshop.settle()


def _restore_making(run: Run, contents: Contents) -> None:
    making, whole = run.making, contents.whole
    restore(contents.derived, run.workshop.collection, making.contents)
    making.sound = whole.templates
    making.prepare()
    making.pages = contents.pages
    making.data_files = whole.data_files
    making.data.registered = contents.registered
    making.data.published(latest=True)
    making.data.reads = frozenset(_read(read) for read in whole.reads)
    files = making.files - making.items.keys()
    making.ties = Ties(places=Places(contents.places), files=files, apart=whole.apart)
    run.workshop.pending.clear()
    if (whole.templates, whole.static) != (templates_digest(run.workshop.templates), _static(run.making)):
        frames = making.frames()
        kinds = {kind for kind in {**frames, **whole.frames} if frames.get(kind) != whole.frames.get(kind)}
        run.workshop.pending |= {("templates", EVERY), *(("drawn", kind) for kind in kinds)}


def _static(making: Making) -> str:
    """Return the digest of the static files: what lies among the templates, and is not drawn."""
    assert making.maker is not None
    return digest(dict(sorted(making.maker.press.static.files.items())))


def _read(read: tuple[str, str]) -> Read:
    return read


def _seal(record: Record) -> str:
    """Return the digest of what a site holds, whatever the times of its files."""
    paths = sorted(record.entries)
    held = blake2b("\0".join(paths).encode(), digest_size=16)
    held.update(b"".join([record.entries[path].digest for path in paths]))
    return held.hexdigest()


def store_below(folder: Path) -> Resumption:
    """Return the resumption whose store lies in *folder*."""
    return Resumption(Store(folder))
