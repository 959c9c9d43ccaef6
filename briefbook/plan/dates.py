"""Date pages: a day as it was and as it was reported, months as calendars, and all dates."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from briefbook.model.corpus import Sighting, Statement
from briefbook.model.findings import DayRecord, when_told
from briefbook.model.ids import EventId
from briefbook.model.markup import Markdown
from briefbook.model.notes import DayFile
from briefbook.model.page import Link, Page
from briefbook.plan import articles, routes, words
from briefbook.plan.answers import answers
from briefbook.plan.cards import AssessmentCard, Body
from briefbook.plan.collection_views import CalendarDay, DatesView, MonthView
from briefbook.plan.rows import Entry, Group, Happening, Line
from briefbook.plan.site import Site
from briefbook.plan.subject_views import DayView
from briefbook.plan.vantage import Vantage


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each day and month that has something, and the page of all dates."""
    days = site.findings.days
    for number, record in enumerate(days):
        before = days[number - 1].day if number else None
        after = days[number + 1].day if number + 1 < len(days) else None
        yield _day(site, record, before, after)
    months = [(first, tuple(group)) for first, group in groupby(days, key=lambda record: record.day.replace(day=1))]
    for number, (_, records) in enumerate(months):
        previous = months[number - 1][0] if number else None
        following = months[number + 1][0] if number + 1 < len(months) else None
        yield _month(site, records, previous, following)
    if months:
        yield _index(site, months)


def _day(site: Site, record: DayRecord, before: date | None, after: date | None) -> Page:
    here = Vantage(site, routes.day(record.day))
    title = words.day_words(record.day)
    head = here.head(
        title,
        f"What happened, what was said and what was published on {title}, and what was known by its end.",
        "day",
        "dates",
        crumbs=[(routes.DATES, "Dates"), (routes.month(record.day), words.month_words(record.day))],
        previous=here.links.day(before) if before else None,
        following=here.links.day(after) if after else None,
    )
    return Page(head=head, template="day", view=_view(here, record))


def _view(here: Vantage, record: DayRecord) -> DayView:
    site = here.site
    file = next((day for day in site.corpus.days if day.day == record.day), None)
    published = [site.corpus.articles[id_] for id_ in record.published]
    told = [
        mark
        for article in published
        for mark in site.marks_of.get(article.id, ())
        if isinstance(mark, Statement) and mark.id not in {statement.id for statement in record.said}
    ]
    return DayView(
        day=words.day_words(record.day),
        notices=here.notices(*record.published, statements=record.said),
        brief=brief(here, file) if file else None,
        brief_title=(file.title or "") if file else "",
        assessments=assessments(here, record.day),
        happened=_happened(here, record.happened),
        said=here.atoms.lines(here.atoms.tellings(site.oldest(record.said))),
        articles=tuple(articles.entry(here, article) for article in published),
        published=here.atoms.lines(here.atoms.tellings(told)),
        figures=tuple((here.links.figure(value.figure), here.atoms.value_row(value)) for value in record.figures),
        ahead=tuple(here.happening(s.event, s) for s in record.ahead),
        known=_known(here, record.day),
        answers=tuple(_answers(here, record.day)),
        gaps=tuple(here.atoms.gap(gap) for gap in record.gaps),
        summary=here.summary([*record.said, *told]),
        month=here.links.to(routes.month(record.day), words.month_words(record.day)),
    )


def brief(here: Vantage, file: DayFile) -> Body:
    """Return an editor's brief as the body of a page."""
    return Body(id=f"brief-{file.day.isoformat()}", markdown=Markdown(file.body), root=here.links.root)


def assessments(here: Vantage, day: date) -> tuple[AssessmentCard, ...]:
    """Return our own judgements made on *day*."""
    return tuple(here.atoms.assessment(a) for a in here.site.corpus.assessments if a.made.earliest == day)


