"""The order in which things were published and said."""

from collections.abc import Iterable
from datetime import date

from briefbook.model.corpus import Mark, Statement, Written
from briefbook.model.ids import ArticleId

Place = tuple[date, date, ArticleId, int]


def published(written: Written) -> date:
    """Return the last day on which an article may have been published: from then on its content is known.

    An article with no end to its date counts by its earliest day, one without any day as the last of all.
    """
    return written.published.latest or written.published.earliest or date.max


def place(mark: Mark) -> Place:
    """Return where *mark* stands in the order of the corpus: publication (first day, last day), article, note."""
    day = mark.written.published
    return day.earliest or date.min, day.latest or date.max, mark.article, mark.number


def spoken(statement: Statement) -> date:
    """Return the day that places *statement* among others: the last day on which it may have been said.

    Nothing is said after it was published, so where no day is known (or only an open one) that day bounds it. The day
    serves to sort and is never shown: date said and date published do not stand in for each other.
    """
    bound = published(statement.written)
    if statement.said is None or statement.said.latest is None:
        return bound
    return min(statement.said.latest, bound)


def rank(statement: Statement) -> tuple[date, Place]:
    """Return where *statement* stands in the order in which things were said; ties are broken by the order of the corpus."""
    return spoken(statement), place(statement)


def as_said(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return *statements*, each once, in the order in which they were said."""
    return tuple(sorted({statement.id: statement for statement in statements}.values(), key=rank))
