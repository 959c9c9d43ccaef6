"""Making: the pages and data files that what was read shows in, made anew only where that may have changed them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from msgspec.structs import replace

from briefbook.cards import check_cards, faces_of
from briefbook.collection import Reader
from briefbook.export import Form
from briefbook.leaks import Net
from briefbook.model.ids import ArticleId
from briefbook.model.page import Chrome
from briefbook.model.problem import Problem, Severity, in_order
from briefbook.model.trace import EVERY, Read, Trace
from briefbook.pipeline.contents import Contents
from briefbook.pipeline.counts import Summary, summary_of
from briefbook.pipeline.edition import STEADY, Edition, Pace, Shelf
from briefbook.pipeline.exports import Data
from briefbook.pipeline.frames import frames_of, redrawn
from briefbook.pipeline.lots import form_of, lots_of, sequence
from briefbook.pipeline.numbers import Numbers, Sought
from briefbook.pipeline.pages import Item, Kept, Made, PageMaker
from briefbook.pipeline.sight import prime, site_for
from briefbook.pipeline.ties import Ties, tie_problems, tied
from briefbook.pipeline.workers import MANY, mapped, spread
from briefbook.pipeline.workshop import Workshop
from briefbook.plan import Address, check_navigation, chrome
from briefbook.plan.routes import MISSING, twin
from briefbook.render import Anchors, press, templates_digest


@dataclass(slots=True)
class Making:
    """What was made of a workshop, and how to bring it up to date: `edition` makes, `accept` takes what was published.

    *pages* are those that stand published. Nothing here changes for an edition that is not accepted, but for what can be
    made again from the workshop alone.
    """

    workshop: Workshop
    pages: Mapping[str, Kept] = field(default_factory=dict)
    ties: Ties = field(default_factory=Ties)
    data_files: frozenset[str] = frozenset()
    data: Data = field(init=False)
    numbers: Numbers = field(default_factory=Numbers)
    contents: Contents = field(default_factory=Contents)
    around: Chrome | None = None
    framed: frozenset[Read] = frozenset()
    maker: PageMaker | None = None
    unsound: tuple[Problem, ...] = ()
    #: The digest of templates that nothing was wrong with.
    sound: str = ""
    #: The turn of the workshop that all of this is up to date with.
    prepared: int = -1

    def __post_init__(self) -> None:
        self.data = Data(self.workshop.written.parts)

    def edition(self, shelf: Shelf, intact: Callable[[str], bool], pace: Pace = STEADY) -> Edition:
        """Put on *shelf* each file of the site that is not *intact* where it was published, or is no more what it should be.

        *pace* lets others go first between pages, and may end the work: it raises `Superseded`.
        """
        workshop = self.workshop
        told = [*workshop.written.problems, *workshop.unreadable]
        if _stops(told):
            return Edition(problems=in_order(told))
        self.data.turn(workshop.pending)
        self.prepare()
        told += [*check_navigation(config := workshop.written.frame.config), *check_cards(config), *self.unsound]
        if _stops(told):
            return Edition(problems=in_order(told))
        assert self.maker is not None
        pending = Sought(self.maker.numbered(workshop.pending))
        stale = {path for path, kept in self.pages.items() if pending.among(kept.reads)}
        dirty, data, statics = self._to_make(stale, intact)
        if dirty or data or statics:
            if not shelf.begin():
                return Edition(problems=in_order(told))
            dirty, data, statics = self._to_make(stale, intact)
        if data and workshop.jobs > 1:  # what is made here, every process has
            self.data.ready(workshop.collection)
        made = list(self._made(dirty, shelf, intact, pace, data=data))
        told += dict.fromkeys(each.template for each in made if each.template)
        if _stops(told):
            return Edition(problems=in_order(told))
        for path, content in statics.items():
            shelf.put(path, content)
        put = frozenset((*statics, *(path for each in made for path in each.files)))
        return self._bound(made, self.maker.press.static.files, put, told)

    @property
    def items(self) -> Mapping[str, Item]:
        """Return all pages and files that there are to make, by path."""
        return self.contents.items

    @property
    def files(self) -> frozenset[str]:
        """Return the paths of all files that stand published."""
        assert self.maker is not None
        pages = chain.from_iterable(self.contents.files[path] for path in self.pages)
        return frozenset((*pages, *self.maker.press.static.files, *self.data_files))

    def counted(self, edition: Edition) -> Summary:
        """Return what the workshop and *edition* count."""
        written = self.workshop.written
        return summary_of(len(written.linked), written.catalogue.count("statement"), edition.files, edition.made)

    def accept(self, edition: Edition) -> None:
        """Take *edition*, which was published, for what stands."""
        self.pages, self.ties, self.data_files = edition.pages, edition.ties, edition.data
        latest = edition.turn == self.workshop.turn
        self.data.published(latest=latest)
        if latest:  # else something was read since: it may show where the old did
            self.workshop.pending.clear()

    def frames(self) -> dict[str, str]:
        """Return the digests of what the kinds of page are drawn with; ``""`` stands for pages at old addresses."""
        assert self.maker is not None
        return frames_of(self.maker.press, self.workshop.templates)

    def prepare(self) -> None:
        """Bring the press and the list of pages up to date with the workshop."""
        if self.prepared == self.workshop.turn:
            return
        pending, maker = self.workshop.pending, self.maker
        if self.maker is None or not self.framed.isdisjoint(pending) or ("templates", EVERY) in pending:
            self._frame()
        pending |= self.contents.turn(self.workshop.collection, pending)
        assert self.maker is not None
        if ("texts", EVERY) in pending and self.maker is maker:
            self.maker.check = self._check()
        prime(self.workshop.collection)
        self.prepared = self.workshop.turn

    def _frame(self) -> None:
        """Make the press ready, and tell which kinds of page that changes."""
        workshop, trace = self.workshop, Trace()
        around = chrome(site_for(Reader(workshop.collection, trace)))
        self.framed = frozenset(trace.reads)
        before = self.maker.press if self.maker else None
        if before is not None and around == self.around and ("templates", EVERY) not in workshop.pending:
            return
        self.around = around
        known, spreading = before if self.sound else None, partial(mapped, jobs=workshop.jobs)
        ready, self.unsound = press(workshop.templates, around, sound=self.sound, before=known, each=spreading)
        self.sound = "" if self.unsound else templates_digest(workshop.templates)
        workshop.pending |= redrawn(before, ready, workshop.templates)
        faces = faces_of(workshop.templates)
        self.maker = PageMaker(workshop.collection, ready, self._check(), faces, self.numbers)

    def _check(self) -> Callable[[str, bytes], Iterable[Problem]]:
        """Return the check of files for private texts."""
        written = self.workshop.written
        config = written.frame.config
        net = Net(written.texts(), config.quoting.long_quote_words)
        return lambda path, content: net.leaks(path, content, config.output)

    def _is_dirty(self, item: Item, stale: AbstractSet[str], intact: Callable[[str], bool]) -> bool:
        return item.path in stale or item.path not in self.pages or not all(map(intact, self.contents.files[item.path]))

    def _to_make(
        self, stale: AbstractSet[str], intact: Callable[[str], bool]
    ) -> tuple[Sequence[Item], bool, Mapping[str, bytes]]:
        """Return the pages to look at, of which those *stale* read something that changed, whether the data files are to be made, and the static files to put."""
        assert self.maker is not None
        dirty = [item for item in self.items.values() if self._is_dirty(item, stale, intact)]
        data = self.data.stale or self._is_sifted_anew() or not self.data_files or not all(map(intact, self.data_files))
        static = self.maker.press.static.files
        if len(dirty) >= MANY:
            site = site_for(Reader(self.workshop.collection, Trace()))
            dirty.sort(key=lambda item: sequence(site, item))
        anew = ("templates", EVERY) in self.workshop.pending  # some keep their names whatever they hold
        return dirty, data, {path: content for path, content in static.items() if anew or not intact(path)}

    def _made(
        self, dirty: Sequence[Item], shelf: Shelf, intact: Callable[[str], bool], pace: Pace, *, data: bool
    ) -> Iterator[Made]:
        """Make the pages of *dirty*, and the *data* files; put their files on *shelf* and yield what is to be remembered."""
        assert self.maker is not None
        maker, order = self.maker, self.workshop.written.catalogue.articles("articles", "all")

        def work(lot: Sequence[Item]) -> list[Made]:
            form = form_of(lot)
            if form is not None:
                return [self._data(form, shelf, order, pace, intact)]
            made = []
            for item in lot:
                pace.between()
                made.append(_shelved(maker.make(item, self._before(item, intact)), shelf))
            return made

        if self.workshop.jobs > 1 and len(dirty) >= MANY:
            self.workshop.written.linked.open()  # else every worker would
            maker.warm()
        lots, done = lots_of(dirty, data=data, jobs=self.workshop.jobs), 0
        spreading = spread(work, lots.spread, self.workshop.jobs, lots.heavy)
        for found in chain(spreading, map(work, [lots.last])):  # the last when there is no worker any more
            done += len(found)
            self.workshop.progress("making pages", done, len(dirty) + data * len(Form))
            yield from found

    def _before(self, item: Item, intact: Callable[[str], bool]) -> Kept | None:
        """Return the page of *item* as it stands, if it does stand."""
        stands = all(map(intact, self.contents.files[item.path]))
        return self.pages.get(item.path) if stands and not self._is_sifted_anew() else None

    def _is_sifted_anew(self) -> bool:
        """Tell whether private texts changed: what shows as before may hold words of theirs now."""
        return ("texts", EVERY) in self.workshop.pending

    def _data(
        self, form: Form, shelf: Shelf, order: Sequence[ArticleId], pace: Pace, intact: Callable[[str], bool]
    ) -> Made:
        assert self.maker is not None
        check, leaks, paths = self.maker.check, list[Problem](), list[str]()

        def put(path: str, content: bytes) -> None:
            paths.append(path)
            leaks.extend(check(path, content))
            shelf.put(path, content)

        self.data.ready(self.workshop.collection, pace.between)
        stand = bool(self.data_files) and all(map(intact, self.data_files)) and not self._is_sifted_anew()
        write = self.data.writing(form, order, shelf.read if stand else None)
        with pace.aside():
            write(put)
        pace.between()
        return Made(path="", kept=None, files=dict.fromkeys(paths, b""), leaks=tuple(leaks))

    def _bound(
        self, made: Sequence[Made], statics: Mapping[str, bytes], put: frozenset[str], told: list[Problem]
    ) -> Edition:
        """Return the edition of all pages, those *made* anew among them, with their links checked."""
        items = self.items
        pages = {path: self.pages[path] for path in items if path in self.pages}
        pages |= {each.path: each.kept for each in made if each.kept is not None}
        data = self.data_files
        for each in made:
            if not each.path:
                data |= frozenset(each.files)  # those that stay as they stand were not put
                told += each.leaks
        files = frozenset((*chain.from_iterable(self.contents.files.values()), *statics, *data))
        others = files - items.keys()
        changed = [each.path for each in made if each.path]
        ties = tied(self.ties, self.pages, pages, changed, others, self._is_exempt, self.numbers)
        config = self.workshop.written.frame.config
        told += (problem for path in sorted(pages) for problem in pages[path].problems)
        if not any(_stops(pages[path].astray) for path in pages):  # told already, and where it was written
            told += tie_problems(
                ties, files, self._anchors, lambda path: f"{config.output}/{twin(path)}" if path in items else path
            )
        return Edition(
            problems=in_order(told),
            sound=not _stops(told),
            files=files,
            put=put,
            data=data,
            pages=pages,
            made=sum(path.endswith(".html") for path in changed),
            ties=ties,
            turn=self.workshop.turn,
        )

    def _anchors(self, path: str) -> Anchors:
        assert self.maker is not None
        return self.maker.anchors(self.items[path])

    def _is_exempt(self, path: str) -> bool:
        return path == MISSING or not isinstance(self.items[path], Address)


def _shelved(made: Made, shelf: Shelf) -> Made:
    """Put the files of a page on *shelf*, and let go of them."""
    for path, content in made.files.items():
        shelf.put(path, content)
    return replace(made, files=dict.fromkeys(made.files, b""))


def _stops(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
