"""Columns of time, and the marks that stand in them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefbook.plan.pictures.cells import LEVELS, cells
from briefbook.plan.pictures.columns import COLUMNS, TICKS, UNITS, Columns, Unit, columns, from_to, told_by_column

DAYS = some.lists(some.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=40)


def of(*days: str) -> Columns:
    """Return the columns for *days*."""
    made = columns(map(date.fromisoformat, days))
    assert made is not None
    return made


@given(DAYS)
def test_every_day_has_a_column_in_order(days: list[date]) -> None:
    """Every day falls in a column, a later one in none before; there are no more than fit, and one at each edge."""
    made = columns(days)
    assert made is not None
    found = [made.column(day) for day in sorted(days)]
    assert found == sorted(found)
    assert {0, made.count - 1} <= set(found)
    assert made.count <= COLUMNS + 2


@given(DAYS)
def test_columns_stand_side_by_side(days: list[date]) -> None:
    """Each column begins where the one before ends, all within the width, and its middle lies between."""
    made = columns(days)
    assert made is not None
    edges = [float(made.edge(column)) for column in range(made.count + 1)]
    middles = [float(made.middle(column)) for column in range(made.count)]
    assert (edges[0], edges[-1]) == (0, 100)
    assert all(left < middle < right for left, middle, right in zip(edges, middles, edges[1:], strict=False))


@given(DAYS)
def test_labels_do_not_meet(days: list[date]) -> None:
    """Labels are few and stand a sixth of the width apart at least: their room on a small phone."""
    made = columns(days)
    assert made is not None
    places = sorted(float(tick.at) for tick in made.ticks())
    assert 1 <= len(places) <= TICKS + 2
    assert all(later - sooner >= 16 for sooner, later in pairwise(places))


@given(some.dates(date(2, 1, 1), date(9998, 1, 1)), some.sampled_from(UNITS))
def test_a_unit_begins_with_a_day_of_its_own(day: date, unit: Unit) -> None:
    """The first day of a unit is in it, and not after any other; the day before is not."""
    first = unit.first(unit.number(day))
    assert first <= day
    assert unit.number(first) == unit.number(day) == unit.number(first - timedelta(days=1)) + 1


@pytest.mark.parametrize(
    ("days", "unit", "first", "last"),
    [
        (["2031-05-01", "2031-05-09"], "day", "1 May", "9 May"),
        (["2031-05-01", "2031-07-09"], "week", "28 Apr", "7 Jul"),
        (["2031-05-01", "2032-07-09"], "month", "May 2031", "Jul 2032"),
        (["1990-05-01", "2031-05-09"], "year", "earlier", "2031"),
        (["1990-01-01", *["2031-05-01"] * 4, "2031-05-02"], "day", "earlier", "2 May"),
        (["2031-05-01", "2031-05-02", *["2031-05-03"] * 4, "2060-01-01"], "day", "1 May", "later"),
    ],
)
def test_most_days_choose_the_unit(days: list[str], unit: str, first: str, last: str) -> None:
    """The unit is the smallest of which two dozen hold most days; what lies outside stands at the edge."""
    made = of(*days)
    assert (made.unit.name, made.label(0), made.label(made.count - 1)) == (unit, first, last)


def test_no_day_makes_no_columns() -> None:
    """Without a day there is nothing to draw."""
    assert columns([]) is None


def test_days_are_told_by_column() -> None:
    """What a picture shows is told in words to who does not see it."""
    days = [date(2031, 5, 1), date(2031, 5, 3), date(2031, 5, 1)]
    assert told_by_column(of("2031-05-01", "2031-05-03"), days) == "1 May: 2; 3 May: 1"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2031-05-01"], "1 May 2031"),
        (["2031-05-09", "2031-05-01"], "1 to 9 May 2031"),
        (["2031-05-01", "2031-06-01"], "1 May 2031 to 1 June 2031"),
    ],
)
def test_a_time_is_told_by_its_ends(days: list[str], words: str) -> None:
    """The first and the last day, the month once if it is one."""
    assert from_to(map(date.fromisoformat, days)) == words


def test_like_marks_are_one_with_a_number() -> None:
    """Marks of one column stand above one another in the order of looks; like ones are one, with how many they are."""
    made = cells(of("2031-05-01", "2031-05-02"), [(0, "b"), (1, "a"), (0, "a"), (0, "b")], ["a", "b"])
    assert [(dot.look, dot.at, dot.count) for dot in made.dots] == [("a", "25", ""), ("b", "25", "2"), ("a", "75", "")]
    assert made.places[0, "a"][1] < made.places[0, "b"][1] < made.height


@given(some.lists(some.tuples(some.integers(0, 1), some.sampled_from("abcdefgh")), min_size=1, max_size=60))
def test_a_cell_counts_all_and_is_bounded(marks: list[tuple[int, str]]) -> None:
    """However many marks fall in a column, few are drawn, all are counted, and none stands outside the lane."""
    made = cells(of("2031-05-01", "2031-05-02"), marks, "abcdefgh")
    assert len(made.dots) <= 2 * LEVELS
    assert sum(int(dot.count.lstrip("+") or 1) for dot in made.dots) == len(marks)
    assert all(0 < dot.y < made.height for dot in made.dots)
