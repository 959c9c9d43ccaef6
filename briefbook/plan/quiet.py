"""Days without a page: nothing is recorded on them, and the page of the last day before them tells what was known."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from briefbook.plan import routes, words
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage

#: The first and the last of some days in a row.
Run = tuple[date, date]
_DAY = timedelta(days=1)


def begins(site: Site, day: date) -> str:
    """Return that *day* lies before the first article, ``""`` if it does not."""
    first = site.reach.get("first")
    if first is None or day >= first:
        return ""
    return f"The collection begins on {words.day_words(first)}: what stands here was told later."


def spans(site: Site) -> str:
    """Return from when to when there are articles."""
    first, last = site.reach.get("first"), site.reach.get("last")
    if first is None or last is None:
        return ""
    return (
        f"The collection begins on {words.day_words(first)}: nothing that was published before is in it, and what stands on"
        f" earlier days was told later. Its newest article is of {words.day_words(last)}."
    )


def after(site: Site, day: date, following: date | None) -> Run | None:
    """Return the days without a page between *day* and the *following* one that has one, if articles were out before and after."""
    first, last = site.reach.get("first"), site.reach.get("last")
    if first is None or last is None or following is None or day < first or following > last:
        return None
    return (day + _DAY, following - _DAY) if following - day > _DAY else None


def days(run: Run) -> Iterator[date]:
    """Yield each day of a run."""
    day, last = run
    while day <= last:
        yield day
        day += _DAY


def months(run: Run | None) -> Run | None:
    """Return the first and the last day of the whole months of a run, if there are any."""
    if run is None:
        return None
    first = run[0] if run[0].day == 1 else _next_month(run[0])
    last = run[1].replace(day=1) - _DAY if _next_month(run[1]) - _DAY != run[1] else run[1]
    return (first, last) if first < last else None


def _next_month(day: date) -> date:
    return (day.replace(day=28) + 4 * _DAY).replace(day=1)


def told(run: Run | None) -> str:
    """Return of the days after a day that nothing new was known by then."""
    if run is None:
        return ""
    return (
        f"Nothing is recorded {run_words(run)}: what was known by the end of this day was still all there was to know."
    )


def run_words(run: Run) -> str:
    """Return some days in a row in words: "on 22 January 2022", "from 22 to 24 January 2022"."""
    first, last = run
    if first == last:
        return f"on {words.day_words(first)}"
    same = (first.year, first.month) == (last.year, last.month)
    return f"from {first.day if same else words.day_words(first)} to {words.day_words(last)}"


def within(site: Site, days: Sequence[date], before: date | None) -> Iterator[tuple[date, Run]]:
    """Yield the runs of days without a page among the *days* of a month that have one, each with the last day before it.

    *before* is the last day with a page of an earlier month. A run ends with the month: the next one has the rest of it.
    """
    known = [*([before] if before else []), *days]
    start = days[0].replace(day=1)
    for day, following in pairwise(known):
        run = after(site, day, following)
        if run is not None and run[1] >= start:
            yield day, (max(run[0], start), run[1])
    end = _next_month(start) - _DAY
    later = site.reach.get("last")
    if later is not None and later > end > days[-1] >= site.reach["first"]:
        yield days[-1], (days[-1] + _DAY, end)


def entry(here: Vantage, day: date, run: Run) -> Entry:
    """Return a run of days without a page as an entry that leads to the last day before it."""
    told = f"nothing recorded; what was known is on the page of {words.day_words(day)}"
    return Entry(link=here.links.to(routes.day(day), run_words(run).partition(" ")[2]), gloss=told)
