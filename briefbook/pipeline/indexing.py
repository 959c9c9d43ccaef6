"""Indexing: the step of a run that lets the search index of a site hold what can be found in it."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from msgspec import Struct

from briefbook.collection import Reader
from briefbook.model.problem import Problem, Severity, Span, warning
from briefbook.model.searched import INDEX
from briefbook.model.trace import Trace
from briefbook.pipeline.edition import Shelf
from briefbook.pipeline.making import Making
from briefbook.pipeline.sight import site_for
from briefbook.plan import searchable
from briefbook.search import IndexFailed, digest_of_index, document, index_of, installed

#: Tells of which records the index beside it is.
SEAL: Final = f"{INDEX}records.txt"


class Standing(Shelf, Protocol):
    """A shelf for a site that stands already."""

    def below(self, folder: str) -> frozenset[str]:
        """Return the files below *folder* that stand as they were published; none if any of them does not."""


class Indexed(Struct, frozen=True, gc=False, kw_only=True):
    """What came of indexing: the *files* of the index, those of them that were *put* on the shelf, and what is wrong.

    *records* counts what a new index holds. The index is *behind* if it is not of what the site holds now.
    """

    problems: tuple[Problem, ...] = ()
    files: frozenset[str] = frozenset()
    put: frozenset[str] = frozenset()
    records: int = 0
    behind: bool = False

    @property
    def errs(self) -> bool:
        """Tell whether its authors have to mend something before the site can be published."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Indexer(Protocol):
    """Brings the index of a site up to date."""

    def __call__(self, making: Making, shelf: Standing, *, changed: bool) -> Indexed:
        """Let *shelf* hold the index; *changed* tells that what can be found may have. Raises OSError."""


def no_index(making: Making, shelf: Standing, *, changed: bool) -> Indexed:  # noqa: ARG001 - an `Indexer`
    """Leave the site without an index."""
    return Indexed()


def index_carried(making: Making, shelf: Standing, *, changed: bool) -> Indexed:
    """Carry the index over as it stands, whatever the site holds now."""
    wanted = making.workshop.written.frame.config.search
    files = shelf.below(INDEX) if wanted else frozenset()
    return Indexed(files=files, behind=wanted and changed and bool(installed()))


def index_anew(making: Making, shelf: Standing, *, changed: bool) -> Indexed:
    """Make the index anew if what can be found has changed, and if the indexer is installed.

    Every record is searched for private texts before it goes in. Raises OSError.
    """
    config = making.workshop.written.frame.config
    if not config.search:
        return Indexed()
    stands = shelf.below(INDEX)
    if stands and not changed:
        return Indexed(files=stands)
    site = site_for(Reader(making.workshop.collection, Trace()))
    records = [(record.path, document(record)) for record in searchable(site)]
    leaks = tuple(_leaks(making, records))
    if leaks:
        return Indexed(problems=leaks)
    documents = [content for _, content in records]
    seal = f"{digest_of_index(documents, config.language)}\n".encode()
    if stands and shelf.read(SEAL) == seal:
        return Indexed(files=stands)
    if not installed() or not shelf.begin():
        return Indexed()
    return _made(documents, config.language, seal, shelf)


def _leaks(making: Making, records: Iterable[tuple[str, bytes]]) -> Iterator[Problem]:
    assert making.maker is not None
    for path, content in records:
        yield from making.maker.check(path.partition("#")[0], content)


def _made(documents: list[bytes], language: str, seal: bytes, shelf: Standing) -> Indexed:
    files = {SEAL}
    try:
        for path, content in index_of(documents, language):
            files.add(INDEX + path)
            shelf.put(INDEX + path, content)
    except IndexFailed as failure:
        hint = "build once more; `search: false` in config.yaml does without"
        problem = warning(
            "no-search-index", Span(path="config.yaml"), f"the search index was not made: {failure}", hint
        )
        return Indexed(problems=(problem,), behind=True)
    shelf.put(SEAL, seal)
    return Indexed(files=frozenset(files), put=frozenset(files), records=len(documents))
