"""The views of pages about one subject: an actor, article, day, topic, demand, event, figure or source.

A page is a pure function of its view, its chrome and its templates; what is not in the view cannot be shown.
Empty tuples and empty strings mean "none recorded here".
"""

from msgspec import Struct

from briefbook.model.page import Link
from briefbook.plan.cards import AssessmentCard, Body, CorrectionCard, GapCard, SightingCard, StatementCard, ValueCard
from briefbook.plan.pictures.views import Barcode, Mix, Plot, Strip
from briefbook.plan.rows import (
    Basis,
    Cite,
    Entry,
    Excerpt,
    FigureLine,
    Happening,
    Line,
    Matrix,
    Movement,
    Notice,
    Pager,
    Pledge,
    SourceMark,
    ValueRow,
)


class TopicStand(Struct, frozen=True, gc=False, kw_only=True):
    """Where an actor stands on a topic, placed at *id*: its newest lines, and when the *earlier* ones were said, with ways."""

    id: str
    topic: Link
    lines: tuple[Line, ...]
    earlier: Excerpt[Link]


class ActorView(Struct, frozen=True, gc=False, kw_only=True):
    """An actor: every spelling, roles, affiliation, a position per topic, demands, ledger, events, members, statements.

    *movement* tells what of the positions changed and held; *on_behalf* are lines of members that count for this actor; *heard_through* who passes its words on; *strip* draws the
    positions over time.
    """

    name: str
    kind: str
    native: str
    spellings: tuple[str, ...]
    note: str
    wikidata: str
    roles: tuple[tuple[str, Link | None, str], ...]
    path: tuple[Link, ...]
    summary: Basis | None
    notices: tuple[Notice, ...]
    movement: Movement | None
    strip: Strip | None
    stands: Excerpt[TopicStand]
    demands_made: Excerpt[Link]
    demands_faced: Excerpt[tuple[Link, str, Line | None]]
    ledger: Excerpt[Pledge]
    heard_through: Excerpt[tuple[Link, int]]
    events: Excerpt[Happening]
    members: Excerpt[Entry]
    on_behalf: Excerpt[Line]
    statements: tuple[StatementCard, ...]
    pager: Pager


class ArticleView(Struct, frozen=True, gc=False, kw_only=True):
    """An article: its citation, what it credits, corrections on top, body, notes in reading order, use of the quoting limit.

    *compared* leads to how others told the events that it tells.
    """

    title: str
    untitled: bool
    outlet: Link
    published: str
    published_iso: str
    published_why: str
    source_why: str
    byline: str
    dateline: str
    credits: tuple[str, ...]
    genre: str
    out: str
    archive: str
    captured: str
    updated: str
    private: bool
    summary: Basis | None
    note: str
    notices: tuple[Notice, ...]
    cite: Cite
    body: Body | None
    barcode: Barcode | None
    cards: tuple[StatementCard | ValueCard | SightingCard | CorrectionCard | GapCard, ...]
    demands: tuple[tuple[str, Link], ...]
    quoted: str
    annotated: str
    words: str
    day: Link | None
    compared: Excerpt[Link]


class BriefView(Struct, frozen=True, gc=False, kw_only=True):
    """A day on one printed page. Its title is *lead*, the surest of our judgements made that day, else the title of the editor's
    brief, else what the day has, counted.

    *body* is that brief; without it *happened* and *said* tell what is derived. *answers* are those published that day (demands, line, verb), figures
    in *differing* as they stood that evening; *sources* are the articles that all of it rests on.
    """

    day: Link
    notices: tuple[Notice, ...]
    lead: AssessmentCard | None
    judgements: tuple[AssessmentCard, ...]
    body: Body | None
    body_title: str
    happened: Excerpt[Happening]
    said: Excerpt[Line]
    answers: Excerpt[tuple[tuple[Link, ...], Line, str]]
    differing: Excerpt[FigureLine]
    gaps: Excerpt[GapCard]
    ahead: Excerpt[Happening]
    sources: Excerpt[SourceMark]
    summary: Basis | None


