"""The board: what serve shows now. Written by the threads that read and publish, read by the one that answers."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from briefbook.model.problem import Problem


class Works(Protocol):
    """What serve shows: a site that is read, answered from and published. Reading, answering and publishing may have a thread each."""

    def read(self, changed: Iterable[str] | None = None) -> bool:
        """Read the files *changed*, by their names (``None``: look which are); tell whether that may show on any page."""

    def page(self, path: str) -> bytes | None:
        """Return the file *path* of the site as its sources stand, or ``None`` where what is published is that.

        Empty bytes stand for a file that is published, and will not be any more.
        """

    def assets(self) -> str:
        """Return what stands for the files that pages load under names that stay when their content changes."""

    def below(self) -> str:
        """Return the path below which the site will stand on its server, such as ``ferry/``, or nothing."""

    def publish(self) -> "Published | None":
        """Publish the site as its sources stand; ``None`` if something was read meanwhile."""

    def ahead(self, is_over: Callable[[], bool]) -> None:
        """Do ahead what later edits need, until something is read or all *is over*: nobody waits for this."""

    def sources(self) -> tuple[Path, ...]:
        """Return the files and folders that are read."""

    def end(self) -> None:
        """Break off what would take long, for good."""


class Published(Struct, frozen=True, gc=False, kw_only=True):
    """What publishing came to.

    *output* is the published folder; *changed* tells whether anything in it is new; *told* is for the terminal.
    """

    output: Path
    problems: tuple[Problem, ...]
    changed: bool
    told: str


class Shown(Struct, frozen=True, gc=False, kw_only=True):
    """What a browser may show: the folder *output*, and *problems* as the panel wants them.

    *turn* grows whenever either has changed: a page made at an earlier turn is stale.
    """

    output: Path
    problems: tuple[dict[str, str | int], ...] = ()
    turn: int = 0
    built: bool = False


class Board:
    """Holds the `Shown` of now. It is replaced whole, so that a reader needs no lock; those who write to it have one."""

    def __init__(self, output: Path) -> None:
        self.shown = Shown(output=output)
        self._writing = threading.Lock()

    def turn(self) -> None:
        """Show that pages which are open in a browser may be stale."""
        with self._writing:
            self.shown = replace(self.shown, turn=self.shown.turn + 1)

    def put(self, output: Path, problems: tuple[dict[str, str | int], ...], *, changed: bool) -> bool:
        """Show what was published; tell whether pages that are open in a browser are stale now."""
        with self._writing:  # a turn that was lost meanwhile would leave an open page as it is for good
            before = self.shown
            stale = changed or not before.built or (output, problems) != (before.output, before.problems)
            self.shown = Shown(output=output, problems=problems, turn=before.turn + stale, built=True)
        return stale
