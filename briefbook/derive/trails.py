"""Trails: what articles said of an event one after the other, where it stands now, and what slipped."""

from datetime import date
from typing import Final

from briefbook.collection import Reader
from briefbook.derive.order import published
from briefbook.model.corpus import Sighting
from briefbook.model.dates import Edtf, within
from briefbook.model.findings import Trail, when_told
from briefbook.model.ids import EventId
from briefbook.model.registries import Event

#: Words for an event that is to come on a day.
DUE: Final = frozenset({"scheduled", "expected"})
#: Words that say how it went.
REPORTED: Final = frozenset({"happened", "ongoing", "ruled-out", "cancelled", "postponed", "disputed"})


def trail(read: Reader, event: str) -> Trail:
    """Return the trail of *event*, without sightings too.

    The current status is that of the sighting published latest, then by article id, then by number of the note: the
    last in the order of the corpus.
    """
    entry = read.registries.events[EventId(event)]
    sightings = read.marks("event", event)
    when = _when(entry, sightings)
    return Trail(
        event=entry.id,
        sightings=sightings,
        status=sightings[-1].status if sightings else None,
        when=when,
        slip=_slip(read, sightings, when),
    )


def dated(sighting: Sighting, event: Event | None) -> Edtf | None:
    """Return when *sighting* puts the event, or else when the registry does."""
    return sighting.when or (event.when if event else None)


def _when(event: Event, sightings: tuple[Sighting, ...]) -> Edtf | None:
    """Return when the event is: as the newest sighting puts it, unless the registry is as right and more precise."""
    told = when_told(sightings)
    dated_anew = bool(sightings) and sightings[-1].when is not None
    if told is None or (event.when is not None and (not dated_anew or within(event.when, told))):
        return event.when
    return told


def _slip(read: Reader, sightings: tuple[Sighting, ...], when: Edtf | None) -> date | None:
    """Return the last day on which the event was to have happened, if that is past and nobody said how it went.

    A report counts if it was published on the first possible day or later. So an article that repeats an old
    announcement after the fact makes no slip.
    """
    if not sightings or sightings[-1].status not in DUE or when is None or when.latest is None:
        return None
    if not read.past(when.latest):
        return None
    since = when.earliest or when.latest
    told = (s for s in sightings if s.status in REPORTED and published(s.written) >= since)
    return None if any(told) else when.latest
