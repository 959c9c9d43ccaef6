"""Every reference leads to something: ids of actors, sources, topics, places, events, figures, articles, statements, demands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefbook.model.ids import OUTLET, UNKNOWN
from briefbook.model.notes import VERBS, Desk, Note, SightingNote, StatementNote, ValueNote
from briefbook.model.place import KEY, Place
from briefbook.model.problem import Problem, Span, error
from briefbook.model.registries import Actor, Demand, Event, Figure, Location, Source, Topic
from briefbook.model.suggest import nearest

Entry = Actor | Source | Topic | Location | Event | Figure | Demand
#: ``outlet`` and ``unknown``: they speak in notes, and are nothing that a registry could refer to.
VOICE = "speaker in notes"
KINDS = ("actor", "source", "topic", "place", "event", "figure", "demand", "article", "statement", VOICE)


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that was written at *span* and must be one of *kinds*."""

    kinds: tuple[str, ...]
    id: str
    span: Span

    @property
    def registered(self) -> tuple[str, ...]:
        """Return the kinds of entries it may lead to."""
        return tuple(kind for kind in self.kinds if kind != VOICE)


def check_references(desk: Desk, statements: Mapping[str, Span]) -> Iterator[Problem]:
    """Yield a problem for each reference that leads nowhere. *statements* are the ids of statements and their places."""
    known = _known(desk, statements)
    named = _named(desk)
    retired: dict[tuple[str, str], str] = {
        (kind, entry.id): entry.retired_to for kind, entry in _entries(desk) if entry.retired_to
    }
    for reference in references(desk):
        heir = next((retired[kind, reference.id] for kind in reference.kinds if (kind, reference.id) in retired), None)
        if heir is not None:
            told = f'"{reference.id}" was retired: what refers to it would be shown nowhere'
            yield error("retired-id", reference.span, told, f'write "{heir}"')
            continue
        candidates = [known[kind] for kind in reference.kinds]
        if reference.id in desk.broken or any(reference.id in places for places in candidates):
            continue
        yield _unknown(reference, known, named.get(reference.id, ()))


def references(desk: Desk) -> Iterator[Reference]:
    """Yield every reference of *desk*."""
    yield from _registry_references(desk)
    for file in desk.articles:
        place = file.place
        yield Reference(("source",), file.source, place.span("source"))
        yield from _each(("source",), "wire", file.wire, place)
        yield from _each(("source",), "reporting", file.reporting, place)
    for article, notes in desk.notes.items():
        yield Reference(("article",), article, Span(path=f"content/annotations/{article}.yaml"))
        for note in notes:
            yield from _note_references(note)
    for assessment in desk.assessments:
        yield from _each(("statement",), "rests_on", assessment.rests_on, assessment.place)
        yield from _each(("statement",), "against", assessment.against, assessment.place)
    for correction in desk.corrections:
        kinds = ("statement", "article", "actor", "topic", "event", "figure", "demand", "source")
        yield from _each(kinds, "on", correction.on, correction.place)


def _registry_references(desk: Desk) -> Iterator[Reference]:
    entries = desk.registries
    for actor in entries.actors.values():
        yield from _one("actor", "part_of", actor.part_of, actor.place)
        for number, role in enumerate(actor.roles):
            if role.of is not None:
                yield Reference(("actor",), role.of, actor.place.span("roles", number, "of"))
    for location in entries.places.values():
        yield from _one("place", "in", location.inside, location.place)
    for event in entries.events.values():
        yield from _one("place", "place", event.where, event.place)
        yield from _one("event", "part_of", event.part_of, event.place)
        yield from _one("event", "after", event.after, event.place)
        yield from _each(("actor",), "who", event.who, event.place)
        yield from _each(("topic",), "about", event.about, event.place)
    for figure in entries.figures.values():
        yield from _each(("topic",), "about", figure.about, figure.place)
    for demand in entries.demands.values():
        if demand.retired_to is not None:
            continue
        yield from _each(("actor",), "by", demand.by, demand.place)
        yield from _each(("actor",), "to", demand.to, demand.place)
        yield from _each(("topic",), "about", demand.about, demand.place)
        yield Reference(("article",), demand.article, demand.place.span("from"))
    for kind, entry in _entries(desk):
        yield from _one(kind, "retired_to", entry.retired_to, entry.place)


