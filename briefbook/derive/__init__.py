"""Derive what the corpus implies: verdicts, trails, positions, answers, utterances, origins, the ledger, the days."""

from briefbook.derive.actors import by_actor, positions
from briefbook.derive.days import days
from briefbook.derive.inverses import inverses
from briefbook.derive.ledger import ledger
from briefbook.derive.order import ranks
from briefbook.derive.responses import responses
from briefbook.derive.topics import by_topic, with_ancestors
from briefbook.derive.trails import trails
from briefbook.derive.utterances import members, utterances
from briefbook.derive.verdicts import verdicts
from briefbook.model.corpus import Corpus
from briefbook.model.findings import Findings
from briefbook.model.rest import origins

__all__ = ["derive"]


def derive(corpus: Corpus) -> Findings:
    """Return everything that *corpus* implies. Pure: the same corpus gives the same findings, in the same order."""
    rank = ranks(corpus)
    lineage = with_ancestors(corpus.registries.topics)
    told = utterances(corpus)
    utterance_of = members(told)
    tied = inverses(corpus, rank)
    sources = origins(corpus.statements, utterance_of, corpus.articles)
    return Findings(
        verdicts=verdicts(corpus),
        trails=trails(corpus),
        positions=positions(corpus, rank, lineage),
        responses=responses(corpus, rank, utterance_of),
        utterances=told,
        utterance_of=utterance_of,
        origins={statement.id: source for statement, source in zip(corpus.statements, sources, strict=True)},
        inverses=tied,
        ledger=ledger(corpus, rank, told, tied),
        days=days(corpus, rank),
        by_actor=by_actor(corpus, rank),
        by_topic=by_topic(corpus, lineage),
    )
