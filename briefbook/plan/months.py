"""Months as calendars, and all dates: how much is recorded when, and where to look for a day on which nothing is."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from briefbook.model.page import Link, Page
from briefbook.plan import quiet, routes, words
from briefbook.plan.collection_views import CalendarDay, DatesView, MonthView
from briefbook.plan.pictures import heat
from briefbook.plan.pictures.views import YearRow
from briefbook.plan.rows import Entry, Group
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage


def month(site: Site, first: date) -> Page:
    """Return the page of the month that begins on *first*."""
    here = Vantage(site, routes.month(first))
    title = words.month_words(first)
    before, after = (date.fromisoformat(other) if other else None for other in site.beside[here.path])
    busiest = heat.busiest(sum(site.contents[day]) for day in site.months[first])
    runs = list(quiet.within(site, site.months[first], site.months[before][-1] if before else None))
    known = {day: last for last, run in runs for day in quiet.days(run)}
    weeks = tuple(
        tuple(_cell(here, first.replace(day=number), busiest, known) if number else None for number in week)
        for week in calendar.Calendar().monthdayscalendar(first.year, first.month)
    )
    listed = [
        *((day, _entry(here, day)) for day in site.months[first]),
        *((run[0], quiet.entry(here, last, run)) for last, run in runs),
    ]
    days = tuple(entry for _, entry in sorted(listed, key=lambda pair: pair[0]))
    view = MonthView(month=title, still=bool(runs), weeks=weeks, days=days)
    head = here.head(
        title,
        f"The days of {title} that something is recorded on.",
        "month",
        "dates",
        crumbs=[(routes.DATES, "Dates")],
        previous=here.links.month(before) if before else None,
        following=here.links.month(after) if after else None,
    )
    return Page(head=head, template="month", view=view)


def _cell(here: Vantage, day: date, busiest: int, known: Mapping[date, date]) -> CalendarDay:
    """Return a day of a month; *known* is for each day without a page the last before it that has one."""
    told = told_of(here, day)
    if told is None:
        return CalendarDay(number=day.day, known=here.links.day(known[day]) if day in known else None)
    link, total, count = told
    return CalendarDay(
        number=day.day, link=link, total=f"{total:,}" if total else "", count=count, level=heat.level(total, busiest)
    )


def told_of(here: Vantage, day: date) -> heat.Told | None:
    """Return the link to a day, how much is recorded on it, and that in words; ``None`` if it has no page."""
    contents = here.site.contents.get(day)
    return None if contents is None else (here.links.day(day), sum(contents), _contents(here, day))


def _entry(here: Vantage, day: date) -> Entry:
    """Return a day as an entry of a list."""
    file = here.site.briefs.get(day)
    return Entry(link=here.links.day(day), gloss=(file.title or "") if file else "", count=_contents(here, day))


def _contents(here: Vantage, day: date) -> str:
    counted = zip(here.site.contents[day], ("event", "statement", "article"), strict=True)
    return ", ".join(words.count(number, one) for number, one in counted if number)


def index(site: Site) -> Page:
    """Return the page of all dates."""
    here = Vantage(site, routes.DATES)
    years = tuple(
        Group(
            heading=str(year),
            entries=tuple(entry for _, entry in entries),
        )
        for year, entries in groupby(_months(here), key=lambda pair: pair[0].year)
    )
    head = here.head("Dates", "Every day that something is recorded on.", "dates", "dates")
    return Page(
        head=head, template="dates", view=DatesView(spans=quiet.spans(site), calendar=_years(here), years=years)
    )


def _months(here: Vantage) -> Iterator[tuple[date, Entry]]:
    """Yield each month that has a page as an entry, and between them what lies between."""
    site = here.site
    before: date | None = None
    for first, days in site.months.items():
        run = quiet.months(quiet.after(site, before, first)) if before else None
        if run is not None and before is not None:
            yield run[0], quiet.entry(here, before, run)
        yield first, Entry(link=here.links.month(first), gloss=words.count(len(days), "day"))
        before = days[-1]


def _years(here: Vantage) -> tuple[YearRow, ...]:
    """Return the months of each year, the empty ones too, by how much their days hold."""
    site = here.site
    totals = {first: sum(sum(site.contents[day]) for day in days) for first, days in site.months.items()}
    busiest = heat.busiest(totals.values())

    def total(first: date) -> tuple[Link | None, str, int]:
        if first not in totals:
            return None, "", 0
        return here.links.month(first), f"{totals[first]:,}", heat.level(totals[first], busiest)

    years = dict.fromkeys(first.year for first in totals)
    return tuple(YearRow(year=str(year), months=tuple(total(date(year, n, 1)) for n in range(1, 13))) for year in years)
