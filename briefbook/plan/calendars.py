"""Calendars: what is ahead, what somebody was at, what is about a topic, and each event alone."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from briefbook.model.alternates import Calendar, CalendarEntry
from briefbook.model.dates import Edtf
from briefbook.model.findings import Trail
from briefbook.model.ids import ActorId, EventId, TopicId
from briefbook.model.page import Page
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.lists import slip_words
from briefbook.plan.site import Site, out_on

#: What calendars call the status of an event (RFC 5545, 3.8.1.11).
_STATUSES: Final = {
    **dict.fromkeys(("happened", "ongoing", "scheduled"), "CONFIRMED"),
    **dict.fromkeys(("expected", "conditional", "considered", "postponed", "disputed"), "TENTATIVE"),
    **dict.fromkeys(("cancelled", "ruled-out"), "CANCELLED"),
}


def is_dated(site: Site, address: Address) -> bool:
    """Tell whether the page at *address* has a calendar: whether it has events that some day is known of."""
    return address.number == 1 and any(True for _ in _events(site, address))


def calendar(site: Site, address: Address, page: Page) -> Calendar:
    """Return the calendar of *page*, which is at *address*."""
    config = site.corpus.config
    return Calendar(
        title=f"{page.head.title} · {config.title}",
        about=page.head.description,
        timezone=config.timezone,
        entries=tuple(site.deck.draw(("calendar", id_), _entry, site, id_) for id_ in _events(site, address)),
    )


def _events(site: Site, address: Address) -> Iterable[EventId]:
    """Return the events of a page of which some day is known, in time order."""
    found: Iterable[EventId]
    match address.kind:
        case "actor":
            found = site.events_with.get(ActorId(address.key), ())
        case "event":
            found = (EventId(address.key),)
        case "next":
            parts = (routes.part(routes.NEXT, number) for number in range(1, site.parts[routes.NEXT] + 1))
            found = site.in_time({EventId(id_) for path in parts for _, id_ in site.shelves[path]})
        case "topic":
            below = site.below[TopicId(address.key)]
            found = site.in_time({id_ for topic in below for id_ in site.events_on.get(topic, ())})
        case _:
            found = ()
    return [id_ for id_ in found if site.event_ages[id_][0] < date.max]


def _entry(site: Site, id_: EventId) -> CalendarEntry:
    trail = site.findings.trails[id_]
    event = site.corpus.registries.events[id_]
    assert trail.when is not None
    first, last = _days(trail.when)
    place = site.corpus.registries.places.get(event.where) if event.where else None
    path = routes.entry("events", id_)
    url = site.permanent(path)
    return CalendarEntry(
        # Stable as long as the site keeps its address, or else its title.
        uid=str(uuid5(NAMESPACE_URL, url or f"{site.corpus.config.title}/{path}")),
        title=event.name if trail.when.day or trail.when.lasting else f"{event.name} ({words.date_words(trail.when)})",
        about=_about(site, trail),
        first=first,
        last=last,
        stamp=out_on(trail.sightings[-1]) if trail.sightings else first,
        revision=max(0, len(trail.sightings) - 1),
        status=_STATUSES.get(trail.status or "", ""),
        place=place.name if place else "",
        url=url,
        tags=tuple(site.corpus.registries.topics[topic].name for topic in event.about),
    )


def _days(when: Edtf) -> tuple[date, date]:
    """Return the first and the last day that *when* allows; of an open side nothing is known but the other's day."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None
    assert last is not None
    return first, last


def _about(site: Site, trail: Trail) -> str:
    """Return what is told of an event in a sentence or two: its status, its date in words, and who says so."""
    assert trail.when is not None
    when = words.date_words(trail.when)
    told = [words.sentence(f"{words.status_words(trail.status)}: {when}" if trail.status else when)]
    if trail.slip is not None:
        told.append(words.sentence(slip_words(trail)))
    if trail.sightings:
        newest = trail.sightings[-1]
        file = site.corpus.articles[newest.article].file
        outlet = site.corpus.registries.sources[file.source].name
        told.append(f"So {outlet}, {words.date_words(file.published)}. {file.url or ''}".strip())
    return " ".join(filter(None, told))
