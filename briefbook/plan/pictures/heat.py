"""How much is recorded when: the days of a week as bars, days and months of a calendar by how much they hold of the most."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from briefbook.model.page import Link
from briefbook.plan.pictures.views import WeekDay

#: How high the bar of the busiest day is, in pixels.
HEIGHT: Final = 40
LEVELS: Final = 4
_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
#: What a calendar tells of a day: its link, how much is recorded on it, and that in words. ``None`` for a day without a page.
Told = tuple[Link, int, str]


def week(day: date, told: Callable[[date], Told | None]) -> tuple[WeekDay, ...]:
    """Return the week of *day*, Monday first; none if nothing is told of any other day of it."""
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=n) for n in range(7)]
    found = {other: told(other) for other in days}
    if not any(found[other] for other in days if other != day):
        return ()
    most = max(count for _, count, _ in filter(None, found.values()))
    return tuple(_day(other, found[other], most, here=other == day) for other in days)


def level(count: int, most: int) -> int:
    """Return which quarter of *most* the *count* reaches: 1 to 4, and 0 for nothing."""
    return -(-LEVELS * count // most) if most else 0


def busiest(counts: Iterable[int]) -> int:
    """Return the greatest of *counts*, 0 for none."""
    return max(counts, default=0)


def _day(day: date, told: Told | None, most: int, *, here: bool) -> WeekDay:
    link, count, words = told or (None, 0, "")
    return WeekDay(
        name=f"{_NAMES[day.weekday()]} {day.day}",
        link=link,
        words=words,
        total=str(count) if told else "",
        height=max(round(HEIGHT * count / most), 2) if count and most else 0,
        here=here,
    )
