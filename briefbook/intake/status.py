"""Status: what is annotated, counted, so that lopsided annotation shows; and the ids to refer to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from briefbook.model.corpus import Article, Corpus, Mark, Measure, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import ArticleId
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.reading import read

#: How a paragraph shows in the strip: annotated, not annotated, furniture.
ANNOTATED: Final = "█"
BARE: Final = "░"
FURNITURE: Final = "·"

KINDS: Final = {
    Statement: ("statement", "statements"),
    Value: ("value", "values"),
    Sighting: ("sighting", "sightings"),
    OutletCorrection: ("correction", "corrections"),
}


class Status(Struct, frozen=True, gc=False, kw_only=True):
    """What status tells, and the problems of the content."""

    problems: tuple[Problem, ...]
    text: str


def status(project: Project, *, ids: bool = False) -> Status:
    """Count what is annotated by article, outlet and actor; with *ids* list the ids to refer to instead."""
    _, corpus, problems = read(project)
    return Status(problems=problems, text="\n".join(_ids(corpus) if ids else _counts(corpus)))


def _ids(corpus: Corpus) -> Iterator[str]:
    for demand in corpus.registries.demands.values():
        yield f"{demand.id}\tdemand\t{demand.name}"
    for statement in corpus.statements:
        yield f"{statement.id}\t{statement.article}\t{', '.join(statement.who)}: {statement.says}"
    for gap in corpus.gaps:
        if gap.id is not None:
            yield f"{gap.id}\t{gap.article}\tgap: {gap.question}"


def _counts(corpus: Corpus) -> Iterator[str]:
    marks: dict[ArticleId, list[Mark]] = {id_: [] for id_ in corpus.articles}
    for kind in (corpus.statements, corpus.values, corpus.sightings, corpus.corrections, corpus.gaps):
        for mark in kind:
            marks[mark.article].append(mark)
    yield f"{ANNOTATED} annotated   {BARE} not annotated   {FURNITURE} furniture"
    for article in corpus.articles.values():
        yield ""
        yield from _article(
            article, corpus.measures[article.id], sorted(marks[article.id], key=lambda mark: mark.number)
        )
    yield from ("", "By outlet")
    yield from _outlets(corpus, marks)
    yield from ("", "By actor")
    yield from _actors(corpus)


def _article(article: Article, measure: Measure, marks: Sequence[Mark]) -> Iterator[str]:
    noted, reporting = _paragraphs(measure, marks)
    yield article.id
    yield "  " + "".join(
        FURNITURE if number in measure.furniture else ANNOTATED if number in noted else BARE
        for number in range(1, len(measure.paragraphs) + 1)
    )
    kinds = Counter(_kind(mark) for mark in marks)
    told = ", ".join(f"{number} {name[number != 1]}" for name, number in sorted(kinds.items()))
    yield f"  {told or 'no notes'}; {len(noted)} of {len(reporting)} paragraphs"
    if article.private:
        yield f"  quoted {measure.quoted_words} of {measure.quote_limit} words; the text has {measure.words:,}"
    yield from _unnamed(marks)
    back = [str(mark.number) for before, mark in pairwise(marks) if mark.passage.start < before.passage.start]
    if back:
        yield f"  out of reading order: note {', '.join(dict.fromkeys(back))}"


def _outlets(corpus: Corpus, marks: Mapping[ArticleId, Sequence[Mark]]) -> Iterator[str]:
    by_outlet: dict[str, list[Article]] = {}
    for article in corpus.articles.values():
        by_outlet.setdefault(article.file.source, []).append(article)
    for outlet, articles in sorted(by_outlet.items()):
        statements = [mark for article in articles for mark in marks[article.id] if isinstance(mark, Statement)]
        shares = [_paragraphs(corpus.measures[article.id], marks[article.id]) for article in articles]
        noted, reporting = (sum(len(pair[side]) for pair in shares) for side in (0, 1))
        unnamed = sum(statement.anon is not None for statement in statements)
        yield (
            f"{len(statements):5} {outlet}: {len(articles)} {'article' if len(articles) == 1 else 'articles'},"
            f" {unnamed} unnamed, {noted} of {reporting} paragraphs annotated"
        )


def _actors(corpus: Corpus) -> Iterator[str]:
    said: dict[str, list[Statement]] = {}
    for statement in corpus.statements:
        for speaker in statement.who:
            said.setdefault(speaker, []).append(statement)
    for who, statements in sorted(said.items(), key=lambda item: (-len(item[1]), item[0])):
        articles = len({statement.article for statement in statements})
        unnamed = sum(statement.anon is not None for statement in statements)
        told = f"in {articles} {'article' if articles == 1 else 'articles'}"
        yield f"{len(statements):5} {who}: {told}" + (f", {unnamed} unnamed" if unnamed else "")


def _paragraphs(measure: Measure, marks: Iterable[Mark]) -> tuple[set[int], set[int]]:
    """Return the paragraphs that carry a note, and those that are reporting."""
    reporting = set(range(1, len(measure.paragraphs) + 1)) - measure.furniture
    return {mark.passage.paragraph for mark in marks} & reporting, reporting


def _unnamed(marks: Iterable[Mark]) -> Iterator[str]:
    statements = [mark for mark in marks if isinstance(mark, Statement)]
    unnamed = sum(statement.anon is not None for statement in statements)
    if unnamed:
        yield f"  {unnamed} of {len(statements)} statements from unnamed sources"


def _kind(mark: Mark) -> tuple[str, str]:
    return KINDS.get(type(mark), ("gap", "gaps"))
