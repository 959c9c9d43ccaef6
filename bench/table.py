"""The tables: all rows for the terminal, the goals for the README: ``python -m bench.table`` writes the latter."""

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.corpus import OURS
from bench.goals import GOALS, LARGE, MEASURES, SMALL, Bound, Goal
from bench.results import KEPT, Results, Row, digits, figure, read_results

README: Final = Path(__file__).parent / "README.md"
#: What is not known yet.
UNKNOWN: Final = "…"
_START: Final = "<!-- made by python -m bench.table -->"
_END: Final = "<!-- end -->"


def all_rows(results: Results) -> str:
    """Return every row as Markdown: our median and p90, each peer's median, and ours divided by it."""
    peers = tuple(dict.fromkeys(tool for row in results.rows for tool in row.samples if tool != OURS))
    lines = [_line(["", "articles", OURS, "p90", *(cell for peer in peers for cell in (peer, "ratio"))])]
    lines.append(_line(["---"] * (4 + 2 * len(peers))))
    for row in sorted(results.rows, key=lambda row: (tuple(MEASURES).index(row.measure), row.n)):
        cells = [
            MEASURES[row.measure],
            f"{row.n:,}",
            figure(row.median(OURS), row.unit),
            figure(row.high(OURS), row.unit),
        ]
        for peer in peers:
            there = peer in row.samples
            cells += [figure(row.median(peer), row.unit) if there else "", _times(row, peer) if there else ""]
        lines.append(_line(cells))
    growth = [
        results.row("clean", LARGE).median(tool) / results.row("clean", SMALL).median(tool) for tool in (OURS, *peers)
    ]
    if not all(map(math.isnan, growth)):
        told = [_ratio(each) for each in growth]
        lines.append(
            _line(
                ["clean build, growth", f"{SMALL:,} → {LARGE:,}", told[0], "", *(c for t in told[1:] for c in (t, ""))]
            )
        )
    return "\n".join(lines) + "\n"


def goals_table(results: Results | None) -> str:
    """Return the goals as Markdown, beside what was measured; everything unknown if there are no *results*."""
    known = results or Results(machine={}, versions={})
    lines = [_line(["", "articles", "goal", "measured", "Hugo in the same run", "met"]), _line(["---"] * 6)]
    for goal in GOALS:
        met = [bound.met(known) for bound in goal.bounds]
        said = UNKNOWN if None in met else "yes" if all(met) else "**no**"
        lines.append(_line([goal.what, goal.at, goal.told, _measured(goal, known), _of_hugo(goal, known), said]))
    about = ""
    if results is not None:
        machine = ", ".join(results.machine.values())
        versions = ", ".join(f"{name} {version}" for name, version in results.versions.items())
        about = f"\nMachine: {machine}.\n\nVersions: {versions}.\n"
    return "\n".join(lines) + "\n" + about


def _measured(goal: Goal, results: Results) -> str:
    """Return our figures for the bounds of *goal*; one that is not within its bound in bold."""
    told: dict[str, list[str]] = {}
    for bound in goal.bounds:
        label = _label(bound, goal)
        value = bound.figure(results)
        if bound.other and math.isinf(value):
            continue  # the figure itself says so already
        words = _ratio(value) if bound.other else figure(value, results.row(bound.measure, bound.n).unit or "s")
        if bound.high:
            words = f"p90 {words}"
        if isinstance(bound.other, str) and bound.other:
            words += f" {_OTHERS.get(bound.other, bound.other.capitalize())}"
        told.setdefault(label, []).append(f"**{words}**" if bound.met(results) is False else words)
    if all(bound.met(results) is None for bound in goal.bounds):
        return UNKNOWN
    rows = [
        results.row(bound.measure, n) for bound in goal.bounds for n in (bound.n, bound.other) if isinstance(n, int)
    ]
    older = ", ".join(dict.fromkeys(f"{row.n:,} of {row.of}" for row in rows if row.of))
    return "; ".join(f"{label}{', '.join(words)}" for label, words in told.items()) + (f" ({older})" if older else "")


def _of_hugo(goal: Goal, results: Results) -> str:
    """Return Hugo's figures in the rows that *goal* is about."""
    told: dict[str, None] = {}
    for bound in goal.bounds:
        row = results.row(bound.measure, bound.n)
        if isinstance(bound.other, int) and "hugo" in row.samples:
            told[_ratio(row.median("hugo") / results.row(bound.measure, bound.other).median("hugo"))] = None
        elif "hugo" in row.samples:
            told[f"{_label(bound, goal)}{figure(row.median('hugo'), row.unit)}"] = None
    known = any(results.row(bound.measure, bound.n).samples for bound in goal.bounds)
    return "; ".join(told) or ("–" if known else UNKNOWN)


def _label(bound: Bound, goal: Goal) -> str:
    """Return what tells the figures of one goal apart: the number of articles, or the measure."""
    if len({each.n for each in goal.bounds}) > 1:
        return f"{bound.n:,}: "
    return f"{_SHORT[bound.measure]}: " if len({each.measure for each in goal.bounds}) > 1 else ""


def _times(row: Row, peer: str) -> str:
    return _ratio(row.median(OURS) / row.median(peer))


def _ratio(value: float) -> str:
    if math.isnan(value):
        return UNKNOWN
    return "never" if math.isinf(value) else f"{digits(value)} ×"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_OTHERS: Final = {"clean": "a clean build", "mkdocs": "MkDocs"}
_SHORT: Final = {
    "name": "name, first",
    "name-all": "name, all",
    "layout": "layout, first",
    "layout-all": "layout, all",
    "example-clean": "clean",
    "example-unchanged": "unchanged",
    "weight": "all",
    "weight-text": "HTML + CSS",
}


def main() -> None:
    """Write the table of goals into the README."""
    text = README.read_text(encoding="utf-8")
    made = f"{_START}\n{goals_table(read_results(KEPT))}{_END}"
    README.write_text(re.sub(f"{_START}.*?{_END}", lambda _: made, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
