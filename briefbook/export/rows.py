"""Rows: what each data table holds. Records of the corpus come in its order, registries in the order of ids."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from briefbook.export.cells import Cell, Filling, Row, dated, fill
from briefbook.export.registry_rows import actors, demands, events, figures, places, sources, topics
from briefbook.model import tables
from briefbook.model.corpus import Corpus, Mark, Statement
from briefbook.model.findings import Findings
from briefbook.model.ids import UNKNOWN
from briefbook.model.notes import VERBS
from briefbook.model.tables import Table


def filled(corpus: Corpus, findings: Findings) -> tuple[Filling, ...]:
    """Return every table with its rows."""
    return tuple(fill(table, make(corpus, findings)) for table, make in _MAKERS)


def _articles(corpus: Corpus, _: Findings) -> Iterator[Row]:
    statements, values, sightings = (_counted(marks) for marks in (corpus.statements, corpus.values, corpus.sightings))
    for id_, article in corpus.articles.items():
        file = article.file
        yield (
            *(id_, file.source, file.title, *dated(file.published), file.url),
            *(corpus.measures[id_].words, statements[id_], values[id_], sightings[id_]),
            *(file.by, file.dateline, file.genre, file.lang, file.wire, file.reporting),
            *(_text(file.captured), file.archived, _text(file.updated)),
        )


def _statements(corpus: Corpus, findings: Findings) -> Iterator[Row]:
    for statement in corpus.statements:
        passage = statement.passage
        yield (
            *(statement.id, statement.article, passage.paragraph, statement.who, statement.says, statement.quote),
            *(passage.voice.value, statement.kind, *dated(statement.said)),
            corpus.articles[statement.article].file.published.text,
            *(statement.at, statement.about, statement.to, statement.via),
            # A passage that cannot be verified stops the build: what is here was verified.
            *(bool(statement.anon) or UNKNOWN in statement.who, True),
            *_verbs(statement),
            *(tuple(role for role in statement.roles if role), statement.roll_up),
            *(statement.anon, statement.why_anon, statement.lang, statement.condition, _text(statement.by_when)),
            *(findings.origins[statement.id], _spellings(corpus, statement), statement.note),
        )


def _sightings(corpus: Corpus, _: Findings) -> Iterator[Row]:
    for sighting in corpus.sightings:
        yield (
            *(sighting.event, sighting.article, sighting.status, *dated(sighting.when), sighting.by, sighting.via),
            *_noted(sighting),
        )


def _values(corpus: Corpus, _: Findings) -> Iterator[Row]:
    for value in corpus.values:
        number = value.quantity
        yield (
            *(value.figure, value.article, number.text, number.hedge.value, number.low, number.high),
            *(value.unit or corpus.registries.figures[value.figure].unit, value.currency, value.scope),
            *(_text(value.as_of), value.by, value.via),
            *_noted(value),
        )


def _relations(corpus: Corpus, _: Findings) -> Iterator[Row]:
    for statement in corpus.statements:
        for relation in statement.relations:
            yield relation.subject, relation.verb, relation.target


def _gaps(corpus: Corpus, _: Findings) -> Iterator[Row]:
    for gap in corpus.gaps:
        yield (
            *(gap.article, gap.number, gap.passage.paragraph, gap.question),
            *(gap.about, gap.by, gap.via, gap.anon, gap.note),
        )


def _corrections(corpus: Corpus, _: Findings) -> Iterator[Row]:
    for made in corpus.corrections:
        yield (
            *(made.article, made.number, made.passage.paragraph),
            *(made.name, made.was, made.now, made.about, made.note),
        )


def _counted(marks: Iterable[Mark]) -> Counter[str]:
    return Counter(mark.article for mark in marks)


def _noted(mark: Mark) -> tuple[Cell, ...]:
    return mark.number, mark.passage.paragraph, mark.anon, mark.note


def _verbs(statement: Statement) -> tuple[tuple[str, ...], ...]:
    """Return what the statement is tied to by each verb, as typed."""
    ties = statement.relations
    return tuple(tuple(tie.target for tie in ties if tie.verb == verb) for verb in VERBS)


def _spellings(corpus: Corpus, statement: Statement) -> tuple[str, ...]:
    """Return every name of the speakers, so that a search for any of them finds the statement."""
    speakers = (corpus.registries.actors.get(who) for who in statement.who)
    names = (name for actor in speakers if actor for name in (actor.name, *actor.aka, actor.native or ""))
    return tuple(dict.fromkeys(name for name in names if name))


def _text(written: object | None) -> str | None:
    return None if written is None else str(written)


_MAKERS: Final[tuple[tuple[Table, Callable[[Corpus, Findings], Iterable[Row]]], ...]] = (
    (tables.ARTICLES, _articles),
    (tables.STATEMENTS, _statements),
    (tables.EVENTS, events),
    (tables.SIGHTINGS, _sightings),
    (tables.FIGURES, figures),
    (tables.VALUES, _values),
    (tables.ACTORS, actors),
    (tables.TOPICS, topics),
    (tables.RELATIONS, _relations),
    (tables.DEMANDS, demands),
    (tables.GAPS, _gaps),
    (tables.CORRECTIONS, _corrections),
    (tables.SOURCES, sources),
    (tables.PLACES, places),
)
