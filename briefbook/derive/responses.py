"""Responses: who answered which demand, and for whom the answer counts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefbook.derive.order import grouped
from briefbook.derive.utterances import SAME
from briefbook.model.corpus import Corpus, Statement
from briefbook.model.findings import Response
from briefbook.model.ids import ActorId, DemandId, StatementId
from briefbook.model.notes import VERBS
from briefbook.model.registries import Actor, Demand

#: The verbs that answer a demand. Whoever repeats, clarifies or supersedes it (or makes it: ``same``) does not.
ANSWERS: Final = frozenset({"answers", "accepts", "rejects", "supports", "contradicts"})
#: The kinds of actor that a person's answer counts for although nobody addressed them.
SPOKEN_FOR: Final = frozenset({"state", "bloc"})


def responses(
    corpus: Corpus, rank: Mapping[StatementId, int], utterance_of: Mapping[StatementId, StatementId]
) -> dict[DemandId, tuple[Response, ...]]:
    """Return the answers to every registered demand, in the order in which they were given, then of the verbs.

    What answers a statement that makes the demand (``same``, or another telling of that utterance) answers the demand.
    """
    makes = _makers(corpus, utterance_of)
    said = sorted(corpus.statements, key=lambda s: rank[s.id])
    found = dict.fromkeys(answer for s in said for answer in _answers(corpus, s, makes, utterance_of))
    pairs = ((answer.demand, answer) for answer in found)
    return grouped(corpus.registries.demands, pairs)


def _makers(
    corpus: Corpus, utterance_of: Mapping[StatementId, StatementId]
) -> Mapping[StatementId, tuple[DemandId, ...]]:
    """Return the demands that each statement, or the utterance it is part of, makes."""
    made: dict[StatementId, list[DemandId]] = {}
    for statement in corpus.statements:
        for relation in statement.relations:
            if relation.verb == SAME and relation.target in corpus.registries.demands:
                demands = made.setdefault(utterance_of.get(statement.id, statement.id), [])
                demands.append(DemandId(relation.target))
    return {id_: tuple(dict.fromkeys(demands)) for id_, demands in made.items()}


def _answers(
    corpus: Corpus,
    statement: Statement,
    makes: Mapping[StatementId, tuple[DemandId, ...]],
    utterance_of: Mapping[StatementId, StatementId],
) -> Iterator[Response]:
    for relation in sorted(statement.relations, key=lambda r: (VERBS.index(r.verb), r.target)):
        if relation.verb in ANSWERS:
            target = StatementId(relation.target)
            demand = corpus.registries.demands.get(DemandId(relation.target))
            asked = (demand.id,) if demand else makes.get(utterance_of.get(target, target), ())
            for id_ in asked:
                for actor, through in _columns(corpus, statement, corpus.registries.demands[id_]):
                    yield Response(demand=id_, actor=actor, verb=relation.verb, statement=statement, through=through)


def _columns(corpus: Corpus, statement: Statement, demand: Demand) -> Iterable[tuple[ActorId, ActorId | None]]:
    """Return for whom *statement* answers, and through whom: each column once, in the order of the speakers.

    A speaker answers as itself if it was addressed, and for all addressees whom it speaks for. If neither, the answer
    counts for its state or bloc, or else for itself. A speaker who is not registered (the outlet, somebody unknown)
    answers for nobody.
    """
    actors = corpus.registries.actors
    found: dict[ActorId, ActorId | None] = {}
    for speaker in statement.who:
        if speaker not in actors:
            continue
        for column in _columns_of(actors, statement, speaker, demand):
            if column == speaker:
                found[column] = None
            else:
                found.setdefault(column, speaker)
    return found.items()


def _columns_of(
    actors: Mapping[ActorId, Actor], statement: Statement, speaker: ActorId, demand: Demand
) -> tuple[ActorId, ...]:
    above = _above(actors, statement, speaker)
    addressed = tuple(actor for actor in (speaker, *above) if actor in demand.to)
    if addressed:
        return addressed
    if actors[speaker].kind in SPOKEN_FOR:
        return (speaker,)
    return next(((actor,) for actor in above if actors[actor].kind in SPOKEN_FOR), (speaker,))


def _above(actors: Mapping[ActorId, Actor], statement: Statement, speaker: ActorId) -> tuple[ActorId, ...]:
    """Return those for whom *statement* counts by way of *speaker*, nearest first.

    The roll-up of a joint statement is that of all its speakers; what a speaker has no tie to is another's.
    """
    known = (actor for actor in statement.roll_up if actor in actors)
    if len(statement.who) == 1:
        return tuple(known)
    reach = _reach(actors, speaker)
    return tuple(actor for actor in known if actor in reach)


def _reach(actors: Mapping[ActorId, Actor], speaker: ActorId) -> frozenset[ActorId]:
    """Return all that *speaker* is part of or ever held an office in, at any remove."""
    seen: set[ActorId] = set()
    waiting = [speaker]
    while waiting:
        actor = actors.get(waiting.pop())
        if actor is not None and actor.id not in seen:
            seen.add(actor.id)
            waiting += [role.of for role in actor.roles if role.of is not None]
            waiting += [actor.part_of] if actor.part_of is not None else []
    return frozenset(seen - {speaker})
