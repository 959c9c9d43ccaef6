"""Shelving: in which order and over how many parts indexes and long lists go, and what stands beside what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefbook.model.corpus import Corpus
from briefbook.model.findings import Findings, Verdict
from briefbook.model.ids import EventId, TopicId
from briefbook.model.registries import Actor
from briefbook.plan import routes, words
from briefbook.plan.evenings import event_age
from briefbook.plan.lists import CONDITIONAL, WHOLE, is_ahead, letter, period
from briefbook.plan.site import EventAge, Shelf, day_of

#: The order in which the page of all figures lists verdicts: where sources differ comes first.
ORDER = (
    Verdict.CONFLICT,
    Verdict.DIFFERENT_FLOORS,
    Verdict.DIFFERENT_SCOPE,
    Verdict.AGREE,
    Verdict.NOT_COMPARABLE,
)


def event_ages(corpus: Corpus, findings: Findings, paths: frozenset[str]) -> Mapping[EventId, EventAge]:
    """Return what places each event that has a page in time, in time order."""
    shown = (id_ for id_ in corpus.registries.events if routes.entry("events", id_) in paths)
    ages = sorted(event_age(id_, findings.trails[id_].when) for id_ in shown)
    return {age[2]: age for age in ages}


def shelves(
    corpus: Corpus,
    findings: Findings,
    paths: frozenset[str],
    events: Mapping[EventId, EventAge],
    subtopics: Mapping[TopicId | None, Iterable[TopicId]],
) -> Mapping[str, Shelf]:
    """Return the entries of each index that is made, in order: (heading, id). *events* are in time order."""
    entries = corpus.registries
    actors = [(_filed(actor), actor.name, id_) for id_, actor in entries.actors.items()]
    sources = [(source.name, source.name, id_) for id_, source in entries.sources.items()]
    newest = ((words.month_words(day_of(article)), id_) for id_, article in reversed(tuple(corpus.articles.items())))
    in_time = tuple((period(findings.trails[id_].when), str(id_)) for id_ in events)
    demands = (id_ for id_ in corpus.demand_anchors if entries.demands[id_].retired_to is None)
    shelved: Mapping[str, Iterable[tuple[str, str]]] = {
        routes.ACTORS: _by_letter(item for item in actors if routes.entry("actors", item[2]) in paths),
        routes.ARTICLES: newest,
        routes.DEMANDS: (("", id_) for id_ in demands),
        routes.EVENTS: in_time,
        routes.FIGURES: _by_verdict(corpus, findings, paths),
        routes.NEXT: _next(corpus, findings, events),
        routes.SOURCES: _by_letter(item for item in sources if routes.entry("sources", item[2]) in paths),
        routes.TIMELINE: in_time,
        routes.TOPICS: (("", id_) for id_ in _tree(subtopics) if routes.entry("topics", id_) in paths),
    }
    return {path: tuple(shelf) for path, shelf in shelved.items() if path in paths}


def parts(
    corpus: Corpus, findings: Findings, shelved: Mapping[str, Shelf], counts: Mapping[str, int]
) -> Mapping[str, int]:
    """Return over how many pages each list goes, by the path of its first. *counts* are those of actors' and topics' pages."""
    size = corpus.config.per_page
    figures = {routes.entry("figures", id_): len(verdict.values) for id_, verdict in findings.verdicts.items()}
    sizes = {
        **counts,
        **{path: len(shelf) for path, shelf in shelved.items()},
        routes.CORRECTIONS: len(corpus.corrections),
        routes.GAPS: len(corpus.gaps),
    }
    return {
        **{path: _needed(length, size) for path, length in sizes.items()},
        **{path: _needed(length, WHOLE * size) for path, length in figures.items()},
    }


def beside(corpus: Corpus, findings: Findings, events: Iterable[EventId]) -> Mapping[str, tuple[str, str]]:
    """Return what comes before and after the page of each article, event, day and month: (id, id), ``""`` for none."""
    days = [record.day for record in findings.days]
    months = [first for first, _ in groupby(days, key=lambda day: day.replace(day=1))]
    rows: Sequence[Sequence[tuple[str, str]]] = (
        [(routes.entry("articles", id_), id_) for id_ in corpus.articles],
        [(routes.entry("events", id_), id_) for id_ in events],
        [(routes.day(day), day.isoformat()) for day in days],
        [(routes.month(first), first.isoformat()) for first in months],
    )
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        ids = ["", *(id_ for _, id_ in row), ""]
        found |= {path: (ids[n], ids[n + 2]) for n, (path, _) in enumerate(row)}
    return found


def _needed(length: int, size: int) -> int:
    return max(1, -(-length // size))


def _filed(actor: Actor) -> str:
    """Return what *actor* is filed under: a person's last name, anybody else's name."""
    return actor.name.split()[-1] if actor.kind == "person" else actor.name


def _by_letter(items: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (first letter, id) in alphabetical order of (what it is filed under, name, id)."""
    for heading, _, _, id_ in sorted((letter(filed), filed.casefold(), name, id_) for filed, name, id_ in items):
        yield heading, id_


def _by_verdict(corpus: Corpus, findings: Findings, paths: frozenset[str]) -> Iterator[tuple[str, str]]:
    for verdict in ORDER:
        for id_ in corpus.registries.figures:
            if findings.verdicts[id_].verdict is verdict and routes.entry("figures", id_) in paths:
                yield words.VERDICTS[verdict], id_


def _next(corpus: Corpus, findings: Findings, events: Iterable[EventId]) -> Iterator[tuple[str, str]]:
    """Yield what is ahead, the conditional apart, then what was due and has no report; each in time order."""
    listed = tuple(events)
    ahead = [id_ for id_ in listed if is_ahead(corpus, findings.trails[id_])]
    conditional = {id_ for id_ in ahead if findings.trails[id_].status in CONDITIONAL}
    yield from (("scheduled", id_) for id_ in ahead if id_ not in conditional)
    yield from (("conditional", id_) for id_ in ahead if id_ in conditional)
    yield from (("slips", id_) for id_ in listed if findings.trails[id_].slip is not None)


def _tree(subtopics: Mapping[TopicId | None, Iterable[TopicId]], parent: TopicId | None = None) -> Iterator[TopicId]:
    """Yield all topics, each followed by those under it."""
    for id_ in subtopics.get(parent, ()):
        yield id_
        yield from _tree(subtopics, id_)
