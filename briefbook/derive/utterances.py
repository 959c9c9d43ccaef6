"""Utterances: one remark told by several outlets."""

from collections.abc import Mapping

from briefbook.model.corpus import Corpus, Statement
from briefbook.model.findings import Utterance
from briefbook.model.ids import StatementId

SAME = "same"


def utterances(corpus: Corpus) -> tuple[Utterance, ...]:
    """Return the groups of statements that ``same`` ties together, directly or by way of others, earliest first.

    ``same`` with a demand ties no statements: a demand may be made many times, in different words.
    """
    leader = {statement.id: statement.id for statement in corpus.statements}
    for statement in corpus.statements:
        for relation in statement.relations:
            target = StatementId(relation.target)
            if relation.verb == SAME and target in leader:
                leader[_root(leader, statement.id)] = _root(leader, target)
    groups: dict[StatementId, list[Statement]] = {}
    for statement in corpus.statements:
        groups.setdefault(_root(leader, statement.id), []).append(statement)
    return tuple(Utterance(id=group[0].id, statements=tuple(group)) for group in groups.values() if len(group) > 1)


def members(told: tuple[Utterance, ...]) -> dict[StatementId, StatementId]:
    """Return the utterance of each statement that is part of one."""
    return {statement.id: utterance.id for utterance in told for statement in utterance.statements}


def whole(told: tuple[Utterance, ...]) -> Mapping[StatementId, tuple[Statement, ...]]:
    """Return all tellings of each statement that is part of an utterance."""
    return {statement.id: utterance.statements for utterance in told for statement in utterance.statements}


def _root(leader: dict[StatementId, StatementId], id_: StatementId) -> StatementId:
    """Return who leads the group of *id_*, and halve the way there (union-find with path halving)."""
    while leader[id_] != id_:
        leader[id_] = leader[leader[id_]]
        id_ = leader[id_]
    return id_
