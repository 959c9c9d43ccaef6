"""What was written, kept up to date with the files: read and linked a piece at a time, and only what may have changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from msgspec.structs import replace

from briefbook.derive import entries
from briefbook.link import check_whole
from briefbook.load import Framed, Listing, list_project, read_frame, read_texts, texts_folder
from briefbook.model.catalogue import Catalogue, Entries
from briefbook.model.config import Config
from briefbook.model.corpus import Linked
from briefbook.model.dates import Edtf
from briefbook.model.ids import ArticleId
from briefbook.model.notes import Frame, Note
from briefbook.model.problem import Problem, Severity
from briefbook.model.project import Project
from briefbook.model.registries import Registries
from briefbook.model.trace import EVERY, Read
from briefbook.pipeline.archive import Archive
from briefbook.pipeline.entries import consulted_anew, differing_entries
from briefbook.pipeline.exports import Parts
from briefbook.pipeline.pieces import Piece, Reading, reading
from briefbook.pipeline.sharing import Shares
from briefbook.pipeline.whole import still_whole

T = TypeVar("T")
#: Spreads the reading of many articles.
Spread = Callable[[Reading, Iterable[ArticleId]], Iterator[Piece]]
_ARTICLES: Final = "content/articles/"
_NOTES: Final = "content/annotations/"


@dataclass(slots=True)
class Written:
    """All that was written: the frame, each article linked, the catalogue, and what is wrong with any of it."""

    project: Project
    spread: Spread
    reading: Reading | None = None
    framing: tuple[Problem, ...] = ()
    framed: Framed | None = None
    linked: Archive = field(default_factory=Archive)
    stray: dict[ArticleId, tuple[Note, ...]] = field(default_factory=dict)
    broken: dict[ArticleId, frozenset[str]] = field(default_factory=dict)
    told: dict[ArticleId, tuple[Problem, ...]] = field(default_factory=dict)
    whole: tuple[Problem, ...] = ()
    parts: Parts = field(default_factory=Parts)
    catalogue: Catalogue = field(default_factory=Catalogue)
    shares: Shares = field(default_factory=Shares)

    @property
    def frame(self) -> Frame:
        """Return what all articles stand in."""
        assert self.reading is not None, "nothing was read yet"
        return self.reading.frame

    @property
    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong with what was written."""
        yield from self.framing
        for met in self.told.values():
            yield from met
        yield from self.whole

    def texts(self) -> Mapping[ArticleId, str]:
        """Read the private texts that are there."""
        assert self.reading is not None
        private = [self.linked[id_].article.file for id_ in self.linked.private()]
        folder, _ = texts_folder(self.project, self.frame.config)
        return read_texts(folder, private)[0] if folder is not None and private else {}

    def refresh(self, changed: set[str], also: Iterable[ArticleId] = ()) -> set[Read]:
        """Read again what stands in the files *changed* (paths as in messages), and the articles *also*.

        Return what that changes for whoever read it.
        """
        ids, others = _parted(changed)
        ids.update(also)
        touched: set[Read] = set()
        before = self.reading
        listing = before.listing if before is not None and all(map(before.listing.holds, changed)) else None
        if listing is None or others:
            touched |= self._reframe(listing or list_project(self.project), frame_too=before is None or bool(others))
        now = self.reading
        assert now is not None
        ids |= now.listing.articles.keys() ^ (before.listing.articles.keys() if before else frozenset())
        ids |= now.listing.annotations.keys() ^ (before.listing.annotations.keys() if before else frozenset())
        if before is None:
            ids = set(now.listing.ids)
        elif before.frame is not now.frame:
            ids |= self._to_relink(before.frame)
        return touched | self._relink(sorted(ids), before.frame if before is not None else None)

    def _reframe(self, listing: Listing, *, frame_too: bool) -> set[Read]:
        """Take *listing* for what there is, and read the frame anew if that may have changed."""
        before = self.reading
        if before is not None and not frame_too:
            self.framing = (*listing.problems, *(p for p in self.framing if p not in before.listing.problems))
            self.reading = reading(listing, before.frame)
            return set()
        self.enframe(listing, listing)
        if before is None:
            return set()
        differing = differing_entries(before.frame, self.frame)
        if _sifting(before.frame.config) != _sifting(self.frame.config):
            differing.add(("texts", EVERY))
        return differing

    def enframe(self, listing: Listing, held: Listing) -> None:
        """Read what all articles of *listing* stand in, as *held* has it."""
        self.framed = read = read_frame(held, self.framed)
        _, refused = texts_folder(self.project, read.frame.config)
        self.framing = (*listing.problems, *read.problems, *refused)
        self.reading = reading(listing, read.frame)

    def _to_relink(self, before: Frame) -> set[ArticleId]:
        """Return the articles that may be linked otherwise now that the frame changed."""
        now = self.frame
        if (before.config.quoting, before.config.texts) != (now.config.quoting, now.config.texts):
            return set(self.linked)
        locks = before.lock.texts, now.lock.texts
        found = {id_ for id_ in locks[0].keys() | locks[1].keys() if locks[0].get(id_) != locks[1].get(id_)}
        found |= {d.article for r in (before.registries, now.registries) for d in r.demands.values()} & set(
            _of_changed_demands(before.registries, now.registries)
        )
        found |= {id_ for id_, met in self.told.items() if _has_errors(met)}  # these may name lines of the registries
        if before.registries != now.registries:
            found |= {id_ for id_, met in self.told.items() if met}
            anew = consulted_anew(before.registries, now.registries)
            if anew:
                found |= {id_ for id_, linked in self.linked.items() if not anew.isdisjoint(linked.consulted)}
        return found

    def _relink(self, ids: list[ArticleId], before: Frame | None) -> set[Read]:
        """Read and link *ids* anew. *before* is the frame that they were entered with, if they were."""
        assert self.reading is not None
        touched: set[Read] = set()
        registries = (before or self.frame).registries
        sound = not self.whole and not any(map(_has_errors, self.told.values()))  # what is amiss may be in no catalogue
        sound &= before is not None and _is_as_whole(before, self.frame)
        # Ids as they were listed lie close together; those of pieces are strewn over all that was read, and to look at each in a
        # forked process would copy as many pages of memory.
        waiting, listed = set(ids), {id_: id_ for id_ in ids}
        for piece in self.spread(self.reading, ids):
            waiting.discard(piece.id)
            sound &= self._turn(replace(piece, id=listed[piece.id]), registries, touched)
        for id_ in sorted(waiting):
            gone = Piece(id=id_, linked=None, stray=None, part=None, broken=frozenset(), problems=())
            sound &= self._turn(gone, registries, touched)
        self.whole = () if sound else self._check_whole()
        return touched

    def _turn(self, piece: Piece, registries: Registries, touched: set[Read]) -> bool:
        """Put *piece* in the place of what was there; tell whether all is surely as whole as before."""
        id_, before = piece.id, self.linked.get(piece.id)
        after = self.shares.shared(piece.linked) if piece.linked is not None else None
        old = _entries(before, registries)
        if after is None:
            if before is not None:
                touched |= self.catalogue.drop(id_, old) | {("article", id_), ("measure", id_)}
                del self.linked[id_]
        else:
            touched |= self.catalogue.put(after.article, old, _entries(after, self.frame.registries), id_)
            touched.add(("measure", id_))
            if before is None or before.article != after.article:
                touched.add(("article", id_))
            if before is None or before.anchors != after.anchors:
                touched |= {("anchor", anchor.demand) for each in (before, after) if each for anchor in each.anchors}
            self.linked[id_] = after
        sound = (
            still_whole(before, after, self.catalogue, self.frame)
            and piece.stray is None
            and id_ not in self.stray
            and not piece.broken
            and id_ not in self.broken
        )
        if _private(before) != _private(after):
            touched.add(("texts", EVERY))
        if self.parts.turn(id_, piece.part, moved=_published(before) != _published(after)):
            touched.add(("part", id_))
        _keep(self.stray, id_, piece.stray)
        _keep(self.broken, id_, piece.broken or None)
        _keep(self.told, id_, (*piece.problems, *(after.problems if after else ())) or None)
        return sound

    def _check_whole(self) -> tuple[Problem, ...]:
        assert self.reading is not None
        frame = self.frame
        return check_whole(
            self.linked,
            frame.registries,
            stray=self.stray,
            assessments=frame.assessments,
            site_corrections=frame.corrections,
            broken=frame.broken.union(*self.broken.values()),
            read_again=self.reading.draft,
        )


