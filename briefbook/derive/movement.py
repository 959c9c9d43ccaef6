"""Movement: what of a position changed and what held, as far as relations and days of publication tell."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from briefbook.collection import Reader
from briefbook.derive.order import as_said, published, rank, spoken
from briefbook.model.corpus import Statement
from briefbook.model.findings import MOVES, Course, Move, Moved, Position
from briefbook.model.ids import OUTLET, UNKNOWN, TopicId

#: Verbs that tell of a statement whoever uses them; of the others only one's own statements count.
_ANYBODYS: Final = frozenset({"supersedes", "clarifies"})
_OPPOSITE: Final = {"accepts": "rejects", "rejects": "accepts"}


def courses(read: Reader, actor: str) -> tuple[Course, ...]:
    """Return what became of the position of *actor* on each topic that it spoke to itself, the one last spoken to first."""
    positions: Sequence[Position] = read.found("positions", actor)
    own = [
        (position.topic, tuple(s for s in position.statements if position.topic in s.about)) for position in positions
    ]
    since = min((published(s.written) for _, said in own for s in said), default=date.max)
    return tuple(_course(read, topic, as_said(said), since) for topic, said in own if said)


def moves_on(read: Reader, topic: str) -> tuple[Move, ...]:
    """Return what moved on *topic* or below it, speaker by speaker, in the order in which it was said.

    Outlets and unnamed sources of no affiliation have no position of their own: each of their remarks stands alone.
    """
    spoken_by: dict[str, list[Statement]] = {}
    for mark in read.found("by_topic", topic):
        if isinstance(mark, Statement):
            for who in mark.who:
                spoken_by.setdefault(mark.id if who in (OUTLET, UNKNOWN) else who, []).append(mark)
    found = (move for said in spoken_by.values() for move in _moves(read, as_said(said)))
    return _ordered(read, found)


def _course(read: Reader, topic: TopicId, said: Sequence[Statement], since: date) -> Course:
    moves = _ordered(read, _moves(read, said))
    first: dict[str, date] = {}
    for statement in said:
        day = published(statement.written)
        first[_utterance(read, statement)] = min(day, first.get(_utterance(read, statement), day))
    days = set(first.values())
    return Course(topic=topic, how=_how(moves, new=min(days) != since, days=len(days)), moves=moves)


def _how(moves: Iterable[Move], *, new: bool, days: int) -> Moved:
    """Return what is told first of a topic: a change, then what was made clearer or repeated, then when it was spoken of."""
    made = {MOVES[move.verb] for move in moves}
    if made:
        return next(moved for moved in Moved if moved in made)
    if new:
        return Moved.NEW
    return Moved.NOTHING if days > 1 else Moved.ONE_DAY


def _moves(read: Reader, said: Sequence[Statement]) -> Iterator[Move]:
    """Yield what leads back to one of *said*, the statements of one side in the order in which they were said."""
    own = {statement.id for statement in said}
    for earlier in said:
        for inverse in read.found("inverses", earlier.id) or ():
            if inverse.verb in _ANYBODYS or (
                inverse.verb in ("contradicts", "repeats") and inverse.statement.id in own
            ):
                yield Move(verb=inverse.verb, later=inverse.statement, earlier=earlier)
    yield from _turns(said)


def _turns(said: Iterable[Statement]) -> Iterator[Move]:
    """Yield the later of two answers to one demand or statement, where one accepts and the other rejects it.

    Answers of one day, or one that does both, tell of a part that is accepted and of no turn.
    """
    last: dict[str, tuple[str, Statement]] = {}
    for statement in said:
        verbs: dict[str, set[str]] = {}
        for relation in statement.relations:
            if relation.verb in _OPPOSITE:
                verbs.setdefault(relation.target, set()).add(relation.verb)
        for target, (verb, *other) in verbs.items():
            if other:
                continue
            before, earlier = last.get(target, (verb, statement))
            if before == _OPPOSITE[verb] and spoken(earlier) < spoken(statement):
                yield Move(verb=verb, later=statement, earlier=earlier)
            last[target] = verb, statement


def _ordered(read: Reader, moves: Iterable[Move]) -> tuple[Move, ...]:
    """Return *moves* in the order of their later statements, each utterance told by several outlets once."""
    distinct: dict[tuple[str, str, str], Move] = {}
    for move in moves:
        distinct.setdefault((move.verb, _utterance(read, move.later), _utterance(read, move.earlier)), move)
    return tuple(sorted(distinct.values(), key=lambda move: (rank(move.later), rank(move.earlier), move.verb)))


def _utterance(read: Reader, statement: Statement) -> str:
    """Return the id of what *statement* tells: that of the earliest telling, if several outlets do."""
    known = read.shared("told").get(statement.id)
    return known.id if known else statement.id
