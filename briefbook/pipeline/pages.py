"""Pages and other files made one at a time: each with what it read, and what can be linked to in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from msgspec import Struct
from msgspec.msgpack import encode
from msgspec.structs import replace

from briefbook.cards import Face, drawn
from briefbook.collection import Collection, Reader
from briefbook.digest import digest
from briefbook.export import file_bytes, files_beside, load_writers
from briefbook.hosting import Hosted, headers_file, redirects_file
from briefbook.model.page import Page, Redirect
from briefbook.model.problem import Problem
from briefbook.model.trace import EVERY, Read, Trace
from briefbook.pipeline.numbers import Numbers, packed
from briefbook.pipeline.sight import site_for, warm
from briefbook.plan import Address, FileAddress, Site, body_at, card_of, check_body, file, page, redirects
from briefbook.plan.routes import alternate, twin
from briefbook.render import Anchors, MadePage, Press

Item = Address | FileAddress | Redirect
#: What every page reads: all are made anew when it changes.
EVERYTHING: Final[Read] = ("everything", EVERY)
#: Stands among the ids of a page that gives one of them twice.
TWICE: Final = 0
#: Checks a file of the site before it leaves: its path and its content.
Check = Callable[[str, bytes], Iterable[Problem]]


class Kept(Struct, frozen=True, gc=False, kw_only=True):
    """What is remembered of a page that was made.

    *view* is the digest of all that it shows and of the templates that show it. *reads* are the numbers of what it read; *ids*
    those of its places (``path#id``), with `TWICE` first where one is given twice; *links* of the places it links to, *onward*
    of the paths of these: all of them packed. *astray* are the problems of its body, *leaks* those of its files.
    """

    view: str
    reads: bytes
    ids: bytes
    links: bytes
    onward: bytes
    leaks: tuple[Problem, ...] = ()
    astray: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all that is wrong with the page."""
        return *self.astray, *self.leaks


class Made(Struct, frozen=True, gc=False, kw_only=True):
    """What came of making a page: what to remember of it and the files to write, or what is wrong with a *template*."""

    path: str
    kept: Kept | None
    files: Mapping[str, bytes]
    template: Problem | None = None
    leaks: tuple[Problem, ...] = ()


class _Planned(Struct, frozen=True, gc=False):
    """What is to be drawn: the digest of all that it shows, how it is drawn, and the problems of its body."""

    view: str
    draw: Callable[[], MadePage | Problem]
    told: tuple[Problem, ...] = ()


def _view(frame: str, planned: Page) -> str:
    """Return the digest of a page and its *frame*. The kind of a view and the names of its fields tell what stands where."""
    return _digest(frame, type(planned.view).__qualname__, planned)


def _digest(*values: object) -> str:
    return blake2b(encode(values), digest_size=16).hexdigest()


def _file(path: str, content: bytes) -> MadePage:
    """Return a file that links to nothing and in which nothing can be linked to."""
    return MadePage(files={path: content}, anchors=Anchors(path=path, ids=(), links=()))


def files_of(item: Item) -> tuple[str, ...]:
    """Return the paths of the files of *item*: of a page also its twin, and what else stands beside it."""
    if not isinstance(item, Address):
        return (item.path,)
    return (item.path, twin(item.path), *(alternate(item.path, suffix) for suffix in item.beside))


@dataclass(slots=True)
class PageMaker:
    """Makes pages of a *collection* with a *press*, and cards with *faces*. *check* looks at every file before it leaves."""

    collection: Collection
    press: Press
    check: Check
    faces: tuple[Face, Face]
    numbers: Numbers = field(default_factory=Numbers)

    def make(self, item: Item, before: Kept | None = None) -> Made:
        """Make the page or file of *item*. Where it shows what it showed *before*, there are no files to write."""
        trace = Trace()
        planned = self._planned(item, trace)
        made = None if before and before.view == planned.view else planned.draw()
        if isinstance(made, Problem):
            return Made(path=item.path, kept=None, files={}, template=made)
        reads = packed(self.numbered(trace.reads | {EVERYTHING, ("texts", EVERY), ("item", item.path)}))
        if made is None:
            assert before is not None
            return Made(path=item.path, kept=replace(before, reads=reads, astray=planned.told), files={})
        leaks = tuple(problem for path, content in made.files.items() for problem in self.check(path, content))
        kept = self._kept(planned.view, reads, made.anchors, leaks, planned.told)
        return Made(path=item.path, kept=kept, files=made.files)

    def warm(self) -> None:
        """Get ready now all that pages are made with, once for all processes that are forked from this one."""
        self.press.warm()
        load_writers()
        warm(self.collection)

    def reads(self, item: Item) -> frozenset[Read]:
        """Return what the page or file of *item* reads; a page at an old address reads nothing."""
        trace = Trace()
        if not isinstance(item, Redirect):
            self._planned(item, trace)
        return frozenset(trace.reads)

    def anchors(self, item: Item) -> Anchors:
        """Make the page of *item* for its places and links by name. Its template was in order when it was made before."""
        made = self._planned(item, Trace()).draw()
        assert isinstance(made, MadePage)
        return made.anchors

    def _planned(self, item: Item, trace: Trace) -> "_Planned":
        """Return what is to be drawn at *item*; *trace* notes what it is made from."""
        if isinstance(item, Redirect):
            trace.reads.add(("drawn", ""))
            return _Planned(digest(self.press.redirect_frame, item), lambda: self.press.redirect(item))
        site = site_for(Reader(self.collection, trace))
        if isinstance(item, FileAddress):
            return self._planned_file(item, site, trace)
        planned = page(site, item)
        body = body_at(site, item)
        told = tuple(check_body(site, *body)) if body else ()
        trace.reads.add(("drawn", planned.template))
        return _Planned(_view(self.press.frame(planned.template), planned), lambda: self._page(planned), told)

    def _planned_file(self, item: FileAddress, site: Site, trace: Trace) -> "_Planned":
        """Return what is to be written at *item*."""
        match item.kind:
            case "headers":
                trace.reads.add(("templates", EVERY))  # which static files there are stands in no table
                content = headers_file(self.press.static.files)
            case "redirects":
                content = redirects_file(Hosted(redirects=tuple((old.path, old.target) for old in redirects(site))))
            case "card":
                assert item.page is not None
                trace.reads.add(("templates", EVERY))
                card = card_of(page(site, item.page).head, site.corpus.config)
                return _Planned(
                    _digest("card", card, [face.digest for face in self.faces]),
                    lambda: _file(item.path, drawn(card, self.faces)),
                )
            case _:
                value = file(site, item)
                return _Planned(_digest(type(value).__qualname__, value), lambda: _file(item.path, file_bytes(value)))
        return _Planned(_digest(item.kind, content), lambda: _file(item.path, content))

    def _page(self, planned: Page) -> MadePage | Problem:
        """Return *planned* with the files beside it, or what is wrong with its template."""
        made = self.press.make(planned)
        if isinstance(made, Problem) or not planned.beside:
            return made
        path = planned.head.path
        beside = {alternate(path, suffix): content for suffix, content in files_beside(planned.beside)}
        assert beside.keys() == {alternate(path, suffix) for suffix in planned.head.alternates}, path
        return replace(made, files={**made.files, **beside})

    def numbered(self, reads: Iterable[Read]) -> list[int]:
        """Return the numbers of *reads*."""
        return [self.numbers[f"{table}\0{key}"] for table, key in reads]

    def _kept(
        self, view: str, reads: bytes, anchors: Anchors, leaks: tuple[Problem, ...], told: tuple[Problem, ...]
    ) -> Kept:
        number, path = self.numbers, anchors.path
        ids = [number[f"{path}#{id_}"] for id_ in anchors.ids]
        links = [number[f"{to}#{at}" if at and not at.startswith(":~:") else to] for to, at in anchors.links]
        return Kept(
            view=view,
            reads=reads,
            ids=packed(ids if len(set(ids)) == len(ids) else [TWICE, *ids]),
            links=packed(links),
            onward=packed(sorted({number[to] for to, _ in anchors.links})),
            leaks=leaks,
            astray=told,
        )
