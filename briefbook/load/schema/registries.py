"""The registries: actors, sources, topics, places, events, figures, demands."""

from typing import Annotated, Final, TypeAlias

from pydantic import Field

from briefbook.load.schema.checks import choice
from briefbook.load.schema.types import (
    ActorRef,
    ArticleRef,
    Date,
    EventRef,
    Id,
    Language,
    Latitude,
    Longitude,
    Made,
    Many,
    Name,
    Passage,
    PlaceRef,
    Prose,
    Record,
    TopicRef,
    Url,
    Wikidata,
    Word,
)

ACTOR_KINDS: Final = (
    "person", "state", "bloc", "ministry", "office", "armed-force", "party", "company", "group", "outlet",
)  # fmt: skip
ActorKind: TypeAlias = Annotated[str, Made(choice(*ACTOR_KINDS), {"enum": list(ACTOR_KINDS)})]


class Entry(Record):
    """What every entry has."""

    name: Name
    """Name, as shown."""
    note: Prose | None = None
    """A published editor's remark."""
    retired_to: Id | None = None
    """The id that took this one's place; this id's page leads there."""


class RoleRecord(Record):
    """An office held."""

    title: Name
    """Title of the office."""
    of: ActorRef | None = None
    """Actor id of the body that the office belongs to."""
    from_: Date | None = Field(default=None, alias="from")
    """First day."""
    to: Date | None = None
    """Last day."""


class ActorEntry(Entry):
    """Somebody who speaks or acts."""

    kind: ActorKind = "person"
    """What the actor is."""
    aka: Many[Name] = ()
    """Other names and spellings: searched, shown, used for suggestions."""
    loose: Many[Name] = ()
    """Metonyms: suggested, never decided by the program."""
    native: Name | None = None
    """The name in its own script."""
    roles: Many[RoleRecord] = ()
    """Offices held."""
    part_of: ActorRef | None = None
    """Actor id of the body that this one belongs to."""
    wikidata: Wikidata | None = None
    """Wikidata item."""
    lang: Language | None = None
    """Language of the native name."""


class SourceEntry(Entry):
    """An outlet or agency."""

    kind: Word | None = None
    """One word: newspaper, broadcaster, agency …"""
    country: Name | None = None
    """Country, as a code of two letters or a name."""
    funding: Name | None = None
    """Who pays for it."""
    owner: Name | None = None
    """Who owns it."""
    url: Url | None = None
    """Its home page."""
    lang: Language | None = None
    """Language it publishes in."""
    aka: Many[Name] = ()
    """Other names."""


class TopicFields(Entry):
    """A subject, without the topics below it."""

    about: Prose | None = None
    """What the topic covers, in a sentence."""
    aka: Many[Name] = ()
    """Other names."""


class TopicEntry(TopicFields):
    """A subject; at most three levels of them."""

    under: "dict[str, Name | TopicEntry] | None" = None
    """Topics below this one; their ids are global."""


class PlaceEntry(Entry):
    """A place on the map."""

    kind: Word | None = None
    """One word: city, region, state …"""
    in_: PlaceRef | None = Field(default=None, alias="in")
    """Place id of the place around it."""
    lat: Latitude | None = None
    """Latitude in degrees, north above 0 (WGS 84)."""
    lon: Longitude | None = None
    """Longitude in degrees, east above 0 (WGS 84)."""
    aka: Many[Name] = ()
    """Other names."""


class EventEntry(Entry):
    """Something that happened or may happen."""

    kind: Word | None = None
    """One word: meeting, call, deadline …"""
    when: Date | None = None
    """When it was or is to be."""
    place: PlaceRef | None = None
    """Place id."""
    who: Many[ActorRef] = ()
    """Actor ids of those who take part."""
    about: Many[TopicRef] = ()
    """Topic ids."""
    part_of: EventRef | None = None
    """Event id of the larger event."""
    after: EventRef | None = None
    """Event id of the one that this follows."""


class FigureEntry(Entry):
    """A quantity that articles report."""

    unit: Name | None = None
    """Unit."""
    about: Many[TopicRef] = ()
    """Topic ids."""


class DemandEntry(Entry):
    """What one side asked of another."""

    by: Many[ActorRef] = Field(min_length=1)
    """Who asks: actor ids."""
    from_: ArticleRef = Field(alias="from")
    """Article id of the article that shows it."""
    anchor: Passage
    """Four to eight words of that article that locate it."""
    to: Many[ActorRef] = ()
    """Of whom: actor ids."""
    since: Date | None = None
    """Since when."""
    about: Many[TopicRef] = ()
    """Topic ids."""


class RetiredEntry(Record):
    """An id that another one took the place of."""

    retired_to: Id
    """The id that took this one's place."""
    name: Name | None = None
    """The old name."""
    note: Prose | None = None
    """A published editor's remark."""
