"""Inverses: every relation seen from its target."""

from collections.abc import Mapping

from briefbook.model.corpus import Corpus
from briefbook.model.findings import Inverse
from briefbook.model.ids import StatementId
from briefbook.model.notes import VERBS


def inverses(corpus: Corpus, rank: Mapping[StatementId, int]) -> dict[str, tuple[Inverse, ...]]:
    """Return what is tied to each demand and statement, in the order in which it was said, then of the verbs."""
    found: dict[str, list[Inverse]] = {}
    for statement in sorted(corpus.statements, key=lambda s: rank[s.id]):
        for relation in sorted(statement.relations, key=lambda r: (VERBS.index(r.verb), r.target)):
            found.setdefault(relation.target, []).append(Inverse(verb=relation.verb, statement=statement))
    targets = (*corpus.registries.demands, *(statement.id for statement in corpus.statements))
    return {target: tuple(found[target]) for target in targets if target in found}
