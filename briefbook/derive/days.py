"""Days: what was said, what happened and what was published on each, and what was known by the end of it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from briefbook.collection import Reader
from briefbook.derive.gaps import is_open
from briefbook.derive.order import as_said, published
from briefbook.model.corpus import Sighting, Value
from briefbook.model.dates import Edtf
from briefbook.model.findings import DayRecord, when_told
from briefbook.model.ids import FigureId, SourceId

#: Words for an event that took place on its days.
HAPPENED: Final = frozenset({"happened", "ongoing"})
#: Words for an event that lies ahead; one that is postponed does if the sighting says to when.
AHEAD: Final = frozenset({"scheduled", "expected", "conditional"})
#: What lasts longer than this many days is not dated to each of them.
LONGEST: Final = 31
#: For how many days a question is taken as open, and an event without a date as lying ahead.
RECENT: Final = 30


class Coming(Struct, frozen=True, gc=False, kw_only=True):
    """A sighting of an event that lies ahead, as known from *start* to the end of *stop*."""

    sighting: Sighting
    when: Edtf | None
    start: date
    stop: date


def calendar(read: Reader, _key: str) -> tuple[date, ...]:
    """Return every day on which something was said, happened, was published or is scheduled, in order.

    So is each day of an editor's brief or an assessment. Only single days count (``2022-01-21~`` is one,
    ``2022-01`` is none), and for what happened or is scheduled each day of an interval of 31 days at most.
    """
    found = {
        date.fromisoformat(day) for table in ("said on", "happened", "published", "kept") for day in read.keys(table)
    }
    for event in {sighting.event for sighting in read.marks("ahead", "all")}:
        for item in read.found("coming", event):
            found.update(day for day in span(item.when) if item.start <= day <= item.stop)
    return tuple(sorted(found))


def day(read: Reader, key: str) -> DayRecord:
    """Return the record of the day *key* (ISO 8601): what was said, happened and was published, and what was known by its end."""
    on = date.fromisoformat(key)
    return DayRecord(
        day=on,
        said=as_said(read.marks("said on", key)),
        happened=read.marks("happened", key),
        published=read.articles("published", key),
        ahead=_ahead(read, on),
        figures=_figures(read, on),
        gaps=tuple(gap for known in _recent(on) for gap in read.marks("asked", known) if is_open(read, gap, on)),
    )


def span(when: Edtf | None) -> Sequence[date]:
    """Return the days that *when* surely covers: its one day, or each of a closed interval of 31 days at most."""
    if when is None or when.earliest is None or when.latest is None:
        return ()
    length = (when.latest - when.earliest).days + 1
    if when.day is None and (not when.lasting or length > LONGEST):
        return ()
    return tuple(when.earliest + timedelta(days=n) for n in range(length))


def coming(read: Reader, event: str) -> tuple[Coming, ...]:
    """Return each sighting of *event* that puts it ahead, with the days on which it was the newest and still ahead."""
    sightings = read.marks("event", event)
    known = [published(sighting.written) for sighting in sightings]
    found = []
    for n, sighting in enumerate(sightings):
        if sighting.status in AHEAD or (sighting.status == "postponed" and sighting.when):
            when = when_told(sightings[: n + 1])  # the registry's date may be hindsight
            last = _last_day(when, known[n])
            # The next to be published takes its place, on the same day even.
            stop = min([last, *(day - timedelta(days=1) for day in known[n + 1 : n + 2])])
            if known[n] <= stop:
                found.append(Coming(sighting=sighting, when=when, start=known[n], stop=stop))
    return tuple(found)


def _last_day(when: Edtf | None, known: date) -> date:
    if when is not None and when.latest is not None:
        return when.latest
    since = max(known, when.earliest) if when is not None and when.earliest is not None else known
    return since + timedelta(days=min(RECENT, (date.max - since).days))


def _ahead(read: Reader, on: date) -> tuple[Sighting, ...]:
    periods = (f"{on.year:04}-{on.month:02}", f"{on.year:04}", "ever")
    events = sorted({sighting.event for period in periods for sighting in read.marks("ahead", period)})
    items = (item for event in events for item in read.found("coming", event) if item.start <= on <= item.stop)
    return tuple(item.sighting for item in sorted(items, key=_soonest))


def _soonest(item: Coming) -> tuple[date, date, str, str, int]:
    first = item.when.earliest if item.when else None
    last = item.when.latest if item.when else None
    sighting = item.sighting
    return first or last or date.max, last or date.max, sighting.event, sighting.article, sighting.number


def _figures(read: Reader, on: date) -> tuple[Value, ...]:
    """Return the values known by the end of a day: of each figure, scope and outlet the newest, for a month."""
    current: dict[tuple[FigureId, str, SourceId], list[Value]] = {}
    for known in _recent(on):
        for value in read.marks("valued", known):
            kind = (value.figure, value.scope or "", value.written.source)
            values = current.get(kind, [])
            current[kind] = [*values, value] if values and values[-1].article == value.article else [value]
    newest = (value for values in current.values() for value in values)
    return tuple(sorted(newest, key=lambda value: value.figure))


def _recent(on: date) -> Iterator[str]:
    """Yield the last days up to *on*, the oldest first."""
    for back in range(min(RECENT, (on - date.min).days), -1, -1):
        yield (on - timedelta(days=back)).isoformat()
