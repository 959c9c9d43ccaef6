"""``content/annotations/<id>.yaml``: the notes on one article."""

from typing import Annotated, Final, TypeAlias

from pydantic import Field

from briefbook.load.schema.checks import choice
from briefbook.load.schema.types import (
    ActorRef,
    Date,
    EventRef,
    FigureRef,
    Id,
    Language,
    Made,
    Many,
    Name,
    NewId,
    Passage,
    Prose,
    Record,
    Says,
    TopicRef,
    Value,
)

NOTE_KINDS: Final = (
    "position", "claim", "announcement", "denial", "prediction", "demand", "offer", "promise", "acceptance", "refusal", "accusation",
    "warning",
)  # fmt: skip
STATUSES: Final = (
    "happened", "ongoing", "scheduled", "expected", "considered", "conditional", "ruled-out", "cancelled", "postponed", "disputed",
)  # fmt: skip
NoteKind: TypeAlias = Annotated[str, Made(choice(*NOTE_KINDS), {"enum": list(NOTE_KINDS)})]
Status: TypeAlias = Annotated[
    str,
    Made(choice(*STATUSES, canceled="cancelled", ruled_out="ruled-out"), {"enum": list(STATUSES)}),
]


class _Note(Record):
    about: Many[TopicRef] = ()
    """Topic ids; else inferred from the demand or event named."""
    anon: Name | None = None
    """The article's descriptor of an unnamed source."""
    why_anon: Name | None = None
    """The reason given for not naming the source."""
    note: Prose | None = None
    """A published editor's remark."""
    checked: Name | None = None
    """A second reader's initials."""


class StatementRecord(_Note):
    """Who said what."""

    who: Many[ActorRef] = Field(min_length=1)
    """Actor id, or a list for a joint statement; `outlet` is the article's own voice, `unknown` (with `anon`) nobody named."""
    says: Says
    """One sentence in the editor's own words, 160 characters at most."""
    quote: Passage | None = None
    """Words that stand inside one pair of quotation marks in the text; shown to readers."""
    anchor: Passage | None = None
    """Four to eight words of prose that only locate, never shown."""
    long_quote: Prose | None = None
    """Why a quote of more than the usual words is needed."""
    kind: NoteKind = "position"
    """What is done by saying it."""
    said: Date | None = None
    """When it was said; else inferred from `at`."""
    at: EventRef | None = None
    """Event id: the meeting, briefing, call or interview."""
    to: Many[ActorRef] = ()
    """Audience: actor ids."""
    via: Many[Id] = ()
    """The chain between speaker and article, nearest the article first: actor or source ids."""
    as_: Name | None = Field(default=None, alias="as")
    """Role when it is not the one of that date."""
    lang: Language | None = None
    """Spoken language, if the outlet translated."""
    if_: Prose | None = Field(default=None, alias="if")
    """Condition."""
    by_when: Date | None = None
    """Horizon of a prediction or promise."""
    answers: Many[Id] = ()
    """Statement or demand ids that this one answers."""
    accepts: Many[Id] = ()
    """Statement or demand ids that this one accepts."""
    rejects: Many[Id] = ()
    """Statement or demand ids that this one rejects."""
    supports: Many[Id] = ()
    """Statement or demand ids that this one supports."""
    contradicts: Many[Id] = ()
    """Statement or demand ids that this one contradicts."""
    repeats: Many[Id] = ()
    """Statement or demand ids that this one says again, later."""
    clarifies: Many[Id] = ()
    """Statement or demand ids that this one clarifies."""
    supersedes: Many[Id] = ()
    """Statement or demand ids that this one takes the place of."""
    same: Many[Id] = ()
    """The registered demand that this statement makes, or the same utterance told by another outlet."""
    id: NewId | None = None
    """A stable id of one's own."""
    closes: Many[Id] = ()
    """Ids of gaps of earlier articles that this answers."""
    event: EventRef | None = None
    """Event id, if the statement is a sighting as well; with `is`."""
    is_: Status | None = Field(default=None, alias="is")
    """What the statement says of the event."""
    when: Date | None = None
    """When the event is said to be."""
    figure: FigureRef | None = None
    """Figure id, if the statement reports a number as well; with `value`."""
    value: Value | None = None
    """The number in the article's words, hedge included."""
    unit: Name | None = None
    """Unit, if not the figure's own."""
    currency: Name | None = None
    """Currency."""
    as_of: Date | None = None
    """The date for which the number holds."""
    scope: Name | None = None
    """What the number counts, if not what others count."""


class ValueRecord(_Note):
    """A report of a number."""

    figure: FigureRef
    """Figure id."""
    value: Value
    """The number in the article's words, hedge included."""
    anchor: Passage
    """Four to eight words of the article that locate it."""
    unit: Name | None = None
    """Unit, if not the figure's own."""
    currency: Name | None = None
    """Currency."""
    as_of: Date | None = None
    """The date for which the number holds."""
    scope: Name | None = None
    """What the number counts, if not what others count."""
    by: Many[ActorRef] = ()
    """Who reports it, actor ids; none means the outlet's own voice."""
    via: Many[Id] = ()
    """The chain between reporter and article: actor or source ids."""
    closes: Many[Id] = ()
    """Ids of gaps of earlier articles that this answers."""


class SightingRecord(_Note):
    """What this article says of an event."""

    event: EventRef
    """Event id."""
    is_: Status = Field(alias="is")
    """What the article says of the event."""
    anchor: Passage
    """Four to eight words of the article that locate it."""
    when: Date | None = None
    """When the event is said to be."""
    by: Many[ActorRef] = ()
    """Who says so, actor ids; none means the outlet's own voice."""
    via: Many[Id] = ()
    """The chain between speaker and article: actor or source ids."""
    closes: Many[Id] = ()
    """Ids of gaps of earlier articles that this answers."""


class CorrectionRecord(_Note):
    """A correction that the outlet made."""

    correction: Name
    """A short name for the correction."""
    was: Prose
    """What the article had, in the editor's words."""
    now: Prose
    """What it has now, in the editor's words."""
    on: Many[Id] = ()
    """Ids of what was wrong: statements, or the figures, events, actors or demands that it is about."""
    anchor: Passage
    """Four to eight words of the article that locate it."""


class GapRecord(_Note):
    """What the article says is not known."""

    gap: Prose
    """The open question."""
    anchor: Passage
    """Four to eight words of the article that locate it."""
    by: Many[ActorRef] = ()
    """Who says that it is not known, actor ids."""
    via: Many[Id] = ()
    """The chain between speaker and article: actor or source ids."""
    id: NewId | None = None
    """A stable id of one's own, for later notes that close the gap."""


class NotesFile(Record):
    """The notes on an article, in reading order."""

    notes: tuple[StatementRecord | ValueRecord | SightingRecord | CorrectionRecord | GapRecord, ...] | None
    """The notes. `who`, `figure`, `event`, `correction` or `gap` says what a note is."""
