"""Notes become marks: each tied to its passage, with all that is inferred filled in."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TypedDict

from msgspec import Struct

from briefbook.link.consulted import Consulted
from briefbook.link.passages import needle_of, statement_id
from briefbook.link.people import roles_on, roll_up
from briefbook.link.text import normal_form
from briefbook.model.corpus import Gap, Mark, OutletCorrection, Passage, Relation, Sighting, Statement, Value, Written
from briefbook.model.dates import Edtf
from briefbook.model.ids import (
    OUTLET,
    UNKNOWN,
    ActorId,
    ArticleId,
    DemandId,
    EventId,
    FigureId,
    GapId,
    StatementId,
    TopicId,
)
from briefbook.model.notes import (
    VERBS,
    CorrectionNote,
    GapNote,
    Note,
    SightingNote,
    StatementNote,
    ValueNote,
)
from briefbook.model.quantity import Quantity
from briefbook.model.registries import Actor, Demand, Event, Figure, Registries


class Shared(TypedDict):
    """The fields that every mark has."""

    article: ArticleId
    number: int
    key: str
    written: Written
    passage: Passage
    quote: str | None
    anchor: str | None
    by: tuple[ActorId, ...]
    via: tuple[str, ...]
    anon: str | None
    why_anon: str | None
    note: str | None
    checked: str | None
    closes: tuple[GapId, ...]


class Linker(Struct, frozen=True, gc=False, kw_only=True):
    """Turns the notes of one article into marks; what it looks up in the registries is noted in *seen*, as (kind, id)."""

    written: Written
    actors: Mapping[ActorId, Actor]
    events: Mapping[EventId, Event]
    figures: Mapping[FigureId, Figure]
    demands: Mapping[DemandId, Demand]
    seen: set[tuple[str, str]]

    def marks(self, note: Note, passage: Passage) -> Iterator[Mark]:
        """Yield the marks that *note* makes: a statement may be a value or a sighting as well."""
        match note:
            case StatementNote():
                yield from self._statement(note, passage)
            case ValueNote():
                yield self._value(note, note.value, self._shared(note, passage, _key("v", note, note.figure)))
            case SightingNote():
                yield self._sighting(note, self._shared(note, passage, _key("e", note, note.event)))
            case CorrectionNote():
                shared = self._shared(note, passage, _key("c", note, note.correction))
                yield OutletCorrection(
                    **shared, about=note.about, name=note.correction, was=note.was, now=note.now, on=note.on
                )
            case GapNote():
                shared = self._shared(note, passage, note.own_id or _key("g", note, note.gap))
                own_id = GapId(note.own_id) if note.own_id else None
                yield Gap(**shared, about=note.about, question=note.gap, id=own_id)

    def _statement(self, note: StatementNote, passage: Passage) -> Iterator[Mark]:
        id_ = id_of(note)
        shared = self._shared(note, passage, id_)
        yield self._said(note, id_, shared)
        shared = {**shared, "closes": ()}  # what one note answers is answered once
        if note.event is not None and note.is_ is not None:
            yield self._sighting(note, shared)
        if note.figure is not None and note.value is not None:
            yield self._value(note, note.value, shared)

    def _said(self, note: StatementNote, id_: StatementId, shared: Shared) -> Statement:
        said = self.said(note)
        on = said if said is not None and said.latest is not None else self.written.published
        actors = self.actors
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
        event = self.events.get(note.at)
        return event.when if event else None

    def _topics(self, note: StatementNote) -> tuple[TopicId, ...]:
        """Return the topics typed, else those of the demands named, else those of the events named."""
        if note.about:
            return note.about
        targets = [target for verb in VERBS for target in note.verbs.get(verb, ())]
        demands = [found for id_ in targets if (found := self.demands.get(DemandId(id_)))]
        events = [held for id_ in (note.event, note.at) if id_ and (held := self.events.get(id_))]
        of_demands = [topic for demand in demands for topic in demand.about]
        return tuple(dict.fromkeys(of_demands or [topic for event in events for topic in event.about]))

    def _value(self, note: ValueNote | StatementNote, quantity: Quantity, shared: Shared) -> Value:
        figure = note.figure
        assert figure is not None, "a value belongs to a figure"
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
            about=note.about or _about(self.figures.get(figure)),
        )

    def _sighting(self, note: SightingNote | StatementNote, shared: Shared) -> Sighting:
        event, status = note.event, note.is_
        assert event is not None, "a sighting is of an event"
        assert status is not None, "a sighting says what the event is"
        about = note.about or _about(self.events.get(event))
        return Sighting(**_told_by_speakers(note, shared), event=event, status=status, when=note.when, about=about)

    def _shared(self, note: Note, passage: Passage, key: str) -> Shared:
        return Shared(
            article=note.article,
            number=note.number,
            key=key,
            written=self.written,
            passage=passage,
            quote=note.quote,
            anchor=note.anchor,
            by=note.by,
            via=note.via,
            anon=note.anon,
            why_anon=note.why_anon,
            note=note.note,
            checked=note.checked,
            closes=tuple(map(GapId, dict.fromkeys(note.closes))),
        )


def linker_of(written: Written, registries: Registries) -> Linker:
    """Return a linker for the article *written* that has looked up nothing yet."""
    seen: set[tuple[str, str]] = set()
    return Linker(
        written=written,
        actors=Consulted("actor", registries.actors, seen),
        events=Consulted("event", registries.events, seen),
        figures=Consulted("figure", registries.figures, seen),
        demands=Consulted("demand", registries.demands, seen),
        seen=seen,
    )


def id_of(note: StatementNote) -> StatementId:
    """Return the id of a statement: its own, else the one made of its article and passage."""
    return StatementId(note.own_id or statement_id(note.article, needle_of(note)))


def _about(entry: Event | Figure | None) -> tuple[TopicId, ...]:
    return entry.about if entry is not None else ()


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
