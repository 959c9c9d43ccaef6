"""Shelving: in which order and over how many parts indexes and long lists go, and what stands beside what."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Final

from briefbook.collection import Finding, Reader
from briefbook.model.dates import Edtf
from briefbook.model.findings import FigureVerdict, LedgerEntry, Trail
from briefbook.model.ids import EventId
from briefbook.model.trace import EVERY
from briefbook.plan import lists, routes, words
from briefbook.plan.entered import topic_tree
from briefbook.plan.lists import CONDITIONAL, WHOLE, filed, is_ahead, ledger_heading, letter, period
from briefbook.plan.released import changed
from briefbook.plan.site import EventAge
from briefbook.plan.spellings import spellings

#: An entry of an index: (heading, id).
Shelved = Iterator[tuple[str, str]]


def event_age(event: EventId, when: Edtf | None) -> EventAge:
    """Return what places an event of *when* among others in time."""
    first = when.earliest or when.latest if when else None
    return first or date.max, (when.latest if when else None) or date.max, event


def event_ages(read: Reader, _: Finding) -> Mapping[EventId, EventAge]:
    """Return what places each event that has a page in time, in time order."""
    shown = read.shared("paths")
    events = (id_ for id_ in read.registries.events if routes.entry("events", id_) in shown)
    return {age[2]: age for age in sorted(event_age(id_, read.found("trail", id_).when) for id_ in events)}


def shelf(read: Reader, index: str) -> Mapping[str, Finding]:
    """Return the entries of each part of *index* (heading, id) by the path of the part, and their number under ``index#``."""
    entries = tuple(_SHELVES[index](read))
    size: int = read.other("frame")["config"].per_page
    found: dict[str, Finding] = {
        routes.part(index, number): part for number, part in enumerate(lists.parts(entries, size), 1)
    }
    return {**found, routes.fragment(index, ""): len(entries)}


def total(read: Reader, index: str) -> int:
    """Return the number of entries of *index*."""
    length: int = read.shared("shelf", index)[routes.fragment(index, "")]
    return length


