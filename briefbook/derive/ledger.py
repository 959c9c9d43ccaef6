"""The ledger: who predicted or promised what by when, and what was reported later."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from briefbook.collection import Reader
from briefbook.derive.order import Place, as_said, place, published, rank
from briefbook.derive.trails import REPORTED
from briefbook.model.corpus import Sighting, Statement
from briefbook.model.findings import LedgerEntry
from briefbook.model.ids import StatementId

#: The kinds of statement that the ledger follows.
FOLLOWED: Final = frozenset({"prediction", "promise"})
#: The verbs that leave a prediction or promise as open as it was.
LEAVES_OPEN: Final = frozenset({"repeats", "clarifies"})


def ledger(read: Reader, _key: str) -> tuple[LedgerEntry, ...]:
    """Return an entry for each prediction and promise, in the order in which they were made.

    An utterance told by several outlets is one entry; what is tied to any telling of it counts.
    """
    return tuple(_entries(read, as_said(s for who in read.keys("followed") for s in read.marks("followed", who))))


def by_follower(read: Reader, actor: str) -> tuple[LedgerEntry, ...]:
    """Return the entries of what *actor* predicted or promised, in the order in which that was said."""
    entries = _entries(read, as_said(read.marks("followed", actor)))
    return tuple(entry for entry in entries if actor in entry.statement.who)


def _entries(read: Reader, followed: Iterable[Statement]) -> Iterator[LedgerEntry]:
    told = read.shared("told")
    entered: set[StatementId] = set()
    for statement in followed:
        if statement.id not in entered:
            utterance = told.get(statement.id)
            group = utterance.statements if utterance else (statement,)
            first = min((telling for telling in group if telling.kind in FOLLOWED), key=rank)
            entered.update(telling.id for telling in group)
            yield _entry(read, first, group)


def _entry(read: Reader, statement: Statement, group: Sequence[Statement]) -> LedgerEntry:
    ids = {telling.id for telling in group}
    ties = [
        inverse
        for telling in group
        for inverse in read.found("inverses", telling.id) or ()
        if inverse.statement.id not in ids and rank(inverse.statement) > rank(statement)
    ]
    horizon = next((telling.by_when for telling in (statement, *group) if telling.by_when), None)
    reported = next((found for telling in group if (found := _reported(read, telling))), ())
    settled = any(inverse.verb not in LEAVES_OPEN for inverse in ties) or any(s.status in REPORTED for s in reported)
    return LedgerEntry(
        statement=statement,
        due=horizon.latest if horizon else None,
        later=as_said(inverse.statement for inverse in ties),
        open=not settled,
        reported=reported,
    )


def _reported(read: Reader, statement: Statement) -> tuple[Sighting, ...]:
    """Return what articles published later said of the event that the note of *statement* announced."""
    notes = read.marks("notes", statement.article)
    own = next((m for m in notes if isinstance(m, Sighting) and m.number == statement.number), None)
    if own is None:
        return ()
    return tuple(s for s in read.marks("event", own.event) if _later(s) > _later(own))


def _later(sighting: Sighting) -> tuple[date, Place]:
    return published(sighting.written), place(sighting)
