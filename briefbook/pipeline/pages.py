"""Pages made one at a time: each with what it read, and what can be linked to in it."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from briefbook.collection import Collection, Reader
from briefbook.digest import digest
from briefbook.model.page import Redirect
from briefbook.model.problem import Problem
from briefbook.model.trace import Read, Trace
from briefbook.pipeline.sight import site_for
from briefbook.plan import Address, body_at, check_body, page
from briefbook.render import Anchors, MadePage, Press

Item = Address | Redirect
#: Checks a file of the site before it leaves: its path and its content.
Check = Callable[[str, bytes], Iterable[Problem]]


class Numbers(dict[str, int]):
    """A number for each text, the same in every process: its digest, cut to 64 bits."""

    def __missing__(self, text: str) -> int:
        number = self[text] = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is remembered of a page that was made.

    *view* is the digest of all that it shows and of the templates that show it. *reads* are the numbers of what it read; *ids*
    those of its places (``path#id``), *links* of the places it links to, *onward* of the paths of these.
    """

    view: str
    reads: array[int]
    ids: array[int]
    links: array[int]
    onward: array[int]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class PageMaker:
    """Makes pages of a *collection* with a *press*. *check* looks at every file before it leaves."""

    collection: Collection
    press: Press
    check: Check
    numbers: Numbers = field(default_factory=Numbers)

    def make(self, item: Item, before: Kept | None = None) -> tuple[Kept | None, MadePage | None, tuple[Problem, ...]]:
        """Make the page of *item*: what is to be remembered of it, its files, and what is wrong with its template.

        Where it shows what it showed *before* there are no files to write.
        """
        if isinstance(item, Redirect):
            view, reads, problems = digest(self.press.redirect_frame, item), {("drawn", "redirect")}, ()
            made = None if before and before.view == view else self.press.redirect(item)
        else:
            trace = Trace()
            site = site_for(Reader(self.collection, trace))
            planned = page(site, item)
            body = body_at(site, item)
            problems = tuple(check_body(site, *body)) if body else ()
            view, reads = digest(self.press.frame(planned.template), planned), trace.reads
            reads.add(("drawn", planned.template))
            made = None if before and before.view == view else self.press.make(planned)
        if isinstance(made, Problem):
            return None, None, (made,)
        numbered = self.numbered(reads)
        if made is None:
            assert before is not None
            kept = Kept(view=view, reads=numbered, ids=before.ids, links=before.links, onward=before.onward, problems=problems)
            return kept, None, ()
        leaks = tuple(problem for path, content in made.files.items() for problem in self.check(path, content))
        return self._kept(view, numbered, made.anchors, (*problems, *leaks)), made, ()

    def numbered(self, reads: Iterable[Read]) -> array[int]:
        """Return the numbers of *reads*."""
        return array("Q", [self.numbers[f"{table}\0{key}"] for table, key in reads])

    def _kept(self, view: str, reads: array[int], anchors: Anchors, problems: tuple[Problem, ...]) -> Kept:
        number, path = self.numbers, anchors.path
        twice = len(set(anchors.ids)) < len(anchors.ids)
        return Kept(
            view=view,
            reads=reads,
            ids=array("Q", [TWICE, *(number[f"{path}#{id_}"] for id_ in anchors.ids)] if twice else [number[f"{path}#{id_}"] for id_ in anchors.ids]),
            links=array("Q", [number[f"{to}#{at}" if at and not at.startswith(":~:") else to] for to, at in anchors.links]),
            onward=array("Q", {number[to] for to, _ in anchors.links}),
            problems=problems,
        )


#: Stands among the ids of a page that gives one of them twice.
TWICE: Final = 0
