"""Subjects: under what the notes of an article are found."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from briefbook.derive.days import AHEAD, HAPPENED, RECENT, span
from briefbook.derive.ledger import FOLLOWED
from briefbook.derive.topics import own_topics
from briefbook.derive.trails import dated
from briefbook.derive.utterances import SAME
from briefbook.model.catalogue import Entries
from briefbook.model.corpus import Article, Gap, Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.registries import Registries
from briefbook.model.rest import origin
from briefbook.model.trace import Subject

#: The subjects under which all notes of a kind stand.
ALL: Final[Mapping[type[Mark], str]] = {
    Statement: "statements",
    Value: "values",
    Sighting: "sightings",
    OutletCorrection: "corrections",
    Gap: "gaps",
}
#: Events are found by the months in which they lie ahead; those that do so for more than these months, by the years.
_MONTHS: Final = 24


def entries(article: Article, marks: Sequence[Mark], registries: Registries) -> Entries:
    """Return *marks*, all those of *article*, under their subjects, each once, in the order of notes.

    A note that is a statement and a number or a sighting too stands under both, the statement first.
    """
    found: dict[Subject, dict[int, Mark]] = {subject: {} for subject in _whole(article)}
    for n, mark in enumerate(sorted(marks, key=_place)):
        for subject in _subjects(mark, registries):
            found.setdefault(subject, {})[n] = mark
    return {subject: tuple(kept.values()) for subject, kept in found.items()}


def _place(mark: Mark) -> tuple[int, int]:
    kinds = tuple(ALL)
    return mark.number, next(n for n, kind in enumerate(kinds) if isinstance(mark, kind))


def _whole(article: Article) -> Iterator[Subject]:
    """Yield what the article as such is found under."""
    file = article.file
    yield "articles", "all"
    yield "notes", article.id
    yield "source", file.source
    for source in (*file.wire, *file.reporting):
        yield "credits", source
    if file.published.day is not None:
        yield "published", file.published.day.isoformat()


def _subjects(mark: Mark, registries: Registries) -> Iterator[Subject]:
    yield "notes", mark.article
    yield ALL[type(mark)], "all"
    for topic in own_topics(mark, registries):
        yield "topic", topic
    for actor in mark.by:
        yield "names", actor
    for via in mark.via:
        yield "names", via
    for gap in mark.closes:
        yield "closes", gap
    match mark:
        case Statement():
            yield from _said(mark)
        case Sighting():
            yield from _sighted(mark, registries)
        case Value():
            yield "figure", mark.figure
            yield "valued", _known(mark).isoformat()
        case Gap():
            yield "asked", _known(mark).isoformat()
            if mark.id is not None:
                yield "gap", mark.id
        case OutletCorrection():
            yield "corrects", mark.article
            yield from (("corrects", id_) for id_ in dict.fromkeys((*mark.about, *mark.on)))
            yield "corrected by", mark.written.source


def _said(statement: Statement) -> Iterator[Subject]:
    yield "statement", statement.id
    for who in statement.who:
        yield "said", who
        if statement.kind in FOLLOWED:
            yield "followed", who
    for up in statement.roll_up:
        yield "behalf", up
    for actor in (*statement.who, *statement.to, *statement.roll_up):
        yield "names", actor
    for via in statement.via:
        yield "passed", via
    if statement.at:
        yield "at", statement.at
    if statement.said is not None and statement.said.day is not None:
        yield "said on", statement.said.day.isoformat()
    for relation in statement.relations:
        yield "tied", relation.target
        if relation.verb == SAME:
            yield "same", "all"
    if origin(statement) == statement.written.source:
        yield "firsthand", statement.written.source


def _sighted(sighting: Sighting, registries: Registries) -> Iterator[Subject]:
    yield "event", sighting.event
    if sighting.status in HAPPENED:
        for day in span(dated(sighting, registries.events.get(sighting.event))):
            yield "happened", day.isoformat()
    when = sighting.when
    first = when.earliest or when.latest if when is not None else None
    yield ("dated", first.isoformat()[:7]) if first is not None else ("undated", "all")
    known = _known(sighting)
    if sighting.status in AHEAD or sighting.when is not None:
        yield "ahead", "all"
        yield from (("ahead", period) for period in _periods(known, sighting))


def _periods(known: date, sighting: Sighting) -> Iterator[str]:
    """Yield the months in which what *sighting* tells may lie ahead, or the years if those are many.

    An event whose date an older sighting gave lies ahead in that one's months.
    """
    soon = known + timedelta(days=min(RECENT, (date.max - known).days))
    when = sighting.when
    last = max(soon, when.latest or when.earliest or soon) if when is not None else soon
    if when is not None and when.latest is None and when.earliest is not None:
        last = max(last, when.earliest + timedelta(days=min(RECENT, (date.max - when.earliest).days)))
    months = (last.year - known.year) * 12 + last.month - known.month + 1
    if months <= _MONTHS:
        for n in range(known.year * 12 + known.month - 1, known.year * 12 + known.month - 1 + months):
            yield f"{n // 12:04}-{n % 12 + 1:02}"
    elif last.year - known.year <= _MONTHS:
        yield from (f"{year:04}" for year in range(known.year, last.year + 1))
    else:
        yield "ever"


def _known(mark: Mark) -> date:
    published = mark.written.published
    return published.latest or published.earliest or date.max
