"""What page makers draw on: corpus, findings, look-up tables, and which pages exist."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from briefbook.model.corpus import Article, Corpus, Mark, OutletCorrection, Statement
from briefbook.model.findings import Findings, Utterance
from briefbook.model.ids import ActorId, ArticleId, EventId, SourceId, StatementId
from briefbook.plan.existing import existing

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The corpus with what page makers look up in it. *paths* are those of all pages: nothing links to a page that is not made."""

    corpus: Corpus
    findings: Findings
    paths: frozenset[str]
    statements: Mapping[StatementId, Statement]
    utterances: Mapping[StatementId, Utterance]
    articles_of: Mapping[SourceId, tuple[Article, ...]]
    at_event: Mapping[EventId, tuple[Statement, ...]]
    marks_of: Mapping[ArticleId, tuple[Mark, ...]]
    behalf: Mapping[ActorId, tuple[Statement, ...]]
    corrected: Mapping[StatementId, tuple[OutletCorrection, ...]]
    members: Mapping[ActorId, tuple[ActorId, ...]]

    def published(self, mark: Mark) -> date:
        """Return the day on which the article of *mark* was surely out."""
        return day_of(self.corpus.articles[mark.article])

    def newest(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return *statements* newest first: by day said (else published), day published, id."""
        return tuple(sorted(statements, key=self._age, reverse=True))

    def oldest(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return *statements* oldest first."""
        return tuple(sorted(statements, key=self._age))

    def _age(self, statement: Statement) -> tuple[date, date, StatementId]:
        published = self.published(statement)
        said = statement.said.latest or statement.said.earliest if statement.said else None
        return (said or published, published, statement.id)


def day_of(article: Article) -> date:
    """Return the day by which *article* was published: the latest its date allows."""
    published = article.file.published
    return published.latest or published.earliest or date.max


def survey(corpus: Corpus, findings: Findings) -> Site:
    """Return the tables that pages are made from."""
    at_event: dict[EventId, list[Statement]] = defaultdict(list)
    behalf: dict[ActorId, list[Statement]] = defaultdict(list)
    marks: dict[ArticleId, list[Mark]] = defaultdict(list)
    articles: dict[SourceId, list[Article]] = defaultdict(list)
    members: dict[ActorId, list[ActorId]] = defaultdict(list)
    for statement in corpus.statements:
        if statement.at:
            at_event[statement.at].append(statement)
        for actor in statement.roll_up:
            behalf[actor].append(statement)
    for kind in (corpus.statements, corpus.values, corpus.sightings, corpus.corrections, corpus.gaps):
        for mark in kind:
            marks[mark.article].append(mark)
    for article in corpus.articles.values():
        articles[article.file.source].append(article)
    for entry in corpus.registries.actors.values():
        for above in dict.fromkeys((entry.part_of, *(role.of for role in entry.roles))):
            if above is not None and above != entry.id:
                members[above].append(entry.id)
    return Site(
        corpus=corpus,
        findings=findings,
        paths=existing(corpus, findings),
        statements={statement.id: statement for statement in corpus.statements},
        utterances=findings.told,
        articles_of=_frozen(articles),
        at_event=_frozen(at_event),
        marks_of={id_: tuple(sorted(found, key=lambda mark: mark.number)) for id_, found in marks.items()},
        behalf=_frozen(behalf),
        corrected=_corrected(corpus, marks),
        members=_frozen(members),
    )


def _corrected(
    corpus: Corpus, marks: Mapping[ArticleId, list[Mark]]
) -> Mapping[StatementId, tuple[OutletCorrection, ...]]:
    """Return the corrections that touch each statement: those of its article that share a topic with it."""
    touched: dict[StatementId, list[OutletCorrection]] = defaultdict(list)
    for correction in corpus.corrections:
        for mark in marks[correction.article]:
            if isinstance(mark, Statement) and set(mark.about) & set(correction.about):
                touched[mark.id].append(correction)
    return _frozen(touched)


def _frozen(groups: Mapping[K, list[T]]) -> Mapping[K, tuple[T, ...]]:
    return {key: tuple(group) for key, group in groups.items()}
