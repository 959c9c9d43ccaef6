"""Sides: what outlets tell of an event, side by side: wordings, figures, whom they rest on, what one of them alone has."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefbook.model.corpus import Mark, Statement, Value
from briefbook.model.findings import Utterance
from briefbook.model.ids import OUTLET, ArticleId, DemandId, EventId, FigureId, SourceId, StatementId, TopicId
from briefbook.model.page import Link
from briefbook.plan import routes, words
from briefbook.plan.compare_views import Alone, FigureCell, FigureSide, FigureSides, Reliance, SameWords, Side, Wording
from briefbook.plan.coverage import Row, What, rows
from briefbook.plan.lists import WHOLE, excerpt
from briefbook.plan.points import Point
from briefbook.plan.rows import Excerpt
from briefbook.plan.site import place_of
from briefbook.plan.vantage import MATRIX_ROWS, Vantage

#: As many outlets as have room beside one another; each has a page of its own.
COLUMNS: Final = 12
#: As many story points as are shown of the event, and of what its articles share besides.
OWN: Final = MATRIX_ROWS
OTHERS: Final = 10
#: As much as is listed of each of them.
_EACH: Final = 8
#: As many values of a figure as one cell holds.
_VALUES: Final = 3


class Sides(Struct, frozen=True, gc=False, kw_only=True):
    """What the outlets that tell *event* have.

    *marks* are their notes on it, *statements* those that are something said, *articles* theirs (the newest, if there are
    more than a page can compare), all in the order of the corpus. *told* are all story points of these articles, *rows* the same by point:
    *own* those of the event, *others* those that two outlets or more tell besides. *outlets* stand in the order of their first articles;
    *columns* are those set side by side: if there are many, the ones with most story points.
    """

    here: Vantage
    event: EventId
    marks: tuple[Mark, ...]
    statements: tuple[Statement, ...]
    articles: tuple[ArticleId, ...]
    told: tuple[Point, ...]
    rows: tuple[Row, ...]
    own: tuple[Row, ...]
    others: tuple[Row, ...]
    outlets: tuple[SourceId, ...]
    columns: tuple[SourceId, ...]

    @classmethod
    def of(cls, here: Vantage, event: EventId) -> "Sides":
        """Return what is told of *event*, as a page at *here* shows it."""
        site = here.site
        found: Iterable[Mark] = (*site.findings.trails[event].sightings, *site.said_at.get(event, ()))
        marks = sorted(found, key=lambda mark: (place_of(mark), mark.number))
        articles = tuple(dict.fromkeys(mark.article for mark in marks))[-WHOLE * here.per_page :]
        marks = [mark for mark in marks if mark.article in set(articles)]
        statements = tuple(_said(here, marks))
        told = tuple(point for article in articles for point in site.points[article])
        table = rows(told, event, set(_own(here, event, statements)), lambda what: _near(here, event, what))
        outlets = tuple(dict.fromkeys(mark.written.source for mark in marks))
        return cls(
            here=here,
            event=event,
            marks=tuple(marks),
            statements=statements,
            articles=articles,
            told=told,
            rows=table,
            own=tuple(row for row in table if row.own),
            others=tuple(row for row in table if not row.own and len(row.told) > 1),
            outlets=outlets,
            columns=tuple(_columns(outlets, table)),
        )

    def shared(self, kind: str) -> tuple[Row, ...]:
        """Return the story points of *kind* that two outlets or more tell."""
        return tuple(row for row in self.rows if row.what[0] == kind and len(row.told) > 1)

    def touches(self, source: SourceId, row: Row) -> bool:
        """Tell whether an outlet tells an event on the topics of a demand: it may well be the answer, whatever no statement is tied to."""
        kind, id_ = row.what
        if kind != "demand":
            return False
        registries = self.here.site.corpus.registries
        about = set(registries.demands[DemandId(id_)].about)
        told = (other.what[1] for other in self.rows if other.what[0] == "event" and source in other.told)
        return any(not about.isdisjoint(registries.events[EventId(event)].about) for event in told)

    def place(self, point: Point) -> Link:
        """Return the link to where *point* is told."""
        return self.here.links.to(routes.entry("articles", point.article), f"¶ {point.paragraph}", point.key)

    def same(self) -> Excerpt[SameWords]:
        """Return the remarks that two outlets or more tell, each with its tellings in these articles by outlet."""
        return excerpt(self._remarks(), self._same, min(_EACH, self.here.per_page), self.here.index("utterances"))

    def _remarks(self) -> tuple[Utterance, ...]:
        utterances = self.here.site.utterances
        return tuple(utterances[StatementId(row.what[1])] for row in self.shared("utterance"))

    def _same(self, utterance: Utterance) -> SameWords:
        there = [telling for telling in utterance.statements if telling.article in self.articles]
        return SameWords(remark=self.here.remark(utterance.id), sides=tuple(self._sides(there)))

    def apart(self) -> tuple[Side, ...]:
        """Return what else was said of the event or at it, outlet by outlet."""
        told = {telling.id for utterance in self._remarks() for telling in utterance.statements}
        return tuple(self._sides(statement for statement in self.statements if statement.id not in told))

    def _sides(self, statements: Iterable[Statement]) -> Iterator[Side]:
        listed = tuple(statements)
        size = min(_EACH, self.here.per_page)
        for source in self.columns:
            told = [statement for statement in listed if statement.written.source == source]
            if told:
                yield Side(
                    outlet=self.here.links.source(source),
                    told=excerpt(told, self._wording, size, self.here.links.event(self.event)),
                )

    def _wording(self, statement: Statement) -> Wording:
        links = self.here.links
        return Wording(
            speaker=words.listed(link.text for link in links.actors(statement.who, statement.article)),
            unnamed=statement.anon or "",
            said=words.date_words(statement.said),
            says=statement.says,
            quote=statement.quote or "",
            voice="" if statement.who == (OUTLET,) else statement.passage.voice.value,
            href=links.statement(statement.id),
            mark=links.mark(statement),
        )

    def figures(self) -> FigureSides | None:
        """Return the figures that two outlets or more report, with the values of each outlet; ``None`` where there are none."""
        shared = self.shared("figure")
        columns = tuple(source for source in self.columns if any(source in row.told for row in shared))
        if not shared:
            return None

        def side(row: Row) -> FigureSide:
            figure = FigureId(row.what[1])
            verdict = self.here.site.findings.verdicts[figure]
            values = [value for value in verdict.values if value.article in self.articles]
            return FigureSide(
                line=self.here.figure_line(figure), cells=tuple(self._values(source, values) for source in columns)
            )

        return FigureSides(
            id="figures",
            columns=tuple(self.here.links.source(source) for source in columns),
            rows=excerpt(shared, side, self.here.per_page, self.here.index("figures")),
        )

    def _values(self, source: SourceId, values: Iterable[Value]) -> FigureCell:
        there = [value for value in values if value.written.source == source]
        return FigureCell(
            values=tuple(self.here.atoms.value_row(value) for value in there[:_VALUES]),
            more=max(0, len(there) - _VALUES),
        )

    def rests(self) -> Excerpt[Reliance]:
        """Return whom these outlets rest on: the wire they copy, the reporting they credit, whom they heard it through, the same words."""
        return excerpt(tuple(dict.fromkeys(self._rests())), lambda rest: rest, self.here.per_page)

    def _rests(self) -> Iterator[Reliance]:
        links = self.here.links
        for id_ in self.articles:
            file = self.here.site.corpus.articles[id_].file
            outlet = links.source(file.source)
            for how, credited in (("copies", file.wire), ("credits the reporting of", file.reporting)):
                if credited:
                    on = tuple(links.source(source) for source in credited)
                    where = links.to(routes.entry("articles", id_), "the article")
                    yield Reliance(outlet=outlet, how=how, on=on, where=(where,))
        heard: dict[tuple[SourceId, tuple[str, ...]], Mark] = {}
        for mark in self.marks:
            if mark.via:
                heard.setdefault((mark.written.source, mark.via), mark)
        for (source, via), mark in heard.items():
            where = links.to(routes.entry("articles", mark.article), f"¶ {mark.passage.paragraph}", mark.key)
            yield Reliance(outlet=links.source(source), how="heard it through", on=links.via(via), where=(where,))
        tellers: dict[tuple[SourceId, ...], list[Row]] = {}
        for row in self.shared("utterance"):
            tellers.setdefault(tuple(row.told), []).append(row)
        for (first, *others), told in tellers.items():
            yield Reliance(
                outlet=links.source(first),
                how=f"tells {words.count(len(told), 'remark')} also told by",
                on=tuple(links.source(source) for source in others),
                where=tuple(self._numbered(row, n) for n, row in enumerate(told[:_EACH], 1)),
            )

    def _numbered(self, row: Row, number: int) -> Link:
        return Link(text=f"remark {number}", href=self.here.remark(row.what[1]).href)

    def alone(self, show: Callable[[Row], tuple[str, Link]]) -> tuple[Alone, ...]:
        """Return the story points that one outlet alone tells, by outlet, as *show* makes kind and link of them."""
        size = min(_EACH, self.here.per_page)
        found = []
        for source in self.columns:
            own = [row for row in self.rows if tuple(row.told) == (source,)]
            if own:
                others = self.here.links.source(source)
                points = excerpt(own, lambda row: (*show(row), self.place(next(iter(row.told.values())))), size, others)
                found.append(Alone(outlet=self.here.links.source(source), points=points))
        return tuple(found)


def _columns(outlets: Sequence[SourceId], table: Iterable[Row]) -> Iterator[SourceId]:
    """Yield those of *outlets* that have most story points in *table*, in their order: as many as have room."""
    counted = Counter(source for row in table for source in row.told)
    most = set(sorted(outlets, key=lambda source: -counted[source])[:COLUMNS])
    yield from (source for source in outlets if source in most)


def _said(here: Vantage, marks: Iterable[Mark]) -> Iterator[Statement]:
    """Yield what was said at the event, and what is a report of it and a statement in one note."""
    seen: set[StatementId] = set()
    for mark in marks:
        noted = (mark,) if isinstance(mark, Statement) else here.site.marks_of[mark.article]
        for other in noted:
            if isinstance(other, Statement) and other.number == mark.number and other.id not in seen:
                seen.add(other.id)
                yield other


def _near(here: Vantage, event: EventId, what: What) -> bool:
    """Tell whether a story point shares a topic with *event*."""
    kind, id_ = what
    entries = here.site.corpus.registries
    about: tuple[TopicId, ...]
    match kind:
        case "event":
            about = entries.events[EventId(id_)].about
        case "figure":
            values = here.site.findings.verdicts[FigureId(id_)].values
            about = (*entries.figures[FigureId(id_)].about, *(topic for value in values for topic in value.about))
        case "demand":
            about = entries.demands[DemandId(id_)].about
        case _:
            about = here.site.utterances[StatementId(id_)].statements[0].about
    return not set(about).isdisjoint(entries.events[event].about)


def _own(here: Vantage, event: EventId, statements: Iterable[Statement]) -> Iterator[What]:
    """Yield the story points that belong to *event*: itself, its parts, what followed, and what is said or counted in *statements*."""
    site = here.site
    yield "event", event
    yield from (("event", id_) for id_ in (*site.pieces.get(event, ()), *site.followers.get(event, ())))
    for statement in statements:
        yield from (("demand", relation.target) for relation in statement.relations)
        yield from (("figure", mark.figure) for mark in site.announced.get(statement.id, ()) if isinstance(mark, Value))
        utterance = site.utterances.get(statement.id)
        if utterance is not None:
            yield "utterance", utterance.id
