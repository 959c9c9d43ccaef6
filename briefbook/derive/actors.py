"""Actors: what each said itself, and where each stands on each topic."""

from collections.abc import Mapping, Sequence

from briefbook.collection import Reader
from briefbook.derive.order import as_said, rank
from briefbook.model.corpus import Statement
from briefbook.model.findings import Position
from briefbook.model.ids import ActorId, TopicId


def by_actor(read: Reader, actor: str) -> tuple[Statement, ...]:
    """Return what *actor* said itself, alone or jointly, in the order in which it was said."""
    return as_said(read.marks("said", actor))


def positions(read: Reader, actor: str) -> tuple[Position, ...]:
    """Return where *actor* stands: one position a topic, the one last spoken to first.

    A statement counts for its speakers and for those in whose name they spoke (*roll_up*), on its topics and on
    those above them.
    """
    found: dict[TopicId, list[Statement]] = {}
    for statement in reversed(as_said((*read.marks("said", actor), *read.marks("behalf", actor)))):
        lineages = (read.found("lineage", topic) for topic in statement.about)
        for topic in dict.fromkeys(above for lineage in lineages for above in lineage):
            found.setdefault(topic, []).append(statement)
    return _ordered(ActorId(actor), found)


def _ordered(actor: ActorId, topics: Mapping[TopicId, Sequence[Statement]]) -> tuple[Position, ...]:
    by_name = sorted(topics.items())
    newest_first = sorted(by_name, key=lambda item: rank(item[1][0]), reverse=True)
    return tuple(Position(actor=actor, topic=topic, statements=tuple(said)) for topic, said in newest_first)
