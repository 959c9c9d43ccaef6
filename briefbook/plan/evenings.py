"""Evenings: what was known by the end of a day."""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from briefbook.collection import Finding, Reader
from briefbook.model.corpus import Sighting
from briefbook.model.dates import Edtf, within
from briefbook.model.findings import Response
from briefbook.model.ids import ActorId, DemandId, EventId
from briefbook.model.trace import EVERY
from briefbook.plan.answers import newest_answers, undecided
from briefbook.plan.lists import FACTS
from briefbook.plan.shelving import event_age
from briefbook.plan.site import Age, Evening, EventAge, Seen, age_of, out_on

_Told = Mapping[EventId, tuple[EventAge, Sighting]]
_Open = tuple[DemandId, date, tuple[ActorId, ...], tuple[Response, ...]]


def evening(read: Reader, day: date) -> Evening:
    """Return what was known by the end of *day*, of events and answers ``per_page`` at most."""
    size: int = read.other("frame")["config"].per_page
    known, whole = _events_told(read, day, size)
    answered, answers = _answers_told(read, day, size)
    told = len(known) if whole else read.shared("told_by")[day]
    waiting = _open(read, day)
    return Evening(
        known=known, told=told, answered=answered, answers=answers, open=waiting[-size:], waiting=len(waiting)
    )


def told_by(read: Reader, _: Finding) -> Mapping[date, int]:
    """Return how many events were told of by the end of each day that has a page."""
    firsts = sorted(min(map(out_on, read.marks("event", event))) for event in read.keys("event"))
    return {day: bisect_right(firsts, day) for day in read.found("calendar", EVERY)}


def seen(sighting: Sighting) -> Seen:
    """Return what tells a sighting from all others."""
    return sighting.article, sighting.number, sighting.event


def known_of(read: Reader, event: str) -> Mapping[Seen, Edtf | None]:
    """Return for each sighting of *event* when it was, as far as the trail up to it tells.

    It is what :func:`briefbook.model.findings.when_told` returns of that much of the trail: the newest date, or an older
    one that it leaves room for. Of dates with the same bounds only the newest telling matters for where the search goes,
    and the oldest for what it finds: so the search passes each pair of bounds once.

    An event that nobody has dated was when the registry says, as soon as an article reports it that was out by then.
    """
    registered = read.registries.events[EventId(event)].when
    since = (registered and registered.latest) or date.max
    known: dict[Seen, Edtf | None] = {}
    dates: dict[tuple[date | None, date | None], Edtf] = {}  # the first with these bounds, by when they were last told
    told: Edtf | None = None
    for sighting in read.marks("event", event):
        if sighting.when is not None:
            bounds = (sighting.when.earliest, sighting.when.latest)
            dates[bounds] = dates.pop(bounds, sighting.when)
            told = sighting.when
            for older in reversed(dates.values()):
                told = older if within(older, told) else told
        was = sighting.status in FACTS and since <= out_on(sighting)
        known[seen(sighting)] = told or (registered if was else None)
    return known


def when_known(read: Reader, key: Seen) -> tuple[Edtf | None]:
    """Return when the event of a sighting was, as far as the trail up to it tells, as the only item of a tuple."""
    return (read.found("known_of", key[2])[key],)


def _events_told(read: Reader, day: date, size: int) -> tuple[tuple[Sighting, ...], bool]:
    """Return the newest sighting of the *size* events nearest to *day*, and whether those are all that were told of by then.

    The search goes outward from the day, a month at a time: an event stands in every month in which a sighting dated it.
    """
    told: dict[EventId, tuple[EventAge, Sighting]] = {}
    looked: set[EventId] = set()
    for reach, months in _outward(day, read.keys("dated")):
        if sum(abs((age[0] - day).days) < reach for age, _ in told.values()) >= size:
            return _nearest(told, day, size), False
        _look(read, day, {s.event for month in months for s in read.marks("dated", month)} - looked, told)
        looked.update(told)
    _look(read, day, {sighting.event for sighting in read.marks("undated", "all")} - looked, told)
    return _nearest(told, day, size), len(told) <= size


def _outward(day: date, months: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the next of *months* (``2022-01``, sorted) on either side of *day*, with the days from it that are surely covered."""
    above = bisect_left(months, day.isoformat()[:7])
    below = above - 1
    while below >= 0 or above < len(months):
        ends = [_distance(day, months[n]) for n in (below, above) if 0 <= n < len(months)]
        yield min(ends), months[max(below, 0) : below + 1] + months[above : above + 1]
        below, above = below - 1, above + 1


def _distance(day: date, month: str) -> int:
    """Return how many days lie between *day* and the nearest day of *month*."""
    first = date.fromisoformat(f"{month}-01")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return max((first - day).days, (day - last).days, 0)


def _look(read: Reader, day: date, events: set[EventId], told: dict[EventId, tuple[EventAge, Sighting]]) -> None:
    """Add to *told* the newest sighting by *day* of each of *events*."""
    for event in events:
        by_then = [sighting for sighting in read.marks("event", event) if out_on(sighting) <= day]
        if by_then:
            known: Mapping[Seen, Edtf | None] = read.found("known_of", event)
            told[event] = event_age(event, known[seen(by_then[-1])]), by_then[-1]


def _nearest(told: _Told, day: date, size: int) -> tuple[Sighting, ...]:
    """Return the *size* of *told* that lie nearest to *day*, in time order."""
    ages = sorted((age for age, _ in told.values()), key=lambda age: (abs((age[0] - day).days), age))[:size]
    return tuple(told[age[2]][1] for age in sorted(ages))


def _answers_told(read: Reader, day: date, size: int) -> tuple[tuple[Response, ...], int]:
    """Return the *size* newest answers that sides had given to demands by *day*, and how many there were."""
    given: list[tuple[Age, int, int, Finding]] = []
    for number, demand in enumerate(read.other("anchor")):
        for place, response in enumerate(newest_answers(read.found("responses", demand), day)):
            given.append((age_of(response.statement), number, place, response))
    newest = sorted(given, key=lambda item: item[:3])[-size:]
    return tuple(item[3] for item in sorted(newest, key=lambda item: item[1:3])), len(given)


def _open(read: Reader, day: date) -> tuple[_Open, ...]:
    """Return the demands told of by *day* that were open then, with who had not answered and what settled nothing, oldest first."""
    found: list[tuple[date, _Open]] = []
    for id_ in read.other("anchor"):
        demand, told = read.registries.demands[id_], _told_on(read, id_)
        left = undecided(demand, read.found("responses", id_), day) if told <= day and not demand.retired_to else None
        if left is not None:
            found.append(((demand.since and demand.since.earliest) or told, (id_, told, *left)))
    return tuple(item for _, item in sorted(found, key=lambda pair: (pair[0], pair[1][0])))


def _told_on(read: Reader, id_: DemandId) -> date:
    """Return the day by which a demand was surely told of: by the article that shows it, or by a note tied to it."""
    published = read.other("article")[read.registries.demands[id_].article].file.published
    shown = published.latest or published.earliest or date.max
    return min([shown, *map(out_on, read.marks("tied", id_))])
