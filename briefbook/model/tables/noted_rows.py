"""Rows that one article gives the data tables: its own, and one for each thing noted in it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from msgspec import Struct

from briefbook.model import tables
from briefbook.model.corpus import Corpus, Gap, Linked, Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import UNKNOWN, ArticleId
from briefbook.model.notes import VERBS, ArticleFile
from briefbook.model.tables import Table
from briefbook.model.tables.cells import Cell, Hole, Row, dated

M = TypeVar("M", bound=Mark)


class Noted(Struct, frozen=True, gc=False, kw_only=True):
    """An article as the data tables see it: its header, the words it has, and its notes, of each kind in their order."""

    article: ArticleFile
    words: int
    marks: tuple[Mark, ...]

    def of(self, kind: type[M]) -> list[M]:
        """Return the notes of one kind."""
        return [mark for mark in self.marks if type(mark) is kind]


def noted_in(linked: Linked) -> Noted:
    """Return what the data tables see of one linked article."""
    return Noted(article=linked.article.file, words=linked.measure.words, marks=linked.marks)


def noted(corpus: Corpus) -> Iterator[Noted]:
    """Yield each article of *corpus* with its notes, in order of publication."""
    marks: Mapping[ArticleId, list[Mark]] = {id_: [] for id_ in corpus.articles}
    for kind in (corpus.statements, corpus.values, corpus.sightings, corpus.gaps, corpus.corrections):
        for mark in kind:
            marks[mark.article].append(mark)
    for id_, article in corpus.articles.items():
        yield Noted(article=article.file, words=corpus.measures[id_].words, marks=tuple(marks[id_]))


def article_row(noted: Noted) -> Row:
    """Return the row of an article."""
    file = noted.article
    return (
        *(file.id, file.source, file.title, *dated(file.published), file.url),
        *(noted.words, *(len(noted.of(kind)) for kind in (Statement, Value, Sighting))),
        *(file.by, file.dateline, file.genre, file.lang, file.wire, file.reporting),
        *(_text(file.captured), file.archived, _text(file.updated)),
    )


def statement_row(statement: Statement) -> Row:
    """Return the row of a statement. Its origin depends on other tellings, the speakers' spellings on their registry: holes."""
    passage = statement.passage
    return (
        *(statement.id, statement.article, passage.paragraph, statement.who, statement.says, statement.quote),
        *(passage.voice.value, statement.kind, *dated(statement.said)),
        statement.written.published.text,
        *(statement.at, statement.about, statement.to, statement.via),
        # A passage that cannot be verified stops the build: what is here was verified.
        *(bool(statement.anon) or UNKNOWN in statement.who, True),
        *_verbs(statement),
        *(tuple(role for role in statement.roles if role), statement.roll_up),
        *(statement.anon, statement.why_anon, statement.lang, statement.condition, _text(statement.by_when)),
        *(Hole("origin", statement.id), Hole("speakers", ";".join(statement.who)), statement.note),
        statement.closes,
    )


def sighting_row(sighting: Sighting) -> Row:
    """Return the row of a sighting of an event."""
    return (
        *(sighting.event, sighting.article, sighting.status, *dated(sighting.when), sighting.by, sighting.via),
        *_numbered(sighting),
    )


def value_row(value: Value) -> Row:
    """Return the row of a reported number. A unit that the note leaves to the figure is a hole."""
    number = value.quantity
    return (
        *(value.figure, value.article, number.text, number.hedge.value, number.low, number.high),
        *(value.unit or Hole("unit", value.figure), value.currency, value.scope),
        *(_text(value.as_of), value.by, value.via),
        *_numbered(value),
    )


def gap_row(gap: Gap) -> Row:
    """Return the row of an open question."""
    return (
        *(gap.article, gap.number, gap.passage.paragraph, gap.question),
        *(gap.about, gap.by, gap.via, gap.anon, gap.note, gap.id),
    )


def correction_row(made: OutletCorrection) -> Row:
    """Return the row of a correction by an outlet."""
    return (
        *(made.article, made.number, made.passage.paragraph),
        *(made.name, made.was, made.now, made.about, made.note, made.on),
    )


def _relations(noted: Noted) -> Iterator[Row]:
    for statement in noted.of(Statement):
        for relation in statement.relations:
            yield relation.subject, relation.verb, relation.target


def _rows(kind: type[M], row: Callable[[M], Row]) -> Callable[[Noted], Iterator[Row]]:
    return lambda noted: map(row, noted.of(kind))


def _numbered(mark: Mark) -> tuple[Cell, ...]:
    return mark.number, mark.passage.paragraph, mark.anon, mark.note, mark.closes


def _verbs(statement: Statement) -> tuple[tuple[str, ...], ...]:
    """Return what the statement is tied to by each verb, as typed."""
    ties = statement.relations
    if not ties:
        return _NO_VERBS
    return tuple(tuple(tie.target for tie in ties if tie.verb == verb) for verb in VERBS)


_NO_VERBS: Final[tuple[tuple[str, ...], ...]] = ((),) * len(VERBS)


def _text(written: object | None) -> str | None:
    return None if written is None else str(written)


#: The tables that articles fill, and how.
ARTICLE_ROWS: Final[tuple[tuple[Table, Callable[[Noted], Iterator[Row]]], ...]] = (
    (tables.ARTICLES, lambda noted: iter((article_row(noted),))),
    (tables.STATEMENTS, _rows(Statement, statement_row)),
    (tables.SIGHTINGS, _rows(Sighting, sighting_row)),
    (tables.VALUES, _rows(Value, value_row)),
    (tables.RELATIONS, _relations),
    (tables.GAPS, _rows(Gap, gap_row)),
    (tables.CORRECTIONS, _rows(OutletCorrection, correction_row)),
)
