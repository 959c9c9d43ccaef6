"""People and places: every name met, A to Z, each leading to whom or what it means."""

from collections.abc import Iterator
from typing import Final

from briefbook.model.ids import PlaceId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Actor, Location, Source
from briefbook.plan import actors, routes, sources
from briefbook.plan.address import Address
from briefbook.plan.collection_views import NamesView
from briefbook.plan.indexes import part_addresses, part_title
from briefbook.plan.lists import excerpt, grouped, letter
from briefbook.plan.rows import Entry, Excerpt, Letter, Name
from briefbook.plan.site import Site
from briefbook.plan.spellings import called, fold, named
from briefbook.plan.vantage import Vantage

TITLE: Final = "People and places"
#: How many events tell where a place occurs.
THERE: Final = 5


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of the index of names."""
    yield from part_addresses(site, routes.NAMES, "names")


def page(site: Site, address: Address) -> Page:
    """Return a page of the index of names."""
    here = Vantage(site, routes.NAMES)
    groups = grouped(site.shelves[address.path], lambda key: _name(here, key))
    view = NamesView(
        letters=tuple(
            Link(text=heading, href=routes.fragment(path, anchor(heading)))
            for heading, path in site.letters[routes.NAMES]
        ),
        groups=tuple(Letter(id=anchor(heading), heading=heading, names=listed) for heading, listed in groups),
        pager=here.pager(address.number, site.parts[routes.NAMES]),
    )
    head = Vantage(site, address.path).head(
        part_title(TITLE, address.number),
        "People, offices, states, outlets and places, by every spelling met.",
        "names",
        "names",
    )
    return Page(head=head, template="names", view=view)


def anchor(heading: str) -> str:
    """Return the id of the list of names under *heading*: by the number of its sign, for any script."""
    return f"letter-{ord(heading[0]):x}"


def _name(here: Vantage, key: str) -> Name:
    """Return the spelling that *key* (``actors/kai-lund#0``) names: what it means, or that it stands for another."""
    owner, _, number = key.partition("#")
    entry = named(here.site.corpus.registries, owner)
    spelling = called(entry)[int(number)]
    told = _entry(here, entry)
    if not spelling.main:
        return Name(text=spelling.text, see=told.link, loose=spelling.loose)
    others = called(entry)[1:]
    return Name(
        text=spelling.text,
        see=told.link,
        main=True,
        gloss=told.gloss,
        count=told.count,
        others=tuple(other.text for other in others if not other.loose),
        loosely=tuple(other.text for other in others if other.loose),
        events=_there(here, entry.id) if isinstance(entry, Location) else None,
    )


def _entry(here: Vantage, entry: Actor | Source | Location) -> Entry:
    if isinstance(entry, Actor):
        return actors.entry(here, entry.id)
    if isinstance(entry, Source):
        return sources.entry(here, entry.id)
    above = here.site.corpus.registries.places[entry.inside].name if entry.inside else ""
    kind = entry.kind or "place"
    return Entry(link=_under(here, entry.name), gloss=f"{kind} in {above}" if above else kind)


def _under(here: Vantage, name: str) -> Link:
    """Return the link to the letter under which a place stands: it has no page of its own."""
    heading = letter(fold(name))
    path = dict(here.site.letters[routes.NAMES])[heading]
    return Link(text=name, href=routes.fragment(path, anchor(heading)))


def _there(here: Vantage, place: PlaceId) -> Excerpt[Link]:
    return excerpt(here.site.events_at.get(place, ()), here.links.event, THERE, here.index("events"), last=True)
