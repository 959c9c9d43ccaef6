"""The board: what serve shows now. Written by the thread that builds, read by the one that answers."""

from dataclasses import dataclass
from pathlib import Path

from briefbook.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What one build came to.

    *output* is the published folder and *sources* the files and folders that were read, as far as that is known;
    *changed* tells whether anything in *output* is new; *told* is for the terminal.
    """

    output: Path
    sources: tuple[Path, ...]
    problems: tuple[Problem, ...]
    changed: bool
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a browser may show: the folder *output*, and *problems* as the panel wants them.

    *turn* grows whenever either has changed: a page made at an earlier turn is stale.
    """

    output: Path
    problems: tuple[dict[str, str | int], ...] = ()
    turn: int = 0
    built: bool = False


class Board:
    """Holds the `Shown` of now. It is replaced whole, so that a reader needs no lock."""

    def __init__(self, output: Path) -> None:
        self.shown = Shown(output=output)

    def put(self, output: Path, problems: tuple[dict[str, str | int], ...], *, changed: bool) -> bool:
        """Show the outcome of a build; tell whether pages that are open in a browser are stale now."""
        before = self.shown
        stale = changed or not before.built or (output, problems) != (before.output, before.problems)
        self.shown = Shown(output=output, problems=problems, turn=before.turn + stale, built=True)
        return stale
