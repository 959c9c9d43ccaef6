"""Which pages there are: a page that has nothing to say is not made, and nothing links to it."""

from collections.abc import Iterable, Iterator, Sequence

from briefbook.model.corpus import Corpus
from briefbook.model.findings import Findings
from briefbook.model.ids import OUTLET, UNKNOWN, ActorId
from briefbook.model.registries import Actor, Demand, Event, Figure, Source, Topic
from briefbook.plan import routes

Entry = Actor | Source | Topic | Event | Figure | Demand


def existing(corpus: Corpus, findings: Findings) -> frozenset[str]:
    """Return the paths of all pages but the further parts of paginated ones."""
    return frozenset(_paths(corpus, findings))


def _paths(corpus: Corpus, findings: Findings) -> Iterator[str]:
    yield from (routes.HOME, routes.DATA, routes.MISSING, routes.CORRECTIONS)
    for id_ in corpus.articles:
        yield routes.entry("articles", id_)
    for day in findings.days:
        yield from (routes.day(day.day), routes.month(day.day))
    for page in corpus.pages:
        yield routes.free(page.slug)
    yield from _registered(corpus, findings)
    overviews = {
        routes.ARTICLES: corpus.articles,
        routes.DATES: findings.days,
        routes.GAPS: corpus.gaps,
        routes.NEXT: corpus.sightings,
        routes.TIMELINE: corpus.sightings,
    }
    yield from (path for path, content in overviews.items() if content)


def _registered(corpus: Corpus, findings: Findings) -> Iterator[str]:
    entries = corpus.registries
    folders: dict[str, tuple[str, Sequence[str]]] = {
        routes.ACTORS: ("actors", sorted(_actors(corpus) & set(entries.actors))),
        routes.TOPICS: ("topics", _topics(corpus, findings)),
        routes.EVENTS: ("events", _events(corpus, findings)),
        routes.FIGURES: ("figures", [id_ for id_ in entries.figures if findings.verdicts[id_].values]),
        routes.DEMANDS: ("demands", list(corpus.demand_anchors)),
        routes.SOURCES: ("sources", sorted(_sources(corpus))),
    }
    retired = dict(retirements(corpus))
    heirs = sorted(set(retired.values()) - set(retired))
    for index, (folder, ids) in folders.items():
        named = [routes.entry(folder, id_) for id_ in ids] + [path for path in heirs if path.startswith(f"{folder}/")]
        living = [path for path in dict.fromkeys(named) if path not in retired]
        if living:
            yield index
        yield from living


def retirements(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield (old path, new path) for each entry that was retired to another."""
    entries = corpus.registries
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


def _topics(corpus: Corpus, findings: Findings) -> list[str]:
    """Return the topics that a note, a demand, an event or a figure is about, and those above them."""
    entries = corpus.registries
    named: list[Demand | Event | Figure] = [*entries.demands.values(), *entries.events.values()]
    named += entries.figures.values()
    shown = {topic for entry in named for topic in entry.about} | {
        id_ for id_ in entries.topics if findings.by_topic[id_]
    }
    for id_ in sorted(shown):
        above = entries.topics[id_].parent
        while above is not None:
            shown.add(above)
            above = entries.topics[above].parent
    return [id_ for id_ in entries.topics if id_ in shown]


def _events(corpus: Corpus, findings: Findings) -> list[str]:
    held = {statement.at for statement in corpus.statements}
    return [
        id_
        for id_, event in corpus.registries.events.items()
        if id_ in held or event.when is not None or findings.trails[id_].sightings
    ]


def _sources(corpus: Corpus) -> set[str]:
    files = [article.file for article in corpus.articles.values()]
    named = {source for file in files for source in (file.source, *file.wire, *file.reporting)}
    passed_on = {via for statement in corpus.statements for via in statement.via}
    return named | (passed_on & set(corpus.registries.sources))


def _actors(corpus: Corpus) -> set[ActorId]:
    """Return the actors that anything names: as speaker, addressee, by roll-up, at an event, in a demand, as holder of an office."""
    entries = corpus.registries
    named: set[ActorId] = set()
    for statement in corpus.statements:
        named.update(statement.who, statement.to, statement.roll_up)
    for marks in (corpus.statements, corpus.values, corpus.sightings, corpus.corrections, corpus.gaps):
        for mark in marks:
            named.update(mark.by)
            named.update(ActorId(via) for via in mark.via if via in entries.actors)
    for demand in entries.demands.values():
        named.update((*demand.by, *demand.to))
    for event in entries.events.values():
        named.update(event.who)
    for actor in [entries.actors[id_] for id_ in sorted(named & set(entries.actors))]:
        named.update(id_ for id_ in (actor.part_of, *(role.of for role in actor.roles)) if id_ is not None)
    return named - {OUTLET, UNKNOWN}
