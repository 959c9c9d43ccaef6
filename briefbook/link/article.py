"""One article with its notes: passages found, limits kept, dates possible."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from briefbook.link.draft import Draft, Scene
from briefbook.link.limits import check_limits, quote_limit, quoted_words
from briefbook.link.locking import Located, check_lock, locate_all
from briefbook.link.marks import Linker, linker_of
from briefbook.link.passages import Shelf, holds_digits, shelve
from briefbook.link.references import refers
from briefbook.link.statements import placed, ties
from briefbook.model.config import Quoting
from briefbook.model.corpus import Article, DemandAnchor, Linked, Mark, Measure, Passage, Written
from briefbook.model.dates import Edtf
from briefbook.model.ids import UNKNOWN
from briefbook.model.notes import ArticleFile, Note, SightingNote, StatementNote, ValueNote
from briefbook.model.problem import Problem, error, warning
from briefbook.model.registries import Demand

#: How hard bodies are packed: what more takes, it hardly saves.
_QUICK: Final = 1


def link_article(scene: Scene, draft: Draft) -> Linked:
    """Link one article with its notes.

    The result depends on *draft*, on the demands that *scene* holds for the article, on its ``quoting`` and ``texts``,
    and on those registry entries that it names as consulted.
    """
    file, shelf = draft.file, shelve(draft)
    demands = scene.demands.get(file.id, ())
    located = locate_all(draft, shelf, demands)
    linker = linker_of(_written(file), scene.registries)
    measure = _measure(scene.config.quoting, draft, shelf)
    marks: list[Mark] = []
    problems = [*check_lock(draft, shelf, located, scene.config.texts), *_check_notes(draft, linker)]
    for note, found in _of_notes(located):
        if isinstance(found, Passage):
            problems += _check_passage(note, shelf, found)
            marks += linker.marks(note, found)
        else:
            problems.append(found)
    if shelf.private and (shelf.text or shelf.locked):
        problems += check_limits(draft.notes, scene.config.quoting, measure.words)
    problems += [each.found for each in located if _shows(each) and isinstance(each.found, Problem)]
    return Linked(
        article=Article(file=replace(file, body="", body_line=0, place=file.place.top()), private=shelf.private),
        measure=measure,
        marks=tuple(_unique(marks)),
        anchors=tuple(_anchors(located)),
        placed=placed(draft.notes),
        ties=ties(draft.notes),
        refers=refers(file, draft.notes),
        consulted=frozenset({*linker.seen, *(("demand", demand.id) for demand in demands)}),
        problems=tuple(problems),
    )


def _written(file: ArticleFile) -> Written:
    return Written(
        article=file.id, published=file.published, source=file.source, wire=file.wire, reporting=file.reporting
    )


def _of_notes(located: Iterable[Located]) -> Iterator[tuple[Note, Passage | Problem]]:
    return ((each.record, each.found) for each in located if isinstance(each.record, Note))


def _shows(each: Located) -> bool:
    """Tell whether a demand that is still made is to be shown there."""
    return isinstance(each.record, Demand) and each.record.retired_to is None


def _anchors(located: Iterable[Located]) -> Iterator[DemandAnchor]:
    for each in located:
        if isinstance(each.record, Demand) and _shows(each) and isinstance(each.found, Passage):
            yield DemandAnchor(demand=each.record.id, passage=each.found)


def _measure(quoting: Quoting, draft: Draft, shelf: Shelf) -> Measure:
    words = 0
    paragraphs: tuple[int, ...] = ()
    furniture = frozenset[int]()
    if shelf.text is not None:
        words = shelf.text.words
        paragraphs = tuple(paragraph.words for paragraph in shelf.text.paragraphs)
        furniture = frozenset(p.number for p in shelf.text.paragraphs if p.furniture)
    elif shelf.locked is not None:
        words, paragraphs = shelf.locked.words, shelf.locked.paragraphs
        furniture = frozenset(shelf.locked.furniture)
    return Measure(
        article=draft.file.id,
        packed=zlib.compress(draft.file.body.encode(), _QUICK),
        body_line=draft.file.body_line,
        words=words,
        paragraphs=paragraphs,
        furniture=furniture,
        quoted_words=quoted_words(draft.notes),
        quote_limit=quote_limit(quoting, words),
    )


def _check_notes(draft: Draft, linker: Linker) -> Iterator[Problem]:
    for note in draft.notes:
        yield from _check_dates(note, linker)
        yield from _check_speakers(note)


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
    published = linker.written.published
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
