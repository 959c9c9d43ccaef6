"""Who answered a demand, newest answer first: what matrices, actors and days show of the responses."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from briefbook.model.findings import Response
from briefbook.model.ids import ActorId, DemandId, StatementId
from briefbook.plan.site import Site

#: A statement that accepts or rejects is told as that, even if it was tied to the demand by a weaker verb as well.
DECISIVE: Final = ("accepts", "rejects", "contradicts", "supports", "answers")


def answers(site: Site, demand: DemandId, until: date | None = None) -> Mapping[ActorId, tuple[Response, ...]]:
    """Return the answers to *demand* by whom they count for: newest first, each statement once, in its decisive verb.

    With *until* only what was published by the end of that day.
    """
    columns: dict[ActorId, dict[StatementId, Response]] = {}
    for response in site.findings.responses[demand]:
        if until is not None and site.published(response.statement) > until:
            continue
        column = columns.setdefault(response.actor, {})
        before = column.get(response.statement.id)
        if before is None or _weight(response) < _weight(before):
            column[response.statement.id] = response
    return {
        actor: tuple(by_id[statement.id] for statement in site.newest(r.statement for r in by_id.values()))
        for actor, by_id in columns.items()
    }


def _weight(response: Response) -> int:
    return DECISIVE.index(response.verb) if response.verb in DECISIVE else len(DECISIVE)
