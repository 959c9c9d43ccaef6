"""Findings: what the corpus implies, derived and never typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

from briefbook.model.corpus import Gap, Mark, Sighting, Statement, Value
from briefbook.model.dates import Edtf, within
from briefbook.model.ids import ActorId, ArticleId, DemandId, EventId, FigureId, StatementId, TopicId


class Verdict(StrEnum):
    """How the values of a figure stand to one another."""

    AGREE = "agree"
    DIFFERENT_FLOORS = "different floors"
    DIFFERENT_SCOPE = "different scope"
    CONFLICT = "conflict"
    NOT_COMPARABLE = "not comparable"


class FigureVerdict(Struct, frozen=True, gc=False, kw_only=True):
    """A figure's values in order of publication, their verdict, and the hull of their ranges.

    *low* or *high* is ``None`` where any value is open on that side. *at_odds* explains a conflict in pairs of
    positions (in *values*, the smaller first): each value at odds with another stands in at least one pair, with
    the earliest value whose range cannot overlap its own (not every pair: they would grow with the square).
    """

    figure: FigureId
    values: tuple[Value, ...]
    verdict: Verdict
    low: Decimal | None
    high: Decimal | None
    at_odds: tuple[tuple[int, int], ...] = ()


class Trail(Struct, frozen=True, gc=False, kw_only=True):
    """What articles said of an event, oldest first. *status* and *when* are those of the sighting published latest.

    *when* is the registry's date where the sightings have none or only a vaguer one. *slip* is the last day on which it was
    to have happened, if the corpus's as-of day is past it and nothing published since says how it went ("no report yet").
    """

    event: EventId
    sightings: tuple[Sighting, ...]
    status: str | None
    when: Edtf | None = None
    slip: date | None = None


def when_told(sightings: Sequence[Sighting]) -> Edtf | None:
    """Return when an event is, as far as *sightings* (oldest first) tell: the newest date, or an older one it leaves room for."""
    told: Edtf | None = None
    for sighting in reversed(sightings):
        if sighting.when is not None and (told is None or within(sighting.when, told)):
            told = sighting.when
    return told


class Position(Struct, frozen=True, gc=False, kw_only=True):
    """Where an actor stands on a topic or below it: its statements, newest first (never empty).

    A statement that counts by roll-up is one whose *who* does not name *actor*.
    """

    actor: ActorId
    topic: TopicId
    statements: tuple[Statement, ...]


class Moved(StrEnum):
    """What became of a position on a topic, as far as is told: what a reader asks for comes first.

    *changed*: superseded, contradicted by its own side, or answered the other way; *clarified* and *held* (repeated) by a
    relation of that name; *new*: first recorded after the side was first heard; *nothing*: no relation ties its remarks of
    several days; *one day*: it was recorded on the first day alone.
    """

    CHANGED = "changed"
    CLARIFIED = "clarified"
    HELD = "held"
    NEW = "new"
    NOTHING = "nothing"
    ONE_DAY = "one day"


#: What each verb that leads back to an earlier statement makes of a position.
MOVES: Final[Mapping[str, Moved]] = {
    "supersedes": Moved.CHANGED,
    "contradicts": Moved.CHANGED,
    "accepts": Moved.CHANGED,
    "rejects": Moved.CHANGED,
    "clarifies": Moved.CLARIFIED,
    "repeats": Moved.HELD,
}


class Move(Struct, frozen=True, gc=False, kw_only=True):
    """A statement that leads back to an *earlier* one: *verb* is ``supersedes contradicts clarifies repeats``, or the answer that
    turned (``accepts rejects``, the other way than *earlier*).
    """

    verb: str
    later: Statement
    earlier: Statement


class Course(Struct, frozen=True, gc=False, kw_only=True):
    """What became of one side's position on a topic, with the statements that moved it, oldest first."""

    topic: TopicId
    how: Moved
    moves: tuple[Move, ...]


class Response(Struct, frozen=True, gc=False, kw_only=True):
    """One answer to a demand. *actor* is the column (an addressee or whoever answered).

    *through* is the speaker when the answer counts for *actor* by roll-up, else ``None``.
    """

    demand: DemandId
    actor: ActorId
    verb: str
    statement: Statement
    through: ActorId | None = None


class Utterance(Struct, frozen=True, gc=False, kw_only=True):
    """One remark told by several outlets: the statements tied by ``same``, earliest first (two or more).

    *id* is the id of the earliest.
    """

    id: StatementId
    statements: tuple[Statement, ...]


