"""What was measured, as values and as JSON."""

import json
import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from bench.corpus import OURS

#: The results that the README and the picture tell.
KEPT: Final = Path(__file__).parent / "results.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What *measure* came to at *n* articles for each tool, taken in turns; ``None``: it never happened.

    *unit* is `s` or `B`. *of* is our version where it is not that of the results: an earlier one.
    """

    measure: str
    n: int
    unit: str
    samples: Mapping[str, Sequence[float | None]]
    of: str = ""

    def median(self, tool: str) -> float:
        """Return the median for *tool*: infinite if it never happened, not a number if it was not tried."""
        return statistics.median(self._numbers(tool))

    def high(self, tool: str) -> float:
        """Return what nine of ten samples do not exceed (nearest rank)."""
        numbers = sorted(self._numbers(tool))
        return numbers[math.ceil(0.9 * len(numbers)) - 1]

    def _numbers(self, tool: str) -> list[float]:
        return [math.inf if sample is None else sample for sample in self.samples.get(tool, ())] or [math.nan]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Rows, the machine they were measured on, and the version of everything that took part."""

    machine: Mapping[str, str]
    versions: Mapping[str, str]
    rows: tuple[Row, ...] = ()

    def row(self, measure: str, n: int) -> Row:
        """Return the row of *measure* at *n* articles, an empty one if it was not measured."""
        empty = Row(measure=measure, n=n, unit="", samples={})
        return next((row for row in self.rows if (row.measure, row.n) == (measure, n)), empty)

    def with_rows(self, rows: Iterable[Row]) -> "Results":
        """Return these results with *rows*, which take the place of older ones of the same measure and number."""
        found = {(row.measure, row.n): row for row in (*self.rows, *rows)}
        return replace(self, rows=tuple(found.values()))


def _agree(kept: Mapping[str, str], new: Mapping[str, str]) -> bool:
    return all(tool == OURS or kept.get(tool, version) == version for tool, version in new.items())


def _dated(kept: Results, version: str) -> Results:
    """Return what was *kept* as it stands beside results of our *version*."""
    before = kept.versions[OURS]
    if before == version:
        return kept
    return replace(kept, rows=tuple(row if row.of else replace(row, of=before) for row in kept.rows))


def read_results(path: Path) -> Results | None:
    """Return the results in *path*, ``None`` if there is no such file."""
    if not path.is_file():
        return None
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    rows = tuple(Row(**row) for row in found["rows"])
    return Results(machine=found["machine"], versions=found["versions"], rows=rows)


def write_results(results: Results, path: Path) -> None:
    """Write *results* to *path*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(results), indent=1) + "\n", encoding="utf-8")


def figure(value: float | None, unit: str) -> str:
    """Return *value* in the words of the tables: three digits and a unit."""
    if value is None or math.isinf(value):
        return "never"
    if math.isnan(value):
        return "…"
    steps = {"s": ((1, "s"), (1e-3, "ms")), "B": ((1e6, "MB"), (1e3, "kB"))}[unit]
    size, name = next((step for step in steps if value >= step[0]), steps[-1])
    return f"{digits(value / size)} {name}"


def digits(value: float) -> str:
    """Return *value* with three digits."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:.{max(0, 2 - math.floor(math.log10(rounded)))}f}" if 0 < rounded < 1000 else f"{value:,.0f}"


def keep(results: Results, path: Path = KEPT) -> bool:
    """Add *results* to those in *path*; return whether older ones were dropped: of another machine, or version of a peer.

    Tools that take part in one of the two alone are no difference. Rows of an earlier version of ours stay, and say so.
    """
    kept = read_results(path)
    same = kept is not None and kept.machine == results.machine and _agree(kept.versions, results.versions)
    if kept is not None and same:
        results = replace(
            _dated(kept, results.versions[OURS]).with_rows(results.rows), versions={**kept.versions, **results.versions}
        )
    write_results(results, path)
    return kept is not None and not same
