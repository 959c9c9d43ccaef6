"""What an editor wrote: articles, notes, assessments and pages, as loaded and not yet linked."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from briefbook.model.config import Config
from briefbook.model.dates import Edtf
from briefbook.model.ids import ActorId, ArticleId, AssessmentId, EventId, FigureId, SourceId, TopicId
from briefbook.model.lock import Lock
from briefbook.model.place import Place
from briefbook.model.problem import Problem
from briefbook.model.quantity import Quantity
from briefbook.model.registries import Registries
from briefbook.model.releases import Release

#: The seven phrases of Intelligence Community Directive 203 (2015), from least to most likely.
LIKELIHOODS: Final = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
CONFIDENCES: Final = ("low", "moderate", "high")
#: The verbs that tie one statement to another, or to a demand, in the order in which pages show them.
VERBS = ("answers", "accepts", "rejects", "supports", "contradicts", "repeats", "clarifies", "supersedes", "same")


class ArticleFile(Struct, frozen=True, gc=False, kw_only=True):
    """One file of ``content/articles/``: the citation, and the body in Markdown.

    With *text* the body is the editor's digest and the original is private; without, the body is the article.
    *body_line* is the line of the file on which the body starts.
    """

    id: ArticleId
    source: SourceId
    title: str | None
    published: Edtf
    published_why: str | None = None
    url: str | None = None
    text: str | None = None
    by: tuple[str, ...] = ()
    dateline: str | None = None
    wire: tuple[SourceId, ...] = ()
    reporting: tuple[SourceId, ...] = ()
    source_why: str | None = None
    captured: Edtf | None = None
    archived: str | None = None
    genre: str = "news"
    lang: str | None = None
    updated: Edtf | None = None
    note: str | None = None
    body: str
    body_line: int = 1
    place: Place


class Note(Struct, frozen=True, gc=False, kw_only=True):
    """What every kind of note has. *number* counts the notes of an article from 1.

    Exactly one of *quote* and *anchor* is text (``quote`` is for statements, and optional elsewhere). *closes* are ids of
    gaps that the note answers.
    """

    article: ArticleId
    number: int
    quote: str | None = None
    anchor: str | None = None
    anon: str | None = None
    why_anon: str | None = None
    about: tuple[TopicId, ...] = ()
    by: tuple[ActorId, ...] = ()
    via: tuple[str, ...] = ()
    long_quote: str | None = None
    note: str | None = None
    checked: str | None = None
    closes: tuple[str, ...] = ()
    place: Place


class StatementNote(Note, frozen=True, gc=False, kw_only=True):
    """Who said what. May carry a sighting (*event*, *is_*, *when*) or a value (*figure*, *value* …) as well."""

    who: tuple[ActorId, ...]
    says: str
    kind: str = "position"
    said: Edtf | None = None
    at: EventId | None = None
    to: tuple[ActorId, ...] = ()
    as_: str | None = None
    lang: str | None = None
    if_: str | None = None
    by_when: Edtf | None = None
    verbs: Mapping[str, tuple[str, ...]]
    own_id: str | None = None
    event: EventId | None = None
    is_: str | None = None
    when: Edtf | None = None
    figure: FigureId | None = None
    value: Quantity | None = None
    unit: str | None = None
    currency: str | None = None
    as_of: Edtf | None = None
    scope: str | None = None


class ValueNote(Note, frozen=True, gc=False, kw_only=True):
    """A report of a number."""

    figure: FigureId
    value: Quantity
    unit: str | None = None
    currency: str | None = None
    as_of: Edtf | None = None
    scope: str | None = None


class SightingNote(Note, frozen=True, gc=False, kw_only=True):
    """What this article says of an event."""

    event: EventId
    is_: str
    when: Edtf | None = None


class CorrectionNote(Note, frozen=True, gc=False, kw_only=True):
    """A correction that the outlet made: *was* and *now* in the editor's words; *on* are ids of what was wrong."""

    correction: str
    was: str
    now: str
    on: tuple[str, ...] = ()


class GapNote(Note, frozen=True, gc=False, kw_only=True):
    """What the article says is not known."""

    gap: str
    own_id: str | None = None


class Assessment(Struct, frozen=True, gc=False, kw_only=True):
    """A judgement of our own, kept apart from reporting (ICD 203: likelihood and confidence are two things)."""

    id: AssessmentId
    judgement: str
    likelihood: str
    confidence: str
    by: str
    made: Edtf
    rests_on: tuple[str, ...]
    against: tuple[str, ...] = ()
    by_when: Edtf | None = None
    would_change_it: str | None = None
    outcome: str | None = None
    note: str | None = None
    place: Place


class DayFile(Struct, frozen=True, gc=False, kw_only=True):
    """An editor's brief for a day, bottom line first, in Markdown."""

    day: date
    title: str | None
    body: str
    body_line: int = 1
    place: Place


class PageFile(Struct, frozen=True, gc=False, kw_only=True):
    """A free page: about, methods, glossary."""

    slug: str
    title: str
    description: str | None = None
    body: str
    body_line: int = 1
    place: Place


class SiteCorrection(Struct, frozen=True, gc=False, kw_only=True):
    """A correction to this site: on *made*, what was wrong (*was*) and what it says *now*.

    *on* names what it concerns: ids of statements, articles, actors, topics, events, figures or demands.
    """

    made: Edtf
    was: str
    now: str
    on: tuple[str, ...] = ()
    note: str | None = None
    place: Place


class Frame(Struct, frozen=True, gc=False, kw_only=True):
    """What all articles stand in: configuration, registries, our own judgements, briefs, pages, corrections and releases, the lock.

    *broken* are ids whose entry exists but could not be read.
    """

    config: Config
    registries: Registries
    assessments: tuple[Assessment, ...]
    days: tuple[DayFile, ...]
    pages: tuple[PageFile, ...]
    corrections: tuple[SiteCorrection, ...]
    releases: tuple[Release, ...]
    lock: Lock
    broken: frozenset[str]


class Manuscript(Struct, frozen=True, gc=False, kw_only=True):
    """One article as it was read: its file, the notes on it, its private text; ``None`` for what is absent or unreadable."""

    id: ArticleId
    file: ArticleFile | None
    notes: tuple[Note, ...] | None
    text: str | None
    broken: frozenset[str]
    problems: tuple[Problem, ...]


class Desk(Struct, frozen=True, gc=False, kw_only=True):
    """All that was loaded: what ``content/`` and ``texts/`` hold, typed, each part with its place.

    *texts* holds the private originals that are present, by article; *lock* what was verified before.
    *broken* are ids whose entry exists but could not be read: to refer to one of them is no second mistake.
    """

    config: Config
    registries: Registries
    articles: tuple[ArticleFile, ...]
    notes: Mapping[ArticleId, tuple[Note, ...]]
    assessments: tuple[Assessment, ...] = ()
    days: tuple[DayFile, ...] = ()
    pages: tuple[PageFile, ...] = ()
    corrections: tuple[SiteCorrection, ...] = ()
    releases: tuple[Release, ...] = ()
    texts: Mapping[ArticleId, str]
    lock: Lock
    broken: frozenset[str] = frozenset()
