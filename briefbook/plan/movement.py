"""Movement in words: what changed and what held of an actor's positions, and of those on a topic."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from briefbook.model.corpus import Statement
from briefbook.model.findings import MOVES, Move, Moved
from briefbook.model.ids import ActorId, TopicId
from briefbook.model.page import Link
from briefbook.plan import words
from briefbook.plan.lists import excerpt
from briefbook.plan.pictures.columns import from_to
from briefbook.plan.rows import Line, Movement, Shift
from briefbook.plan.site import out_on
from briefbook.plan.vantage import Vantage

#: As many names as a clause of the sentence holds, and as many statements that moved as stand below it.
NAMED: Final = 6
SHIFTS: Final = 6
#: What the sentence says of topics, and of speakers.
_ON: Final = {
    Moved.CHANGED: "changed on",
    Moved.CLARIFIED: "made clearer on",
    Moved.HELD: "repeated on",
    Moved.NEW: "first recorded after {since} on",
    Moved.NOTHING: "more said, no change recorded, on",
    Moved.ONE_DAY: "not recorded again on",
}
_BY: Final = {Moved.CHANGED: "changed:", Moved.CLARIFIED: "made clearer:", Moved.HELD: "repeated:"}
#: What a later statement did to an earlier one.
_DID: Final = {
    "supersedes": "supersedes",
    "contradicts": "contradicts",
    "accepts": "accepts what was rejected",
    "rejects": "rejects what was accepted",
    "clarifies": "clarifies",
    "repeats": "repeats",
}


def of_actor(
    here: Vantage,
    actor: ActorId,
    spoken: Iterable[Iterable[Statement]],
    show: Callable[[Statement], Line],
    topic: Callable[[TopicId], Link],
) -> Movement | None:
    """Return what moved of the positions of *actor*: of *spoken*, the statements on each topic.

    *show* makes a line of one, *topic* the link to where the actor stands on one.

    ``None`` where all came out on one day and nothing in it leads back to anything.
    """
    days = _days(here.atoms.tellings({s.id: s for statements in spoken for s in statements}.values()))
    courses = here.site.findings.courses[actor]
    moves: dict[Move, list[TopicId]] = {}
    for course in courses:
        for move in course.moves:
            moves.setdefault(move, []).append(course.topic)
    if not moves and len(days) < 2:
        return None
    found: dict[Moved, list[Link]] = {}
    for course in courses:
        if len(days) > 1 or course.moves:
            found.setdefault(course.how, []).append(topic(course.topic))
    return _movement(
        days,
        [
            (how, _ON[how].format(since=words.day_words(min(days, default=date.max))), found[how])
            for how in Moved
            if how in found
        ],
        moves,
        lambda move: _shift(show, move, tuple(topic(id_) for id_ in moves[move])),
    )


def on_topic(here: Vantage, topic: TopicId, said: Sequence[Statement]) -> Movement | None:
    """Return what moved on *topic*, of all that was *said* on it; ``None`` where nothing could have."""
    moves = dict.fromkeys(here.site.findings.moves_on[topic], ())
    days = _days(here.atoms.tellings(said))
    if not moves and len(days) < 2:
        return None
    gravest: dict[Link, Moved] = {}
    for move in sorted(moves, key=_gravity):
        for who in move.earlier.who:
            gravest.setdefault(here.links.actor(who, move.earlier.article), MOVES[move.verb])
    by = {how: [link for link, its in gravest.items() if its is how] for how in Moved}
    speakers = {here.links.actor(who, statement.article) for statement in said for who in statement.who}
    others = len(speakers - set(gravest))
    named: list[tuple[Moved, str, Sequence[Link]]] = [(how, _BY[how], by[how]) for how in _BY if by[how]]
    if named and others:
        named.append((Moved.NOTHING, f"no change recorded of {words.count(others, 'other speaker')}", ()))
    return _movement(days, named, moves, lambda move: _shift(here.atoms.line, move, ()))


def _movement(
    days: set[date],
    named: Iterable[tuple[Moved, str, Sequence[Link]]],
    moves: Mapping[Move, object],
    show: Callable[[Move], Shift],
) -> Movement:
    """Return what moved in what came out on *days*: *named* are (what became of it, clause, whom or what it names)."""
    told = [(how in MOVES.values(), clause, excerpt(links, _same, NAMED)) for how, clause, links in named]
    rest = [(clause, links) for moved, clause, links in told if not moved]
    newest = sorted(moves, key=lambda move: out_on(move.later), reverse=True)
    return Movement(
        span=from_to(days) if days else "",
        still=all(MOVES[move.verb] is Moved.HELD for move in moves),
        moved=tuple((clause, links) for moved, clause, links in told if moved),
        rest=tuple((clause if n else clause[:1].upper() + clause[1:], links) for n, (clause, links) in enumerate(rest)),
        shifts=excerpt(sorted(newest, key=_gravity), show, SHIFTS),
    )


def _same(link: Link) -> Link:
    return link


def _gravity(move: Move) -> int:
    return list(Moved).index(MOVES[move.verb])


def _shift(show: Callable[[Statement], Line], move: Move, topics: tuple[Link, ...]) -> Shift:
    return Shift(
        how=MOVES[move.verb].value,
        did=_DID[move.verb],
        topics=topics,
        later=show(move.later),
        earlier=show(move.earlier),
    )


def _days(said: Iterable[Statement]) -> set[date]:
    """Return the days on which what was *said* came out, as far as they are known."""
    return {day for statement in said if (day := out_on(statement)) != date.max}
