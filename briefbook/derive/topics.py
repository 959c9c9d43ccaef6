"""Topics: what was noted on each, or below it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from briefbook.derive.order import grouped
from briefbook.model.corpus import Corpus, Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import DemandId, TopicId
from briefbook.model.registries import Registries, Topic


def with_ancestors(topics: Mapping[TopicId, Topic]) -> dict[TopicId, tuple[TopicId, ...]]:
    """Return each topic followed by those above it, nearest first."""
    return {topic: tuple(_upwards(topics, topic)) for topic in topics}


def by_topic(corpus: Corpus, lineage: Mapping[TopicId, Iterable[TopicId]]) -> dict[TopicId, tuple[Mark, ...]]:
    """Return the notes of every kind on each topic or below it, in the order of articles and of notes within each.

    A note that is a statement and a number or a sighting too stands here as both, the statement first.
    """
    position = {article: n for n, article in enumerate(corpus.articles)}
    notes = chain(corpus.statements, corpus.values, corpus.sightings, corpus.corrections, corpus.gaps)
    marks = sorted(notes, key=lambda mark: (position[mark.article], mark.number, _kind(mark)))
    pairs = ((topic, mark) for mark in marks for topic in _topics(mark, corpus.registries, lineage))
    return grouped(corpus.registries.topics, pairs)


def _upwards(topics: Mapping[TopicId, Topic], topic: TopicId | None) -> Iterator[TopicId]:
    seen: set[TopicId] = set()
    while topic is not None and topic in topics and topic not in seen:
        seen.add(topic)
        yield topic
        topic = topics[topic].parent


def _kind(mark: Mark) -> int:
    """Return the place of *mark* among the marks of one note."""
    kinds = (Statement, Value, Sighting, OutletCorrection)
    return next((n for n, kind in enumerate(kinds) if isinstance(mark, kind)), len(kinds))


def _topics(mark: Mark, registries: Registries, lineage: Mapping[TopicId, Iterable[TopicId]]) -> Iterable[TopicId]:
    """Return the topics of *mark* with all above them, each once.

    What an event or a figure is about, all that is noted of it is about. A statement has its own topics, and those
    of the demand or event that it names only if it has none.
    """
    match mark:
        case Sighting():
            own = (*mark.about, *registries.events[mark.event].about)
        case Value():
            own = (*mark.about, *registries.figures[mark.figure].about)
        case Statement():
            own = mark.about or tuple(_named(mark, registries))
        case _:
            own = mark.about
    return dict.fromkeys(above for topic in own for above in lineage.get(topic, ()))


def _named(statement: Statement, registries: Registries) -> Iterator[TopicId]:
    for relation in statement.relations:
        demand = registries.demands.get(DemandId(relation.target))
        yield from demand.about if demand else ()
    event = registries.events.get(statement.at) if statement.at else None
    yield from event.about if event else ()