def _note_references(note: Note) -> Iterator[Reference]:
    place = note.place
    yield from _each(("topic",), "about", note.about, place)
    yield from _each(("actor", VOICE), "by", note.by, place)
    yield from _each(("actor", "source", VOICE), "via", note.via, place)
    if isinstance(note, ValueNote):
        yield Reference(("figure",), note.figure, place.span("figure"))
    if isinstance(note, SightingNote):
        yield Reference(("event",), note.event, place.span("event"))
    if isinstance(note, StatementNote):
        yield from _each(("actor", VOICE), "who", note.who, place)
        yield from _each(("actor", VOICE), "to", note.to, place)
        yield from _one("event", "at", note.at, place)
        yield from _one("event", "event", note.event, place)
        yield from _one("figure", "figure", note.figure, place)
        for verb in VERBS:
            yield from _each(("statement", "demand"), verb, note.verbs.get(verb, ()), place)


def _each(kinds: tuple[str, ...], field: str, ids: tuple[str, ...], place: Place) -> Iterator[Reference]:
    for number, id_ in enumerate(ids):
        yield Reference(kinds, id_, place.span(field, number))


def _one(kind: str, field: str, id_: str | None, place: Place) -> Iterator[Reference]:
    if id_ is not None:
        yield Reference((kind,), id_, place.span(field))


def _entries(desk: Desk) -> Iterator[tuple[str, Entry]]:
    entries = desk.registries
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


def _known(desk: Desk, statements: Mapping[str, Span]) -> Mapping[str, Mapping[str, Span]]:
    """Return what may be referred to: kind → id → where it is defined."""
    known: dict[str, dict[str, Span]] = {kind: {} for kind in KINDS}
    for kind, entry in _entries(desk):
        known[kind][entry.id] = entry.place.span(KEY)
    known[VOICE] = {voice: Span(path="content/annotations") for voice in (OUTLET, UNKNOWN)}
    known["article"] = {article.id: article.place.span() for article in desk.articles}
    known["statement"] = dict(statements)
    return known


def _named(desk: Desk) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the entries that have a name, another name or a metonym, by that name written as an id."""
    named: dict[str, tuple[str, ...]] = {}
    for _, entry in _entries(desk):
        for name in (entry.name, *getattr(entry, "aka", ()), *getattr(entry, "loose", ())):
            key = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
            named[key] = (*named.get(key, ()), entry.id)
    return named


def _unknown(reference: Reference, known: Mapping[str, Mapping[str, Span]], named: Iterable[str]) -> Problem:
    what = " or ".join(reference.registered) if len(reference.registered) < 4 else "entry"
    places = {id_: span for kind in reference.kinds for id_, span in known[kind].items()}
    found = next((id_ for id_ in named if id_ in places), None) or nearest(reference.id, places)
    where = f" ({places[found].path}:{places[found].line})" if found and found not in known[VOICE] else ""
    hint = f'did you mean "{found}"{where}?' if found else _elsewhere(reference, known)
    return error(f"unknown-{reference.kinds[0]}", reference.span, f'no {what} is called "{reference.id}"', hint)


def _elsewhere(reference: Reference, known: Mapping[str, Mapping[str, Span]]) -> str:
    """Tell where an id of another kind stands, or where to define it."""
    for kind, places in known.items():
        if reference.id in places:
            wanted = " or ".join(map(_with_article, reference.registered))
            return f'"{reference.id}" is {_with_article(kind)}; {wanted} is expected here'
    if reference.kinds[0] == "statement":
        return "`status --ids` prints the ids to refer to"
    if reference.kinds[0] == "article":
        return f"an article of that name is content/articles/{reference.id}.md"
    return "define it in " + " or ".join(f"content/{kind}s.yaml" for kind in reference.registered)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
