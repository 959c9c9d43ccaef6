"""Inverses: every relation seen from its target."""

from briefbook.collection import Reader
from briefbook.derive.order import as_said
from briefbook.model.findings import Inverse
from briefbook.model.notes import VERBS


def inverses(read: Reader, target: str) -> tuple[Inverse, ...] | None:
    """Return what is tied to the demand or statement *target*, in the order in which it was said, then of the verbs."""
    found = tuple(
        Inverse(verb=relation.verb, statement=statement)
        for statement in as_said(read.marks("tied", target))
        for relation in sorted(statement.relations, key=lambda r: VERBS.index(r.verb))
        if relation.target == target
    )
    return found or None
