"""Who answered a demand, newest answer first: what matrices, actors and days show of the responses."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from briefbook.collection import Reader
from briefbook.model.findings import Response
from briefbook.model.ids import ActorId, StatementId
from briefbook.model.registries import Demand
from briefbook.plan.site import age_of, out_on

#: A statement that accepts or rejects is told as that, even if it was tied to the demand by a weaker verb as well.
DECISIVE: Final = ("accepts", "rejects", "contradicts", "supports", "answers")
#: What settles a demand for whoever says it; it stays open for whoever says no more than the other verbs.
SETTLING: Final = frozenset(DECISIVE[:2])


def answered(read: Reader, demand: str) -> Mapping[ActorId, tuple[Response, ...]]:
    """Return the answers to *demand* by whom they count for: newest first, each statement once, in its decisive verb."""
    return _columns(read.found("responses", demand))


def decided(responses: Sequence[Response]) -> Response | None:
    """Return the newest of *responses* (newest first) that accepts or rejects, unless the newest of all says the same."""
    found = next((response for response in responses if response.verb in SETTLING), None)
    return None if found is None or found.verb == responses[0].verb else found


def newest_answers(responses: Iterable[Response], until: date) -> tuple[Response, ...]:
    """Return the newest answer of each side among those of *responses* published by the end of *until*, each statement once."""
    out = (response for response in responses if out_on(response.statement) <= until)
    return tuple({told[0].statement.id: told[0] for told in _columns(out).values()}.values())


def undecided(
    demand: Demand, responses: Iterable[Response], until: date
) -> tuple[tuple[ActorId, ...], tuple[Response, ...]] | None:
    """Return for whom *demand* was open by the end of *until*: who had not answered, and the newest answers that settle nothing.

    ``None`` if everybody asked had accepted or rejected it. Where nobody was named, whoever accepts or rejects settles it.
    """
    told = _columns(response for response in responses if out_on(response.statement) <= until)
    settled = {actor for actor, given in told.items() if any(response.verb in SETTLING for response in given)}
    asked = demand.to or tuple(told)
    if settled and settled.issuperset(demand.to):
        return None
    left = [actor for actor in asked if actor not in settled]
    return tuple(actor for actor in left if actor not in told), tuple(told[actor][0] for actor in left if actor in told)


def _columns(responses: Iterable[Response]) -> Mapping[ActorId, tuple[Response, ...]]:
    columns: dict[ActorId, dict[StatementId, Response]] = {}
    for response in responses:
        column = columns.setdefault(response.actor, {})
        before = column.get(response.statement.id)
        if before is None or _weight(response) < _weight(before):
            column[response.statement.id] = response
    return {
        actor: tuple(sorted(by_id.values(), key=lambda r: age_of(r.statement), reverse=True))
        for actor, by_id in columns.items()
    }


def _weight(response: Response) -> int:
    return DECISIVE.index(response.verb) if response.verb in DECISIVE else len(DECISIVE)
