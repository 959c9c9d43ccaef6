"""The site as seen from one page: its links, cards, head, matrix and notices."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from briefbook.model.corpus import Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.findings import Response
from briefbook.model.ids import ActorId, ArticleId, DemandId, EventId, FigureId, StatementId
from briefbook.model.notes import SiteCorrection
from briefbook.model.page import Head, Link
from briefbook.model.registries import Demand
from briefbook.model.rest import rest
from briefbook.plan import routes, words
from briefbook.plan.answers import decided
from briefbook.plan.atoms import Atoms
from briefbook.plan.evenings import seen
from briefbook.plan.links import Links
from briefbook.plan.lists import CONDITIONAL, OPINIONS, cut, slip_words
from briefbook.plan.rows import Answer, Basis, Excerpt, FigureLine, Happening, Matrix, MatrixRow, Notice, Pager
from briefbook.plan.site import Site, age_of, place_of

#: The indexes that lists on other pages lead to.
INDEXES: Final[Mapping[str, tuple[str, str]]] = {
    "actors": (routes.ACTORS, "Actors"),
    "articles": (routes.ARTICLES, "Articles"),
    "compare": (routes.COMPARE, "Compare"),
    "corrections": (routes.CORRECTIONS, "Corrections"),
    "demands": (routes.DEMANDS, "Demands"),
    "events": (routes.EVENTS, "Events"),
    "figures": (routes.FIGURES, "Figures"),
    "gaps": (routes.GAPS, "What is not known"),
    "ledger": (routes.LEDGER, "Predictions, promises and offers"),
    "next": (routes.NEXT, "What is next"),
    "timeline": (routes.TIMELINE, "Timeline"),
    "topics": (routes.TOPICS, "Topics"),
    "utterances": (routes.UTTERANCES, "Same words, told twice"),
}

#: As many demands and sides as a reader takes in at a glance; each demand has a page with all of its answers.
MATRIX_ROWS: Final = 25
MATRIX_COLUMNS: Final = 20


@dataclass(frozen=True, slots=True)
class Vantage:
    """What the maker of one page works with: the site, its links and its cards, as seen from *path*."""

    site: Site
    path: str
    links: Links = field(init=False)
    atoms: Atoms = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "links", Links(self.site, routes.root(self.path, self.site.corpus.config.base_url)))
        object.__setattr__(self, "atoms", Atoms(self.links))

    @property
    def per_page(self) -> int:
        """Return how many entries of a list one page shows."""
        return self.site.corpus.config.per_page

    def index(self, kind: str) -> Link:
        """Return the link to the index of all things of a *kind*, where a list of some of them sends its reader."""
        path, text = INDEXES[kind]
        return self.links.to(path, text)

    def remark(self, id_: str) -> Link:
        """Return the link to a remark that is told more than once, in our words for its earliest telling."""
        says = self.site.utterances[StatementId(id_)].statements[0].says
        return self.links.to(routes.entry("utterances", id_), says)

    def head(
        self,
        title: str,
        description: str,
        kind: str,
        section: str,
        *,
        crumbs: Iterable[tuple[str, str]] = (),
        previous: Link | None = None,
        following: Link | None = None,
        hidden: bool = False,
    ) -> Head:
        """Return the head of this page; *crumbs* are (path, words) below the home page."""
        return Head(
            path=self.path,
            twin=routes.twin(self.path),
            root=self.links.root,
            title=title,
            description=description,
            kind=kind,
            section=section,
            crumbs=tuple(self.links.to(path, text) for path, text in ((routes.HOME, "Brief"), *crumbs)),
            previous=previous,
            next=following,
            hidden=hidden,
            card=routes.card(self.path) if self.site.corpus.config.cards else "",
        )

    def summary(self, marks: Iterable[Mark], figures: Iterable[FigureId] = ()) -> Basis | None:
        """Return the source summary of what rests on *marks*, if that is anything; *figures* are those the page shows."""
        findings = self.site.findings
        counted = Counter(findings.verdicts[id_].verdict for id_ in figures)
        found = rest(marks, findings.told)
        if not found.articles:
            return None
        rests, origins, other = words.summary(found, counted)
        explained = self.site.explained.get("origins")
        meaning = self.links.to(explained[0], origins, explained[1]) if explained else Link(text=origins, href="")
        return Basis(rests=rests, origins=meaning, other=other)

    def happening(self, event: EventId, by: Sighting | None = None) -> Happening:
        """Return an event in one line: as it stands now, or as *by* told it, with what was known of its date by then."""
        key = ("now", event) if by is None else ("then", event, by.article, by.number)
        return self.site.deck.draw((self.links.root, *key), self._happening, event, by)

    def _happening(self, event: EventId, by: Sighting | None) -> Happening:
        trail = self.site.findings.trails[event]
        registered = self.site.corpus.registries.events[event]
        told = by or (trail.sightings[-1] if trail.sightings else None)
        when = trail.when if by is None else self.site.when_known[seen(by)][0]
        status = told.status if told else ""
        said = self.site.statements.get(StatementId(told.key)) if told and when is None else None
        horizon = said.by_when if said else None
        place = self.site.corpus.registries.places.get(registered.where) if registered.where else None
        return Happening(
            when=f"by {words.date_words(horizon)}" if horizon else words.date_words(when),
            when_iso=words.date_iso(when),
            event=self.links.event(event),
            status=words.status_words(status),
            by=self.links.actors(told.by, told.article) if told and status in OPINIONS else (),
            conditional=status in CONDITIONAL,
            slip=slip_words(trail) if by is None else "",
            place=place.name if place and place.name not in registered.name else "",
            mark=self.links.mark(told) if told else None,
        )

    def happenings(self, events: Sequence[EventId]) -> Excerpt[Happening]:
        """Return *events* (in time order), or as many of the latest as a page shows: what has no day only if there is room."""
        shown = events
        if len(events) > self.per_page:
            latest = sorted(events, key=lambda id_: self.site.event_ages[id_][0] < date.max)[-self.per_page :]
            shown = self.site.in_time(latest)
        return Excerpt(
            shown=tuple([self.happening(id_) for id_ in shown]),
            cut=cut(len(shown), len(events)),
            others=self.index("events") if len(shown) < len(events) else None,
        )

    def matrix(self, demands: Iterable[DemandId], id_: str) -> Matrix | None:
        """Return the response matrix of *demands*, the most answered first; ``None`` where nobody was asked or answered."""
        site = self.site
        registered = site.corpus.registries.demands
        answered = {id_: self._given(id_) for id_ in demands if id_ in site.corpus.demand_anchors}
        order = sorted(answered, key=lambda id_: (-sum(map(len, answered[id_].values())), registered[id_].name, id_))
        rows = order[:MATRIX_ROWS]
        sides = tuple(dict.fromkeys(a for demand in rows for a in (*registered[demand].to, *answered[demand])))
        if not sides:
            return None
        told = Counter(side for demand in rows for side in answered[demand])
        most = set(sorted(sides, key=lambda side: -told[side])[:MATRIX_COLUMNS])
        columns = tuple(side for side in sides if side in most)
        return Matrix(
            id=id_,
            columns=self.links.actors(columns),
            rows=tuple(self._matrix_row(registered[demand], columns) for demand in rows),
            demands_cut=cut(len(rows), len(order)),
            sides_cut=cut(len(columns), len(sides)),
        )

    def _given(self, demand: DemandId) -> dict[ActorId, tuple[Response, ...]]:
        return {actor: self.site.answers[demand, actor] for actor in self.site.answerers[demand]}

    def _matrix_row(self, demand: Demand, columns: Iterable[ActorId]) -> MatrixRow:
        answers = self.site.answers
        return MatrixRow(
            demand=self.links.demand(demand.id),
            by=self.links.actors(demand.by),
            answers=tuple(
                self._answer(side, answers.get((demand.id, side), ()), asked=side in demand.to) for side in columns
            ),
        )

    def _answer(self, actor: ActorId, responses: Sequence[Response], *, asked: bool) -> Answer:
        """Return the cell of one actor: its newest answer, what it had decided before, and how many more there are."""
        link = self.links.actor(actor)
        if not responses:
            return Answer(actor=link, asked=asked)
        line = self.atoms.line(responses[0].statement, responses[0].through)
        before = decided(responses)
        return Answer(
            actor=link,
            asked=asked,
            verb=words.VERBS[responses[0].verb][0],
            line=line,
            through=line.through,
            more=len(responses) - 1,
            decided=self._decided(before, responses[0]) if before else None,
        )

    def _decided(self, response: Response, newest: Response) -> tuple[str, Link]:
        """Return the verb of what was decided before the *newest* answer, or on the same day, and the link to it."""
        line = self.atoms.line(response.statement)
        apart = age_of(response.statement)[0] < age_of(newest.statement)[0]
        when = f"earlier, {line.date}" if apart else "the same day"
        return words.VERBS[response.verb][0], Link(text=when, href=line.href)

    def figure_line(self, id_: FigureId, until: date | None = None) -> FigureLine:
        """Return a figure in one line, its different values listed as reported, *until* the end of a day."""
        return self.site.deck.draw(("figure", self.links.root, id_, until), self._figure_line, id_, until)

    def _figure_line(self, id_: FigureId, until: date | None) -> FigureLine:
        findings = self.site.findings
        verdict = findings.verdicts_then[id_, until] if until else findings.verdicts[id_]
        return FigureLine(
            figure=self.links.figure(id_),
            verdict=words.verdict_label(verdict),
            sentence=words.verdict_words(verdict) if len(verdict.values) > 1 else "",
            values=tuple(dict.fromkeys(self._told(verdict.values))),
        )

    def _told(self, values: Sequence[Value]) -> Iterator[str]:
        """Yield each of *values* as reported, with what it counts, and in brackets that in which they differ."""
        rows = [self.atoms.value_row(value) for value in values]
        scopes, days = len({row.scope for row in rows}) > 1, len({row.as_of for row in rows}) > 1
        for row in rows:
            apart = (row.scope if scopes else "", f"as of {row.as_of}" if days and row.as_of else "")
            told = ", ".join(filter(None, apart))
            yield f"{row.counted} ({told})" if told else row.counted

    def notices(self, *ids: str, statements: Iterable[Statement] = ()) -> tuple[Notice, ...]:
        """Return the corrections that touch a page about *ids* that shows *statements*: our own, then those of outlets.

        One that does not say what it is on may be on any statement of its article about its topics.
        """
        site = self.site
        shown = tuple(statements)
        ours: dict[int, SiteCorrection] = {}
        theirs: dict[tuple[ArticleId, int], OutletCorrection] = {}
        for id_ in (*ids, *(statement.id for statement in shown)):
            ours.update(site.own_corrections.get(id_, ()))
        for id_ in ids:
            theirs.update(((c.article, c.number), c) for c in site.corrections_on.get(id_, ()))
        for statement in shown:
            for touching in (site.corrected, site.in_doubt):
                theirs.update(((c.article, c.number), c) for c in touching.get(statement.id, ()))
        return (
            *(self._own(number, ours[number]) for number in sorted(ours)),
            *(
                self._notice(correction)
                for correction in sorted(theirs.values(), key=lambda c: (place_of(c), c.number))
            ),
        )

    def _notice(self, correction: OutletCorrection) -> Notice:
        mark = self.links.mark(correction)
        return Notice(
            id=f"n-{correction.key}", by=mark.outlet, was=correction.was, now=correction.now, source=mark.article
        )

    def own_notices(self) -> tuple[Notice, ...]:
        """Return all corrections to this site itself."""
        return tuple(self._own(n, c) for n, c in enumerate(self.site.corpus.site_corrections, 1))

    def _own(self, number: int, correction: SiteCorrection) -> Notice:
        """Return a correction of our own; *number* is its place in the log."""
        made = words.date_words(correction.made)
        return Notice(id=f"n-{number}", by="this site", was=correction.was, now=correction.now, made=made)

    def pager(self, number: int, total: int) -> Pager:
        """Return where part *number* of *total* stands; *path* is that of the first part."""
        links = tuple(
            Link(text=str(part), href="" if part == number else self.links.root + routes.part(self.path, part))
            for part in range(1, total + 1)
        )
        return Pager(number=number, total=total, pages=links if total > 1 else ())
