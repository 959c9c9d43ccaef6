"""Records: what a page of a subject is about, as rows of the data tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Protocol, TypeVar

from briefbook.model.alternates import Record
from briefbook.model.corpus import Gap, Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import ActorId, ArticleId, DemandId, EventId, FigureId, SourceId, StatementId, TopicId
from briefbook.model.page import Page
from briefbook.model.tables.cells import Hole, Row
from briefbook.model.tables.noted_rows import (
    Noted,
    article_row,
    correction_row,
    gap_row,
    sighting_row,
    statement_row,
    value_row,
)
from briefbook.model.tables.recorded import recorded
from briefbook.model.tables.registered_rows import (
    actor_row,
    demand_row,
    event_row,
    figure_row,
    source_row,
    topic_row,
)
from briefbook.plan import routes
from briefbook.plan.address import Address
from briefbook.plan.briefs import rests_on
from briefbook.plan.figures import in_scopes
from briefbook.plan.lists import WHOLE, part
from briefbook.plan.rows import Basis
from briefbook.plan.sides import OTHERS, OWN, Sides
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage

T = TypeVar("T")
#: The name of a table, and rows of it.
Rows = tuple[str, Iterable[Row]]


class Tables(Protocol):
    """What gives the tables of one kind of page."""

    def __call__(self, site: Site, address: Address, /) -> Iterable[Rows]:
        """Return the tables of the page at *address*."""


def record(site: Site, address: Address, page: Page) -> Record:
    """Return the record of *page*, which is at *address*."""
    first = routes.first(address.path)
    goes_on = address.number < site.parts.get(first, 1)
    following = routes.alternate(routes.part(first, address.number + 1), "json") if goes_on else ""
    tables = ((name, recorded(name, rows)) for name, rows in TABLES_OF[address.kind](site, address))
    return Record(
        kind=address.kind,
        root=page.head.root,
        url=site.permanent(address.path),
        title=page.head.title,
        summary=_summary(page),
        tables=tuple((name, rows) for name, rows in tables if rows),
        next=following.rpartition("/")[2],
    )


def _summary(page: Page) -> str:
    basis: Basis | None = getattr(page.view, "summary", None)
    return basis.sentence if basis else ""


def _actor(site: Site, address: Address) -> Iterator[Rows]:
    actor = ActorId(address.key)
    if address.number == 1:
        yield "actors", (actor_row(site.corpus.registries.actors[actor]),)
    yield "statements", map(statement_row, _part(site, address, site.said_by.get(actor, ())))


def _topic(site: Site, address: Address) -> Iterator[Rows]:
    topic = TopicId(address.key)
    if address.number == 1:
        yield "topics", (topic_row(site.corpus.registries.topics[topic]),)
    yield "statements", map(statement_row, _part(site, address, site.said_on.get(topic, ())))


def _article(site: Site, address: Address) -> Iterator[Rows]:
    id_ = ArticleId(address.key)
    marks: Sequence[Mark] = site.marks_of.get(id_, ())
    yield "articles", (_told(site, id_),)
    yield "statements", [statement_row(mark) for mark in marks if isinstance(mark, Statement)]
    yield "sightings", [sighting_row(mark) for mark in marks if isinstance(mark, Sighting)]
    yield "values", _values(site, [mark for mark in marks if isinstance(mark, Value)])
    yield "gaps", [gap_row(mark) for mark in marks if isinstance(mark, Gap)]
    yield "corrections", [correction_row(mark) for mark in marks if isinstance(mark, OutletCorrection)]


def _event(site: Site, address: Address) -> Iterator[Rows]:
    id_, most = EventId(address.key), WHOLE * site.corpus.config.per_page
    trail = site.findings.trails[id_]
    yield "events", (event_row(site.corpus.registries.events[id_], trail),)
    yield "sightings", map(sighting_row, trail.sightings[-most:])
    yield "statements", map(statement_row, site.said_at.get(id_, ())[-most:])


def _figure(site: Site, address: Address) -> Iterator[Rows]:
    id_ = FigureId(address.key)
    verdict = site.findings.verdicts[id_]
    if address.number == 1:
        yield "figures", (figure_row(site.corpus.registries.figures[id_], verdict),)
    yield "values", _values(site, part(in_scopes(verdict), address.number, WHOLE * site.corpus.config.per_page))


def _demand(site: Site, address: Address) -> Iterator[Rows]:
    id_ = DemandId(address.key)
    yield "demands", (demand_row(site.corpus.registries.demands[id_]),)
    answers = (answer for side in site.answerers[id_] for answer in site.answers[id_, side])
    told = {answer.statement.id: answer.statement for answer in answers}
    yield "statements", map(statement_row, site.newest(told.values())[: WHOLE * site.corpus.config.per_page])


def _source(site: Site, address: Address) -> Iterator[Rows]:
    id_ = SourceId(address.key)
    if address.number == 1:
        yield "sources", (source_row(site.corpus.registries.sources[id_]),)
    newest = site.articles_of.get(id_, ())[::-1]
    yield "articles", [_told(site, article) for article in _part(site, address, newest)]


def _day(site: Site, address: Address) -> Iterator[Rows]:
    day = site.records[date.fromisoformat(address.key)]
    most = WHOLE * site.corpus.config.per_page
    yield "articles", [_told(site, article) for article in day.published[:most]]
    yield "statements", map(statement_row, day.said[:most])
    yield "sightings", map(sighting_row, day.happened[:most])


def _comparison(site: Site, address: Address) -> Iterator[Rows]:
    id_, most = EventId(address.key), WHOLE * site.corpus.config.per_page
    sides = Sides.of(Vantage(site, address.path), id_)
    trail, there = site.findings.trails[id_], frozenset(sides.articles)
    figures = [FigureId(row.what[1]) for row in sides.shared("figure")[: site.corpus.config.per_page]]
    values = [value for figure in figures for value in site.findings.verdicts[figure].values if value.article in there]
    yield "events", (event_row(site.corpus.registries.events[id_], trail),)
    yield (
        "points",
        [
            (*row.what, row.own, source, place.article, place.paragraph, place.led, place.status)
            for row in (*sides.own[:OWN], *sides.others[:OTHERS])
            for source, place in row.told.items()
        ],
    )
    yield "articles", [_told(site, article) for article in sides.articles]
    yield "sightings", [sighting_row(mark) for mark in trail.sightings if mark.article in there][-most:]
    yield "statements", map(statement_row, sides.statements[-most:])
    yield "values", _values(site, values[:most])


def _utterance(site: Site, address: Address) -> Iterator[Rows]:
    tellings = site.utterances[StatementId(address.key)].statements[: site.corpus.config.per_page]
    yield "articles", [_told(site, id_) for id_ in dict.fromkeys(telling.article for telling in tellings)]
    yield "statements", map(statement_row, tellings)


def _brief(site: Site, address: Address) -> Iterator[Rows]:
    """Yield what the brief of a day rests on; what it shows several times is in it once."""
    shown = dict.fromkeys(rests_on(Vantage(site, address.path), date.fromisoformat(address.key)))
    yield "articles", [_told(site, id_) for id_ in dict.fromkeys(mark.article for mark in shown)]
    yield "statements", [statement_row(mark) for mark in shown if isinstance(mark, Statement)]
    yield "sightings", [sighting_row(mark) for mark in shown if isinstance(mark, Sighting)]
    yield "values", _values(site, [mark for mark in shown if isinstance(mark, Value)])
    yield "gaps", [gap_row(mark) for mark in shown if isinstance(mark, Gap)]


def _told(site: Site, id_: ArticleId) -> Row:
    """Return the row of an article; how many words it has is not looked up, since records do not show it."""
    return article_row(Noted(article=site.corpus.articles[id_].file, words=0, marks=site.marks_of.get(id_, ())))


def _values(site: Site, values: Iterable[Value]) -> Iterator[Row]:
    """Yield the rows of *values*, each with the unit of its figure where it has none of its own."""
    figures = site.corpus.registries.figures
    for value in values:
        unit = figures[value.figure].unit
        yield tuple(unit if isinstance(cell, Hole) else cell for cell in value_row(value))


def _part(site: Site, address: Address, items: Sequence[T]) -> Sequence[T]:
    return part(items, address.number, site.corpus.config.per_page)


#: What the records of pages of each kind hold: the kinds of page that have one.
TABLES_OF: Final[Mapping[str, Tables]] = {
    "actor": _actor,
    "article": _article,
    "brief": _brief,
    "comparison": _comparison,
    "day": _day,
    "demand": _demand,
    "event": _event,
    "figure": _figure,
    "source": _source,
    "topic": _topic,
    "utterance": _utterance,
}
