"""Date pages: a day as it was and as it was reported."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from briefbook.model.corpus import Sighting, Statement, Value
from briefbook.model.findings import DayRecord, Response
from briefbook.model.ids import ActorId, DemandId, EventId
from briefbook.model.markup import Markdown
from briefbook.model.notes import DayFile
from briefbook.model.page import Link, Page
from briefbook.model.rest import rest
from briefbook.plan import articles, months, quiet, routes, words
from briefbook.plan.address import Address
from briefbook.plan.cards import AssessmentCard, Body
from briefbook.plan.day_views import Current, DayView, Open
from briefbook.plan.glossary import linked
from briefbook.plan.lists import PLANS, WHOLE, cut, excerpt
from briefbook.plan.pictures import heat
from briefbook.plan.pictures.lag import lag_strip
from briefbook.plan.rows import Excerpt, Happening, Line
from briefbook.plan.site import Evening, Site, out_on
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the page of each day and month that has something, and the page of all dates."""
    for day in site.records:
        yield Address(path=routes.day(day), kind="day", key=day.isoformat())
    for first in site.months:
        yield Address(path=routes.month(first), kind="month", key=first.isoformat()[:7])
    if routes.DATES in site.paths:
        yield Address(path=routes.DATES, kind="dates")


def page(site: Site, address: Address) -> Page:
    """Return the page of a day or a month, or that of all dates."""
    match address.kind:
        case "day":
            return _day(site, date.fromisoformat(address.key))
        case "month":
            return months.month(site, date.fromisoformat(f"{address.key}-01"))
        case _:
            return months.index(site)


def brief(here: Vantage, file: DayFile) -> Body:
    """Return an editor's brief as the body of a page."""
    body = linked(file.body, here.site.glossary)
    return Body(id=f"brief-{file.day.isoformat()}", markdown=Markdown(body), root=here.links.root)


def assessments(here: Vantage, day: date) -> tuple[AssessmentCard, ...]:
    """Return our own judgements made on *day*."""
    return tuple(here.atoms.assessment(assessment) for assessment in here.site.judged.get(day, ()))


def _day(site: Site, day: date) -> Page:
    here = Vantage(site, routes.day(day))
    title = words.day_words(day)
    before, after = (date.fromisoformat(other) if other else None for other in site.beside[here.path])
    head = here.head(
        title,
        f"What happened, what was said and what was published on {title}, and what was known by its end.",
        "day",
        "dates",
        crumbs=[(routes.DATES, "Dates"), (routes.month(day), words.month_words(day))],
        previous=here.links.day(before) if before else None,
        following=here.links.day(after) if after else None,
    )
    return Page(head=head, template="day", view=_view(here, site.records[day], after))


def _view(here: Vantage, record: DayRecord, following: date | None) -> DayView:
    site, atoms = here.site, here.atoms
    size, whole = here.per_page, WHOLE * here.per_page
    file = site.briefs.get(record.day)
    told = _told(site, record)
    all_articles = here.index("articles")
    return DayView(
        day=words.day_words(record.day),
        begins=quiet.begins(site, record.day),
        quiet=quiet.told(quiet.after(site, record.day, following)),
        week=heat.week(record.day, lambda day: months.told_of(here, day)),
        notices=here.notices(*record.published, statements=record.said),
        brief=brief(here, file) if file else None,
        brief_title=(file.title or "") if file else "",
        printed=here.links.to(routes.brief(record.day), "This day on one printed page"),
        assessments=assessments(here, record.day),
        happened=_happened(here, record.happened),
        said=excerpt(atoms.tellings(site.oldest(record.said)), atoms.line, whole, all_articles),
        articles=excerpt(record.published, lambda id_: articles.entry(here, id_), whole, all_articles),
        published=excerpt(atoms.tellings(told), atoms.line, whole, all_articles),
        lag=lag_strip(record.day, atoms.tellings([*record.said, *told]), here.links.article),
        figures=_figures(here, record.figures),
        ahead=excerpt(record.ahead, lambda s: here.happening(s.event, s), size, here.index("timeline")),
        known=_known(here, site.evenings[record.day]),
        planned=_planned(here, site.evenings[record.day], record.ahead),
        nearest=cut(len(site.evenings[record.day].known), site.evenings[record.day].told),
        timeline=here.index("timeline"),
        answers=_answers(here, site.evenings[record.day]),
        open=_open(here, site.evenings[record.day]),
        gaps=excerpt(record.gaps, atoms.gap, size, here.index("gaps"), last=True),
        summary=here.summary([*record.said, *told]),
        month=here.links.month(record.day),
    )


