"""Evenings: what was known by the end of each day, worked out for all days in one pass."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefbook.model.corpus import Corpus, Sighting
from briefbook.model.dates import Edtf, within
from briefbook.model.findings import Findings, Response
from briefbook.model.ids import DemandId, EventId, StatementId
from briefbook.plan.answers import newest_answers
from briefbook.plan.site import Age, Evening, EventAge, Seen, day_of


def evenings(
    days: Sequence[date],
    corpus: Corpus,
    findings: Findings,
    known: Mapping[Seen, Edtf | None],
    ages: Mapping[StatementId, Age],
) -> Mapping[date, Evening]:
    """Return what was known by the end of each of *days* (ascending), of events and answers ``per_page`` at most."""
    size = corpus.config.per_page
    told = _events_told(days, corpus, findings, known, size)
    answered = _answers_told(days, corpus, findings, ages, size)
    return {
        day: Evening(known=seen, events=events, answered=given, answers=answers)
        for day, (seen, events), (given, answers) in zip(days, told, answered, strict=True)
    }


def seen(sighting: Sighting) -> Seen:
    """Return what tells a sighting from all others."""
    return sighting.article, sighting.number, sighting.event


def when_known(findings: Findings) -> Mapping[Seen, Edtf | None]:
    """Return for each sighting when its event was, as far as the trail up to it tells.

    It is what :func:`briefbook.model.findings.when_told` returns of that much of the trail: the newest date, or an older
    one that it leaves room for. Of dates with the same bounds only the newest telling matters for where the search goes,
    and the oldest for what it finds: so the search passes each pair of bounds once.
    """
    known: dict[Seen, Edtf | None] = {}
    for trail in findings.trails.values():
        dates: dict[
            tuple[date | None, date | None], Edtf
        ] = {}  # the first with these bounds, by when they were last told
        told: Edtf | None = None
        for sighting in trail.sightings:
            if sighting.when is not None:
                bounds = (sighting.when.earliest, sighting.when.latest)
                dates[bounds] = dates.pop(bounds, sighting.when)
                told = sighting.when
                for older in reversed(dates.values()):
                    told = older if within(older, told) else told
            known[seen(sighting)] = told
    return known


def event_age(event: EventId, when: Edtf | None) -> EventAge:
    """Return what places an event of *when* among others in time."""
    first = when.earliest or when.latest if when else None
    return first or date.max, (when.latest if when else None) or date.max, event


def _events_told(
    days: Sequence[date], corpus: Corpus, findings: Findings, known: Mapping[Seen, Edtf | None], size: int
) -> Iterator[tuple[tuple[Sighting, ...], int]]:
    """Yield for each day the newest sighting of the *size* events nearest to it, and how many events were told of."""
    out: defaultdict[date, list[tuple[EventId, int]]] = defaultdict(list)
    for trail in findings.trails.values():
        for place, sighting in enumerate(trail.sightings):
            out[day_of(corpus.articles[sighting.article])].append((trail.event, place))
    waiting = sorted(out, reverse=True)
    newest: dict[EventId, tuple[EventAge, int]] = {}
    told: list[EventAge] = []
    for day in days:
        while waiting and waiting[-1] <= day:
            for event, place in out[waiting.pop()]:
                before = newest.get(event)
                if before is not None:
                    if before[1] > place:
                        continue
                    del told[bisect_left(told, before[0])]
                age = event_age(event, known[seen(findings.trails[event].sightings[place])])
                newest[event] = (age, place)
                insort(told, age)
        shown = _nearest(told, day, size)
        yield tuple(findings.trails[event].sightings[newest[event][1]] for _, _, event in shown), len(told)


def _nearest(told: Sequence[EventAge], day: date, size: int) -> Sequence[EventAge]:
    """Return the *size* of *told* (in time order) that lie nearest to *day*, in time order."""
    if len(told) <= size:
        return told
    at = bisect_left(told, (day,))
    window = told[max(0, at - size) : at + size]
    return sorted(sorted(window, key=lambda age: (abs((age[0] - day).days), age))[:size])


def _answers_told(
    days: Sequence[date], corpus: Corpus, findings: Findings, ages: Mapping[StatementId, Age], size: int
) -> Iterator[tuple[tuple[Response, ...], int]]:
    """Yield for each day the *size* newest answers that sides had given to demands by then, and how many there were."""
    out: defaultdict[date, dict[int, DemandId]] = defaultdict(dict)
    for number, demand in enumerate(corpus.demand_anchors):
        for response in findings.responses[demand]:
            out[ages[response.statement.id][1]][number] = demand
    waiting = sorted(out, reverse=True)
    given: dict[int, tuple[Response, ...]] = {}
    told: list[tuple[Age, int, int]] = []
    for day in days:
        while waiting and waiting[-1] <= day:
            for number, demand in out[waiting.pop()].items():
                told = [item for item in told if item[1] != number]
                given[number] = newest_answers(findings.responses[demand], ages, day)
                told += ((ages[r.statement.id], number, place) for place, r in enumerate(given[number]))
                told.sort()
        shown = sorted((number, place) for _, number, place in told[-size:])
        yield tuple(given[number][place] for number, place in shown), len(told)