def _is_as_whole(before: Frame, now: Frame) -> bool:
    """Tell whether all that `check_whole` looks at besides articles is as it was, but for words."""
    remarks, known = (before.assessments, before.corrections), (now.assessments, now.corrections)
    return before is now or (
        remarks == known and before.broken == now.broken and not consulted_anew(before.registries, now.registries)
    )


def _private(linked: Linked | None) -> str | None:
    return linked.article.file.text if linked is not None else None


def _published(linked: Linked | None) -> Edtf | None:
    return linked.article.file.published if linked is not None else None


def _sifting(config: Config) -> tuple[int, str]:
    """Return what the search for private texts depends on besides these: how long a run may be, how messages name the site."""
    return config.quoting.long_quote_words, config.output


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _parted(changed: set[str]) -> tuple[set[ArticleId], set[str]]:
    """Part *changed* into the articles that it concerns, and the other files."""
    own = {path for path in changed if path.startswith((_ARTICLES, _NOTES))}
    return {_stem(path) for path in own}, changed - own


def _stem(path: str) -> ArticleId:
    return ArticleId(path.rpartition("/")[2].rpartition(".")[0])


def _entries(linked: Linked | None, registries: Registries) -> Entries:
    return entries(linked.article, linked.marks, registries) if linked is not None else {}


def _of_changed_demands(before: Registries, after: Registries) -> Iterator[ArticleId]:
    old, new = before.demands, after.demands
    for id_ in old.keys() | new.keys():
        if old.get(id_) != new.get(id_):
            yield from (table[id_].article for table in (old, new) if id_ in table)


def _keep(table: dict[ArticleId, T], key: ArticleId, value: T | None) -> None:
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
