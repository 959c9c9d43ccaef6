"""The atoms of pages: one small view for each kind of thing that pages list.

A class with a ``component`` is drawn by ``templates/components/<component>.md.j2`` in the Markdown
twin and by ``<component>.html.j2`` in HTML. Views hold words and links, never a record of the corpus.
"""

from typing import ClassVar

from msgspec import Struct

from briefbook.model.markup import Markdown
from briefbook.model.page import Link
from briefbook.plan.rows import Line, SourceMark


class Speaker(Struct, frozen=True, gc=False, kw_only=True):
    """Somebody who spoke: a link to the actor, and the role held on the day (or ``""``)."""

    actor: Link
    role: str = ""


class RelationLine(Struct, frozen=True, gc=False, kw_only=True):
    """One relation of a statement, in words: *verb* ("rejects", "rejected by") and what is at its other end."""

    verb: str
    target: Link
    gloss: str = ""


class StatementCard(Struct, frozen=True, gc=False, kw_only=True):
    """A statement as a card.

    *cite* leads to how its article is cited. *kind* is its kind ("position"). *said* and *said_iso* are empty where
    the article does not tell the day. *announces* are the event or figure that the same note is a report of, in words. *unnamed* is the article's descriptor.
    *told_by* are other articles that tell the same words, *same_words* leads to all tellings side by side.
    *closes* are questions left open by earlier articles that it answers. *pieces* are the words of *says*, if terms of the
    glossary are among them: (words, where they are explained, whether a space stands before them).
    """

    component: ClassVar[str] = "statement"
    id: str
    permalink: str
    cite: str = ""
    speakers: tuple[Speaker, ...]
    unnamed: str = ""
    why_unnamed: str = ""
    says: str
    quote: str = ""
    voice: str
    kind: str
    pieces: tuple[tuple[str, str, bool], ...] = ()
    said: str = ""
    said_iso: str = ""
    at: Link | None = None
    to: tuple[Link, ...] = ()
    via: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    condition: str = ""
    by_when: str = ""
    translated: str = ""
    announces: tuple[tuple[Link, str], ...] = ()
    relations: tuple[RelationLine, ...] = ()
    told_by: tuple[Link, ...] = ()
    same_words: Link | None = None
    note: str = ""
    checked: str = ""
    corrections: tuple[str, ...] = ()
    closes: tuple[Link, ...] = ()
    mark: SourceMark


class ValueCard(Struct, frozen=True, gc=False, kw_only=True):
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
    closes: tuple[Link, ...] = ()
    mark: SourceMark


class SightingCard(Struct, frozen=True, gc=False, kw_only=True):
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
    closes: tuple[Link, ...] = ()
    mark: SourceMark


class CorrectionCard(Struct, frozen=True, gc=False, kw_only=True):
    """A correction that an outlet made to its article: what it said before is shown struck."""

    component: ClassVar[str] = "correction"
    id: str
    was: str
    now: str
    note: str = ""
    mark: SourceMark


class GapCard(Struct, frozen=True, gc=False, kw_only=True):
    """A question that an article says is open; *closed* is the note that answered it since, *closed_on* when and in which outlet."""

    component: ClassVar[str] = "gap"
    id: str
    question: str
    by: tuple[Link, ...] = ()
    via: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    unnamed: str = ""
    note: str = ""
    closed: Link | None = None
    closed_on: str = ""
    closed_iso: str = ""
    closed_in: str = ""
    mark: SourceMark


class AssessmentCard(Struct, frozen=True, gc=False, kw_only=True):
    """A judgement of our own; likelihood and confidence on two lines, never in one sentence (ICD 203)."""

    component: ClassVar[str] = "assessment"
    id: str
    judgement: str
    likelihood: str
    confidence: str
    by: str
    made: str
    rests_on: tuple[Line, ...]
    against: tuple[Line, ...] = ()
    by_when: str = ""
    would_change_it: str = ""
    outcome: str = ""
    note: str = ""


class Body(Struct, frozen=True, gc=False, kw_only=True):
    """Markdown that an editor wrote, sanitised when rendered.

    *highlights* are (first, last + 1, key) in characters of its plain text; *root* is the way back to the site's
    root, for links of our own editors (``None``: links within the site are not allowed).
    """

    component: ClassVar[str] = "body"
    id: str
    markdown: Markdown
    highlights: tuple[tuple[int, int, str], ...] = ()
    root: str | None = None
