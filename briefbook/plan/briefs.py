"""Briefs: a day on one printed page, its judgement as the title."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from briefbook.model.corpus import Mark, Statement, Value
from briefbook.model.findings import DayRecord, Response
from briefbook.model.ids import FigureId, StatementId
from briefbook.model.notes import CONFIDENCES, LIKELIHOODS, Assessment
from briefbook.model.page import Link, Page
from briefbook.plan import dates, routes, words
from briefbook.plan.address import Address
from briefbook.plan.lists import excerpt
from briefbook.plan.rows import Excerpt, Line, SourceMark
from briefbook.plan.site import Site, out_on
from briefbook.plan.subject_views import BriefView
from briefbook.plan.vantage import Vantage

#: So many lines of a kind fit on one page beside the others; the day's own page has all.
FEW: Final = 4
#: So many articles are cited.
CITED: Final = 10


def addresses(site: Site) -> Iterator[Address]:
    """Yield the brief of each day that has one."""
    for day in site.brief_days:
        yield Address(path=routes.brief(day), kind="brief", key=day.isoformat())


def page(site: Site, address: Address) -> Page:
    """Return the brief of a day."""
    day = date.fromisoformat(address.key)
    here = Vantage(site, address.path)
    judged = sorted(site.judged.get(day, ()), key=_weight)
    file = site.briefs.get(day)
    title = _judged(judged[0]) if judged else (file.title if file else None) or _counted(site, day)
    head = here.head(
        title,
        f"{words.day_words(day)} on one page: what happened, where sources differ, what is not known, what is next.",
        "brief",
        "home",
        crumbs=[(routes.DATES, "Dates"), (routes.day(day), words.day_words(day))],
    )
    return Page(head=head, template="brief", view=_view(here, day, judged))


def _judged(assessment: Assessment) -> str:
    """Return a judgement as a title that nobody takes for a report."""
    return f"Our judgement, {assessment.likelihood}: {assessment.judgement}"


def _weight(assessment: Assessment) -> tuple[int, int, str]:
    """Return what places a judgement: the surest first, either way, then the best founded."""
    even = LIKELIHOODS.index("roughly even chance")
    sure = abs(LIKELIHOODS.index(assessment.likelihood) - even)
    return -sure, -CONFIDENCES.index(assessment.confidence), assessment.id


def _counted(site: Site, day: date) -> str:
    """Return the title of a brief that nobody wrote: what the day has, counted."""
    counted = zip(site.contents.get(day, (0, 0, 0)), ("event", "statement made", "article"), strict=True)
    parts = [
        words.count(number, one, "statements made" if one == "statement made" else "")
        for number, one in counted
        if number
    ]
    return f"{words.day_words(day)}: {words.listed(parts)}" if parts else words.day_words(day)


def _view(here: Vantage, day: date, judged: list[Assessment]) -> BriefView:
    site, record = here.site, here.site.records[day]
    file = site.briefs.get(day)
    told = site.newest(record.said) or site.newest(_published(site, record))
    happened = dates.firsts(record.happened)
    answered = _answers(site, day)
    differing = _differing(site, record)
    cards = [here.atoms.assessment(assessment) for assessment in judged]
    shown = rests_on(here, day)
    return BriefView(
        day=here.links.day(day),
        notices=here.notices(*record.published, statements=_evidence(site, judged)),
        lead=cards[0] if cards else None,
        judgements=tuple(cards[1:]),
        body=dates.brief(here, file) if file else None,
        body_title=(file.title or "") if file else "",
        happened=excerpt(happened, lambda s: here.happening(s.event, s), FEW, here.links.day(day)),
        said=excerpt(here.atoms.tellings(told), here.atoms.line, FEW, here.links.day(day)),
        answers=excerpt(answered, lambda responses: _answer(here, responses), FEW, here.links.day(day)),
        differing=excerpt(differing, lambda id_: here.figure_line(id_, day), FEW, here.links.day(day)),
        gaps=excerpt(record.gaps, here.atoms.gap, FEW, here.links.day(day), last=True),
        ahead=excerpt(record.ahead, lambda s: here.happening(s.event, s), FEW, here.links.day(day)),
        sources=_sources(here, record, shown),
        summary=here.summary(shown),
    )


def rests_on(here: Vantage, day: date) -> tuple[Mark, ...]:
    """Return the notes that the brief of *day* shows, or shows the sum of."""
    site, record = here.site, here.site.records[day]
    told = site.newest(record.said) or site.newest(_published(site, record))
    return (
        *dates.firsts(record.happened)[:FEW], *here.atoms.tellings(told)[:FEW], *record.ahead[:FEW], *record.gaps[-FEW:],
        *(responses[0].statement for responses in _answers(site, day)[:FEW]), *_evidence(site, site.judged.get(day, ())),
        *_values(site, _differing(site, record)[:FEW], day),
    )  # fmt: skip


def _published(site: Site, record: DayRecord) -> Iterator[Statement]:
    marks = (mark for article in record.published for mark in site.marks_of.get(article, ()))
    return (mark for mark in marks if isinstance(mark, Statement))


def _answers(site: Site, day: date) -> list[tuple[Response, ...]]:
    """Return the answers to demands that were published on *day*: those that one statement gives in one verb together."""
    found: dict[tuple[StatementId, str], list[Response]] = {}
    for response in site.evenings[day].answered:
        if out_on(response.statement) == day:
            found.setdefault((response.statement.id, response.verb), []).append(response)
    return [tuple(responses) for responses in found.values()]


def _answer(here: Vantage, responses: tuple[Response, ...]) -> tuple[tuple[Link, ...], Line, str]:
    first = responses[0]
    demands = dict.fromkeys(response.demand for response in responses)
    line = here.atoms.line(first.statement, first.through)
    return tuple(here.links.demand(demand) for demand in demands), line, words.VERBS[first.verb][0]


def _differing(site: Site, record: DayRecord) -> list[FigureId]:
    """Return the figures current on the evening of a day on which sources differed by then, the gravest first."""
    found = []
    for figure in dict.fromkeys(value.figure for value in record.figures):
        verdict = site.findings.verdicts_then[figure, record.day]
        if verdict.verdict in words.DISAGREEING:
            found.append((words.GRAVITY.index(verdict.verdict), -len(verdict.values), figure))
    return [figure for _, _, figure in sorted(found)]


def _values(site: Site, figures: Iterable[FigureId], day: date) -> Iterator[Value]:
    return (value for id_ in figures for value in site.findings.verdicts_then[id_, day].values)


def _evidence(site: Site, judged: Iterable[Assessment]) -> list[Statement]:
    ids = dict.fromkeys(id_ for assessment in judged for id_ in (*assessment.rests_on, *assessment.against))
    return [site.statements[StatementId(id_)] for id_ in ids]


def _sources(here: Vantage, record: DayRecord, shown: Iterable[Mark]) -> Excerpt[SourceMark]:
    """Return the articles that a brief rests on: those of the day, and those of whatever else it shows, the newest first."""
    site = here.site
    cited = dict.fromkeys((*record.published, *(mark.article for mark in shown)))
    newest = sorted(cited, key=lambda id_: (site.published(site.corpus.articles[id_]), id_), reverse=True)
    return excerpt(newest, here.links.passage, CITED, here.links.day(record.day))
