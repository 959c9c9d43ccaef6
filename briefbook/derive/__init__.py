"""Derive what the corpus implies: verdicts, trails, positions, answers, utterances, origins, the ledger, the days.

Each finding is a function of what it reads, made when it is asked for; see :mod:`briefbook.collection`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, Final, cast

from briefbook.collection import Collection, Found, Maker, Reader
from briefbook.derive.actors import by_actor, positions
from briefbook.derive.days import calendar, coming, day
from briefbook.derive.gaps import closing
from briefbook.derive.inverses import inverses
from briefbook.derive.ledger import by_follower, ledger, pledge
from briefbook.derive.movement import courses, moves_on
from briefbook.derive.origins import origin_of
from briefbook.derive.responses import responses
from briefbook.derive.subjects import entries
from briefbook.derive.topics import below, by_topic, lineage
from briefbook.derive.trails import trail
from briefbook.derive.utterances import told, utterances
from briefbook.derive.verdicts import verdict, verdict_then
from briefbook.model.catalogue import Catalogue
from briefbook.model.corpus import Corpus, Mark
from briefbook.model.findings import Findings, Utterance
from briefbook.model.ids import ArticleId, StatementId
from briefbook.model.notes import Assessment, DayFile
from briefbook.model.trace import EVERY, Later, Trace

__all__ = ["MAKERS", "SHARED", "Collection", "Reader", "collect", "derive", "entries", "findings", "kept_days"]

#: How each finding is made.
MAKERS: Final[Mapping[str, Maker]] = {
    "below": below,
    "by_actor": by_actor,
    "by_follower": by_follower,
    "by_topic": by_topic,
    "calendar": calendar,
    "closing": closing,
    "coming": coming,
    "courses": courses,
    "day": day,
    "inverses": inverses,
    "ledger": ledger,
    "lineage": lineage,
    "moves_on": moves_on,
    "origin": origin_of,
    "pledge": pledge,
    "positions": positions,
    "responses": responses,
    "told": told,
    "trail": trail,
    "utterances": utterances,
    "verdict": verdict,
    "verdict_then": verdict_then,
}


#: The findings that are one mapping for all.
SHARED: Final = frozenset({"told"})


def derive(corpus: Corpus) -> Findings:
    """Return everything that *corpus* implies, each finding once it is asked for."""
    return findings(Reader(collect(corpus, MAKERS, SHARED), Trace()))


def collect(corpus: Corpus, makers: Mapping[str, Maker], shared: AbstractSet[str]) -> Collection:
    """Return *corpus* as findings are made from it, by *makers*."""
    catalogue = Catalogue()
    marks: defaultdict[ArticleId, list[Mark]] = defaultdict(list)
    for kind in (corpus.statements, corpus.values, corpus.sightings, corpus.corrections, corpus.gaps):
        for mark in kind:
            marks[mark.article].append(mark)
    for article in corpus.articles.values():
        catalogue.put(article, {}, entries(article, marks[article.id], corpus.registries))
    catalogue.keep(kept_days(corpus.days, corpus.assessments))
    return Collection(
        registries=corpus.registries, catalogue=catalogue, as_of=corpus.as_of, makers=makers, shared=shared
    )


def kept_days(days: Iterable[DayFile], assessments: Iterable[Assessment]) -> set[date]:
    """Return the days that have a record whatever was reported: those of briefs and assessments."""
    return {*(file.day for file in days), *(a.made.day for a in assessments if a.made.day)}


def findings(read: Reader) -> Findings:
    """Return the findings as tables that *read* notes the reading of."""
    entered = read.registries

    def found(name: str, keys: Callable[[], Any] = tuple) -> Found:
        return Found(read, name, keys)

    return Findings(
        verdicts=found("verdict", lambda: entered.figures),
        verdicts_then=found("verdict_then"),
        trails=found("trail", lambda: entered.events),
        positions=found("positions", lambda: entered.actors),
        courses=found("courses", lambda: entered.actors),
        moves_on=found("moves_on", lambda: entered.topics),
        responses=found("responses", lambda: entered.demands),
        utterances=Later(lambda: read.found("utterances", EVERY)),
        told=cast("Mapping[StatementId, Utterance]", read.shared("told")),
        origins=found("origin", lambda: (statement.id for statement in read.marks("statements", "all"))),
        inverses=found("inverses", lambda: (key for key in read.keys("tied") if read.found("inverses", key))),
        ledger=Later(lambda: read.found("ledger", EVERY)),
        pledges=found("pledge", lambda: (entry.statement.id for entry in read.found("ledger", EVERY))),
        calendar=Later(lambda: read.found("calendar", EVERY)),
        by_day=found("day", lambda: (day.isoformat() for day in read.found("calendar", EVERY))),
        by_actor=found("by_actor", lambda: entered.actors),
        by_follower=found("by_follower", lambda: read.keys("followed")),
        by_topic=found("by_topic", lambda: entered.topics),
    )
