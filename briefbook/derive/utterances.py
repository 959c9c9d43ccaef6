"""Utterances: one remark told by several outlets."""

from briefbook.collection import Reader
from briefbook.derive.order import place
from briefbook.model.corpus import Statement
from briefbook.model.findings import Utterance
from briefbook.model.trace import EVERY

SAME = "same"


def utterances(read: Reader, _key: str) -> tuple[Utterance, ...]:
    """Return the groups of statements that ``same`` ties together, directly or by way of others, in the order of the earliest.

    ``same`` with a demand ties no statements: a demand may be made many times, in different words.
    """
    tied: dict[str, Statement] = {}
    leader: dict[str, str] = {}
    for statement in read.marks("same", "all"):
        for relation in statement.relations:
            others = read.marks("statement", relation.target) if relation.verb == SAME else ()
            for other in others[:1]:
                for telling in (statement, other):
                    tied[telling.id] = telling
                    leader.setdefault(telling.id, telling.id)
                leader[_root(leader, statement.id)] = _root(leader, other.id)
    groups: dict[str, list[Statement]] = {}
    for telling in sorted(tied.values(), key=place):
        groups.setdefault(_root(leader, telling.id), []).append(telling)
    return tuple(Utterance(id=group[0].id, statements=tuple(group)) for group in groups.values() if len(group) > 1)


def told(read: Reader, _key: str) -> dict[str, Utterance]:
    """Return the utterance of each statement that is part of one."""
    return {telling.id: utterance for utterance in read.found("utterances", EVERY) for telling in utterance.statements}


def _root(leader: dict[str, str], id_: str) -> str:
    """Return who leads the group of *id_*, and halve the way there (union-find with path halving)."""
    while leader[id_] != id_:
        leader[id_] = leader[leader[id_]]
        id_ = leader[id_]
    return id_
