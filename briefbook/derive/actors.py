"""Actors: what each said itself, and where each stands on each topic."""

from collections.abc import Mapping, Sequence

from briefbook.derive.order import grouped
from briefbook.model.corpus import Corpus, Statement
from briefbook.model.findings import Position
from briefbook.model.ids import ActorId, StatementId, TopicId


def by_actor(corpus: Corpus, rank: Mapping[StatementId, int]) -> dict[ActorId, tuple[Statement, ...]]:
    """Return what every registered actor said itself, alone or jointly, in the order in which it was said."""
    said = sorted(corpus.statements, key=lambda s: rank[s.id])
    return grouped(corpus.registries.actors, ((actor, s) for s in said for actor in dict.fromkeys(s.who)))


def positions(
    corpus: Corpus, rank: Mapping[StatementId, int], lineage: Mapping[TopicId, Sequence[TopicId]]
) -> dict[ActorId, tuple[Position, ...]]:
    """Return where every registered actor stands: one position a topic, the one last spoken to first.

    A statement counts for its speakers and for those in whose name they spoke (*roll_up*), on its topics and on
    those above them (*lineage*: each topic with its ancestors).
    """
    found: dict[ActorId, dict[TopicId, list[Statement]]] = {actor: {} for actor in corpus.registries.actors}
    for statement in sorted(corpus.statements, key=lambda s: rank[s.id], reverse=True):
        topics = dict.fromkeys(above for topic in statement.about for above in lineage.get(topic, ()))
        for actor in dict.fromkeys((*statement.who, *statement.roll_up)):
            if actor in found:
                for topic in topics:
                    found[actor].setdefault(topic, []).append(statement)
    return {actor: _ordered(actor, topics, rank) for actor, topics in found.items()}


def _ordered(
    actor: ActorId, topics: Mapping[TopicId, Sequence[Statement]], rank: Mapping[StatementId, int]
) -> tuple[Position, ...]:
    newest_first = sorted(topics.items(), key=lambda item: (-rank[item[1][0].id], item[0]))
    return tuple(Position(actor=actor, topic=topic, statements=tuple(said)) for topic, said in newest_first)
