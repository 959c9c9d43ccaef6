"""The atoms of pages: one small view for each kind of thing that pages list.

A class with a ``component`` is drawn by ``templates/components/<component>.md.j2`` in the Markdown
twin and by ``<component>.html.j2`` in HTML. Views hold words and links, never a record of the corpus.
"""

from dataclasses import dataclass
from typing import ClassVar

from briefbook.model.markup import Markdown
from briefbook.model.page import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who spoke: a link to the actor, and the role held on the day (or ``""``)."""

    actor: Link
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMark:
    """Where a line comes from: outlet, article (its page here, at the passage), day of publication, links out.

    *out* is the publisher's page (with a text fragment for a quote), *archive* a kept copy; ``""`` where there is none.
    """

    outlet: str
    article: Link
    published: str
    published_iso: str = ""
    out: str = ""
    archive: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """One relation of a statement, in words: *verb* ("rejects", "rejected by") and what is at its other end."""

    verb: str
    target: Link
    gloss: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCard:
    """A statement as a card.

    *heading* tells the kind in words ("position"); *kind* is its name for styling. *said* and *said_iso* are empty where
    the article does not tell the day. *unnamed* is the article's descriptor. *origin* is "single origin" or ``""``.
    """

    component: ClassVar[str] = "statement"
    id: str
    permalink: str
    speakers: tuple[Speaker, ...]
    unnamed: str = ""
    why_unnamed: str = ""
    says: str
    quote: str = ""
    voice: str
    kind: str
    said: str = ""
    said_iso: str = ""
    at: Link | None = None
    to: tuple[Link, ...] = ()
    via: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    condition: str = ""
    by_when: str = ""
    translated: str = ""
    relations: tuple[RelationLine, ...] = ()
    told_by: tuple[Link, ...] = ()
    origin: str = ""
    note: str = ""
    checked: str = ""
    corrections: tuple[str, ...] = ()
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCard:
    """One report of a number, as an article's card. *hedge* is in words ("more than: a floor")."""

    component: ClassVar[str] = "value"
    id: str
    figure: Link
    text: str
    hedge: str
    kind: str
    unit: str = ""
    scope: str = ""
    as_of: str = ""
    by: tuple[Link, ...] = ()
    via: tuple[Link, ...] = ()
    unnamed: str = ""
    note: str = ""
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingCard:
    """What one article said of an event, as a card."""

    component: ClassVar[str] = "sighting"
    id: str
    event: Link
    status: str
    when: str = ""
    by: tuple[Link, ...] = ()
    via: tuple[Link, ...] = ()
    unnamed: str = ""
    note: str = ""
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCard:
    """A correction that an outlet made to its article: what it said before is shown struck."""

    component: ClassVar[str] = "correction"
    id: str
    was: str
    now: str
    note: str = ""
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class GapCard:
    """A question that an article says is open."""

    component: ClassVar[str] = "gap"
    id: str
    question: str
    by: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    unnamed: str = ""
    note: str = ""
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentCard:
    """A judgement of our own; likelihood and confidence on two lines, never in one sentence (ICD 203)."""

    component: ClassVar[str] = "assessment"
    id: str
    judgement: str
    likelihood: str
    confidence: str
    by: str
    made: str
    rests_on: tuple["Line", ...]
    against: tuple["Line", ...] = ()
    by_when: str = ""
    would_change_it: str = ""
    outcome: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Markdown that an editor wrote, sanitised when rendered.

    *highlights* are (first, last + 1, key) in characters of its plain text; *root* is the way back to the site's
    root, for links of our own editors (``None``: links within the site are not allowed).
    """

    component: ClassVar[str] = "body"
    id: str
    markdown: Markdown
    highlights: tuple[tuple[int, int, str], ...] = ()
    root: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement in one line: day, speaker, our words, the permalink, the source mark.

    *kind* is the statement's kind, *through* says for whom it counts by roll-up. *newest* is set on the first of a group.
    """

    date: str
    date_iso: str = ""
    speaker: Link
    role: str = ""
    says: str
    kind: str
    href: str
    unnamed: str = ""
    through: str = ""
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event in one line: its day in words, name, status, who said so; *conditional* sets it apart, *slip* flags it."""

    when: str
    when_iso: str = ""
    event: Link
    status: str
    conditional: bool = False
    slip: str = ""
    place: str = ""
    mark: SourceMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """A report of a number as a table row."""

    text: str
    hedge: str
    kind: str
    low: str = ""
    high: str = ""
    unit: str = ""
    scope: str = ""
    as_of: str = ""
    by: tuple[Link, ...] = ()
    unnamed: str = ""
    note: str = ""
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure in one line: its verdict in words and the values that it has."""

    figure: Link
    verdict: str
    sentence: str
    values: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A cell of the response matrix: *verb* of the newest answer, its line; ``None`` line where none is recorded here."""

    actor: Link
    verb: str = ""
    line: Line | None = None
    through: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A demand with the answers of each column."""

    demand: Link
    by: tuple[Link, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The response matrix: demands × those asked or answering; the same columns in every row."""

    component: ClassVar[str] = "matrix"
    id: str
    columns: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of an index: a link, what it is in few words, other spellings, a count in words."""

    link: Link
    gloss: str = ""
    aka: tuple[str, ...] = ()
    count: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A correction that touches a page, shown on top of it: whose it is, what was wrong, what holds now."""

    component: ClassVar[str] = "notice"
    id: str
    by: str
    was: str
    now: str
    made: str = ""
    source: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where in a long list a page stands: *number* of *total*, and the neighbours."""

    number: int = 1
    total: int = 1
    pages: tuple[Link, ...] = ()
