"""Columns of data tables: what their cells hold, and those that several tables share."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LIST = "list"
    FLAG = "flag"
    COUNT = "count"
    NUMBER = "number"
    DATE = "date"
    DAY = "day"


class Column(Struct, frozen=True, gc=False, kw_only=True):
    """A column: *about* says in a line what it holds. *refers* names the table whose ``id`` a cell is.

    *key* tells that it is (part of) the table's primary key, *required* that no cell is empty.
    """

    name: str
    kind: Kind
    about: str
    refers: str = ""
    key: bool = False
    required: bool = False


class Table(Struct, frozen=True, gc=False, kw_only=True):
    """A table: one row for each *row* (a noun)."""

    name: str
    row: str
    columns: tuple[Column, ...]


def text(name: str, about: str, refers: str = "") -> Column:
    """Return a column of text that may be missing."""
    return Column(name=name, kind=Kind.TEXT, about=about, refers=refers)


def required(name: str, about: str, refers: str = "") -> Column:
    """Return a column of text that is always there."""
    return Column(name=name, kind=Kind.TEXT, about=about, refers=refers, required=True)


def own_id(about: str) -> Column:
    """Return the column of a table's ids."""
    return Column(name="id", kind=Kind.TEXT, about=about, key=True, required=True)


def listed(name: str, about: str) -> Column:
    """Return a column of lists."""
    return Column(name=name, kind=Kind.LIST, about=about)


def flag(name: str, about: str) -> Column:
    """Return a column of true and false."""
    return Column(name=name, kind=Kind.FLAG, about=about, required=True)


def count(name: str, about: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name=name, kind=Kind.COUNT, about=about, required=True)


def number(name: str, about: str) -> Column:
    """Return a column of decimal numbers."""
    return Column(name=name, kind=Kind.NUMBER, about=about)


def written_date(name: str, about: str) -> Column:
    """Return a column of EDTF dates."""
    return Column(name=name, kind=Kind.DATE, about=about)


def day(name: str, about: str) -> Column:
    """Return a column of ISO days."""
    return Column(name=name, kind=Kind.DAY, about=about)


ARTICLE: Final = Column(name="article", kind=Kind.TEXT, about="the article", refers="articles", key=True, required=True)
NOTE_NUMBER: Final = Column(
    name="number", kind=Kind.COUNT, about="the note's number in its article", key=True, required=True
)
PARAGRAPH: Final = count("paragraph", "the paragraph of the article in which the passage stands, from 1")
TOLD_BY: Final = required("article", "the article that tells it", "articles")
REMARK: Final = text("note", "an editor's remark")
BY: Final = listed("by", "who says so, if not the outlet itself")
VIA: Final = listed("via", "through whom, nearest the article first")
ANON: Final = text("anon", "how the article describes an unnamed source")
ABOUT: Final = listed("about", "topics")
CLOSES: Final = listed("closes", "gaps of earlier articles that it answers")
AKA: Final = listed("aka", "other names and spellings")
RETIRED: Final = text("retired_to", "the id that took the place of this one")
BOUNDS: Final = (
    day("earliest", "the earliest day that the date allows"),
    day("latest", "the latest day that the date allows"),
)
