"""Days: what was said, what happened and what was published on each, and what was known by the end of it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from briefbook.derive.order import grouped, published
from briefbook.derive.trails import dated
from briefbook.model.corpus import Corpus, Gap, Sighting, Statement, Value
from briefbook.model.dates import Edtf
from briefbook.model.findings import DayRecord, when_told
from briefbook.model.ids import ArticleId, FigureId, SourceId, StatementId

#: Words for an event that took place on its days.
HAPPENED: Final = frozenset({"happened", "ongoing"})
#: Words for an event that lies ahead; one that is postponed does if the sighting says to when.
AHEAD: Final = frozenset({"scheduled", "expected", "conditional"})
#: What lasts longer than this many days is not dated to each of them.
LONGEST: Final = 31
#: For how many days a question is taken as open, and an event without a date as lying ahead.
RECENT: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A sighting of an event that lies ahead, as known from *start* to the end of *stop*."""

    sighting: Sighting
    when: Edtf | None
    start: date
    stop: date


def days(corpus: Corpus, rank: Mapping[StatementId, int]) -> tuple[DayRecord, ...]:
    """Return a record for every day on which something was said, happened, was published or is scheduled, in order.

    So has each day of an editor's brief or an assessment. Only single days count (``2022-01-21~`` is one,
    ``2022-01`` is none), and for what happened or is scheduled each day of an interval of 31 days at most.
    """
    said = _said(corpus, rank)
    happened = _happened(corpus)
    out = _published(corpus)
    coming = tuple(_coming(corpus))
    scheduled = {day for item in coming for day in span(item.when) if item.start <= day <= item.stop}
    briefed = {file.day for file in corpus.days}
    judged = {a.made.day for a in corpus.assessments if a.made.day is not None}
    all_days = sorted({*said, *happened, *out, *scheduled, *briefed, *judged})
    ahead = _ahead(all_days, coming)
    figures = _figures(all_days, corpus)
    gaps = _gaps(all_days, corpus)
    return tuple(
        DayRecord(
            day=day,
            said=tuple(said.get(day, ())),
            happened=tuple(happened.get(day, ())),
            published=tuple(out.get(day, ())),
            ahead=ahead[n],
            figures=figures[n],
            gaps=gaps[n],
        )
        for n, day in enumerate(all_days)
    )


def span(when: Edtf | None) -> Sequence[date]:
    """Return the days that *when* surely covers: its one day, or each of a closed interval of 31 days at most."""
    if when is None or when.earliest is None or when.latest is None:
        return ()
    length = (when.latest - when.earliest).days + 1
    if when.day is None and (not when.lasting or length > LONGEST):
        return ()
    return tuple(when.earliest + timedelta(days=n) for n in range(length))


def _said(corpus: Corpus, rank: Mapping[StatementId, int]) -> Mapping[date, Sequence[Statement]]:
    found: defaultdict[date, list[Statement]] = defaultdict(list)
    for statement in sorted(corpus.statements, key=lambda s: rank[s.id]):
        if statement.said is not None and statement.said.day is not None:
            found[statement.said.day].append(statement)
    return found


def _happened(corpus: Corpus) -> Mapping[date, Sequence[Sighting]]:
    found: defaultdict[date, list[Sighting]] = defaultdict(list)
    for sighting in corpus.sightings:
        if sighting.status in HAPPENED:
            for day in span(dated(sighting, corpus.registries.events[sighting.event])):
                found[day].append(sighting)
    return found


def _published(corpus: Corpus) -> Mapping[date, Sequence[ArticleId]]:
    found: defaultdict[date, list[ArticleId]] = defaultdict(list)
    for article in corpus.articles.values():
        if article.file.published.day is not None:
            found[article.file.published.day].append(article.id)
    return found


def _coming(corpus: Corpus) -> Iterator[Coming]:
    """Yield each sighting of an event ahead, with the days on which it was the newest and still ahead."""
    events = corpus.registries.events
    for sightings in grouped(events, ((s.event, s) for s in corpus.sightings)).values():
        known = [published(corpus.articles[sighting.article]) for sighting in sightings]
        for n, sighting in enumerate(sightings):
            if sighting.status in AHEAD or (sighting.status == "postponed" and sighting.when):
                when = when_told(sightings[: n + 1])  # the registry's date may be hindsight
                last = _last_day(when, known[n])
                # The next to be published takes its place, on the same day even.
                stop = min([last, *(day - timedelta(days=1) for day in known[n + 1 : n + 2])])
                if known[n] <= stop:
                    yield Coming(sighting=sighting, when=when, start=known[n], stop=stop)


def _last_day(when: Edtf | None, known: date) -> date:
    if when is not None and when.latest is not None:
        return when.latest
    since = max(known, when.earliest) if when is not None and when.earliest is not None else known
    return since + timedelta(days=min(RECENT, (date.max - since).days))


def _ahead(all_days: Sequence[date], coming: Sequence[Coming]) -> Sequence[tuple[Sighting, ...]]:
    found: list[list[Sighting]] = [[] for _ in all_days]
    for item in sorted(coming, key=_soonest):
        for n in range(bisect_left(all_days, item.start), bisect_right(all_days, item.stop)):
            found[n].append(item.sighting)
    return [tuple(sightings) for sightings in found]


def _soonest(item: Coming) -> tuple[date, date, str, str, int]:
    first = item.when.earliest if item.when else None
    last = item.when.latest if item.when else None
    sighting = item.sighting
    return first or last or date.max, last or date.max, sighting.event, sighting.article, sighting.number


def _figures(all_days: Sequence[date], corpus: Corpus) -> Sequence[tuple[Value, ...]]:
    """Return for each day the values known by its end: of each figure, scope and outlet the newest, for a month."""
    known = sorted(enumerate(corpus.values), key=lambda item: (published(corpus.articles[item[1].article]), item[0]))
    current: dict[tuple[FigureId, str, SourceId], list[Value]] = {}
    order = {figure: n for n, figure in enumerate(corpus.registries.figures)}
    found: list[tuple[Value, ...]] = []
    at = 0
    for day in all_days:
        while at < len(known) and published(corpus.articles[known[at][1].article]) <= day:
            value = known[at][1]
            place = (value.figure, value.scope or "", corpus.articles[value.article].file.source)
            values = current.get(place, [])
            current[place] = [*values, value] if values and values[-1].article == value.article else [value]
            at += 1
        stale = [
            p for p, values in current.items() if (day - published(corpus.articles[values[-1].article])).days > RECENT
        ]
        for place in stale:
            del current[place]
        values = [value for values in current.values() for value in values]
        found.append(tuple(sorted(values, key=lambda v: order[v.figure])))
    return found


def _gaps(all_days: Sequence[date], corpus: Corpus) -> Sequence[tuple[Gap, ...]]:
    known = sorted(enumerate(corpus.gaps), key=lambda item: (published(corpus.articles[item[1].article]), item[0]))
    dates = [published(corpus.articles[gap.article]) for _, gap in known]
    gaps = [gap for _, gap in known]
    return [
        tuple(
            gaps[
                bisect_left(dates, day - timedelta(days=min(RECENT, (day - date.min).days))) : bisect_right(dates, day)
            ]
        )
        for day in all_days
    ]
