"""Draw the time of a clean build against the number of articles: ``python -m bench.plot`` writes `bench/time.svg`.

The figures are those of `bench/results.json`: `make bench ARGS="--n 100,316,1000,3162,10000 --measures clean --keep"`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from bench.corpus import OURS
from bench.results import KEPT, Results, digits, read_results

PICTURE: Final = Path(__file__).parent / "time.svg"
#: The picture, and the field that the lines are drawn in: left, top, right, bottom.
_WIDTH, _HEIGHT = 760, 440
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 56, 590, 388
#: Between two names at the ends of lines, at least.
_LEADING: Final = 17
_NAMES: Final = {"hugo": "Hugo", "eleventy": "Eleventy", "pelican": "Pelican", "mkdocs": "MkDocs"}
#: Tell the lines apart without colour as well; ours is the thick one.
_DASHES: Final = {"eleventy": "7 4", "pelican": "2 4", "mkdocs": "10 3 2 3"}
_STYLE: Final = """
text { font: 13px system-ui, sans-serif; fill: #3b3a36; }
.title { font-size: 15px; font-weight: 600; }
.grid { stroke: #dedbd2; }
.line { fill: none; stroke-width: 1.75; }
.briefbook { stroke: #a3341f; stroke-width: 3.25; }
circle.briefbook, text.briefbook { fill: #a3341f; stroke: none; font-weight: 600; }
.hugo { stroke: #2b5f8a; } circle.hugo, text.hugo { fill: #2b5f8a; stroke: none; }
.eleventy { stroke: #4f6b2a; } circle.eleventy, text.eleventy { fill: #4f6b2a; stroke: none; }
.pelican { stroke: #76508f; } circle.pelican, text.pelican { fill: #76508f; stroke: none; }
.mkdocs { stroke: #6b6459; } circle.mkdocs, text.mkdocs { fill: #6b6459; stroke: none; }
@media (prefers-color-scheme: dark) {
  text { fill: #d8d4ca; }
  .grid { stroke: #45423c; }
  .briefbook { stroke: #f08a6f; } circle.briefbook, text.briefbook { fill: #f08a6f; }
  .hugo { stroke: #8fbfe8; } circle.hugo, text.hugo { fill: #8fbfe8; }
  .eleventy { stroke: #aecb7d; } circle.eleventy, text.eleventy { fill: #aecb7d; }
  .pelican { stroke: #cfaae6; } circle.pelican, text.pelican { fill: #cfaae6; }
  .mkdocs { stroke: #bdb5a8; } circle.mkdocs, text.mkdocs { fill: #bdb5a8; }
}
"""


@dataclass(frozen=True, slots=True)
class _Scale:
    """A logarithmic scale: decades from *low* to *high* lie between *start* and *end* of the picture."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return round(self.start + share * (self.end - self.start), 1)

    def decades(self) -> Sequence[float]:
        return [10.0**power for power in range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)]


def draw(results: Results) -> str:
    """Return the picture as SVG: a line for each tool, on logarithmic scales. There must be a row of clean builds."""
    lines = _lines(results)
    numbers = sorted({n for line in lines.values() for n in line})
    seconds = [value for line in lines.values() for value in line.values()]
    x = _Scale(numbers[0], max(numbers[-1], numbers[0] * 10), _LEFT, _RIGHT)
    y = _Scale(10 ** math.floor(math.log10(min(seconds))), 10 ** math.ceil(math.log10(max(seconds))), _BOTTOM, _TOP)
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img")
    ET.SubElement(svg, "title").text = "Seconds of a clean build against the number of articles"
    ET.SubElement(svg, "desc").text = ". ".join(_told(tool, line) for tool, line in lines.items())
    ET.SubElement(svg, "style").text = _STYLE
    _text(svg, _LEFT, 28, "Clean build, seconds", "title")
    _frame(svg, x, y, numbers)
    for tool, line in lines.items():
        _line(svg, tool, [(x(n), y(value)) for n, value in line.items()])
    ends = _apart({tool: y(_last(line)) for tool, line in lines.items()})
    for tool, height in ends.items():
        _text(svg, _RIGHT + 12, height + 4, f"{_name(tool)} {digits(_last(lines[tool]))} s", tool)
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode") + "\n"


def _lines(results: Results) -> dict[str, dict[int, float]]:
    """Return the median seconds by number of articles for each tool, ourselves last: our line lies on top."""
    rows = sorted((row for row in results.rows if row.measure == "clean"), key=lambda row: row.n)
    tools = sorted({tool for row in rows for tool in row.samples}, key=lambda tool: (tool == OURS, tool))
    return {tool: {row.n: row.median(tool) for row in rows if tool in row.samples} for tool in tools}


def _frame(svg: ET.Element, x: _Scale, y: _Scale, numbers: Sequence[int]) -> None:
    """Draw the grid, the seconds on its left and *numbers* below."""
    for value in y.decades():
        height = f"{y(value):g}"
        ET.SubElement(svg, "line", {"class": "grid"}, x1=str(_LEFT), x2=str(_RIGHT), y1=height, y2=height)
        _text(svg, _LEFT - 10, y(value) + 4, f"{value:g}", "", "end")
    for n in numbers:
        place = f"{x(n):g}"
        ET.SubElement(svg, "line", {"class": "grid"}, x1=place, x2=place, y1=str(_TOP), y2=str(_BOTTOM))
        _text(svg, x(n), _BOTTOM + 20, f"{n:,}", "", "middle")
    _text(svg, _RIGHT, _BOTTOM + 40, "articles", "", "end")


def _line(svg: ET.Element, tool: str, points: Sequence[tuple[float, float]]) -> None:
    """Draw the line of *tool*, with a dot at each measurement."""
    path = " ".join(f"{across:g},{height:g}" for across, height in points)
    dashes = {"stroke-dasharray": _DASHES[tool]} if tool in _DASHES else {}
    ET.SubElement(svg, "polyline", {"class": f"line {tool}", "points": path, **dashes})
    for across, height in points:
        ET.SubElement(svg, "circle", {"class": tool}, cx=f"{across:g}", cy=f"{height:g}", r="3.5")


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Return *heights* of lines of text, moved down where they would stand on one another, and up where below the field."""
    placed: dict[str, float] = {}
    for tool in sorted(heights, key=lambda tool: heights[tool]):
        placed[tool] = max(heights[tool], max(placed.values(), default=-math.inf) + _LEADING)
    excess = max(0.0, max(placed.values()) - _BOTTOM)
    return {tool: height - excess for tool, height in placed.items()}


def _text(svg: ET.Element, across: float, height: float, words: str, kind: str, anchor: str = "start") -> None:
    attributes = {"class": kind} if kind else {}
    text = ET.SubElement(svg, "text", attributes, x=f"{across:g}", y=f"{height:g}")
    text.set("text-anchor", anchor)
    text.text = words


def _told(tool: str, line: Mapping[int, float]) -> str:
    return f"{_name(tool)}: {', '.join(f'{n:,} articles {digits(value)} s' for n, value in line.items())}"


def _name(tool: str) -> str:
    return _NAMES.get(tool, tool)


def _last(line: Mapping[int, float]) -> float:
    return line[max(line)]


def main() -> None:
    """Write the picture."""
    results = read_results(KEPT)
    if results is None or not _lines(results):
        raise SystemExit(f"no clean builds in {KEPT.name}: measure with --keep first")
    PICTURE.write_text(draw(results), encoding="utf-8")


if __name__ == "__main__":
    main()
