"""An edition: what came of making a site, and the shelf that its files are put on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from briefbook.model.problem import Problem, Severity
from briefbook.pipeline.pages import Kept
from briefbook.pipeline.ties import Ties


class Shelf(Protocol):
    """Where the files of a site are put; several processes may do so at once."""

    def begin(self) -> bool:
        """Make ready, and tell whether files can be put now: if not, its owner knows why. What is intact may be less then."""

    def put(self, path: str, content: bytes) -> None:
        """Put a file there; each path once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
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