class Rest(Struct, frozen=True, gc=False, kw_only=True):
    """What a page rests on, counted: statements, articles, outlets, origins; how many notes are from unnamed sources.

    *crediting* is how many of the origins are outlets that credit an outlet which another of them credits too. *newest* is
    the last day of publication. :func:`briefbook.model.rest.rest` counts it.
    """

    statements: int
    articles: int
    outlets: int
    origins: int
    crediting: int
    unnamed: int
    newest: date | None


class Standing(StrEnum):
    """How a prediction, promise or offer stands, as far as articles tell: what asks to be looked after comes first.

    *due* is past its day without a report, *open* not yet; *met* and *otherwise* are what was reported of the event that it
    announced; *answered* tells that somebody spoke to it since.
    """

    DUE = "due"
    OPEN = "open"
    MET = "met"
    OTHERWISE = "otherwise"
    ANSWERED = "answered"


class LedgerEntry(Struct, frozen=True, gc=False, kw_only=True):
    """A prediction, promise or offer, and what was said of it later: *later* holds statements tied to it, oldest first.

    *by_when* is its horizon: its own, or when the event was to be that the same note announced; *due* the last day of that.
    *reported* is what later articles said of that event; *open* tells that nothing later speaks to it (to repeat or clarify
    it is not to answer it). An utterance told by several outlets is one entry, under its earliest telling.
    """

    statement: Statement
    by_when: Edtf | None
    due: date | None
    later: tuple[Statement, ...]
    open: bool
    standing: Standing
    reported: tuple[Sighting, ...] = ()


class DayRecord(Struct, frozen=True, gc=False, kw_only=True):
    """One day: what was said or happened on it (*said*, *events*), what was published on it, kept apart.

    *said* holds statements said on this very day; *happened* sightings whose event is dated to this day and that say it
    happened or is going on; *published* articles of this very day. Then what was known by the end of it: *ahead* the
    newest sighting of each event scheduled, expected or conditional from here on (this day included), soonest first;
    *figures* the values current that evening: of each figure, scope and outlet the newest of the last 30 days; *gaps* the
    questions that articles of the last 30 days left open, and that nothing published by then answers.
    """

    day: date
    said: tuple[Statement, ...]
    happened: tuple[Sighting, ...]
    published: tuple[ArticleId, ...]
    ahead: tuple[Sighting, ...]
    figures: tuple[Value, ...]
    gaps: tuple[Gap, ...]


class Inverse(Struct, frozen=True, gc=False, kw_only=True):
    """A relation seen from its target: *verb* as typed on *statement*, which is the subject."""

    verb: str
    statement: Statement


class Findings(Struct, frozen=True, gc=False, kw_only=True):
    """Everything derived, each finding made when it is asked for. Tuples are oldest first unless said otherwise.

    *verdicts_then* are verdicts on what was published by the end of a day.
    *verdicts*, *trails*, *positions*, *responses*, *by_actor* and *by_topic* have every registered id, if only for an
    empty tuple. An actor's positions are newest first. *origins* says of each statement whose telling it goes back to
    (an actor, a source, or wires joined by ``+``); *told* gives the utterance of each statement that is part
    of one. *inverses* has only the demands and statements that something is tied to. *by_actor* holds
    what an actor said itself, *by_follower* what it predicted, promised or offered, *by_topic* every kind of note on the topic
    or below it. *pledges* holds the entries of *ledger* by the id of their statement. *calendar* lists the days that have a record; *by_day* holds it by the day's ISO date.
    """

    verdicts: Mapping[FigureId, FigureVerdict]
    verdicts_then: Mapping[tuple[FigureId, date], FigureVerdict]
    trails: Mapping[EventId, Trail]
    positions: Mapping[ActorId, tuple[Position, ...]]
    courses: Mapping[ActorId, tuple[Course, ...]]
    moves_on: Mapping[TopicId, tuple[Move, ...]]
    responses: Mapping[DemandId, tuple[Response, ...]]
    utterances: Sequence[Utterance]
    told: Mapping[StatementId, Utterance]
    origins: Mapping[StatementId, str]
    inverses: Mapping[str, tuple[Inverse, ...]]
    ledger: Sequence[LedgerEntry]
    pledges: Mapping[StatementId, LedgerEntry]
    calendar: Sequence[date]
    by_day: Mapping[str, DayRecord]
    by_actor: Mapping[ActorId, tuple[Statement, ...]]
    by_follower: Mapping[ActorId, tuple[LedgerEntry, ...]]
    by_topic: Mapping[TopicId, tuple[Mark, ...]]
