"""The data tables of a site: their names, columns and what each cell holds. The one definition that all formats follow.

The columns that outside readers rely on come first in each table: their names and order are a contract (the page on
exports). More columns may follow them.
"""

from typing import Final

from briefbook.model.tables.columns import Column, Kind, Table
from briefbook.model.tables.noted import ARTICLES, CORRECTIONS, GAPS, RELATIONS, SIGHTINGS, STATEMENTS, VALUES
from briefbook.model.tables.registered import ACTORS, DEMANDS, EVENTS, FIGURES, PLACES, SOURCES, TOPICS

__all__ = [
    "ACTORS",
    "ARTICLES",
    "CORRECTIONS",
    "DEMANDS",
    "EVENTS",
    "FIGURES",
    "GAPS",
    "PLACES",
    "RELATIONS",
    "SIGHTINGS",
    "SOURCES",
    "STATEMENTS",
    "TABLES",
    "TOPICS",
    "VALUES",
    "Column",
    "Kind",
    "Table",
]

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
