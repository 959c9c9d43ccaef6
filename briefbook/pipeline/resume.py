"""A run taken up where the last one ended: what it had read and made, from the store."""

from array import array
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from briefbook.derive import entries
from briefbook.digest import digest
from briefbook.load import list_project, listing_as_held, read_templates
from briefbook.model.ids import ArticleId
from briefbook.model.trace import EVERY, Read
from briefbook.pipeline.inputs import Look
from briefbook.pipeline.making import Making
from briefbook.pipeline.pages import Kept
from briefbook.pipeline.run import Run
from briefbook.pipeline.store import Contents, Store, StoredWhole, packed, packed_page, unpacked
from briefbook.pipeline.ties import Ties
from briefbook.publish import Record
from briefbook.render import templates_digest


@dataclass(slots=True)
class Resumption:
    """What the store holds, as it was loaded or saved last: only what differs is saved."""

    store: Store
    articles: dict[ArticleId, object] = field(default_factory=dict)
    pages: dict[str, Kept] = field(default_factory=dict)
    whole: bool = False

    def resume(self, run: Run, inputs: Look, record: Record) -> bool:
        """Take up the run that read *inputs* and published the site of *record*; tell whether it is remembered."""
        contents = self.store.load(_seal(record))
        if contents is None:
            return False
        _restore_workshop(run, contents, inputs)
        _restore_making(run, contents)
        self.articles = dict(run.workshop.written.linked)
        self.pages = dict(contents.pages)
        self.whole = True
        return True

    def save(self, run: Run, record: Record) -> str:
        """Store what *run* read and made of the site of *record*; return why not, or nothing."""
        written, making = run.workshop.written, run.making
        if making.data.registered is None or written.framed is None:
            return ""
        articles: dict[str, bytes | None] = {
            id_: packed(linked, written.told.get(id_, ()), written.parts[id_])
            for id_, linked in written.linked.items()
            if self.articles.get(id_) is not linked
        }
        pages: dict[str, bytes | None] = {
            path: packed_page(kept) for path, kept in making.pages.items() if self.pages.get(path) is not kept
        }
        whole = StoredWhole(
            data_files=making.data_files,
            registered=making.data.registered,
            reads=frozenset((table, str(key)) for table, key in making.data.reads),
            places=array("Q", sorted(making.ties.places)).tobytes(),
            apart=making.ties.apart,
            framed=written.framed.texts,
            frames=making.frames(),
            templates=making.sound,
            static=_static(run.making),
        )
        trouble = self.store.save(
            _seal(record),
            whole,
            articles | dict.fromkeys(map(str, self.articles.keys() - written.linked.keys())),
            pages | dict.fromkeys(self.pages.keys() - making.pages.keys()),
            anew=not self.whole,
        )
        self.articles, self.pages, self.whole = dict(written.linked), dict(making.pages), not trouble
        return trouble


def _restore_workshop(run: Run, contents: Contents, inputs: Look) -> None:
    workshop, written = run.workshop, run.workshop.written
    listing = list_project(run.project)
    written.enframe(listing, listing_as_held(listing, contents.whole.framed))
    for id_, stored in contents.articles.items():
        linked = written.shares.shared(unpacked(stored))
        written.linked[id_] = linked
        written.parts[id_] = stored.part
        if stored.told:
            written.told[id_] = stored.told
        written.catalogue.put(linked.article, {}, entries(linked.article, linked.marks, written.frame.registries))
    workshop.templates, workshop.unreadable = read_templates(run.project.templates)
    workshop.inputs = inputs
    workshop.settle()


def _restore_making(run: Run, contents: Contents) -> None:
    making, whole = run.making, contents.whole
    making.sound = whole.templates
    making.prepare()
    making.pages = contents.pages
    making.data_files = whole.data_files
    making.data.registered = whole.registered
    making.data.published(latest=True)
    making.data.reads = frozenset(_read(read) for read in whole.reads)
    making.ties = Ties(places=set(array("Q", whole.places)), apart=whole.apart)
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
    held = blake2b(digest_size=16)
    for path, entry in sorted(record.entries.items()):
        held.update(path.encode() + b"\0" + entry.digest)
    return held.hexdigest()


def store_below(folder: Path) -> Resumption:
    """Return the resumption whose store lies in *folder*."""
    return Resumption(Store(folder))
