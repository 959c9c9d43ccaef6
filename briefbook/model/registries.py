"""What the registries hold: actors, sources, topics, places, events, figures, demands."""

from collections.abc import Mapping

from msgspec import Struct

from briefbook.model.dates import Edtf
from briefbook.model.ids import (
    ActorId,
    ArticleId,
    DemandId,
    EventId,
    FigureId,
    PlaceId,
    SourceId,
    TopicId,
)
from briefbook.model.place import Place


class Role(Struct, frozen=True, gc=False, kw_only=True):
    """An office held: *title* of the actor *of*, from *start* to *end* (open where ``None``)."""

    title: str
    of: ActorId | None = None
    start: Edtf | None = None
    end: Edtf | None = None


class Actor(Struct, frozen=True, gc=False, kw_only=True):
    """Somebody who speaks or acts: a person, state, bloc, ministry, office, armed force, party, company, group or outlet."""

    id: ActorId
    name: str
    kind: str = "person"
    aka: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    native: str | None = None
    roles: tuple[Role, ...] = ()
    part_of: ActorId | None = None
    wikidata: str | None = None
    lang: str | None = None
    note: str | None = None
    retired_to: ActorId | None = None
    place: Place


class Source(Struct, frozen=True, gc=False, kw_only=True):
    """An outlet or agency that publishes articles."""

    id: SourceId
    name: str
    kind: str | None = None
    country: str | None = None
    funding: str | None = None
    owner: str | None = None
    url: str | None = None
    lang: str | None = None
    aka: tuple[str, ...] = ()
    note: str | None = None
    retired_to: SourceId | None = None
    place: Place


class Topic(Struct, frozen=True, gc=False, kw_only=True):
    """A subject, perhaps under another one; at most three levels."""

    id: TopicId
    name: str
    about: str | None = None
    aka: tuple[str, ...] = ()
    note: str | None = None
    parent: TopicId | None = None
    retired_to: TopicId | None = None
    place: Place


class Location(Struct, frozen=True, gc=False, kw_only=True):
    """A place on the map; *lat* and *lon* in degrees (WGS 84), as written."""

    id: PlaceId
    name: str
    kind: str | None = None
    inside: PlaceId | None = None
    lat: str | None = None
    lon: str | None = None
    aka: tuple[str, ...] = ()
    note: str | None = None
    retired_to: PlaceId | None = None
    place: Place


class Event(Struct, frozen=True, gc=False, kw_only=True):
    """Something that happened or may happen. What articles said of it, and when, are sightings."""

    id: EventId
    name: str
    kind: str | None = None
    when: Edtf | None = None
    where: PlaceId | None = None
    who: tuple[ActorId, ...] = ()
    about: tuple[TopicId, ...] = ()
    part_of: EventId | None = None
    after: EventId | None = None
    note: str | None = None
    retired_to: EventId | None = None
    place: Place


class Figure(Struct, frozen=True, gc=False, kw_only=True):
    """A quantity that articles report; each report of it is a value."""

    id: FigureId
    name: str
    unit: str | None = None
    about: tuple[TopicId, ...] = ()
    note: str | None = None
    retired_to: FigureId | None = None
    place: Place


class Demand(Struct, frozen=True, gc=False, kw_only=True):
    """What one side asked of another; it outlives any one statement."""

    id: DemandId
    name: str
    by: tuple[ActorId, ...]
    to: tuple[ActorId, ...] = ()
    since: Edtf | None = None
    about: tuple[TopicId, ...] = ()
    article: ArticleId
    anchor: str
    note: str | None = None
    retired_to: DemandId | None = None
    place: Place


class Registries(Struct, frozen=True, gc=False, kw_only=True):
    """All registries, each a mapping from id to entry in the order of ids."""

    actors: Mapping[ActorId, Actor]
    sources: Mapping[SourceId, Source]
    topics: Mapping[TopicId, Topic]
    places: Mapping[PlaceId, Location]
    events: Mapping[EventId, Event]
    figures: Mapping[FigureId, Figure]
    demands: Mapping[DemandId, Demand]
