"""Status: what is annotated, counted; and the ids to refer to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefbook.model.corpus import Article, Corpus, Mark, Statement
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.pipeline import read

#: How a paragraph shows in the strip: annotated, not annotated, furniture.
ANNOTATED, BARE, FURNITURE = "█", "░", "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What status tells, and the problems of the content."""

    problems: tuple[Problem, ...]
    text: str


def status(project: Project, *, ids: bool = False) -> Status:
    """Count what is annotated, article by article, then by actor; with *ids* list the ids to refer to instead."""
    _, corpus, problems = read(project)
    lines = _ids(corpus) if ids else _counts(corpus)
    return Status(problems=problems, text="\n".join(lines))


def _ids(corpus: Corpus) -> Iterator[str]:
    for demand in corpus.registries.demands.values():
        yield f"{demand.id}\tdemand\t{demand.name}"
    for statement in corpus.statements:
        yield f"{statement.id}\t{statement.article}\t{', '.join(statement.who)}: {statement.says}"


def _counts(corpus: Corpus) -> Iterator[str]:
    marks: tuple[Mark, ...] = (
        *corpus.statements,
        *corpus.values,
        *corpus.sightings,
        *corpus.corrections,
        *corpus.gaps,
    )
    for article in corpus.articles.values():
        own = [mark for mark in marks if mark.article == article.id]
        yield from _article(article, own)
    yield ""
    yield from _speakers(corpus)


def _article(article: Article, marks: list[Mark]) -> Iterator[str]:
    kinds: dict[str, int] = {}
    for mark in marks:
        kinds[type(mark).__name__.lower()] = kinds.get(type(mark).__name__.lower(), 0) + 1
    noted = {mark.passage.paragraph for mark in marks}
    strip = "".join(
        FURNITURE if number in article.furniture else ANNOTATED if number in noted else BARE
        for number in range(1, len(article.paragraphs) + 1)
    )
    statements = [mark for mark in marks if isinstance(mark, Statement)]
    unnamed = sum(statement.anon is not None for statement in statements)
    yield article.id
    yield f"  {strip}"
    yield "  " + ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
    if article.private:
        yield f"  quoted {article.quoted_words} of {article.quote_limit} words ({article.words} in the text)"
    if statements:
        yield f"  unnamed {unnamed} of {len(statements)} statements"
    disorder = [mark.number for before, mark in pairwise(marks) if _goes_back(before, mark)]
    if disorder:
        yield f"  out of reading order: note {', '.join(map(str, disorder))}"


def _goes_back(before: Mark, mark: Mark) -> bool:
    return type(before) is type(mark) and mark.passage.start < before.passage.start


def _speakers(corpus: Corpus) -> Iterator[str]:
    said: dict[str, list[Statement]] = {}
    for statement in corpus.statements:
        for speaker in statement.who:
            said.setdefault(speaker, []).append(statement)
    for who, statements in sorted(said.items(), key=lambda item: (-len(item[1]), item[0])):
        unnamed = sum(statement.anon is not None for statement in statements)
        yield f"{len(statements):4}  {who}" + (f"  ({unnamed} unnamed)" if unnamed else "")
