"""Responses: who answered which demand, and for whom the answer counts."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from briefbook.collection import Reader
from briefbook.derive.order import as_said
from briefbook.derive.utterances import SAME
from briefbook.model.corpus import Statement
from briefbook.model.findings import Response
from briefbook.model.ids import ActorId, DemandId, StatementId
from briefbook.model.notes import VERBS
from briefbook.model.registries import Actor, Demand

#: The verbs that answer a demand. Whoever repeats, clarifies or supersedes it (or makes it: ``same``) does not.
ANSWERS: Final = frozenset({"answers", "accepts", "rejects", "supports", "contradicts"})
#: The kinds of actor that a person's answer counts for although nobody addressed them.
SPOKEN_FOR: Final = frozenset({"state", "bloc"})


def responses(read: Reader, demand: str) -> tuple[Response, ...]:
    """Return the answers to *demand*, in the order in which they were given, then of the verbs.

    What answers a statement that makes the demand (``same``, or another telling of that utterance) answers the demand.
    """
    asked = read.registries.demands[DemandId(demand)]
    targets = (demand, *_makers(read, demand))
    said = as_said(statement for target in targets for statement in read.marks("tied", target))
    found = dict.fromkeys(answer for s in said for answer in _answers(read, s, asked, frozenset(targets)))
    return tuple(found)


def _makers(read: Reader, demand: str) -> tuple[StatementId, ...]:
    """Return the statements that make *demand*, with the other tellings of their utterances."""
    told = read.shared("told")
    found: dict[StatementId, None] = {}
    for statement in read.marks("tied", demand):
        if any(relation.verb == SAME and relation.target == demand for relation in statement.relations):
            utterance = told.get(statement.id)
            found.update(dict.fromkeys(s.id for s in (utterance.statements if utterance else (statement,))))
    return tuple(found)


def _answers(read: Reader, statement: Statement, demand: Demand, targets: AbstractSet[str]) -> Iterator[Response]:
    for relation in sorted(statement.relations, key=lambda r: (VERBS.index(r.verb), r.target)):
        if relation.verb in ANSWERS and relation.target in targets:
            for actor, through in _columns(read.registries.actors, statement, demand):
                yield Response(demand=demand.id, actor=actor, verb=relation.verb, statement=statement, through=through)


def _columns(
    actors: Mapping[ActorId, Actor], statement: Statement, demand: Demand
) -> Iterable[tuple[ActorId, ActorId | None]]:
    """Return for whom *statement* answers, and through whom: each column once, in the order of the speakers.

    A speaker answers as itself if it was addressed, and for all addressees whom it speaks for. If neither, the answer
    counts for its state or bloc, or else for itself. A speaker who is not registered (the outlet, somebody unknown)
    answers for nobody.
    """
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
