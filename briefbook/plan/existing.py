"""Which pages there are: a page that has nothing to say is not made, and nothing links to it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from briefbook.collection import Finding, Reader
from briefbook.model.ids import OUTLET, UNKNOWN, ActorId
from briefbook.model.registries import Actor, Demand, Event, Figure, Registries, Source, Topic
from briefbook.model.trace import EVERY
from briefbook.plan import routes

Entry = Actor | Source | Topic | Event | Figure | Demand


def paths(read: Reader, _: Finding) -> Mapping[str, bool]:
    """Return the paths of all pages but the further parts of paginated ones."""
    return dict.fromkeys(_paths(read), True)


def _paths(read: Reader) -> Iterator[str]:
    yield from (routes.HOME, routes.DATA, routes.MISSING, routes.CORRECTIONS)
    if read.registries.actors or read.registries.places or read.registries.sources:
        yield routes.NAMES
    for id_ in read.articles("articles", "all"):
        yield routes.entry("articles", id_)
    days = read.found("calendar", EVERY)
    for day in days:
        yield from (routes.day(day), routes.month(day))
    yield from (routes.brief(day) for day in read.shared("brief_days"))
    for page in read.other("frame")["pages"]:
        yield routes.free(page.slug)
    yield from _registered(read)
    for index, folder, table in ((routes.COMPARE, "compare", "compared"), (routes.UTTERANCES, "utterances", "uttered")):
        ids = tuple(read.shared(table))
        yield from (routes.entry(folder, id_) for id_ in ids)
        yield from [index] if ids else []
    overviews = {
        routes.ARTICLES: read.has("articles", "all"),
        routes.DATES: bool(days),
        routes.CHANGES: bool(read.other("frame")["releases"]),
        routes.LEDGER: bool(read.keys("followed")),
        routes.GAPS: read.has("gaps", "all"),
        routes.NEXT: read.has("sightings", "all"),
        routes.SEARCH: read.other("frame")["config"].search,
        routes.TIMELINE: read.has("sightings", "all"),
    }
    yield from (path for path, there in overviews.items() if there)


def brief_days(read: Reader, _: Finding) -> Mapping[date, bool]:
    """Return the days with a page of one brief: those of an editor's brief or an assessment, and the newest publication."""
    frame, as_of = read.other("frame"), read.as_of()
    written = {*(file.day for file in frame["days"]), *(a.made.day for a in frame["assessments"] if a.made.day)}
    out = (date.fromisoformat(day) for day in read.keys("published"))
    newest = max((day for day in out if as_of is None or day <= as_of), default=None)
    return dict.fromkeys(sorted({*written, newest} - {None}), True)


def _registered(read: Reader) -> Iterator[str]:
    entries = read.registries
    folders: Mapping[str, tuple[str, Iterable[str]]] = {
        routes.ACTORS: ("actors", sorted(_actors(read))),
        routes.TOPICS: ("topics", sorted(_topics(read))),
        routes.EVENTS: ("events", sorted(_events(read))),
        routes.FIGURES: ("figures", [id_ for id_ in read.keys("figure") if id_ in entries.figures]),
        routes.DEMANDS: ("demands", list(read.other("anchor"))),
        routes.SOURCES: ("sources", sorted(_sources(read))),
    }
    retired = dict(retirements(entries))
    heirs = sorted(set(retired.values()) - set(retired))
    for index, (folder, ids) in folders.items():
        named = [routes.entry(folder, id_) for id_ in ids] + [path for path in heirs if path.startswith(f"{folder}/")]
        living = [path for path in dict.fromkeys(named) if path not in retired]
        if living:
            yield index
        yield from living


def retirements(entries: Registries) -> Iterator[tuple[str, str]]:
    """Yield (old path, new path) for each entry that was retired to another."""
    tables: tuple[tuple[str, Iterable[Entry]], ...] = (
        ("actors", entries.actors.values()),
        ("sources", entries.sources.values()),
        ("topics", entries.topics.values()),
        ("events", entries.events.values()),
        ("figures", entries.figures.values()),
        ("demands", entries.demands.values()),
    )
    for folder, table in tables:
        for entry in table:
            if entry.retired_to is not None:
                yield routes.entry(folder, entry.id), routes.entry(folder, entry.retired_to)


def _topics(read: Reader) -> set[str]:
    """Return the topics that a note, a demand, an event or a figure is about, and those above them."""
    entries = read.registries
    named: list[Demand | Event | Figure] = [*entries.demands.values(), *entries.events.values()]
    named += entries.figures.values()
    shown = {*read.keys("topic"), *(topic for entry in named for topic in entry.about)}
    return {above for id_ in shown if id_ in entries.topics for above in read.found("lineage", id_)}


def _events(read: Reader) -> set[str]:
    events = read.registries.events
    held = {*read.keys("at"), *read.keys("event"), *(id_ for id_, event in events.items() if event.when is not None)}
    return {id_ for id_ in held if id_ in events}


def _sources(read: Reader) -> set[str]:
    passed_on = {via for via in read.keys("passed") if via in read.registries.sources}
    return passed_on.union(read.keys("source"), read.keys("credits"))


def _actors(read: Reader) -> set[str]:
    """Return the actors that anything names: as speaker, addressee, by roll-up, at an event, in a demand, as holder of an office."""
    actors = read.registries.actors
    named: set[str] = set(read.keys("names"))
    for demand in read.registries.demands.values():
        named.update((*demand.by, *demand.to))
    for event in read.registries.events.values():
        named.update(event.who)
    for actor in [actors[ActorId(id_)] for id_ in sorted(named) if id_ in actors]:
        named.update(id_ for id_ in (actor.part_of, *(role.of for role in actor.roles)) if id_ is not None)
    return {id_ for id_ in named if id_ in actors} - {OUTLET, UNKNOWN}
