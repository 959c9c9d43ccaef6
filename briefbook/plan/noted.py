"""Tables of what notes say of one thing: each row is a function of the notes under a few subjects."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Final

from briefbook.collection import Finding, Maker, Reader
from briefbook.model.corpus import Gap, OutletCorrection, Sighting, Statement, Value
from briefbook.model.findings import DayRecord, Response
from briefbook.model.ids import ActorId, DemandId, EventId, StatementId
from briefbook.model.trace import EVERY
from briefbook.plan.answers import answered
from briefbook.plan.coverage import compared, outlets, points
from briefbook.plan.entered import grouped
from briefbook.plan.evenings import evening, known_of, told_by, when_known
from briefbook.plan.shelving import count, letters, parts, total
from briefbook.plan.site import age_of


def _announced(read: Reader, statement: str) -> tuple[Sighting | Value, ...]:
    return tuple(
        mark
        for said in read.marks("statement", statement)[:1]
        for mark in read.marks("notes", said.article)
        if mark.number == said.number and isinstance(mark, Sighting | Value)
    )


def _corrected(read: Reader, _: Finding) -> Mapping[StatementId, tuple[OutletCorrection, ...]]:
    return grouped((id_, mark) for mark in read.marks("corrections", "all") for id_ in dict.fromkeys(mark.on))


def _in_doubt(read: Reader, _: Finding) -> Mapping[StatementId, tuple[OutletCorrection, ...]]:
    return grouped(
        (said.id, mark)
        for mark in read.marks("corrections", "all")
        if not mark.on
        for said in read.marks("notes", mark.article)
        if isinstance(said, Statement) and set(mark.about) & set(said.about)
    )


def _statement(read: Reader, id_: str) -> Statement | None:
    return next(iter(read.marks("statement", id_)), None)


def _gap(read: Reader, id_: str) -> Gap | None:
    return next(iter(read.marks("gap", id_)), None)


def _said_by(read: Reader, actor: str) -> tuple[Statement, ...]:
    return _newest(read.marks("said", actor))


def _behalf(read: Reader, actor: str) -> tuple[Statement, ...]:
    return _newest(read.marks("behalf", actor))


def _said_on(read: Reader, topic: str) -> tuple[Statement, ...]:
    return _newest(mark for mark in read.found("by_topic", topic) if isinstance(mark, Statement))


def _said_in(read: Reader, article: str) -> tuple[Statement, ...]:
    return tuple(mark for mark in read.marks("notes", article) if isinstance(mark, Statement))


def _newest(statements: Finding) -> tuple[Statement, ...]:
    return tuple(sorted({s.id: s for s in statements}.values(), key=age_of, reverse=True))


def _said_at(read: Reader, event: str) -> tuple[Statement, ...]:
    return tuple(sorted(read.marks("at", event), key=age_of))


def _demands_on(read: Reader, topic: str) -> tuple[DemandId, ...]:
    about = read.shared("demands_about")
    return tuple(sorted({id_ for under in read.found("below", topic) for id_ in about.get(under, ())}))


def _in_time(name: str) -> Maker:
    """Return the maker of the events of a group that have a page, in time order."""

    def rows(read: Reader, key: str) -> tuple[EventId, ...]:
        ages = read.shared("event_ages")
        there = {id_: age for id_ in read.shared(name).get(key, ()) if (age := ages.get(id_)) is not None}
        return tuple(sorted(there, key=there.__getitem__))

    return rows


def _answers(read: Reader, key: tuple[DemandId, ActorId]) -> tuple[Response, ...] | None:
    columns: Mapping[ActorId, tuple[Response, ...]] = read.found("answered", key[0])
    return columns.get(key[1])


def _answerers(read: Reader, demand: str) -> tuple[ActorId, ...]:
    return tuple(read.found("answered", demand))


def _months(read: Reader, _: Finding) -> Mapping[date, tuple[date, ...]]:
    days = read.found("calendar", EVERY)
    return {first: tuple(group) for first, group in groupby(days, key=lambda day: day.replace(day=1))}


def _contents(read: Reader, day: date) -> tuple[int, int, int] | None:
    key = day.isoformat()
    if day not in read.shared("calendar_days"):
        return None
    happened = {sighting.event for sighting in read.marks("happened", key)}
    said: set[StatementId] = {statement.id for statement in read.marks("said on", key)}
    return len(happened), len(said), len(read.articles("published", key))


def _calendar_days(read: Reader, _: Finding) -> Mapping[date, bool]:
    return dict.fromkeys(read.found("calendar", EVERY), True)


def _uttered(read: Reader, _: Finding) -> Mapping[StatementId, bool]:
    return {utterance.id: True for utterance in read.found("utterances", EVERY)}


def _reach(read: Reader, _: Finding) -> Mapping[str, date]:
    """Return the *first* and the *last* day by which an article was surely out; nothing if no date tells one."""
    out = [day for id_ in read.articles("articles", "all") if (day := read.out(id_)) != date.max]
    return {"first": min(out), "last": max(out)} if out else {}


def _record(read: Reader, day: date) -> DayRecord:
    record: DayRecord = read.found("day", day.isoformat())
    return record


NOTED: Final[Mapping[str, Maker]] = {
    "announced": _announced,
    "answered": answered,
    "answerers": _answerers,
    "answers": _answers,
    "behalf": _behalf,
    "calendar_days": _calendar_days,
    "compared": compared,
    "contents": _contents,
    "corrected": _corrected,
    "count": count,
    "demands_on": _demands_on,
    "evening": evening,
    "events_at": _in_time("entered_at"),
    "events_on": _in_time("entered_on"),
    "events_with": _in_time("entered_with"),
    "followers": _in_time("entered_after"),
    "known_of": known_of,
    "gap": _gap,
    "in_doubt": _in_doubt,
    "letters": letters,
    "months": _months,
    "outlets": outlets,
    "parts": parts,
    "pieces": _in_time("entered_in"),
    "points": points,
    "reach": _reach,
    "record": _record,
    "said_at": _said_at,
    "said_by": _said_by,
    "said_in": _said_in,
    "said_on": _said_on,
    "statement": _statement,
    "told_by": told_by,
    "total": total,
    "uttered": _uttered,
    "when_known": when_known,
}
"""How each of these tables is made, a row at a time."""
