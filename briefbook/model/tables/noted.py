"""The tables of articles and of what is noted in them."""

from typing import Final

from briefbook.model.tables.columns import (
    ABOUT,
    ANON,
    ARTICLE,
    BOUNDS,
    BY,
    NOTE_NUMBER,
    PARAGRAPH,
    REMARK,
    TOLD_BY,
    VIA,
    Table,
    count,
    day,
    flag,
    listed,
    number,
    own_id,
    required,
    text,
    written_date,
)

ARTICLES: Final = Table(
    name="articles",
    row="article",
    columns=(
        own_id("the article's id"),
        required("source", "the outlet", "sources"),
        text("title", "the outlet's own headline"),
        written_date("published", "when it was published"),
        *BOUNDS,
        text("url", "where the outlet has it"),
        count("words", "words of the article"),
        count("statements", "how many statements are noted in it"),
        count("figures", "how many reports of a figure are noted in it"),
        count("sightings", "how many sightings of an event are noted in it"),
        listed("by", "the byline"),
        text("dateline", "where it was written"),
        text("genre", "news, analysis, opinion, transcript or document"),
        text("lang", "its language"),
        listed("wire", "whose copy it is"),
        listed("reporting", "whose reporting it credits"),
        written_date("captured", "when this copy was taken"),
        text("archived", "an archive's copy"),
        written_date("updated", "when the outlet last changed it"),
    ),
)

STATEMENTS: Final = Table(
    name="statements",
    row="statement",
    columns=(
        own_id("the statement's id"),
        TOLD_BY,
        PARAGRAPH,
        listed("who", "the speakers; outlet is the article's own voice"),
        required("says", "what was said, in the editors' words"),
        text("quote", "words of the article, verbatim and inside quotation marks"),
        required("voice", "whose words the passage is: direct, mixed or reported"),
        required("kind", "position, claim, announcement, denial, prediction, demand, offer, promise, and so on"),
        written_date("said", "when it was said; empty where only the day of publication is known"),
        day("said_earliest", "the earliest day on which it may have been said"),
        day("said_latest", "the latest day on which it may have been said"),
        written_date("published", "when the article was published"),
        text("at", "the event at which it was said", "events"),
        ABOUT,
        listed("to", "the audience"),
        VIA,
        flag("anonymous", "whether the source is unnamed"),
        flag("verified", "whether the passage was found in the article exactly once"),
        listed("answers", "statements or demands that it answers (all relations are the editors' reading)"),
        listed("accepts", "what it accepts"),
        listed("rejects", "what it rejects"),
        listed("supports", "what it supports"),
        listed("contradicts", "what it contradicts"),
        listed("repeats", "earlier sayings that it repeats"),
        listed("clarifies", "what it clarifies"),
        listed("supersedes", "what it takes the place of"),
        listed("same", "other tellings of the same utterance, or the demand that it makes"),
        listed("role", "the speakers' roles then"),
        listed("roll_up", "for whom it counts besides its speakers, nearest first"),
        ANON,
        text("why_anon", "the reason the article gives for not naming the source"),
        text("lang", "the language spoken, if the outlet translated"),
        text("if", "the condition"),
        written_date("by_when", "the horizon of a prediction or promise"),
        required("origin", "whose telling it goes back to, as far as this collection shows"),
        listed("speakers", "the speakers' names, in every spelling known here"),
        REMARK,
    ),
)

SIGHTINGS: Final = Table(
    name="sightings",
    row="sighting of an event in an article",
    columns=(
        required("event", "the event", "events"),
        ARTICLE,
        required("is", "what the article says of it: happened, scheduled, cancelled, and so on"),
        written_date("when", "when, if this article says so"),
        *BOUNDS,
        BY,
        VIA,
        NOTE_NUMBER,
        PARAGRAPH,
        ANON,
        REMARK,
    ),
)

VALUES: Final = Table(
    name="values",
    row="report of a figure in an article",
    columns=(
        required("figure", "the figure", "figures"),
        ARTICLE,
        required("text", "the number as reported"),
        required("hedge", "exact, floor, ceiling, around, range, magnitude or ratio"),
        number("low", "the least that the words allow; empty if open"),
        number("high", "the most that the words allow; empty if open"),
        text("unit", "what is counted: as reported, or else the figure's"),
        text("currency", "the currency"),
        text("scope", "what the number covers"),
        written_date("as_of", "for when it holds"),
        BY,
        VIA,
        NOTE_NUMBER,
        PARAGRAPH,
        ANON,
        REMARK,
    ),
)

RELATIONS: Final = Table(
    name="relations",
    row="relation between two statements, or of a statement to a demand",
    columns=(
        required("from", "the statement", "statements"),
        required("verb", "answers, accepts, rejects, supports, contradicts, repeats, clarifies, supersedes or same"),
        required("to", "a statement or a demand"),
    ),
)

GAPS: Final = Table(
    name="gaps",
    row="question that an article says is open",
    columns=(ARTICLE, NOTE_NUMBER, PARAGRAPH, required("question", "what is not known"), ABOUT, BY, VIA, ANON, REMARK),
)

POINTS: Final = Table(
    name="points",
    row="story point that an outlet tells of an event, as a page that sets outlets side by side shows it",
    columns=(
        required("kind", "`event`, `figure`, `demand` or `utterance`"),
        required("id", "the event, figure or demand, or the utterance: the id of its earliest telling"),
        flag("own", "whether it belongs to the event; else these articles share it besides"),
        required("source", "the outlet"),
        ARTICLE,
        PARAGRAPH,
        flag("led", "whether the outlet led with it"),
        listed("told_as", "statuses of an event that the outlet does not tell as a fact"),
    ),
)
"""Story points stand in records of pages alone: each depends on all that a page sets side by side."""

CORRECTIONS: Final = Table(
    name="corrections",
    row="correction that an outlet made",
    columns=(
        ARTICLE,
        NOTE_NUMBER,
        PARAGRAPH,
        required("name", "the correction's name"),
        required("was", "what was wrong, in the editors' words"),
        required("now", "what holds now, in the editors' words"),
        ABOUT,
        REMARK,
        listed("on", "ids of what was wrong: statements, or what they are about"),
    ),
)
