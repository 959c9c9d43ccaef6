"""The site as seen from one page: its links, cards, head, matrix and notices."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefbook.model.corpus import Mark, Sighting, Statement
from briefbook.model.findings import Response, when_told
from briefbook.model.ids import ActorId, DemandId, EventId, FigureId
from briefbook.model.notes import SiteCorrection
from briefbook.model.page import Head, Link
from briefbook.model.rest import rest
from briefbook.plan import routes, words
from briefbook.plan.answers import answers
from briefbook.plan.atoms import Atoms
from briefbook.plan.links import Links
from briefbook.plan.lists import CONDITIONAL, OPINIONS, slip_words
from briefbook.plan.rows import Answer, FigureLine, Happening, Matrix, MatrixRow, Notice, Pager
from briefbook.plan.site import Site


@dataclass(frozen=True, slots=True)
class Vantage:
    """What the maker of one page works with: the site, its links and its cards, as seen from *path*."""

    site: Site
    path: str

    @property
    def links(self) -> Links:
        """Return the maker of this page's links."""
        return Links(self.site, routes.root(self.path))

    @property
    def atoms(self) -> Atoms:
        """Return the maker of this page's cards and lines."""
        return Atoms(self.links)

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
            root=routes.root(self.path),
            title=title,
            description=description,
            kind=kind,
            section=section,
            crumbs=tuple(self.links.to(path, text) for path, text in ((routes.HOME, "Brief"), *crumbs)),
            previous=previous,
            next=following,
            hidden=hidden,
        )

    def summary(self, marks: Iterable[Mark], figures: Iterable[FigureId] = ()) -> str:
        """Return the source-summary sentence of what rests on *marks*; *figures* are those the page shows."""
        findings = self.site.findings
        counted = Counter(findings.verdicts[id_].verdict for id_ in figures)
        return words.summary(rest(marks, findings.told), counted)

    def happening(self, event: EventId, by: Sighting | None = None) -> Happening:
        """Return an event in one line: as it stands now, or as *by* told it, with what was known of its date by then."""
        trail = self.site.findings.trails[event]
        registered = self.site.corpus.registries.events[event]
        told = by or (trail.sightings[-1] if trail.sightings else None)
        when = trail.when if by is None else when_told(trail.sightings[: trail.sightings.index(by) + 1])
        status = told.status if told else ""
        place = self.site.corpus.registries.places.get(registered.where) if registered.where else None
        return Happening(
            when=words.date_words(when),
            when_iso=words.date_iso(when),
            event=self.links.event(event),
            status=words.status_words(status),
            by=self.links.actors(told.by, told.article) if told and status in OPINIONS else (),
            conditional=status in CONDITIONAL,
            slip=slip_words(trail) if by is None else "",
            place=place.name if place else "",
            mark=self.links.mark(told) if told else None,
        )

    def matrix(self, demands: Iterable[DemandId], id_: str) -> Matrix | None:
        """Return the response matrix of *demands*, the most answered first; ``None`` where nobody was asked or answered."""
        registered = self.site.corpus.registries.demands
        told = {demand: answers(self.site, demand) for demand in demands if demand in self.site.corpus.demand_anchors}
        order = sorted(
            told, key=lambda demand: (-sum(map(len, told[demand].values())), registered[demand].name, demand)
        )
        columns = tuple(dict.fromkeys(a for demand in order for a in (*registered[demand].to, *told[demand])))
        if not columns:
            return None
        rows = tuple(
            MatrixRow(
                demand=self.links.demand(demand),
                by=self.links.actors(registered[demand].by),
                answers=tuple(
                    self._answer(column, told[demand].get(column, ()), asked=column in registered[demand].to)
                    for column in columns
                ),
            )
            for demand in order
        )
        return Matrix(id=id_, columns=self.links.actors(columns), rows=rows)

    def _answer(self, actor: ActorId, responses: Sequence[Response], *, asked: bool) -> Answer:
        """Return the cell of one actor: its newest answer, and how many more there are."""
        link = self.links.actor(actor)
        if not responses:
            return Answer(actor=link, asked=asked)
        line = self.atoms.line(responses[0].statement, responses[0].through)
        verb = words.VERBS[responses[0].verb][0]
        return Answer(actor=link, asked=asked, verb=verb, line=line, through=line.through, more=len(responses) - 1)

    def figure_line(self, id_: FigureId) -> FigureLine:
        """Return a figure in one line, its different values listed as reported."""
        verdict = self.site.findings.verdicts[id_]
        return FigureLine(
            figure=self.links.figure(id_),
            verdict=verdict.verdict.value,
            sentence=words.verdict_words(verdict),
            values=" · ".join(dict.fromkeys(value.quantity.text for value in verdict.values)),
        )

    def notices(self, *ids: str, statements: Iterable[Statement] = ()) -> tuple[Notice, ...]:
        """Return the corrections that touch a page about *ids* that shows *statements*: our own, then those of outlets."""
        site = self.site
        shown = {statement.id for statement in statements}
        touched = {correction.key for id_ in shown for correction in site.corrected.get(id_, ())}
        about = {*ids, *shown}
        ours = [self._own(n, c) for n, c in enumerate(site.corpus.site_corrections, 1) if about & set(c.on)]
        outlets = [
            Notice(
                id=f"n-{correction.key}",
                by=self.links.mark(correction).outlet,
                was=correction.was,
                now=correction.now,
                source=self.links.mark(correction).article,
            )
            for correction in site.corpus.corrections
            if correction.key in touched or about & {correction.article, *correction.about}
        ]
        return (*ours, *outlets)

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
