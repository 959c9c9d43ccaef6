"""The data tables of a site: their names, columns and what each cell holds. The one definition that all formats follow.

The columns up to the first that is *added* are a contract with readers: their names and order do not change. More
columns may follow them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LIST = "list"
    FLAG = "flag"
    COUNT = "count"
    NUMBER = "number"
    DATE = "date"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: *about* says in a line what it holds. *refers* names the table whose ``id`` a cell is.

    *key* tells that it is (part of) the table's primary key, *required* that no cell is empty.
    """

    name: str
    kind: Kind
    about: str
    refers: str = ""
    key: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: one row for each *row* (a noun)."""

    name: str
    row: str
    columns: tuple[Column, ...]


def _text(name: str, about: str, refers: str = "") -> Column:
    return Column(name=name, kind=Kind.TEXT, about=about, refers=refers)


def _must(name: str, about: str, refers: str = "") -> Column:
    return Column(name=name, kind=Kind.TEXT, about=about, refers=refers, required=True)


def _id(about: str) -> Column:
    return Column(name="id", kind=Kind.TEXT, about=about, key=True, required=True)


def _list(name: str, about: str) -> Column:
    return Column(name=name, kind=Kind.LIST, about=about)


def _flag(name: str, about: str) -> Column:
    return Column(name=name, kind=Kind.FLAG, about=about, required=True)


def _count(name: str, about: str) -> Column:
    return Column(name=name, kind=Kind.COUNT, about=about, required=True)


def _number(name: str, about: str) -> Column:
    return Column(name=name, kind=Kind.NUMBER, about=about)


def _date(name: str, about: str) -> Column:
    return Column(name=name, kind=Kind.DATE, about=about)


def _day(name: str, about: str) -> Column:
    return Column(name=name, kind=Kind.DAY, about=about)


_ARTICLE: Final = Column(
    name="article", kind=Kind.TEXT, about="the article", refers="articles", key=True, required=True
)
_NOTE: Final = Column(name="number", kind=Kind.COUNT, about="the note's number in its article", key=True, required=True)
_PARAGRAPH: Final = _count("paragraph", "the paragraph of the article in which the passage stands, from 1")
_SOURCE: Final = _must("article", "the article that tells it", "articles")
_NOTED: Final = _text("note", "an editor's remark")
_BY: Final = _list("by", "who says so, if not the outlet itself")
_VIA: Final = _list("via", "through whom, nearest the article first")
_ANON: Final = _text("anon", "how the article describes an unnamed source")
_ABOUT: Final = _list("about", "topics")
_AKA: Final = _list("aka", "other names and spellings")
_RETIRED: Final = _text("retired_to", "the id that took the place of this one")
_SPAN: Final = (
    _day("earliest", "the earliest day that the date allows"),
    _day("latest", "the latest day that the date allows"),
)

ARTICLES: Final = Table(
    name="articles",
    row="article",
    columns=(
        _id("the article's id"),
        _must("source", "the outlet", "sources"),
        _text("title", "the outlet's own headline"),
        _date("published", "when it was published"),
        *_SPAN,
        _text("url", "where the outlet has it"),
        _count("words", "words of the article"),
        _count("statements", "how many statements are noted in it"),
        _count("figures", "how many reports of a figure are noted in it"),
        _count("sightings", "how many sightings of an event are noted in it"),
        _list("by", "the byline"),
        _text("dateline", "where it was written"),
        _text("genre", "news, analysis, opinion, transcript or document"),
        _text("lang", "its language"),
        _list("wire", "whose copy it is"),
        _list("reporting", "whose reporting it credits"),
        _date("captured", "when this copy was taken"),
        _text("archived", "an archive's copy"),
        _date("updated", "when the outlet last changed it"),
    ),
)

STATEMENTS: Final = Table(
    name="statements",
    row="statement",
    columns=(
        _id("the statement's id"),
        _SOURCE,
        _PARAGRAPH,
        _list("who", "the speakers; outlet is the article's own voice"),
        _must("says", "what was said, in the editors' words"),
        _text("quote", "words of the article, verbatim and inside quotation marks"),
        _must("voice", "whose words the passage is: direct, mixed or reported"),
        _must("kind", "position, claim, announcement, denial, prediction, demand, offer, promise, and so on"),
        _date("said", "when it was said; empty where only the day of publication is known"),
        _day("said_earliest", "the earliest day on which it may have been said"),
        _day("said_latest", "the latest day on which it may have been said"),
        _date("published", "when the article was published"),
        _text("at", "the event at which it was said", "events"),
        _ABOUT,
        _list("to", "the audience"),
        _VIA,
        _flag("anonymous", "whether the source is unnamed"),
        _flag("verified", "whether the passage was found in the article exactly once"),
        _list("answers", "statements or demands that it answers (all relations are the editors' reading)"),
        _list("accepts", "what it accepts"),
        _list("rejects", "what it rejects"),
        _list("supports", "what it supports"),
        _list("contradicts", "what it contradicts"),
        _list("repeats", "earlier sayings that it repeats"),
        _list("clarifies", "what it clarifies"),
        _list("supersedes", "what it takes the place of"),
        _list("same", "other tellings of the same utterance, or the demand that it makes"),
        _list("role", "the speakers' roles then"),
        _list("roll_up", "for whom it counts besides its speakers, nearest first"),
        _ANON,
        _text("why_anon", "the reason the article gives for not naming the source"),
        _text("lang", "the language spoken, if the outlet translated"),
        _text("if", "the condition"),
        _date("by_when", "the horizon of a prediction or promise"),
        _must("origin", "whose telling it goes back to, as far as this collection shows"),
        _list("speakers", "the speakers' names, in every spelling known here"),
        _NOTED,
    ),
)

EVENTS: Final = Table(
    name="events",
    row="event",
    columns=(
        _id("the event's id"),
        _must("name", "its name"),
        _text("kind", "what kind of event"),
        _text("status", "what the article published latest says of it"),
        _date("when", "its date; if none is registered, as articles give it"),
        *_SPAN,
        _text("place", "where", "places"),
        _list("who", "who takes part"),
        _ABOUT,
        _list("articles", "the articles that speak of it"),
        _day("slip", "the day for which it was announced, if that is past and no report is here"),
        _text("part_of", "the event that it is part of", "events"),
        _text("after", "the event that it follows", "events"),
        _NOTED,
        _RETIRED,
    ),
)

SIGHTINGS: Final = Table(
    name="sightings",
    row="sighting of an event in an article",
    columns=(
        _must("event", "the event", "events"),
        _ARTICLE,
        _must("is", "what the article says of it: happened, scheduled, cancelled, and so on"),
        _date("when", "when, if this article says so"),
        *_SPAN,
        _BY,
        _VIA,
        _NOTE,
        _PARAGRAPH,
        _ANON,
        _NOTED,
    ),
)

FIGURES: Final = Table(
    name="figures",
    row="figure",
    columns=(
        _id("the figure's id"),
        _must("name", "its name"),
        _text("unit", "what it counts"),
        _must("verdict", "agree, different floors, different scope, conflict or not comparable"),
        _number("low", "the lowest number reported; empty where one is open below"),
        _number("high", "the highest number reported; empty where one is open above"),
        _ABOUT,
        _NOTED,
        _RETIRED,
    ),
)

VALUES: Final = Table(
    name="values",
    row="report of a figure in an article",
    columns=(
        _must("figure", "the figure", "figures"),
        _ARTICLE,
        _must("text", "the number as reported"),
        _must("hedge", "exact, floor, ceiling, around, range, magnitude or ratio"),
        _number("low", "the least that the words allow; empty if open"),
        _number("high", "the most that the words allow; empty if open"),
        _text("unit", "what is counted: as reported, or else the figure's"),
        _text("currency", "the currency"),
        _text("scope", "what the number covers"),
        _date("as_of", "for when it holds"),
        _BY,
        _VIA,
        _NOTE,
        _PARAGRAPH,
        _ANON,
        _NOTED,
    ),
)

ACTORS: Final = Table(
    name="actors",
    row="actor",
    columns=(
        _id("the actor's id"),
        _must("name", "the name"),
        _must("kind", "person, state, bloc, ministry, office, armed-force, party, company, group or outlet"),
        _AKA,
        _text("part_of", "the actor that it is part of", "actors"),
        _list("roles", "title@of@from/to; to is empty for an office still held"),
        _text("native", "the name in its own script"),
        _text("wikidata", "the Wikidata item"),
        _NOTED,
        _RETIRED,
    ),
)

TOPICS: Final = Table(
    name="topics",
    row="topic",
    columns=(
        _id("the topic's id"),
        _must("name", "its name"),
        _text("parent", "the topic above it", "topics"),
        _text("about", "what it covers"),
        _AKA,
        _NOTED,
        _RETIRED,
    ),
)

RELATIONS: Final = Table(
    name="relations",
    row="relation between two statements, or of a statement to a demand",
    columns=(
        _must("from", "the statement", "statements"),
        _must("verb", "answers, accepts, rejects, supports, contradicts, repeats, clarifies, supersedes or same"),
        _must("to", "a statement or a demand"),
    ),
)

DEMANDS: Final = Table(
    name="demands",
    row="demand",
    columns=(
        _id("the demand's id"),
        _must("name", "what is asked"),
        _list("by", "who asks"),
        _list("to", "of whom"),
        _date("since", "since when"),
        _ABOUT,
        _must("article", "the article that shows it", "articles"),
        _NOTED,
        _RETIRED,
    ),
)

GAPS: Final = Table(
    name="gaps",
    row="question that an article says is open",
    columns=(_ARTICLE, _NOTE, _PARAGRAPH, _must("question", "what is not known"), _ABOUT, _BY, _VIA, _ANON, _NOTED),
)

CORRECTIONS: Final = Table(
    name="corrections",
    row="correction that an outlet made",
    columns=(
        _ARTICLE,
        _NOTE,
        _PARAGRAPH,
        _must("name", "the correction's name"),
        _must("was", "what was wrong, in the editors' words"),
        _must("now", "what holds now, in the editors' words"),
        _ABOUT,
        _NOTED,
    ),
)

SOURCES: Final = Table(
    name="sources",
    row="outlet or agency",
    columns=(
        _id("the source's id"),
        _must("name", "its name"),
        _text("kind", "what kind of outlet"),
        _text("country", "where it is at home"),
        _text("funding", "who pays for it"),
        _text("owner", "who owns it"),
        _text("url", "its address"),
        _text("lang", "its language"),
        _AKA,
        _NOTED,
        _RETIRED,
    ),
)

PLACES: Final = Table(
    name="places",
    row="place",
    columns=(
        _id("the place's id"),
        _must("name", "its name"),
        _text("in", "the place around it", "places"),
        _text("lat", "latitude in degrees north (WGS 84)"),
        _text("lon", "longitude in degrees east (WGS 84)"),
        _AKA,
        _NOTED,
        _RETIRED,
    ),
)

#: Every table, in the order in which pages list them.
TABLES: Final = (
    ARTICLES,
    STATEMENTS,
    EVENTS,
    SIGHTINGS,
    FIGURES,
    VALUES,
    ACTORS,
    TOPICS,
    RELATIONS,
    DEMANDS,
    GAPS,
    CORRECTIONS,
    SOURCES,
    PLACES,
)
