"""Statements and gaps as they were placed and tied: their ids are one name space, and ties must not run in a circle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeGuard

from briefbook.link.marks import id_of
from briefbook.link.passages import needle_of
from briefbook.link.rules import BACKWARD_VERBS, Tied, check_relation_cycles
from briefbook.model.corpus import Placed, Tie
from briefbook.model.ids import DemandId
from briefbook.model.notes import VERBS, GapNote, Note, StatementNote
from briefbook.model.place import KEY
from briefbook.model.problem import Problem, Span, error
from briefbook.model.registries import Demand


def placed(notes: Iterable[Note]) -> tuple[Placed, ...]:
    """Return the statements among *notes*, and the gaps that have an id, in their order."""
    return tuple(_placed(notes))


def _placed(notes: Iterable[Note]) -> Iterator[Placed]:
    for note in notes:
        if _is_statement(note):
            yield Placed(id=id_of(note), span=note.place.span(_telling(note)), own=bool(note.own_id))
        elif isinstance(note, GapNote) and note.own_id:
            yield Placed(id=note.own_id, span=note.place.span("id"), own=True, gap=True)


def ties(notes: Iterable[Note]) -> tuple[Tie, ...]:
    """Return how the statements among *notes* are tied; of two with one id the later counts."""
    tied = tuple(note for note in notes if _is_statement(note))
    if not any(note.verbs for note in tied):
        return ()
    of = {id_of(note): note for note in tied}
    return tuple(
        Tie(subject=id_, verb=verb, target=target, span=note.place.span(verb, number))
        for id_, note in of.items()
        if note.verbs
        for verb in VERBS
        for number, target in enumerate(note.verbs.get(verb, ()))
    )


def check_statements(
    all_placed: Sequence[tuple[Placed, ...]], all_ties: Sequence[tuple[Tie, ...]], demands: Mapping[DemandId, Demand]
) -> Iterator[Problem]:
    """Yield a problem for each id given twice, for each tie to itself, for each circle.

    Both sequences hold one tuple an article, in the order of articles' ids.
    """
    ids = [each.id for each in chain.from_iterable(all_placed)]
    distinct = frozenset(ids)
    if len(distinct) < len(ids) or not distinct.isdisjoint(demands):
        yield from _twice(chain.from_iterable(all_placed), demands)
    if any(all_ties):
        tied = _tied(all_placed, all_ties, distinct=len(distinct) == len(ids))
        yield from check_relation_cycles(tied)
        yield from _to_itself(tied)


def places_of(all_placed: Iterable[Placed], demands: Mapping[DemandId, Demand]) -> Mapping[str, Span]:
    """Return where each statement and gap stands that is no demand by its id; of two with one id, the first."""
    places: dict[str, Span] = {}
    for each in all_placed:
        if DemandId(each.id) not in demands:
            places.setdefault(each.id, each.span)
    return places


def _is_statement(note: Note) -> TypeGuard[StatementNote]:
    """Tell whether *note* is a statement that has an id."""
    return isinstance(note, StatementNote) and bool(note.own_id or needle_of(note))


def _telling(note: StatementNote) -> str:
    """Return the field that makes the id of a statement."""
    return "id" if note.own_id else "quote" if note.quote else "anchor"


def _twice(all_placed: Iterable[Placed], demands: Mapping[DemandId, Demand]) -> Iterator[Problem]:
    """Yield a problem for each id given twice: statements, gaps and demands share one name space."""
    first: dict[str, Placed] = {}
    other = "choose another id: those of statements, gaps and demands share one name space"
    for each in all_placed:
        demand = demands.get(DemandId(each.id))
        if demand is not None:
            told = f'the demand at {demand.place.span(KEY)} is called "{each.id}" too'
            yield error("duplicate-id", each.span, told, other)
        elif each.id in first and each.own:
            what = "gap" if first[each.id].gap else "statement"
            told = f'another {what} is called "{each.id}" ({first[each.id].span})'
            yield error("duplicate-id", each.span, told, other)
        elif each.id in first:
            hint = "make the anchor longer, or give one of the two an `id` of its own"
            told = f"another statement has the same passage ({first[each.id].span})"
            yield error("same-passage", each.span, told, hint)
        else:
            first[each.id] = each


def _tied(
    all_placed: Sequence[tuple[Placed, ...]], all_ties: Sequence[tuple[Tie, ...]], *, distinct: bool
) -> Mapping[str, Tied]:
    """Return the ties of each statement; unless all ids are *distinct*, those of the last article that has the id."""
    tied: dict[str, Tied] = {}
    for here, bound in zip(all_placed, all_ties, strict=True):
        if not distinct:
            tied.update({each.id: () for each in here})
        for tie in bound:
            tied[tie.subject] = (*tied.get(tie.subject, ()), (tie.verb, tie.target, tie.span))
    return tied


def _to_itself(tied: Mapping[str, Tied]) -> Iterator[Problem]:
    """Yield a problem for each statement that is tied to itself by a verb that looks no way back in time."""
    for id_, bound in tied.items():
        for verb, target, span in bound:
            if target == id_ and verb not in BACKWARD_VERBS:
                hint = "name the other statement; `status --ids` prints the ids to refer to"
                yield error("tied-to-itself", span, f"`{verb}` ties the statement to itself", hint)
