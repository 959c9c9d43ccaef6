"""The tables of what is registered, with what was derived of each entry."""

from typing import Final

from briefbook.model.tables.columns import (
    ABOUT,
    AKA,
    BOUNDS,
    REMARK,
    RETIRED,
    Table,
    day,
    listed,
    number,
    own_id,
    required,
    text,
    written_date,
)

EVENTS: Final = Table(
    name="events",
    row="event",
    columns=(
        own_id("the event's id"),
        required("name", "its name"),
        text("kind", "what kind of event"),
        text("status", "what the article published latest says of it"),
        written_date("when", "its date; if none is registered, as articles give it"),
        *BOUNDS,
        text("place", "where", "places"),
        listed("who", "who takes part"),
        ABOUT,
        listed("articles", "the articles that speak of it"),
        day("slip", "the day for which it was announced, if that is past and no report is here"),
        text("part_of", "the event that it is part of", "events"),
        text("after", "the event that it follows", "events"),
        REMARK,
        RETIRED,
    ),
)

FIGURES: Final = Table(
    name="figures",
    row="figure",
    columns=(
        own_id("the figure's id"),
        required("name", "its name"),
        text("unit", "what it counts"),
        required("verdict", "agree, different floors, different scope, conflict or not comparable"),
        number("low", "the lowest number reported; empty where one is open below"),
        number("high", "the highest number reported; empty where one is open above"),
        ABOUT,
        REMARK,
        RETIRED,
    ),
)

ACTORS: Final = Table(
    name="actors",
    row="actor",
    columns=(
        own_id("the actor's id"),
        required("name", "the name"),
        required("kind", "person, state, bloc, ministry, office, armed-force, party, company, group or outlet"),
        AKA,
        text("part_of", "the actor that it is part of", "actors"),
        listed("roles", "title@of@from/to; to is empty for an office still held"),
        text("native", "the name in its own script"),
        text("wikidata", "the Wikidata item"),
        REMARK,
        RETIRED,
    ),
)

TOPICS: Final = Table(
    name="topics",
    row="topic",
    columns=(
        own_id("the topic's id"),
        required("name", "its name"),
        text("parent", "the topic above it", "topics"),
        text("about", "what it covers"),
        AKA,
        REMARK,
        RETIRED,
    ),
)

DEMANDS: Final = Table(
    name="demands",
    row="demand",
    columns=(
        own_id("the demand's id"),
        required("name", "what is asked"),
        listed("by", "who asks"),
        listed("to", "of whom"),
        written_date("since", "since when"),
        ABOUT,
        required("article", "the article that shows it", "articles"),
        REMARK,
        RETIRED,
    ),
)

SOURCES: Final = Table(
    name="sources",
    row="outlet or agency",
    columns=(
        own_id("the source's id"),
        required("name", "its name"),
        text("kind", "what kind of outlet"),
        text("country", "where it is at home"),
        text("funding", "who pays for it"),
        text("owner", "who owns it"),
        text("url", "its address"),
        text("lang", "its language"),
        AKA,
        REMARK,
        RETIRED,
    ),
)

PLACES: Final = Table(
    name="places",
    row="place",
    columns=(
        own_id("the place's id"),
        required("name", "its name"),
        text("in", "the place around it", "places"),
        number("lat", "latitude in degrees north (WGS 84)"),
        number("lon", "longitude in degrees east (WGS 84)"),
        AKA,
        REMARK,
        RETIRED,
    ),
)
