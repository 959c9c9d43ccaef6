"""Notes become marks: each tied to its passage, with all that is inferred filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TypedDict

from briefbook.link.passages import needle_of, statement_id
from briefbook.link.people import roles_on, roll_up
from briefbook.link.text import normal_form
from briefbook.model.corpus import Gap, Mark, OutletCorrection, Passage, Relation, Sighting, Statement, Value, Written
from briefbook.model.dates import Edtf
from briefbook.model.ids import OUTLET, UNKNOWN, ActorId, ArticleId, DemandId, StatementId, TopicId
from briefbook.model.notes import (
    VERBS,
    ArticleFile,
    CorrectionNote,
    GapNote,
    Note,
    SightingNote,
    StatementNote,
    ValueNote,
)
from briefbook.model.quantity import Quantity
from briefbook.model.registries import Registries


class Shared(TypedDict):
    """The fields that every mark has."""

    article: ArticleId
    written: Written
    number: int
    key: str
    passage: Passage
    quote: str | None
    anchor: str | None
    by: tuple[ActorId, ...]
    via: tuple[str, ...]
    anon: str | None
    why_anon: str | None
    note: str | None
    checked: str | None


@dataclass(frozen=True, slots=True)
class Linker:
    """Turns the notes of one article into marks."""

    registries: Registries
    article: ArticleFile
    written: Written

    def marks(self, note: Note, passage: Passage) -> Iterator[Mark]:
        """Yield the marks that *note* makes: a statement may be a value or a sighting as well."""
        match note:
            case StatementNote():
                yield from self._statement(note, passage)
            case ValueNote():
                key = _key("v", note, note.figure)
                yield self._value(note, note.value, _shared(note, self.written, passage, key))
            case SightingNote():
                yield self._sighting(note, _shared(note, self.written, passage, _key("e", note, note.event)))
            case CorrectionNote():
                shared = _shared(note, self.written, passage, _key("c", note, note.correction))
                yield OutletCorrection(**shared, about=note.about, name=note.correction, was=note.was, now=note.now)
            case GapNote():
                shared = _shared(note, self.written, passage, _key("g", note, note.gap))
                yield Gap(**shared, about=note.about, question=note.gap)

    def _statement(self, note: StatementNote, passage: Passage) -> Iterator[Mark]:
        id_ = id_of(note)
        shared = _shared(note, self.written, passage, id_)
        yield self._said(note, id_, shared)
        if note.event is not None and note.is_ is not None:
            yield self._sighting(note, shared)
        if note.figure is not None and note.value is not None:
            yield self._value(note, note.value, shared)

    def _said(self, note: StatementNote, id_: StatementId, shared: Shared) -> Statement:
        said = self.said(note)
        on = said if said is not None and said.latest is not None else self.article.published
        actors = self.registries.actors
        roles = [roles_on(actors[who], on.latest) if who in actors else () for who in note.who]
        chain = dict.fromkeys(
            up for who, held in zip(note.who, roles, strict=True) for up in roll_up(actors, who, held)
        )
        return Statement(
            **shared,
            id=id_,
            who=note.who,
            says=note.says,
            kind=note.kind,
            said=said,
            at=note.at,
            to=note.to,
            about=self._topics(note),
            roles=tuple(note.as_ or (held[0].title if held else None) for held in roles),
            roll_up=tuple(up for up in chain if up not in note.who),
            lang=note.lang,
            condition=note.if_,
            by_when=note.by_when,
            relations=tuple(
                Relation(subject=id_, verb=verb, target=StatementId(target))
                for verb in VERBS
                for target in note.verbs.get(verb, ())
            ),
        )

    def said(self, note: StatementNote) -> Edtf | None:
        """Return when *note* was said: as typed, else the date of the event it was said at, else ``None``."""
        if note.said is not None or note.at is None:
            return note.said
        event = self.registries.events.get(note.at)
        return event.when if event else None

    def _topics(self, note: StatementNote) -> tuple[TopicId, ...]:
        """Return the topics typed, else those of the demands named, else those of the events named."""
        if note.about:
            return note.about
        targets = [target for verb in VERBS for target in note.verbs.get(verb, ())]
        demands = [found for id_ in targets if (found := self.registries.demands.get(DemandId(id_)))]
        events = [held for id_ in (note.event, note.at) if id_ and (held := self.registries.events.get(id_))]
        of_demands = [topic for demand in demands for topic in demand.about]
        return tuple(dict.fromkeys(of_demands or [topic for event in events for topic in event.about]))

    def _value(self, note: ValueNote | StatementNote, quantity: Quantity, shared: Shared) -> Value:
        figure = note.figure
        assert figure is not None, "a value belongs to a figure"
        registered = self.registries.figures.get(figure)
        if isinstance(note, StatementNote):
            shared = {**shared, "by": note.by or note.who}
        return Value(
            **_told_by_speakers(note, shared),
            figure=figure,
            quantity=quantity,
            unit=note.unit,
            currency=note.currency,
            as_of=note.as_of,
            scope=note.scope,
            about=note.about or (registered.about if registered else ()),
        )

    def _sighting(self, note: SightingNote | StatementNote, shared: Shared) -> Sighting:
        event, status = note.event, note.is_
        assert event is not None, "a sighting is of an event"
        assert status is not None, "a sighting says what the event is"
        registered = self.registries.events.get(event)
        about = note.about or (registered.about if registered else ())
        return Sighting(**_told_by_speakers(note, shared), event=event, status=status, when=note.when, about=about)


def id_of(note: StatementNote) -> StatementId:
    """Return the id of a statement: its own, else the one made of its article and passage."""
    return StatementId(note.own_id or statement_id(note.article, needle_of(note)))


def _shared(note: Note, written: Written, passage: Passage, key: str) -> Shared:
    return Shared(
        article=note.article,
        written=written,
        number=note.number,
        key=key,
        passage=passage,
        quote=note.quote,
        anchor=note.anchor,
        by=note.by,
        via=note.via,
        anon=note.anon,
        why_anon=note.why_anon,
        note=note.note,
        checked=note.checked,
    )


def _told_by_speakers(note: Note, shared: Shared) -> Shared:
    """Return *shared* with the speakers of a statement as those who report the event or the number it carries.

    The outlet's own voice is an empty ``by``, as in any other note.
    """
    if not isinstance(note, StatementNote) or note.by:
        return shared
    return {**shared, "by": tuple(who for who in note.who if who not in (OUTLET, UNKNOWN))}


def _key(kind: str, note: Note, about: str) -> str:
    """Return a fragment for a note that is no statement; it survives reordering."""
    return f"{kind}-" + sha256(f"{note.article}\n{about}\n{normal_form(needle_of(note))}".encode()).hexdigest()[:12]
