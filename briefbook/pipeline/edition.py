"""An edition: what came of making a site, the shelf that its files are put on, and the pace of the work."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Final, Protocol

from msgspec import Struct, field

from briefbook.model.problem import Problem, Severity
from briefbook.pipeline.pages import Kept
from briefbook.pipeline.ties import Ties


class Shelf(Protocol):
    """Where the files of a site are put; several processes may do so at once."""

    def begin(self) -> bool:
        """Make ready, and tell whether files can be put now: if not, its owner knows why. What is intact may be less then."""

    def put(self, path: str, content: bytes) -> None:
        """Put a file there; each path once."""

    def read(self, path: str) -> bytes:
        """Return what *path* of the next site will hold: what was put there, or else what stands. Raises OSError."""


class Edition(Struct, frozen=True, gc=False, kw_only=True):
    """What came of making a site. *files* are the paths of all its files, *put* of those that were put on the shelf.

    *data* are the data files among them. It is *sound* if the site may be published. *made* counts the pages that were made anew.
    """

    problems: tuple[Problem, ...]
    sound: bool = False
    files: frozenset[str] = frozenset()
    put: frozenset[str] = frozenset()
    data: frozenset[str] = frozenset()
    pages: Mapping[str, Kept] = field(default_factory=dict)
    made: int = 0
    ties: Ties = field(default_factory=Ties)
    turn: int = 0

    @property
    def errs(self) -> bool:
        """Tell whether its authors have to mend something before it can be published."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Superseded(Exception):
    """Something newer is to be made."""


class Pace:
    """How making goes on where others wait: here, without a stop."""

    def between(self) -> None:
        """Let others go first, before a page is made; may raise `Superseded`."""

    def aside(self) -> AbstractContextManager[object]:
        """Let others go on while something is done that touches nothing of theirs."""
        return nullcontext()

    def made(self) -> None:
        """Be told that all is made, and takes the place of what stands from now on."""


#: The pace of whoever nobody waits for.
STEADY: Final = Pace()