def _happened(here: Vantage, sightings: Sequence[Sighting]) -> tuple[Happening, ...]:
    """Return the events of a day, each once, as told by the article published first."""
    firsts: dict[EventId, Sighting] = {}
    for sighting in sightings:
        firsts.setdefault(sighting.event, sighting)
    return tuple(here.happening(event, sighting) for event, sighting in firsts.items())


def _known(here: Vantage, day: date) -> tuple[Happening, ...]:
    """Return each event told of by the end of *day* as it stood then, in the order of the dates it had then."""
    site = here.site
    told = [
        tuple(sighting for sighting in trail.sightings if site.published(sighting) <= day)
        for trail in site.findings.trails.values()
    ]
    return tuple(here.happening(s[-1].event, s[-1]) for s in sorted(filter(None, told), key=_when_first))


def _when_first(sightings: Sequence[Sighting]) -> tuple[date, date, str]:
    when = when_told(sightings)
    first = when.earliest or when.latest if when else None
    return first or date.max, (when.latest if when else None) or date.max, sightings[-1].event


def _answers(here: Vantage, day: date) -> Iterator[tuple[Link, Line, str]]:
    """Yield (demand, newest answer, verb) for each side that had answered a demand by the end of *day*."""
    for demand in here.site.corpus.demand_anchors:
        newest = {told[0].statement.id: told[0] for told in answers(here.site, demand, day).values()}
        for response in newest.values():
            line = here.atoms.line(response.statement, response.through)
            yield here.links.demand(demand), line, words.VERBS[response.verb][0]


def _month(site: Site, records: tuple[DayRecord, ...], previous: date | None, following: date | None) -> Page:
    first = records[0].day
    here = Vantage(site, routes.month(first))
    title = words.month_words(first)
    by_day = {record.day: record for record in records}
    weeks = tuple(
        tuple(_cell(here, by_day, first.replace(day=number)) if number else None for number in week)
        for week in calendar.Calendar().monthdayscalendar(first.year, first.month)
    )
    view = MonthView(month=title, weeks=weeks, days=tuple(entry(here, record) for record in records))
    head = here.head(
        title,
        f"The days of {title} that something is recorded on.",
        "month",
        "dates",
        crumbs=[(routes.DATES, "Dates")],
        previous=here.links.to(routes.month(previous), words.month_words(previous)) if previous else None,
        following=here.links.to(routes.month(following), words.month_words(following)) if following else None,
    )
    return Page(head=head, template="month", view=view)


def _cell(here: Vantage, by_day: dict[date, DayRecord], day: date) -> CalendarDay:
    record = by_day.get(day)
    if record is None:
        return CalendarDay(number=day.day)
    return CalendarDay(number=day.day, link=here.links.day(day), count=_contents(record))


def entry(here: Vantage, record: DayRecord) -> Entry:
    """Return a day as an entry of a list."""
    brief_of = next((day.title for day in here.site.corpus.days if day.day == record.day), None)
    return Entry(link=here.links.day(record.day), gloss=brief_of or "", count=_contents(record))


def _contents(record: DayRecord) -> str:
    events = len({sighting.event for sighting in record.happened})
    return ", ".join(
        words.count(number, one)
        for number, one in ((events, "event"), (len(record.said), "statement"), (len(record.published), "article"))
        if number
    )


def _index(site: Site, months: list[tuple[date, tuple[DayRecord, ...]]]) -> Page:
    here = Vantage(site, routes.DATES)
    years = tuple(
        Group(
            heading=str(year),
            entries=tuple(
                Entry(
                    link=here.links.to(routes.month(first), words.month_words(first)),
                    gloss=words.count(len(records), "day"),
                )
                for first, records in group
            ),
        )
        for year, group in groupby(months, key=lambda item: item[0].year)
    )
    head = here.head("Dates", "Every day that something is recorded on.", "dates", "dates")
    return Page(head=head, template="dates", view=DatesView(years=years))