def _told(site: Site, record: DayRecord) -> list[Statement]:
    """Return what the articles of a day tell that was not said on that day itself."""
    said = {statement.id for statement in record.said}
    marks = (mark for article in record.published for mark in site.marks_of.get(article, ()))
    return [mark for mark in marks if isinstance(mark, Statement) and mark.id not in said]


def firsts(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return the sightings of a day, of each event that of the article published first."""
    found: dict[EventId, Sighting] = {}
    for sighting in sightings:
        found.setdefault(sighting.event, sighting)
    return tuple(found.values())


def _happened(here: Vantage, sightings: Iterable[Sighting]) -> Excerpt[Happening]:
    whole = WHOLE * here.per_page
    return excerpt(firsts(sightings), lambda s: here.happening(s.event, s), whole, here.index("timeline"))


def _figures(here: Vantage, values: Sequence[Value]) -> Excerpt[Current]:
    """Return the values current that evening, the newest if there are too many, in the order of figures.

    The first of each figure tells how many origins all of them have.
    """
    order = sorted(range(len(values)), key=lambda n: out_on(values[n]), reverse=True)
    shown = sorted(order[: here.per_page])
    figures = {values[n].figure for n in shown}
    origins = {
        figure: words.origins(rest(group, here.site.findings.told))
        for figure, group in groupby(values, key=lambda value: value.figure)
        if figure in figures
    }
    return Excerpt(
        shown=tuple([here.atoms.current(values[n], origins.pop(values[n].figure, "")) for n in shown]),
        cut=cut(len(shown), len(values)),
        others=here.index("figures") if len(shown) < len(values) else None,
    )


def _known(here: Vantage, evening: Evening) -> tuple[Happening, ...]:
    """Return each event told of by the end of a day as it stood then, plans apart, in the order of the dates it had then."""
    return tuple([here.happening(told.event, told) for told in evening.known if told.status not in PLANS])


def _planned(here: Vantage, evening: Evening, ahead: Iterable[Sighting]) -> tuple[Happening, ...]:
    """Return what was only a plan by the end of a day, and is not among what lay *ahead* then."""
    listed = {sighting.event for sighting in ahead}
    plans = (told for told in evening.known if told.status in PLANS and told.event not in listed)
    return tuple([here.happening(told.event, told) for told in plans])


def _answers(here: Vantage, evening: Evening) -> Excerpt[tuple[Link, Line, str]]:
    """Return (demand, newest answer, verb) for each side that had answered a demand by the end of a day."""
    left = len(evening.answered) < evening.answers
    return Excerpt(
        shown=tuple([_answer(here, response) for response in evening.answered]),
        cut=cut(len(evening.answered), evening.answers),
        others=here.index("demands") if left else None,
    )


def _answer(here: Vantage, response: Response) -> tuple[Link, Line, str]:
    line = here.atoms.line(response.statement, response.through)
    return here.links.demand(response.demand), line, words.VERBS[response.verb][0]


def _open(here: Vantage, evening: Evening) -> Excerpt[Open]:
    """Return the demands that were open by the end of a day, the longest open first."""
    return Excerpt(
        shown=tuple([_waiting(here, *item) for item in evening.open]),
        cut=cut(len(evening.open), evening.waiting),
        others=here.index("demands") if len(evening.open) < evening.waiting else None,
    )


def _waiting(
    here: Vantage, id_: DemandId, told: date, silent: tuple[ActorId, ...], given: tuple[Response, ...]
) -> Open:
    demand, links = here.site.corpus.registries.demands[id_], here.links
    return Open(
        demand=links.demand(id_),
        by=links.actors(demand.by),
        to=links.actors(demand.to),
        since=f"since {words.date_words(demand.since)}" if demand.since else f"reported {words.day_words(told)}",
        silent=links.actors(silent),
        given=tuple(
            (links.actor(r.actor), words.VERBS[r.verb][0], here.atoms.line(r.statement, r.through)) for r in given
        ),
    )
