"""Topics: what was noted on each, or below it."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefbook.collection import Reader
from briefbook.derive.order import place
from briefbook.model.corpus import Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import DemandId, TopicId
from briefbook.model.registries import Registries, Topic

_KINDS: Final[tuple[type[Mark], ...]] = (Statement, Value, Sighting, OutletCorrection)


def lineage(read: Reader, topic: str) -> tuple[TopicId, ...]:
    """Return *topic* followed by those above it, nearest first."""
    return tuple(_upwards(read.registries.topics, TopicId(topic)))


def below(read: Reader, topic: str) -> tuple[TopicId, ...]:
    """Return *topic* and all those under it, in the order of ids."""
    topics = read.registries.topics
    return tuple(id_ for id_ in topics if topic in read.found("lineage", id_))


def by_topic(read: Reader, topic: str) -> tuple[Mark, ...]:
    """Return the notes of every kind on *topic* or below it, in the order of articles and of notes within each.

    A note that is a statement and a number or a sighting too stands here as both, the statement first.
    """
    found = {}
    for id_ in read.found("below", topic):
        for mark in read.marks("topic", id_):
            found[mark.article, mark.number, _kind(mark)] = mark
    return tuple(sorted(found.values(), key=lambda mark: (place(mark), _kind(mark))))


def own_topics(mark: Mark, registries: Registries) -> tuple[TopicId, ...]:
    """Return the topics of *mark*, each once.

    What an event or a figure is about, all that is noted of it is about. A statement has its own topics, and those
    of the demand or event that it names only if it has none.
    """
    match mark:
        case Sighting():
            event = registries.events.get(mark.event)
            own = (*mark.about, *(event.about if event else ()))
        case Value():
            figure = registries.figures.get(mark.figure)
            own = (*mark.about, *(figure.about if figure else ()))
        case Statement():
            own = mark.about or tuple(_named(mark, registries))
        case _:
            own = mark.about
    return tuple(dict.fromkeys(own))


def _upwards(topics: Mapping[TopicId, Topic], topic: TopicId | None) -> Iterator[TopicId]:
    seen: set[TopicId] = set()
    while topic is not None and topic in topics and topic not in seen:
        seen.add(topic)
        yield topic
        topic = topics[topic].parent


def _kind(mark: Mark) -> int:
    """Return the place of *mark* among the marks of one note."""
    return next((n for n, kind in enumerate(_KINDS) if isinstance(mark, kind)), len(_KINDS))


def _named(statement: Statement, registries: Registries) -> Iterator[TopicId]:
    for relation in statement.relations:
        demand = registries.demands.get(DemandId(relation.target))
        yield from demand.about if demand else ()
    event = registries.events.get(statement.at) if statement.at else None
    yield from event.about if event else ()
