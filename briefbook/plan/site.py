"""What page makers draw on: corpus, findings, and tables that each page reads by key."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from briefbook.collection import Filed, Found, Reader, Rows, Subjects
from briefbook.model.corpus import Article, Corpus, Gap, Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.dates import Edtf
from briefbook.model.findings import DayRecord, Findings, LedgerEntry, Response, Utterance
from briefbook.model.ids import ActorId, ArticleId, DemandId, EventId, GapId, PlaceId, SourceId, StatementId, TopicId
from briefbook.model.notes import Assessment, DayFile, PageFile, SiteCorrection
from briefbook.model.trace import EVERY
from briefbook.plan import routes
from briefbook.plan.deck import Deck
from briefbook.plan.points import Point

#: When a statement was said (else published) and published, and its id: what sorts statements.
Age = tuple[date, date, StatementId]
#: The first and the last day of an event as last reported (`date.max` for none), and its id.
EventAge = tuple[date, date, EventId]
#: Entries of an index, or of one part of it: (heading, id).
Shelf = tuple[tuple[str, str], ...]
#: The article, the note and the event of a sighting.
Seen = tuple[ArticleId, int, EventId]


class Evening(Struct, frozen=True, gc=False, kw_only=True):
    """What was known by the end of a day, as much as its page shows; *told*, *answers* and *waiting* count all of it.

    *known* are the newest sighting of each event nearest to the day, in the order of the dates that they had then; *answered* the newest answers to demands, in the order of demands and of those who answered; *open* the demands last made of those that somebody asked had neither accepted nor rejected, with the day on which they were told of, who had not answered and what else was answered.
    """

    known: tuple[Sighting, ...]
    told: int
    answered: tuple[Response, ...]
    answers: int
    open: tuple[tuple[DemandId, date, tuple[ActorId, ...], tuple[Response, ...]], ...]
    waiting: int


class Site(Struct, frozen=True, gc=False, kw_only=True):
    """The corpus with tables that page makers look things up in. All but indexes and overviews read tables by key only.

    *paths* are those of all pages but further parts: nothing links to a page that is not made.
    """

    read: Reader
    corpus: Corpus
    findings: Findings
    deck: Deck
    paths: Mapping[str, bool]

    # Lists over several pages, by the path of a page.
    parts: Mapping[str, int]
    """The number of parts of a list, by the path of its first."""
    shelves: Mapping[str, Shelf]
    """The entries of each part of an index, by the path of the part."""
    letters: Mapping[str, tuple[tuple[str, str], ...]]
    """The headings of an index, each with the path of the part in which it first stands."""
    totals: Mapping[str, int]
    """The number of entries of an index, by the path of its first part."""
    counts: Mapping[str, int]
    """The number of statements on an actor's, an article's or a topic's page (a topic's with those below it)."""
    beside: Mapping[str, tuple[str, str]]
    """What comes before and after a page of an article, event, day or month: their ids, ``""`` for none."""

    # Notes and articles.
    statements: Mapping[StatementId, Statement]
    utterances: Mapping[StatementId, Utterance]
    marks_of: Mapping[ArticleId, tuple[Mark, ...]]
    """The notes on an article, in reading order."""
    announced: Mapping[StatementId, tuple[Sighting | Value, ...]]
    """The sightings and values that the note of a statement is as well."""
    demands_shown: Mapping[ArticleId, tuple[DemandId, ...]]
    """The demands that are registered from an article."""
    articles_of: Mapping[SourceId, tuple[ArticleId, ...]]
    gaps: Mapping[GapId, Gap]
    """The gaps that have an id of their author's."""
    closing: Mapping[GapId, Mark]
    """What closed a gap; nothing for one that is open."""
    credited_in: Mapping[SourceId, tuple[ArticleId, ...]]
    """The articles that copy or credit a source, in order of publication."""

    # Corrections, in the order of the corpus.
    corrected: Mapping[StatementId, tuple[OutletCorrection, ...]]
    """The corrections that say that they are on a statement."""
    in_doubt: Mapping[StatementId, tuple[OutletCorrection, ...]]
    """The corrections of a statement's article that share a topic with it, and do not say what they are on."""
    corrections_on: Mapping[str, tuple[OutletCorrection, ...]]
    """The corrections of an article, about a topic, or on anything else that has an id."""
    corrections_by: Mapping[SourceId, tuple[OutletCorrection, ...]]
    own_corrections: Mapping[str, tuple[tuple[int, SiteCorrection], ...]]
    """Our own corrections on an id, each with its number in the log (from 1)."""

    # Actors.
    said_by: Mapping[ActorId, tuple[Statement, ...]]
    """What an actor said itself, newest first."""
    behalf: Mapping[ActorId, tuple[Statement, ...]]
    """What others said that counts for an actor, newest first."""
    namesakes: Mapping[ActorId, bool]
    """The actors whose name another one bears as well."""
    members: Mapping[ActorId, tuple[ActorId, ...]]
    asked_by: Mapping[ActorId, tuple[DemandId, ...]]
    asked_of: Mapping[ActorId, tuple[DemandId, ...]]
    ledger_of: Mapping[ActorId, tuple[LedgerEntry, ...]]
    standings: Mapping[str, int]
    """How many entries of the ledger stand how."""
    events_with: Mapping[ActorId, tuple[EventId, ...]]
    """The events that an actor was at and that have a page, in time order."""

    # Topics.
    subtopics: Mapping[TopicId | None, tuple[TopicId, ...]]
    """The topics right under a topic; under ``None`` those of the first level."""
    below: Mapping[TopicId, tuple[TopicId, ...]]
    """A topic and all under it."""
    said_on: Mapping[TopicId, tuple[Statement, ...]]
    """What was said on a topic or below it, newest first."""
    demands_on: Mapping[TopicId, tuple[DemandId, ...]]
    """The demands about a topic or below it."""
    events_on: Mapping[TopicId, tuple[EventId, ...]]
    """The events registered as being about a topic itself."""

    # Events and demands.
    event_ages: Mapping[EventId, EventAge]
    events_at: Mapping[PlaceId, tuple[EventId, ...]]
    """The events at a place that have a page, in time order."""
    said_at: Mapping[EventId, tuple[Statement, ...]]
    """What was said at an event, oldest first."""
    outlets: Mapping[EventId, tuple[SourceId, ...]]
    """The outlets that tell of an event or quote what was said at it, in the order of their first articles on it."""
    points: Mapping[ArticleId, tuple[Point, ...]]
    """The story points of an article, in reading order."""
    followers: Mapping[EventId, tuple[EventId, ...]]
    """The events with a page that followed an event, in time order."""
    pieces: Mapping[EventId, tuple[EventId, ...]]
    """The events with a page that are parts of an event, in time order."""
    when_known: Mapping[Seen, tuple[Edtf | None]]
    """When an event was, as far as the trail up to a sighting tells: one date, or ``None``, in a tuple."""
    answerers: Mapping[DemandId, tuple[ActorId, ...]]
    """Who answered a demand, in the order of their first answers."""
    answers: Mapping[tuple[DemandId, ActorId], tuple[Response, ...]]
    """The answers to a demand that count for an actor, newest first, each statement once, in its decisive verb."""

    # Days and free pages.
    records: Mapping[date, DayRecord]
    evenings: Mapping[date, Evening]
    reach: Mapping[str, date]
    """The ``first`` and the ``last`` day by which an article was surely out."""
    months: Mapping[date, tuple[date, ...]]
    """The days with a page of each month, by its first day."""
    contents: Mapping[date, tuple[int, int, int]]
    """How many events, statements and articles a day has."""
    brief_days: Mapping[date, bool]
    """The days that have a page of one brief."""
    briefs: Mapping[date, DayFile]
    judged: Mapping[date, tuple[Assessment, ...]]
    """The assessments made on a day."""
    free: Mapping[str, PageFile]
    glossary: Mapping[str, tuple[tuple[str, str], ...]]
    """Terms of the glossary by their first word, each with the heading there."""
    explained: Mapping[str, tuple[str, str]]
    """Where a free page explains a term that other pages use: its path, and the heading there."""

    def is_open(self, gap: Gap) -> bool:
        """Tell whether nothing that was published since answers *gap*."""
        return gap.id is None or gap.id not in self.closing

    def permanent(self, path: str) -> str:
        """Return the address of *path* wherever it is read, or ``""`` if nobody said where the site will stand."""
        base = self.corpus.config.base_url
        return f"{base.rstrip('/')}/{path}" if base else ""

    def published(self, article: Article) -> date:
        """Return the day by which *article* was surely out: the latest its date allows."""
        published = article.file.published
        return published.latest or published.earliest or date.max

    def newest(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return *statements* newest first: by day said (else published), day published, id."""
        return tuple(sorted(statements, key=age_of, reverse=True))

    def oldest(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return *statements* oldest first."""
        return tuple(sorted(statements, key=age_of))

    def in_time(self, events: Iterable[EventId]) -> tuple[EventId, ...]:
        """Return *events* by their first day as last reported, those without a day last; those without a page are left out."""
        ages = {id_: age for id_ in events if (age := self.event_ages.get(id_)) is not None}
        return tuple(sorted(ages, key=ages.__getitem__))


def out_on(mark: Mark) -> date:
    """Return the day by which the article of *mark* was surely out."""
    published = mark.written.published
    return published.latest or published.earliest or date.max


def place_of(mark: Mark) -> tuple[date, date, ArticleId]:
    """Return what places the article of *mark* in the order of the corpus: its first and last day, and its id."""
    published = mark.written.published
    return published.earliest or date.min, published.latest or date.max, mark.article


def age_of(statement: Statement) -> Age:
    """Return what places *statement* among others in time: when it was said (else published) and published, its id."""
    published = out_on(statement)
    said = statement.said.latest or statement.said.earliest if statement.said else None
    return said or published, published, statement.id


def site_of(read: Reader, seen: Corpus, findings: Findings) -> Site:
    """Return the tables that pages are made from; all that a page looks up in them is noted by *read*.

    *seen* is the corpus and *findings* what follows from it, as *read* sees them.
    """

    def found(name: str, keys: Callable[[], Iterable[Any]] = tuple) -> Found:
        return Found(read, name, keys)

    return Site(
        read=read,
        corpus=seen,
        findings=findings,
        deck=Deck(read),
        paths=read.shared("paths"),
        parts=found("parts"),
        shelves=Rows(read, "shelf", routes.first),
        letters=found("letters"),
        totals=found("total"),
        counts=found("count"),
        beside=Rows(read, "beside", lambda path: routes.named(path)[0]),
        statements=found("statement"),
        utterances=read.shared("told"),
        marks_of=Subjects(read, "notes"),
        announced=found("announced"),
        demands_shown=read.shared("demands_shown"),
        articles_of=Filed(read, "source"),
        gaps=found("gap"),
        closing=found("closing"),
        credited_in=Filed(read, "credits"),
        corrected=read.shared("corrected"),
        in_doubt=read.shared("in_doubt"),
        corrections_on=Subjects(read, "corrects"),
        corrections_by=Subjects(read, "corrected by"),
        own_corrections=read.shared("own_corrections"),
        said_by=found("said_by"),
        behalf=found("behalf"),
        namesakes=read.shared("namesakes"),
        members=read.shared("members"),
        asked_by=read.shared("asked_by"),
        asked_of=read.shared("asked_of"),
        ledger_of=found("by_follower"),
        standings=read.shared("standings"),
        events_with=found("events_with"),
        subtopics=read.shared("subtopics"),
        below=found("below"),
        said_on=found("said_on"),
        demands_on=found("demands_on"),
        events_on=found("events_on"),
        event_ages=read.shared("event_ages"),
        events_at=found("events_at"),
        said_at=found("said_at"),
        outlets=found("outlets"),
        points=found("points"),
        followers=found("followers"),
        pieces=found("pieces"),
        when_known=found("when_known"),
        answerers=found("answerers"),
        answers=found("answers"),
        records=found("record", lambda: read.found("calendar", EVERY)),
        evenings=found("evening"),
        reach=read.shared("reach"),
        months=read.shared("months"),
        contents=found("contents"),
        brief_days=read.shared("brief_days"),
        briefs=read.shared("briefs"),
        judged=read.shared("judged"),
        free=read.shared("free"),
        glossary=read.shared("glossary"),
        explained=read.shared("explained"),
    )
