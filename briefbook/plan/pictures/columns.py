"""Columns of time: the days, weeks, months or years in which most of what is drawn lies, side by side and equally wide.

What lies before or after them stands in a column of its own at the edge, so that one old date does not press all others into
a corner.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from briefbook.plan import words
from briefbook.plan.pictures.views import Tick

#: As many columns as have room for a mark of 10 pixels each on a small phone.
COLUMNS: Final = 24
#: As many labels as stand side by side there.
TICKS: Final = 5
#: Where a label would reach over the edge, and how much of the width that of an edge column takes, in per cent.
_EDGE: Final = 10
_LABEL: Final = 22


class Unit(Struct, frozen=True, gc=False):
    """A unit of time: *number* counts it from an origin, *first* is the first day of one, *label* its short words."""

    name: str
    number: Callable[[date], int]
    first: Callable[[int], date]
    label: Callable[[date], str]


def _short_day(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1][:3]}"


UNITS: Final = (
    Unit("day", date.toordinal, date.fromordinal, _short_day),
    Unit("week", lambda day: (day.toordinal() - 1) // 7, lambda n: date.fromordinal(n * 7 + 1), _short_day),
    Unit(
        "month",
        lambda day: day.year * 12 + day.month - 1,
        lambda n: date(n // 12, n % 12 + 1, 1),
        lambda day: f"{words.MONTHS[day.month - 1][:3]} {day.year}",
    ),
    Unit("year", lambda day: day.year, lambda n: date(n, 1, 1), lambda day: f"{day.year}"),
)


class Columns(Struct, frozen=True, gc=False, kw_only=True):
    """Columns of one *unit*, from number *first* to *last*; *before* and *after* tell that there is a column at that edge."""

    unit: Unit
    first: int
    last: int
    before: bool = False
    after: bool = False

    @property
    def count(self) -> int:
        """Return how many columns there are."""
        return self.last - self.first + 1 + self.before + self.after

    def column(self, day: date) -> int:
        """Return the column, from 0, that *day* stands in: one at the edge if it lies outside."""
        return min(max(self.unit.number(day) - self.first + self.before, 0), self.count - 1)

    def middle(self, column: int) -> str:
        """Return where the middle of *column* is."""
        return percent(100 * (column + 0.5) / self.count)

    def edge(self, column: int) -> str:
        """Return where *column* begins."""
        return percent(100 * column / self.count)

    def label(self, column: int) -> str:
        """Return the words of *column*."""
        if self.before and column == 0:
            return "earlier"
        if self.after and column == self.count - 1:
            return "later"
        return self.unit.label(self.unit.first(self.first + column - self.before))

    def ticks(self) -> tuple[Tick, ...]:
        """Return the labels that have room, the newest column's among them."""
        return tuple(_tick(self, column) for column in sorted(self._labelled()))

    def _labelled(self) -> Iterator[int]:
        last = self.count - 1
        if self.before:
            yield 0
        if self.after:
            yield last
        step = -(-self.count // TICKS)
        for column in range(last - self.after, self.before - 1, -step):
            at = 100 * (column + 0.5) / self.count
            if at >= _LABEL * self.before and at <= 100 - _LABEL * self.after:
                yield column


def columns(days: Iterable[date], most: int = COLUMNS) -> Columns | None:
    """Return the columns for *days*: of the smallest unit of which *most* in a row hold four days in five; ``None`` for no day.

    Of several such rows it is the latest of those that hold most days.
    """
    ordered = sorted(days)
    if not ordered:
        return None
    made = [_fullest(ordered, unit, most) for unit in UNITS]
    return next((held for held, found in made if 5 * found >= 4 * len(ordered)), made[-1][0])


def told_by_column(scale: Columns, days: Iterable[date]) -> str:
    """Return how many of *days* each column holds, in words."""
    counted = sorted(Counter(map(scale.column, days)).items())
    return "; ".join(f"{scale.label(column)}: {number}" for column, number in counted)


def from_to(days: Iterable[date]) -> str:
    """Return the first and the last of *days* in words, as "18 to 26 January 2022"."""
    ordered = sorted(days)
    first, last = ordered[0], ordered[-1]
    if first == last:
        return words.day_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {words.day_words(last)}"
    return f"{words.day_words(first)} to {words.day_words(last)}"


def percent(value: float) -> str:
    """Return a place in per cent with one decimal, without one that is 0."""
    return f"{value:.1f}".removesuffix(".0")


def _fullest(days: Sequence[date], unit: Unit, most: int) -> tuple[Columns, int]:
    """Return the latest *most* columns of *unit* that hold the most of *days* (sorted), without empty ends, and how many."""
    numbers = [unit.number(day) for day in days]
    best = (0, 0)
    start = 0
    for end, number in enumerate(numbers, 1):
        while number - numbers[start] >= most:
            start += 1
        if end - start >= best[1] - best[0]:
            best = (start, end)
    start, end = best
    held = Columns(unit=unit, first=numbers[start], last=numbers[end - 1], before=start > 0, after=end < len(numbers))
    return held, end - start


def _tick(columns: Columns, column: int) -> Tick:
    at = 100 * (column + 0.5) / columns.count
    if at < _EDGE:
        return Tick(at=columns.edge(column), text=columns.label(column), anchor="start")
    if at > 100 - _EDGE:
        return Tick(at=columns.edge(column + 1), text=columns.label(column), anchor="end")
    return Tick(at=columns.middle(column), text=columns.label(column))
