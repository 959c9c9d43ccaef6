"""The benchmark's table of goals and its picture."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.goals import GOALS
from bench.plot import draw
from bench.results import Results, Row, digits, figure, keep, read_results
from bench.table import all_rows, goals_table


def results(*rows: Row, version: str = "1.0") -> Results:
    """Make up results."""
    return Results(machine={"cores": "2 cores"}, versions={"briefbook": version, "hugo": "0.1"}, rows=rows)


def row(measure: str, n: int, ours: list[float | None], hugo: list[float | None]) -> Row:
    """Make up a row of seconds."""
    return Row(measure=measure, n=n, unit="s", samples={"briefbook": ours, "hugo": hugo})


def goal(table: str, what: str) -> list[str]:
    """Return the cells of the goal that begins with *what*."""
    line = next(line for line in table.splitlines() if line.startswith(f"| {what}"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_nothing_measured_is_told_as_such() -> None:
    """Without results every goal stands there, its figures open."""
    lines = goals_table(None).splitlines()[2:]
    assert len(lines) == len(GOALS)
    assert [line for line in lines if not line.endswith("| … | … | … |")] == []


def test_a_goal_tells_median_and_ratio() -> None:
    """A goal that is met shows our median, its ratio to Hugo's, and Hugo's own figure."""
    table = goals_table(results(row("unchanged", 10_000, [0.5, 0.3, 0.4], [10.0, 8.0, 12.0])))
    assert goal(table, "`build`, nothing changed")[3:] == ["400 ms, 0.0400 × Hugo", "10.0 s", "yes"]


def test_a_missed_bound_stands_out() -> None:
    """A figure beyond its bound is bold, and the goal is not met."""
    table = goals_table(results(row("unchanged", 10_000, [0.7], [12.0])))
    assert goal(table, "`build`, nothing changed")[3:] == ["**700 ms**, 0.0583 × Hugo", "12.0 s", "**no**"]


def test_growth_is_a_ratio_of_two_numbers_of_articles() -> None:
    """Growth divides the clean build of 10,000 articles by that of 1,000, for Hugo as well."""
    table = goals_table(results(row("clean", 1_000, [1.0], [1.0]), row("clean", 10_000, [9.0], [12.0])))
    assert goal(table, "growth")[3:] == ["9.00 ×", "12.0 ×", "yes"]


def test_what_never_happened_is_told() -> None:
    """An edit that was never seen is told as such, and is no figure below a bound."""
    table = goals_table(results(row("title", 10_000, [None, None, 0.1], [1.0])))
    assert goal(table, "edit of a title")[3:] == ["**never**", "1.00 s", "**no**"]


def test_every_row_is_told() -> None:
    """The table for the terminal has each row with the ratio to each peer."""
    table = all_rows(results(row("clean", 100, [1.0, 2.0, 3.0], [4.0])))
    assert goal(table, "clean build")[1:] == ["100", "2.00 s", "3.00 s", "4.00 s", "0.500 ×"]


def test_figures_have_three_digits() -> None:
    """Figures are told with three digits and a unit that fits."""
    assert [figure(0.0432, "s"), figure(12.345, "s"), figure(612e6, "B"), figure(24_300, "B")] == [
        "43.2 ms",
        "12.3 s",
        "612 MB",
        "24.3 kB",
    ]
    assert [digits(1234.5), digits(0.9999), digits(0)] == ["1,234", "1.00", "0"]


def test_rows_are_kept_until_something_changes(tmp_path: Path) -> None:
    """New rows join the kept ones of the same machine and peers, and take the place of all others."""
    path = tmp_path / "results.json"
    one, two = row("clean", 1_000, [1.0], [1.0]), row("clean", 10_000, [9.0], [None])
    assert not keep(results(one), path)
    assert not keep(results(two), path)
    assert read_results(path) == results(one, two)
    for other in (
        replace(results(two), machine={"cores": "4 cores"}),
        replace(results(two), versions={"briefbook": "1.0", "hugo": "0.2"}),
    ):
        assert keep(other, path)
        assert read_results(path) == other


def test_rows_of_an_earlier_version_say_so(tmp_path: Path) -> None:
    """They stay until they are measured again, and the table tells of which version their figures are."""
    path = tmp_path / "results.json"
    one, two = row("clean", 1_000, [1.0], [1.0]), row("clean", 10_000, [9.0], [12.0])
    keep(results(one, two), path)
    for version in ("1.1", "1.2"):
        assert not keep(results(two, version=version), path)
        assert read_results(path) == results(replace(one, of="1.0"), two, version=version)
    assert goal(goals_table(read_results(path)), "growth")[3] == "9.00 × (1,000 of 1.0)"
    keep(results(one, version="1.2"), path)
    assert goal(goals_table(read_results(path)), "growth")[3] == "9.00 ×"


def test_rows_of_some_tools_join_those_of_others(tmp_path: Path) -> None:
    """A run in which other tools took part drops nothing, as long as those in both have their versions."""
    path = tmp_path / "results.json"
    alone = replace(results(row("clean", 100, [1.0], [None])), versions={"briefbook": "1.0"})
    both = replace(results(row("clean", 1_000, [2.0], [3.0])), versions={"briefbook": "1.0", "hugo": "0.1"})
    assert not keep(alone, path)
    assert not keep(both, path)
    assert not keep(alone, path)
    kept = read_results(path)
    assert kept is not None
    assert kept.versions == both.versions
    assert [each.n for each in kept.rows] == [100, 1_000]


def test_the_picture_has_a_line_for_each_tool() -> None:
    """The picture is well-formed, with a line for each tool, and names that do not stand on one another."""
    made = draw(results(row("clean", 100, [0.5], [0.5]), row("clean", 1_000, [2.0], [2.0])))
    svg = ET.fromstring(made)
    space = "{http://www.w3.org/2000/svg}"
    lines = [line.get("class") for line in svg.iter(f"{space}polyline")]
    assert lines == ["line hugo", "line briefbook"]
    ends = [float(text.get("y", "")) for text in svg.iter(f"{space}text") if text.get("class") in {"hugo", "briefbook"}]
    assert abs(ends[0] - ends[1]) >= 15
