"""One article with its notes: passages found, limits kept, dates possible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefbook.link.limits import check_limits, quote_limit, quoted_words
from briefbook.link.marks import Linker
from briefbook.link.passages import Shelf, holds_digits, locate, needle_of
from briefbook.model.corpus import Article, Mark, Passage, Written
from briefbook.model.dates import Edtf
from briefbook.model.ids import UNKNOWN
from briefbook.model.notes import ArticleFile, Desk, Note, SightingNote, StatementNote, ValueNote
from briefbook.model.problem import Problem, error, warning


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """An article, the marks its notes make, and what is wrong with them."""

    article: Article
    marks: tuple[Mark, ...]
    problems: tuple[Problem, ...]


def link_article(desk: Desk, file: ArticleFile, shelf: Shelf) -> LinkedArticle:
    """Link the notes on one article."""
    notes = desk.notes.get(file.id, ())
    linker = Linker(desk.registries, file, _written(file))
    article = _article(desk, file, shelf, notes)
    marks: list[Mark] = []
    problems: list[Problem] = []
    for note in notes:
        problems += _check_dates(note, linker)
        problems += _check_speakers(note)
        if not needle_of(note):
            continue  # it could not be read, and was told
        field = "quote" if note.quote else "anchor"
        found = locate(shelf, needle_of(note), note.place.span(field), quoted=note.quote is not None)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        problems += _check_passage(note, shelf, found)
        marks += linker.marks(note, found)
    if shelf.private and (shelf.text or shelf.locked):
        problems += check_limits(notes, desk.config.quoting, article.words)
    return LinkedArticle(article=article, marks=tuple(_unique(marks)), problems=tuple(problems))


def _written(file: ArticleFile) -> Written:
    return Written(
        article=file.id, published=file.published, source=file.source, wire=file.wire, reporting=file.reporting
    )


def _article(desk: Desk, file: ArticleFile, shelf: Shelf, notes: Sequence[Note]) -> Article:
    if shelf.text is not None:
        words = shelf.text.words
        paragraphs = tuple(paragraph.words for paragraph in shelf.text.paragraphs)
        furniture = frozenset(p.number for p in shelf.text.paragraphs if p.furniture)
    elif shelf.locked is not None:
        words, paragraphs = shelf.locked.words, shelf.locked.paragraphs
        furniture = frozenset(shelf.locked.furniture)
    else:
        words, paragraphs, furniture = 0, (), frozenset()
    return Article(
        file=file,
        private=shelf.private,
        words=words,
        paragraphs=paragraphs,
        furniture=furniture,
        quoted_words=quoted_words(notes),
        quote_limit=quote_limit(desk.config.quoting, words),
    )


def _check_passage(note: Note, shelf: Shelf, passage: Passage) -> Iterator[Problem]:
    if passage.furniture:
        field = "quote" if note.quote else "anchor"
        hint = "captions, credits and related headlines are not the article's reporting"
        yield warning("in-furniture", note.place.span(field), "this passage lies in the page's furniture", hint)
    value = note.value if isinstance(note, ValueNote | StatementNote) else None
    if value is not None and not holds_digits(shelf, note, passage, value):
        yield error(
            "value-not-in-passage",
            note.place.span("value"),
            f'the number "{value.text}" does not stand in the passage, nor touch it',
            "write the number as the text has it, and choose the anchor around it",
        )


def _check_dates(note: Note, linker: Linker) -> Iterator[Problem]:
    """Yield a problem where something was surely said, or surely happened, only after the article was published."""
    published = linker.article.published
    match note:
        case StatementNote():
            said = linker.said(note)
            if _after(said, published):
                field = "said" if note.said is not None else "at"
                hint = "check both dates; a planned remark is an event sighting, not a statement"
                yield error(
                    "said-after-published",
                    note.place.span(field),
                    f"said {said}, after the article was published ({published})",
                    hint,
                )
            status, when = note.is_, note.when
        case SightingNote():
            status, when = note.is_, note.when
        case _:
            return
    if status == "happened" and _after(when, published):
        hint = "what lies ahead is scheduled, expected, considered or conditional"
        yield error(
            "happened-after-published",
            note.place.span("when"),
            f"happened {when}, after the article was published ({published})",
            hint,
        )


def _check_speakers(note: Note) -> Iterator[Problem]:
    if isinstance(note, StatementNote) and UNKNOWN in note.who and not note.anon:
        hint = "add `anon:` with the article's own words for the source"
        yield error(
            "unknown-without-anon",
            note.place.span("who"),
            "a speaker who is unknown needs the article's descriptor",
            hint,
        )


def _after(one: Edtf | None, other: Edtf) -> bool:
    """Tell whether the earliest day of *one* is later than the latest day of *other*."""
    if one is None or one.earliest is None or other.latest is None:
        return False
    return one.earliest > other.latest


def _unique(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield *marks*, a number appended to each key that an earlier note of the article has."""
    owners: dict[str, int] = {}
    for mark in marks:
        key, number = mark.key, 2
        while owners.setdefault(key, mark.number) != mark.number:
            key, number = f"{mark.key}-{number}", number + 1
        yield mark if key == mark.key else replace(mark, key=key)
