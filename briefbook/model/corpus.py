"""The corpus: everything that was written, linked and checked. The one input of derive, plan and export."""

import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from briefbook.model.config import Config
from briefbook.model.dates import Edtf
from briefbook.model.ids import ActorId, ArticleId, DemandId, EventId, FigureId, GapId, SourceId, StatementId, TopicId
from briefbook.model.notes import ArticleFile, Assessment, DayFile, PageFile, SiteCorrection
from briefbook.model.problem import Problem, Span
from briefbook.model.quantity import Quantity
from briefbook.model.registries import Registries
from briefbook.model.releases import Release


class Voice(StrEnum):
    """Whose words a passage is, read off the quotation marks: inside is direct, overlapping mixed, outside reported."""

    DIRECT = "direct"
    MIXED = "mixed"
    REPORTED = "reported"


class Passage(Struct, frozen=True, gc=False, kw_only=True):
    """Where in its article a note stands: characters *start* to *end* of the text, in *paragraph* (from 1).

    *words* are the words of the passage as written in the note; *furniture* tells that it lies in a caption,
    a credit or the like. *start* and *end* take no part in comparing: text that moves makes no other passage.
    """

    start: int
    end: int
    paragraph: int
    voice: Voice
    words: int
    furniture: bool = False

    def __eq__(self, other: object) -> bool:
        """Tell whether *other* is a passage that shows alike."""
        return isinstance(other, Passage) and self._shown == other._shown

    def __hash__(self) -> int:
        """Return the hash of what shows of it."""
        return hash(self._shown)

    @property
    def _shown(self) -> tuple[int, Voice, int, bool]:
        return self.paragraph, self.voice, self.words, self.furniture


class Article(Struct, frozen=True, gc=False, kw_only=True):
    """An article as it is cited. *file* comes without its body; *private* tells that the body is only a digest."""

    file: ArticleFile
    private: bool

    @property
    def id(self) -> ArticleId:
        """The article's id."""
        return self.file.id


class Measure(Struct, frozen=True, gc=False, kw_only=True):
    """What is known of an article's text, and its body (Markdown; it begins on *body_line* of its file).

    The body is *packed*: all of them would be a quarter of what is held, and each shows on one page.
    *words* counts the words of the text (without furniture); *paragraphs* the words of each paragraph, *furniture* the
    numbers (from 1) of those that are no reporting; *quoted_words* the words of its ``quote`` notes, each once.
    """

    article: ArticleId
    packed: bytes
    body_line: int
    words: int
    paragraphs: tuple[int, ...]
    furniture: frozenset[int]
    quoted_words: int
    quote_limit: int

    @property
    def body(self) -> str:
        """The body of the article."""
        return zlib.decompress(self.packed).decode()


class Written(Struct, frozen=True, gc=False, kw_only=True):
    """What the order of notes and their origins need of an article."""

    article: ArticleId
    published: Edtf
    source: SourceId
    wire: tuple[SourceId, ...] = ()
    reporting: tuple[SourceId, ...] = ()


class Mark(Struct, frozen=True, gc=False, kw_only=True):
    """What every linked note has. *key* is a fragment unique within the article's page; *closes* are the gaps that it answers."""

    article: ArticleId
    written: Written
    number: int
    key: str
    passage: Passage
    quote: str | None = None
    anchor: str | None = None
    about: tuple[TopicId, ...] = ()
    by: tuple[ActorId, ...] = ()
    via: tuple[str, ...] = ()
    anon: str | None = None
    why_anon: str | None = None
    note: str | None = None
    checked: str | None = None
    closes: tuple[GapId, ...] = ()


class Relation(Struct, frozen=True, gc=False, kw_only=True):
    """A statement's tie to another statement or to a demand, as typed; all relations are the editor's reading."""

    subject: StatementId
    verb: str
    target: StatementId | DemandId


class Statement(Mark, frozen=True, gc=False, kw_only=True):
    """Who said what, where and when.

    *said* is as typed, else the date of the event *at*; ``None`` means only that it was reported on the
    day of publication. *roles* pairs each speaker with the role then, and *roll_up* lists all those for
    whom the statement counts besides (ministry, government, state), nearest first.
    """

    id: StatementId
    who: tuple[ActorId, ...]
    says: str
    kind: str
    said: Edtf | None = None
    at: EventId | None = None
    to: tuple[ActorId, ...] = ()
    roles: tuple[str | None, ...] = ()
    roll_up: tuple[ActorId, ...] = ()
    lang: str | None = None
    condition: str | None = None
    by_when: Edtf | None = None
    relations: tuple[Relation, ...] = ()


class Value(Mark, frozen=True, gc=False, kw_only=True):
    """A reported number of a figure."""

    figure: FigureId
    quantity: Quantity
    unit: str | None = None
    currency: str | None = None
    as_of: Edtf | None = None
    scope: str | None = None


class Sighting(Mark, frozen=True, gc=False, kw_only=True):
    """What one article said of an event."""

    event: EventId
    status: str
    when: Edtf | None = None


class OutletCorrection(Mark, frozen=True, gc=False, kw_only=True):
    """A correction that the outlet made; *on* are ids of what was wrong, as far as its author says."""

    name: str
    was: str
    now: str
    on: tuple[str, ...] = ()


class Gap(Mark, frozen=True, gc=False, kw_only=True):
    """What an article says is not known; with an *id*, later notes can close it."""

    question: str
    id: GapId | None = None


class DemandAnchor(Struct, frozen=True, gc=False, kw_only=True):
    """The passage that shows a demand."""

    demand: DemandId
    passage: Passage


class Placed(Struct, frozen=True, gc=False, kw_only=True):
    """The id of a statement, or of a *gap*, and where it was written; *own* tells that its author chose the id."""

    id: str
    span: Span
    own: bool
    gap: bool = False


class Tie(Struct, frozen=True, gc=False, kw_only=True):
    """A relation that a note asks for, with the place where its target was written."""

    subject: StatementId
    verb: str
    target: str
    span: Span


class Linked(Struct, frozen=True, gc=False, kw_only=True):
    """One article, linked: a function of its own files, the configuration and the registry entries *consulted*.

    *anchors* are those of the demands that the article shows. *placed* are all its statements and the gaps that have
    an id, in the order of notes, *ties* those of statements. *refers* holds each reference of the article and its notes once, sorted: the kinds of entries that it
    may lead to, joined by ``|``, and the id. *consulted* are (kind, id) of entries looked up, there or not. *problems*
    are those that concern this article alone.
    """

    article: Article
    measure: Measure
    marks: tuple[Mark, ...]
    anchors: tuple[DemandAnchor, ...]
    placed: tuple[Placed, ...]
    ties: tuple[Tie, ...]
    refers: tuple[tuple[str, str], ...]
    consulted: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]


class Corpus(Struct, frozen=True, gc=False, kw_only=True):
    """All content, linked.

    *articles* are in order of publication (earliest day, latest day, id), and so are *measures*; marks follow that
    order, then the number of their note. *demand_anchors* says where each demand is shown.
    """

    config: Config
    as_of: date | None
    registries: Registries
    articles: Mapping[ArticleId, Article]
    measures: Mapping[ArticleId, Measure]
    statements: Sequence[Statement]
    values: Sequence[Value]
    sightings: Sequence[Sighting]
    corrections: Sequence[OutletCorrection]
    gaps: Sequence[Gap]
    demand_anchors: Mapping[DemandId, DemandAnchor]
    assessments: Sequence[Assessment]
    days: Sequence[DayFile]
    pages: Sequence[PageFile]
    site_corrections: Sequence[SiteCorrection]
    releases: Sequence[Release]
