"""The ledger: who predicted or promised what by when, and what was reported later."""

from collections.abc import Mapping, Sequence
from typing import Final

from briefbook.derive.order import published
from briefbook.derive.trails import REPORTED
from briefbook.derive.utterances import whole
from briefbook.model.corpus import Corpus, Sighting, Statement
from briefbook.model.findings import Inverse, LedgerEntry, Utterance
from briefbook.model.ids import EventId, StatementId

#: The kinds of statement that the ledger follows.
FOLLOWED: Final = frozenset({"prediction", "promise"})
#: The verbs that leave a prediction or promise as open as it was.
LEAVES_OPEN: Final = frozenset({"repeats", "clarifies"})


def ledger(
    corpus: Corpus,
    rank: Mapping[StatementId, int],
    told: tuple[Utterance, ...],
    tied: Mapping[str, tuple[Inverse, ...]],
) -> tuple[LedgerEntry, ...]:
    """Return an entry for each prediction and promise, in the order in which they were made.

    An utterance told by several outlets is one entry; what is tied to any telling of it counts.
    """
    tellings = whole(told)
    events = _Events(corpus)
    entries: list[LedgerEntry] = []
    entered: set[StatementId] = set()
    for statement in sorted(corpus.statements, key=lambda s: rank[s.id]):
        if statement.kind in FOLLOWED and statement.id not in entered:
            group = tellings.get(statement.id, (statement,))
            entered.update(telling.id for telling in group)
            entries.append(_entry(statement, group, rank, tied, events))
    return tuple(entries)


class _Events:
    """The sightings of *corpus* by event, and the event that each note announces."""

    def __init__(self, corpus: Corpus) -> None:
        self._articles = corpus.articles
        self._position = {article: n for n, article in enumerate(corpus.articles)}
        self._announced = {(s.article, s.number): s for s in corpus.sightings}
        self._by_event: dict[EventId, list[Sighting]] = {}
        for sighting in corpus.sightings:
            self._by_event.setdefault(sighting.event, []).append(sighting)

    def reported(self, statement: Statement) -> tuple[Sighting, ...]:
        """Return what articles published later said of the event that the note of *statement* announced."""
        own = self._announced.get((statement.article, statement.number))
        if own is None:
            return ()
        place = self._place(own)
        return tuple(s for s in self._by_event[own.event] if self._place(s) > place)

    def _place(self, sighting: Sighting) -> tuple[object, int, int]:
        article = sighting.article
        return published(self._articles[article]), self._position[article], sighting.number


def _entry(
    statement: Statement,
    group: Sequence[Statement],
    rank: Mapping[StatementId, int],
    tied: Mapping[str, tuple[Inverse, ...]],
    events: _Events,
) -> LedgerEntry:
    ids = {telling.id for telling in group}
    ties = [
        inverse
        for telling in group
        for inverse in tied.get(telling.id, ())
        if inverse.statement.id not in ids and rank[inverse.statement.id] > rank[statement.id]
    ]
    later = {inverse.statement.id: inverse.statement for inverse in ties}
    horizon = next((telling.by_when for telling in (statement, *group) if telling.by_when), None)
    reported = next((found for telling in group if (found := events.reported(telling))), ())
    settled = any(inverse.verb not in LEAVES_OPEN for inverse in ties) or any(s.status in REPORTED for s in reported)
    return LedgerEntry(
        statement=statement,
        due=horizon.latest if horizon else None,
        later=tuple(sorted(later.values(), key=lambda s: rank[s.id])),
        open=not settled,
        reported=reported,
    )
