"""Cards and lines: each kind of note as pages list it."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from briefbook.model.corpus import Gap, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import OUTLET, ActorId, DemandId, StatementId
from briefbook.model.notes import Assessment
from briefbook.model.page import Link
from briefbook.plan import routes, words
from briefbook.plan.cards import (
    AssessmentCard,
    CorrectionCard,
    GapCard,
    RelationLine,
    SightingCard,
    Speaker,
    StatementCard,
    ValueCard,
)
from briefbook.plan.closings import closes, gap_card, unnamed
from briefbook.plan.day_views import Current
from briefbook.plan.links import Links
from briefbook.plan.rows import Line, ValueRow
from briefbook.plan.site import out_on

#: As many other tellers of the same words as a card names; all stand on the page of the utterance.
TOLD_BY: Final = 5


class Atoms(Struct, frozen=True, gc=False):
    """Makes the cards and lines of a page; the same card is the same object on all pages of a depth."""

    links: Links

    def statement(self, statement: Statement) -> StatementCard:
        """Return *statement* as a card."""
        key = ("card", self.links.root, statement.id)
        return self.links.site.deck.draw(key, self._statement, statement)

    def _statement(self, statement: Statement) -> StatementCard:
        links = self.links
        return StatementCard(
            id=statement.id,
            permalink=links.statement(statement.id),
            cite=links.root + routes.fragment(routes.entry("articles", statement.article), "cite"),
            speakers=tuple(
                Speaker(actor=links.actor(who, statement.article), role=role or "")
                for who, role in zip(statement.who, statement.roles, strict=True)
            ),
            unnamed=statement.anon or "",
            why_unnamed=statement.why_anon or "",
            says=statement.says,
            quote=statement.quote or "",
            voice="" if statement.who == (OUTLET,) else statement.passage.voice.value,
            kind=statement.kind,
            pieces=links.pieces(statement.says),
            said=words.date_words(statement.said),
            said_iso=words.date_iso(statement.said),
            at=links.event(statement.at) if statement.at else None,
            to=links.actors(statement.to, statement.article),
            via=links.via(statement.via),
            topics=links.topics(statement.about),
            condition=statement.condition or "",
            by_when=words.date_words(statement.by_when),
            translated=words.language(statement.lang),
            announces=self._announces(statement),
            relations=self._relations(statement),
            told_by=self._told_by(statement),
            same_words=self._same_words(statement),
            note=statement.note or "",
            checked=statement.checked or "",
            corrections=self._corrections(statement),
            closes=closes(links, statement),
            mark=links.mark(statement),
        )

    def statements(self, statements: Iterable[Statement]) -> tuple[StatementCard, ...]:
        """Return several statements as cards."""
        return tuple([self.statement(statement) for statement in statements])

    def line(self, statement: Statement, through: ActorId | None = None, on: ActorId | None = None) -> Line:
        """Return *statement* in one line.

        *through* is the speaker where it counts for somebody else by roll-up; *on* is the actor whose page shows the line.
        """
        alone = on if statement.who == (on,) else None  # on the page of anybody else the line is as it is anywhere
        key = ("line", self.links.root, statement.id, through, alone)
        return self.links.site.deck.draw(key, self._line, statement, through, alone)

    def _line(self, statement: Statement, through: ActorId | None, on: ActorId | None) -> Line:
        links = self.links
        published = out_on(statement)
        return Line(
            date=words.date_words(statement.said) or f"reported {words.day_words(published)}",
            date_iso=words.date_iso(statement.said) or ("" if statement.said else published.isoformat()),
            speaker=None if on else self._speaker(statement),
            role=(statement.roles[0] or "") if len(statement.who) == 1 and not on else "",
            says=statement.says,
            kind=statement.kind,
            href=links.statement(statement.id),
            unnamed=statement.anon or "",
            through=links.actor(through, statement.article).text if through else "",
            told_by=self._told_by(statement),
            mark=links.mark(statement),
        )

    def lines(self, statements: Iterable[Statement]) -> tuple[Line, ...]:
        """Return several statements in one line each."""
        return tuple([self.line(statement) for statement in statements])

    def tellings(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return *statements* with each utterance once, as the article published first among them tells it."""
        listed = tuple(statements)
        ids = {statement.id for statement in listed}
        utterances = self.links.site.utterances

        def first(statement: Statement) -> bool:
            utterance = utterances.get(statement.id)
            return utterance is None or statement.id == next(t.id for t in utterance.statements if t.id in ids)

        return tuple(filter(first, listed))

    def current(self, value: Value, origins: str) -> Current:
        """Return a reported number with the link to its figure, and how many *origins* its values have."""
        key = ("current", self.links.root, value.article, value.number, origins)
        return self.links.site.deck.draw(
            key, lambda: Current(figure=self.links.figure(value.figure), row=self.value_row(value), origins=origins)
        )

    def value(self, value: Value) -> ValueCard:
        """Return a reported number as a card."""
        row = self.value_row(value)
        return ValueCard(
            id=value.key,
            figure=self.links.figure(value.figure),
            text=row.text,
            hedge=row.hedge,
            kind=row.kind,
            unit=row.unit,
            scope=row.scope,
            as_of=row.as_of,
            by=row.by,
            via=self.links.via(value.via),
            unnamed=row.unnamed,
            note=row.note,
            closes=closes(self.links, value),
            mark=row.mark,
        )

    def value_row(self, value: Value) -> ValueRow:
        """Return a reported number as a table row."""
        key = ("row", self.links.root, value.article, value.number)
        return self.links.site.deck.draw(key, self._value_row, value)

    def _value_row(self, value: Value) -> ValueRow:
        figure = self.links.site.corpus.registries.figures[value.figure]
        text, meaning = value.quantity.text, words.hedge_words(value.quantity)
        return ValueRow(
            text=text,
            counted=words.counted(value.quantity, value.unit or figure.unit or value.currency or ""),
            hedge=meaning if meaning != text.lower() else "",
            kind=value.quantity.hedge.value,
            unit=" ".join(filter(None, (value.currency, value.unit or figure.unit))),
            scope=value.scope or "",
            as_of=words.date_words(value.as_of),
            by=self.links.actors(value.by, value.article),
            unnamed=unnamed(value),
            note=value.note or "",
            mark=self.links.mark(value),
        )

    def sighting(self, sighting: Sighting) -> SightingCard:
        """Return what an article said of an event as a card."""
        key = ("sighting", self.links.root, sighting.article, sighting.number)
        return self.links.site.deck.draw(key, self._sighting, sighting)

    def _sighting(self, sighting: Sighting) -> SightingCard:
        return SightingCard(
            id=sighting.key,
            event=self.links.event(sighting.event),
            status=words.status_words(sighting.status),
            when=words.date_words(sighting.when),
            by=self.links.actors(sighting.by, sighting.article),
            via=self.links.via(sighting.via),
            unnamed=unnamed(sighting),
            note=sighting.note or "",
            closes=closes(self.links, sighting),
            mark=self.links.mark(sighting),
        )

    def correction(self, correction: OutletCorrection) -> CorrectionCard:
        """Return an outlet's correction as a card."""
        key = ("correction", self.links.root, correction.article, correction.number)
        return self.links.site.deck.draw(key, self._correction, correction)

    def _correction(self, correction: OutletCorrection) -> CorrectionCard:
        return CorrectionCard(
            id=correction.key,
            was=correction.was,
            now=correction.now,
            note=correction.note or "",
            mark=self.links.mark(correction),
        )

    def gap(self, gap: Gap) -> GapCard:
        """Return an open question as a card."""
        key = ("gap", self.links.root, gap.article, gap.number)
        return self.links.site.deck.draw(key, gap_card, self.links, gap)

    def assessment(self, assessment: Assessment) -> AssessmentCard:
        """Return a judgement of our own as a card."""
        return AssessmentCard(
            id=assessment.id,
            judgement=assessment.judgement,
            likelihood=assessment.likelihood,
            confidence=assessment.confidence,
            by=assessment.by,
            made=words.date_words(assessment.made),
            rests_on=self._evidence(assessment.rests_on),
            against=self._evidence(assessment.against),
            by_when=words.date_words(assessment.by_when),
            would_change_it=assessment.would_change_it or "",
            outcome=assessment.outcome or "",
            note=assessment.note or "",
        )

    def _evidence(self, ids: Sequence[str]) -> tuple[Line, ...]:
        return self.lines(self.links.site.statements[StatementId(id_)] for id_ in ids)

    def _speaker(self, statement: Statement) -> Link:
        if len(statement.who) == 1:
            return self.links.actor(statement.who[0], statement.article)
        names = words.listed(self.links.actor(who, statement.article).text for who in statement.who)
        return Link(text=names, href="")

    def _relations(self, statement: Statement) -> tuple[RelationLine, ...]:
        """Return what *statement* says of others, then what others say of it; ``same`` between statements is `told_by`."""
        site = self.links.site
        lines = []
        for relation in statement.relations:
            if relation.target in site.corpus.registries.demands:
                lines.append(
                    RelationLine(verb=_active(relation.verb), target=self.links.demand(DemandId(relation.target)))
                )
            elif relation.verb != "same":
                lines.append(self._relation(_active(relation.verb), site.statements[StatementId(relation.target)]))
        lines += (
            self._relation(words.VERBS[inverse.verb][1], inverse.statement)
            for inverse in site.findings.inverses.get(statement.id, ())
            if inverse.verb != "same"
        )
        return tuple(lines)

    def _relation(self, verb: str, other: Statement) -> RelationLine:
        target = Link(text=self._speaker(other).text, href=self.links.statement(other.id))
        return RelationLine(verb=verb, target=target, gloss=other.says)

    def _announces(self, statement: Statement) -> tuple[tuple[Link, str], ...]:
        """Return the event and the figure that the same note reports: a link, and what it says of it."""
        found: list[tuple[Link, str]] = []
        for mark in self.links.site.announced.get(statement.id, ()):
            if isinstance(mark, Sighting):
                told = (words.status_words(mark.status), words.date_words(mark.when))
                found.append((self.links.event(mark.event), ", ".join(filter(None, told))))
            else:
                found.append((self.links.figure(mark.figure), mark.quantity.text))
        return tuple(found)

    def _told_by(self, statement: Statement) -> tuple[Link, ...]:
        """Return the same utterance as other articles tell it: the first few, then how many more, with a link to all."""
        utterance = self.links.site.utterances.get(statement.id)
        if utterance is None:
            return ()
        others = [other for other in utterance.statements if other.id != statement.id]
        told = [Link(text=self.links.mark(o).outlet, href=self.links.statement(o.id)) for o in others[:TOLD_BY]]
        if len(others) > TOLD_BY:
            all_ = routes.entry("utterances", utterance.id)
            told.append(self.links.to(all_, f"{len(others) - TOLD_BY} more"))
        return tuple(told)

    def _same_words(self, statement: Statement) -> Link | None:
        """Return the link to all tellings of the same utterance, if there are several."""
        utterance = self.links.site.utterances.get(statement.id)
        if utterance is None:
            return None
        outlets = len({telling.written.source for telling in utterance.statements})
        by = words.count(outlets, "outlet") if outlets > 1 else f"one outlet {len(utterance.statements)} times"
        return self.links.to(routes.entry("utterances", utterance.id), f"same words, told by {by}")

    def _corrections(self, statement: Statement) -> tuple[str, ...]:
        """Return what the outlet now has, for each correction that touches *statement*."""
        return tuple(correction.now for correction in self.links.site.corrected.get(statement.id, ()))


def _active(verb: str) -> str:
    return "makes the demand" if verb == "same" else words.VERBS[verb][0]
