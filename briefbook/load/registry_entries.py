"""The kinds of registry entries: the model of each, what messages call it, and the value that is made of it."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from briefbook.load.schema.registries import (
    ActorEntry,
    DemandEntry,
    EventEntry,
    FigureEntry,
    PlaceEntry,
    SourceEntry,
    TopicFields,
)
from briefbook.load.schema.types import Record
from briefbook.model.ids import ActorId, DemandId, EventId, FigureId, PlaceId, SourceId, TopicId
from briefbook.model.place import Place
from briefbook.model.registries import Actor, Demand, Event, Figure, Location, Role, Source, Topic

Made = Actor | Source | Topic | Location | Event | Figure | Demand


class Kind(Struct, frozen=True, gc=False, kw_only=True):
    """One registry: the model of its entries, what to call one, and what makes the model value of it."""

    name: str
    model: type[Record]
    what: str
    make: Callable[[str, Record, Place], Made]


def _actor(key: str, entry: Record, place: Place) -> Actor:
    assert isinstance(entry, ActorEntry)
    return Actor(
        id=ActorId(key),
        name=entry.name,
        kind=entry.kind,
        aka=entry.aka,
        loose=entry.loose,
        native=entry.native,
        roles=tuple(Role(title=role.title, of=role.of, start=role.from_, end=role.to) for role in entry.roles),
        part_of=entry.part_of,
        wikidata=entry.wikidata,
        lang=entry.lang,
        note=entry.note,
        retired_to=ActorId(entry.retired_to) if entry.retired_to else None,
        place=place,
    )


def _source(key: str, entry: Record, place: Place) -> Source:
    assert isinstance(entry, SourceEntry)
    return Source(
        id=SourceId(key),
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        funding=entry.funding,
        owner=entry.owner,
        url=entry.url,
        lang=entry.lang,
        aka=entry.aka,
        note=entry.note,
        retired_to=SourceId(entry.retired_to) if entry.retired_to else None,
        place=place,
    )


def _topic(key: str, entry: Record, place: Place) -> Topic:
    assert isinstance(entry, TopicFields)
    parent = TopicId(str(place.path[-3])) if len(place.path) > 1 else None
    return Topic(
        id=TopicId(key),
        name=entry.name,
        about=entry.about,
        aka=entry.aka,
        note=entry.note,
        parent=parent,
        retired_to=TopicId(entry.retired_to) if entry.retired_to else None,
        place=place,
    )


def _location(key: str, entry: Record, place: Place) -> Location:
    assert isinstance(entry, PlaceEntry)
    return Location(
        id=PlaceId(key),
        name=entry.name,
        kind=entry.kind,
        inside=entry.in_,
        lat=entry.lat,
        lon=entry.lon,
        aka=entry.aka,
        note=entry.note,
        retired_to=PlaceId(entry.retired_to) if entry.retired_to else None,
        place=place,
    )


def _event(key: str, entry: Record, place: Place) -> Event:
    assert isinstance(entry, EventEntry)
    return Event(
        id=EventId(key),
        name=entry.name,
        kind=entry.kind,
        when=entry.when,
        where=entry.place,
        who=entry.who,
        about=entry.about,
        part_of=entry.part_of,
        after=entry.after,
        note=entry.note,
        retired_to=EventId(entry.retired_to) if entry.retired_to else None,
        place=place,
    )


def _figure(key: str, entry: Record, place: Place) -> Figure:
    assert isinstance(entry, FigureEntry)
    return Figure(
        id=FigureId(key),
        name=entry.name,
        unit=entry.unit,
        about=entry.about,
        note=entry.note,
        retired_to=FigureId(entry.retired_to) if entry.retired_to else None,
        place=place,
    )


def _demand(key: str, entry: Record, place: Place) -> Demand:
    assert isinstance(entry, DemandEntry)
    return Demand(
        id=DemandId(key),
        name=entry.name,
        by=entry.by,
        to=entry.to,
        since=entry.since,
        about=entry.about,
        article=entry.from_,
        anchor=entry.anchor,
        note=entry.note,
        retired_to=DemandId(entry.retired_to) if entry.retired_to else None,
        place=place,
    )


KINDS: Final = (
    Kind(name="actors", model=ActorEntry, what="an actor", make=_actor),
    Kind(name="sources", model=SourceEntry, what="a source", make=_source),
    Kind(name="topics", model=TopicFields, what="a topic", make=_topic),
    Kind(name="places", model=PlaceEntry, what="a place", make=_location),
    Kind(name="events", model=EventEntry, what="an event", make=_event),
    Kind(name="figures", model=FigureEntry, what="a figure", make=_figure),
    Kind(name="demands", model=DemandEntry, what="a demand", make=_demand),
)
