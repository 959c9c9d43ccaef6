"""The order in which things were said, and grouping that keeps an order."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from briefbook.model.corpus import Article, Corpus, Statement
from briefbook.model.ids import StatementId

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def published(article: Article) -> date:
    """Return the last day on which *article* may have been published: from then on its content is known.

    An article with no end to its date counts by its earliest day, one without any day as the last of all.
    """
    written = article.file.published
    return written.latest or written.earliest or date.max


def spoken(statement: Statement, article: Article) -> date:
    """Return the day that places *statement* among others: the last day on which it may have been said.

    Nothing is said after it was published, so where no day is known (or only an open one) that day bounds it. The day
    serves to sort and is never shown: date said and date published do not stand in for each other.
    """
    bound = published(article)
    if statement.said is None or statement.said.latest is None:
        return bound
    return min(statement.said.latest, bound)


def ranks(corpus: Corpus) -> Mapping[StatementId, int]:
    """Return the place of each statement in the order in which they were said, counted from 0.

    Ties are broken by the order of the corpus: publication, article id, number of the note.
    """
    numbered = enumerate(corpus.statements)
    timed = sorted((spoken(statement, corpus.articles[statement.article]), n) for n, statement in numbered)
    return {corpus.statements[n].id: rank for rank, (_, n) in enumerate(timed)}


def grouped(keys: Iterable[K], pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the values of *pairs* by key: every one of *keys* in its order, no other, values in the order given."""
    groups: dict[K, list[V]] = {key: [] for key in keys}
    for key, value in pairs:
        if key in groups:
            groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