class TopicView(Struct, frozen=True, gc=False, kw_only=True):
    """A topic: definition, who stands where, demands, events, figures, articles, questions, subtopics, statements.

    *gaps* are the questions that are open, *answered* those that a later note closed.
    """

    name: str
    about: str
    spellings: tuple[str, ...]
    note: str
    path: tuple[Link, ...]
    subtopics: Excerpt[Entry]
    summary: Basis | None
    notices: tuple[Notice, ...]
    stands: Excerpt[Line]
    movement: Movement | None
    strip: Strip | None
    matrix: Matrix | None
    events: Excerpt[Happening]
    figures: Excerpt[FigureLine]
    gaps: Excerpt[GapCard]
    answered: Excerpt[GapCard]
    articles: Excerpt[Entry]
    statements: tuple[StatementCard, ...]
    pager: Pager


class DemandView(Struct, frozen=True, gc=False, kw_only=True):
    """A demand: who asked what of whom since when; the row of answers; all answers in time order, full acceptance apart.

    *stated* are the statements that make the demand; *answers* pairs the verb in words with the card; *events* are those
    about the same thing: what was scheduled, and what came of it.
    """

    name: str
    by: tuple[Link, ...]
    to: tuple[Link, ...]
    since: str
    topics: tuple[Link, ...]
    note: str
    mark: SourceMark
    summary: Basis | None
    notices: tuple[Notice, ...]
    matrix: Matrix | None
    stated: Excerpt[StatementCard]
    answers: tuple[tuple[str, Excerpt[StatementCard]], ...]
    events: Excerpt[Happening]


class EventView(Struct, frozen=True, gc=False, kw_only=True):
    """An event: what, when, where, who; status now and the trail of what was said of it; statements; what followed.

    *coverage* pairs each outlet's article with how often it speaks of the event; *compare* leads to the outlets side by side;
    *strip* draws the trail over time.
    """

    name: str
    kind: str
    when: str
    place: str
    who: tuple[Link, ...]
    topics: tuple[Link, ...]
    part_of: Link | None
    after: Link | None
    note: str
    status: str
    slip: str
    summary: Basis | None
    notices: tuple[Notice, ...]
    strip: Strip | None
    trail: Excerpt[SightingCard]
    statements: Excerpt[StatementCard]
    followed: Excerpt[Happening]
    parts: Excerpt[Happening]
    coverage: Excerpt[tuple[Link, str, str]]
    compare: Link | None


class FigureView(Struct, frozen=True, gc=False, kw_only=True):
    """A figure: the verdict in words first, then each value with hedge, scope, who counted, as-of and article.

    *hull* is the span of all values. *values* stand in order of scope; *plot* draws them, if there is anything to compare,
    under the verdict as its title; *data* are their files.
    """

    name: str
    note: str
    topics: tuple[Link, ...]
    verdict: str
    sentence: str
    hull: str
    summary: Basis | None
    notices: tuple[Notice, ...]
    plot: Plot | None
    values: tuple[ValueRow, ...]
    data: tuple[Link, ...]
    pager: Pager


class SourceView(Struct, frozen=True, gc=False, kw_only=True):
    """An outlet: owner, funding, country; its articles; share of unnamed and single-origin statements; corrections seen.

    *worked_out* says of how many of its articles the text does not print that they are its.
    """

    name: str
    kind: str
    country: str
    funding: str
    owner: str
    url: str
    note: str
    spellings: tuple[str, ...]
    summary: Basis | None
    worked_out: str
    unnamed: str
    single: str
    mix: Mix | None
    articles: tuple[Entry, ...]
    corrections: Excerpt[CorrectionCard]
    carried_by: Excerpt[Link]
    pager: Pager


class StatementsView(Struct, frozen=True, gc=False, kw_only=True):
    """A further part of the statements of an actor, or on a topic."""

    statements: tuple[StatementCard, ...]
    pager: Pager


class ValuesView(Struct, frozen=True, gc=False, kw_only=True):
    """A further part of the values of a figure."""

    values: tuple[ValueRow, ...]
    pager: Pager