def parts(read: Reader, path: str) -> int:
    """Return over how many pages the list goes that begins at *path*."""
    size: int = read.other("frame")["config"].per_page
    length: int
    folder, name = routes.named(path)
    if path in _SHELVES:
        length = total(read, path)
    elif path in (routes.CORRECTIONS, routes.GAPS):
        length = len(read.marks(name, "all"))
    elif folder == "figures":
        length, size = len(read.marks("figure", name)), WHOLE * size
    elif folder == "sources":
        length = len(read.articles("source", name))
    else:
        length = read.found("count", path) if folder in ("actors", "topics") else 1
    return max(1, -(-length // size))


def count(read: Reader, path: str) -> int:
    """Return the number of statements on an actor's, an article's or a topic's page (a topic's with those below it)."""
    folder, name = routes.named(path)
    if folder == "actors":
        return len(read.found("by_actor", name))
    return len(read.found("said_on" if folder == "topics" else "said_in", name))


def beside(read: Reader, folder: str) -> Mapping[str, tuple[str, str]]:
    """Return what comes before and after each page of *folder* (articles, events; days and months): ids, ``""`` for none."""
    rows: Iterable[Iterable[tuple[str, str]]]
    if folder == "articles":
        rows = [[(routes.entry("articles", id_), id_) for id_ in read.articles("articles", "all")]]
    elif folder == "events":
        rows = [[(routes.entry("events", id_), id_) for id_ in read.shared("event_ages")]]
    else:
        days: tuple[date, ...] = read.found("calendar", EVERY)
        months = [first for first, _ in groupby(days, key=lambda day: day.replace(day=1))]
        rows = [
            [(routes.day(day), day.isoformat()) for day in days],
            [(routes.month(first), first.isoformat()) for first in months],
        ]
    found: dict[str, tuple[str, str]] = {}
    for row in map(list, rows):
        ids = ["", *(id_ for _, id_ in row), ""]
        found |= {path: (ids[n], ids[n + 2]) for n, (path, _) in enumerate(row)}
    return found


def letters(read: Reader, index: str) -> tuple[tuple[str, str], ...]:
    """Return the headings of *index*, each with the path of the part in which it first stands."""
    found: dict[str, str] = {}
    for path, part in read.shared("shelf", index).items():
        if path != routes.fragment(index, ""):
            for heading, _ in part:
                found.setdefault(heading, path)
    return tuple(found.items())


def _by_letter(items: Iterable[tuple[str, str, str]]) -> Shelved:
    """Yield (first letter, id) in alphabetical order of (what it is filed under, name, id)."""
    for heading, _, _, id_ in sorted((letter(under), under.casefold(), name, id_) for under, name, id_ in items):
        yield heading, id_


def _actors(read: Reader) -> Shelved:
    entries, shown = read.registries.actors.items(), read.shared("paths")
    return _by_letter((filed(a), a.name, id_) for id_, a in entries if routes.entry("actors", id_) in shown)


def _articles(read: Reader) -> Shelved:
    for id_ in reversed(read.articles("articles", "all")):
        yield words.month_words(read.out(id_)), id_


def _compared(read: Reader) -> Shelved:
    """Yield the events that several outlets tell, those that most tell first, else in time order."""
    numbers = {id_: len(read.found("outlets", id_)) for id_ in read.shared("compared")}
    ages = read.shared("event_ages")
    for id_ in sorted(numbers, key=lambda id_: (-numbers[id_], ages.get(id_, (date.max, date.max, id_)))):
        yield f"{numbers[id_]} outlets tell of it", id_


def _demands(read: Reader) -> Shelved:
    demands = read.registries.demands
    shown = read.other("anchor")
    return (("", id_) for id_, demand in demands.items() if id_ in shown and demand.retired_to is None)


def _events(read: Reader) -> Shelved:
    return ((period(read.found("trail", id_).when), id_) for id_ in read.shared("event_ages"))


def _figures(read: Reader) -> Shelved:
    shown = read.shared("paths")
    there = [id_ for id_ in read.registries.figures if routes.entry("figures", id_) in shown]
    for verdict in words.GRAVITY:
        for id_ in there:
            found: FigureVerdict = read.found("verdict", id_)
            if found.verdict is verdict and len(found.values) > 1:
                yield words.VERDICTS[verdict], id_
    for id_ in there:
        if len(read.found("verdict", id_).values) < 2:
            yield "Reported once", id_


def _ledger(read: Reader) -> Shelved:
    """Yield predictions, promises and offers by how they stand, those of one standing in the order of their days."""
    entries: tuple[LedgerEntry, ...] = read.found("ledger", EVERY)
    order = tuple(words.STANDINGS)
    headings = [ledger_heading(entry) for entry in entries]
    ranked = sorted((order.index(headings[n]), entry.due or date.max, n) for n, entry in enumerate(entries))
    return ((headings[n], entries[n].statement.id) for _, _, n in ranked)


def _next(read: Reader) -> Shelved:
    """Yield what is ahead, the conditional apart, then what was due and has no report; each in time order."""
    trails: dict[str, Trail] = {id_: read.found("trail", id_) for id_ in read.shared("event_ages")}
    ahead = [id_ for id_, trail in trails.items() if is_ahead(read, trail)]
    conditional = {id_ for id_ in ahead if trails[id_].status in CONDITIONAL}
    yield from (("scheduled", id_) for id_ in ahead if id_ not in conditional)
    yield from (("conditional", id_) for id_ in ahead if id_ in conditional)
    yield from (("slips", id_) for id_, trail in trails.items() if trail.slip is not None)


def _sources(read: Reader) -> Shelved:
    entries, shown = read.registries.sources.items(), read.shared("paths")
    return _by_letter((s.name, s.name, id_) for id_, s in entries if routes.entry("sources", id_) in shown)


def _topics(read: Reader) -> Shelved:
    shown = read.shared("paths")
    return (("", id_) for id_ in topic_tree(read.shared("subtopics")) if routes.entry("topics", id_) in shown)


def _utterances(read: Reader) -> Shelved:
    for utterance in reversed(read.found("utterances", EVERY)):
        yield words.month_words(read.out(utterance.statements[0].article)), utterance.id


#: The indexes, each with what yields its entries in order.
_SHELVES: Final[Mapping[str, Callable[[Reader], Shelved]]] = {
    routes.ACTORS: _actors,
    routes.ARTICLES: _articles,
    routes.CHANGES: changed,
    routes.COMPARE: _compared,
    routes.DEMANDS: _demands,
    routes.EVENTS: _events,
    routes.FIGURES: _figures,
    routes.LEDGER: _ledger,
    routes.NAMES: spellings,
    routes.NEXT: _next,
    routes.SOURCES: _sources,
    routes.TIMELINE: _events,
    routes.TOPICS: _topics,
    routes.UTTERANCES: _utterances,
}
#: The pages that are indexes, each going on over as many parts as it takes.
INDEXES: Final = tuple(_SHELVES)
