"""The ledger: who predicted, promised or offered what by when, and what was reported later."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from briefbook.collection import Reader
from briefbook.derive.days import HAPPENED
from briefbook.derive.order import Place, as_said, place, published, rank
from briefbook.derive.trails import REPORTED
from briefbook.model.corpus import Mark, Sighting, Statement
from briefbook.model.findings import LedgerEntry, Standing
from briefbook.model.ids import StatementId

#: The kinds of statement that the ledger follows.
FOLLOWED: Final = frozenset({"prediction", "promise", "offer"})
#: The verbs that leave a prediction, promise or offer as open as it was.
LEAVES_OPEN: Final = frozenset({"repeats", "clarifies"})


def ledger(read: Reader, _key: str) -> tuple[LedgerEntry, ...]:
    """Return an entry for each prediction, promise and offer, in the order in which they were made.

    An utterance told by several outlets is one entry; what is tied to any telling of it counts.
    """
    return tuple(_entries(read, as_said(s for who in read.keys("followed") for s in read.marks("followed", who))))


def by_follower(read: Reader, actor: str) -> tuple[LedgerEntry, ...]:
    """Return the entries of what *actor* predicted, promised or offered, in the order in which that was said."""
    entries = _entries(read, as_said(read.marks("followed", actor)))
    return tuple(entry for entry in entries if actor in entry.statement.who)


def pledge(read: Reader, statement: str) -> LedgerEntry | None:
    """Return the entry of a statement that the ledger follows: that of the earliest telling of its words."""
    said = next(iter(read.marks("statement", statement)), None)
    if said is None or said.kind not in FOLLOWED:
        return None
    utterance = read.shared("told").get(statement)
    group = utterance.statements if utterance else (said,)
    return _entry(read, min((telling for telling in group if telling.kind in FOLLOWED), key=rank), group)


def _entries(read: Reader, followed: Iterable[Statement]) -> Iterator[LedgerEntry]:
    entered: set[StatementId] = set()
    for statement in followed:
        if statement.id not in entered:
            utterance = read.shared("told").get(statement.id)
            entered.update(telling.id for telling in (utterance.statements if utterance else (statement,)))
            entry = read.found("pledge", statement.id)
            if entry is not None:  # two statements of one id are a mistake, yet what was made of them is compared
                yield entry


def _entry(read: Reader, statement: Statement, group: Sequence[Statement]) -> LedgerEntry:
    ids = {telling.id for telling in group}
    ties = [
        inverse
        for telling in group
        for inverse in read.found("inverses", telling.id) or ()
        if inverse.statement.id not in ids and rank(inverse.statement) > rank(statement)
    ]
    announced = next((own for telling in group if (own := _announced(read, telling))), None)
    horizons = [telling.by_when for telling in (statement, *group)] + [announced.when if announced else None]
    by_when = next((horizon for horizon in horizons if horizon), None)
    due = by_when.latest if by_when else None
    reported = next((found for telling in group if (found := _reported(read, telling))), ())
    answered = any(inverse.verb not in LEAVES_OPEN for inverse in ties)
    outcome = next((sighting.status for sighting in reversed(reported) if sighting.status in REPORTED), None)
    return LedgerEntry(
        statement=statement,
        by_when=by_when,
        due=due,
        later=as_said(inverse.statement for inverse in ties),
        open=not answered and outcome is None,
        standing=_standing(outcome, answered=answered, past=due is not None and read.past(due)),
        reported=reported,
    )


def _standing(outcome: str | None, *, answered: bool, past: bool) -> Standing:
    """Return how an entry stands: what was reported weighs more than what was said, and both more than the day."""
    if outcome is not None:
        return Standing.MET if outcome in HAPPENED else Standing.OTHERWISE
    if answered:
        return Standing.ANSWERED
    return Standing.DUE if past else Standing.OPEN


def _announced(read: Reader, statement: Statement) -> Sighting | None:
    """Return what the note of *statement* says of an event, if it is an announcement of one too; else that of what it repeats."""
    seen: set[StatementId] = set()
    said: Statement | None = statement
    while said is not None and said.id not in seen:
        seen.add(said.id)
        for mark in read.marks("notes", said.article):
            if isinstance(mark, Sighting) and mark.number == said.number:
                return mark
        before = (relation.target for relation in said.relations if relation.verb == "repeats")
        said = next((found for id_ in before for found in read.marks("statement", id_)), None)
    return None


def _reported(read: Reader, statement: Statement) -> tuple[Sighting, ...]:
    """Return what articles published later said of the event that the note of *statement* announced, or that of what it repeats."""
    own = _announced(read, statement)
    if own is None:
        return ()
    since = max(_later(own), _later(statement))
    return tuple(s for s in read.marks("event", own.event) if _later(s) > since)


def _later(mark: Mark) -> tuple[date, Place]:
    return published(mark.written), place(mark)
