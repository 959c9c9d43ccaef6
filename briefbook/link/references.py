"""Every reference that content makes: ids of actors, sources, topics, places, events, figures, articles, statements, demands."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefbook.model.notes import (
    VERBS,
    ArticleFile,
    Assessment,
    CorrectionNote,
    Note,
    SightingNote,
    SiteCorrection,
    StatementNote,
    ValueNote,
)
from briefbook.model.place import Path, Place
from briefbook.model.problem import Span
from briefbook.model.registries import Actor, Demand, Event, Figure, Location, Registries, Source, Topic

Entry = Actor | Source | Topic | Location | Event | Figure | Demand
#: ``outlet`` and ``unknown``: they speak in notes, and are nothing that a registry could refer to.
VOICE = "speaker in notes"
KINDS = ("actor", "source", "topic", "place", "event", "figure", "demand", "article", "statement", "gap", VOICE)
_SPEAKER = f"actor|{VOICE}"
_HEARD = f"actor|source|{VOICE}"
_SAID = "statement|demand"
_ANYTHING = "statement|article|actor|topic|event|figure|demand|source"


class Reference(Struct, frozen=True, gc=False):
    """An id that was written at *path* of the record at *place*; *kinds* are those it may lead to, joined by ``|``."""

    kinds: str
    id: str
    place: Place
    path: Path

    @property
    def span(self) -> Span:
        """Where the id was written."""
        return self.place.span(*self.path)

    @property
    def registered(self) -> tuple[str, ...]:
        """Return the kinds of entries it may lead to."""
        return tuple(kind for kind in self.kinds.split("|") if kind != VOICE)


def refers(file: ArticleFile, notes: Iterable[Note]) -> tuple[tuple[str, str], ...]:
    """Return the kinds and the id of each reference that an article and its notes make, each once, sorted."""
    found = {(kinds, id_) for kinds, id_, _ in _of_file(file)}
    for note in notes:
        found.update((kinds, id_) for kinds, id_, _ in _of_note(note))
    return tuple(sorted(found))


def article_references(file: ArticleFile, notes: Iterable[Note]) -> Iterator[Reference]:
    """Yield every reference that an article and its notes make."""
    for kinds, id_, path in _of_file(file):
        yield Reference(kinds, id_, file.place, path)
    yield from note_references(notes)


def note_references(notes: Iterable[Note]) -> Iterator[Reference]:
    """Yield every reference that *notes* make."""
    for note in notes:
        for kinds, id_, path in _of_note(note):
            yield Reference(kinds, id_, note.place, path)


def remark_references(assessments: Iterable[Assessment], corrections: Iterable[SiteCorrection]) -> Iterator[Reference]:
    """Yield every reference that our own judgements and corrections make."""
    for assessment in assessments:
        yield from _each("statement", "rests_on", assessment.rests_on, assessment.place)
        yield from _each("statement", "against", assessment.against, assessment.place)
    for correction in corrections:
        yield from _each(_ANYTHING, "on", correction.on, correction.place)


def registry_references(entries: Registries) -> Iterator[Reference]:
    """Yield every reference that the registries make."""
    for actor in entries.actors.values():
        yield from _one("actor", "part_of", actor.part_of, actor.place)
        for number, role in enumerate(actor.roles):
            if role.of is not None:
                yield Reference("actor", role.of, actor.place, ("roles", number, "of"))
    for location in entries.places.values():
        yield from _one("place", "in", location.inside, location.place)
    for event in entries.events.values():
        yield from _one("place", "place", event.where, event.place)
        yield from _one("event", "part_of", event.part_of, event.place)
        yield from _one("event", "after", event.after, event.place)
        yield from _each("actor", "who", event.who, event.place)
        yield from _each("topic", "about", event.about, event.place)
    for figure in entries.figures.values():
        yield from _each("topic", "about", figure.about, figure.place)
    for demand in entries.demands.values():
        if demand.retired_to is not None:
            continue
        yield from _each("actor", "by", demand.by, demand.place)
        yield from _each("actor", "to", demand.to, demand.place)
        yield from _each("topic", "about", demand.about, demand.place)
        yield Reference("article", demand.article, demand.place, ("from",))
    for kind, entry in entries_of(entries):
        yield from _one(kind, "retired_to", entry.retired_to, entry.place)


def entries_of(entries: Registries) -> Iterator[tuple[str, Entry]]:
    """Yield the kind and the entry of everything registered."""
    tables: tuple[tuple[str, Iterable[Entry]], ...] = (
        ("actor", entries.actors.values()),
        ("source", entries.sources.values()),
        ("topic", entries.topics.values()),
        ("place", entries.places.values()),
        ("event", entries.events.values()),
        ("figure", entries.figures.values()),
        ("demand", entries.demands.values()),
    )
    for kind, table in tables:
        for entry in table:
            yield kind, entry


def _of_file(file: ArticleFile) -> Iterator[tuple[str, str, Path]]:
    yield "source", file.source, ("source",)
    yield from _listed("source", "wire", file.wire)
    yield from _listed("source", "reporting", file.reporting)


def _of_note(note: Note) -> Iterator[tuple[str, str, Path]]:
    yield from _listed("topic", "about", note.about)
    yield from _listed(_SPEAKER, "by", note.by)
    yield from _listed(_HEARD, "via", note.via)
    yield from _listed("gap", "closes", note.closes)
    if isinstance(note, StatementNote):
        yield from _of_statement(note)
    elif isinstance(note, ValueNote):
        yield "figure", note.figure, ("figure",)
    elif isinstance(note, SightingNote):
        yield "event", note.event, ("event",)
    elif isinstance(note, CorrectionNote):
        yield from _listed(_ANYTHING, "on", note.on)


def _of_statement(note: StatementNote) -> Iterator[tuple[str, str, Path]]:
    yield from _listed(_SPEAKER, "who", note.who)
    yield from _listed(_SPEAKER, "to", note.to)
    for kind, field, id_ in (
        ("event", "at", note.at),
        ("event", "event", note.event),
        ("figure", "figure", note.figure),
    ):
        if id_ is not None:
            yield kind, id_, (field,)
    if note.verbs:
        for verb in VERBS:
            yield from _listed(_SAID, verb, note.verbs.get(verb, ()))


def _listed(kinds: str, field: str, ids: tuple[str, ...]) -> Iterator[tuple[str, str, Path]]:
    for number, id_ in enumerate(ids):
        yield kinds, id_, (field, number)


def _each(kinds: str, field: str, ids: tuple[str, ...], place: Place) -> Iterator[Reference]:
    for _, id_, path in _listed(kinds, field, ids):
        yield Reference(kinds, id_, place, path)


def _one(kind: str, field: str, id_: str | None, place: Place) -> Iterator[Reference]:
    if id_ is not None:
        yield Reference(kind, id_, place, (field,))
