"""Alternates: what a page says in other forms, in files beside it, as plain values that `export` makes bytes of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from briefbook.model.tables.cells import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of a page: its media type, and what readers call it."""

    type: str
    name: str


#: The forms that files beside a page may have, by the suffix that takes the place of ``.html``.
FORMATS: Final[Mapping[str, Format]] = {
    "json": Format(type="application/json", name="JSON"),
    "atom": Format(type="application/atom+xml", name="Atom"),
    "feed.json": Format(type="application/feed+json", name="JSON Feed"),
    "ics": Format(type="text/calendar", name="iCalendar"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a page is about as records of the data tables.

    *tables* are (name of the table, its rows) with no hole left. *root* is the way back to the site's root; *url* the page's
    permanent address, and *next* the name of the record that goes on where this one ends (``""``: none).
    """

    suffixes: ClassVar[tuple[str, ...]] = ("json",)
    kind: str
    root: str
    url: str
    title: str
    summary: str
    tables: tuple[tuple[str, tuple[Row, ...]], ...]
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry of a feed. *id* is its permanent address here, *source* the publisher's page, *updated* the day it was last changed."""

    id: str
    title: str
    text: str
    updated: date
    source: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What was last said of the subject of a page, newest first (never empty). *url* is the permanent address of the page."""

    suffixes: ClassVar[tuple[str, ...]] = ("atom", "feed.json")
    url: str
    title: str
    about: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """An event in a calendar: whole days from *first* to *last*. *stamp* is the day on which it was last told of.

    *status* is a word of RFC 5545 (``CONFIRMED``, ``TENTATIVE``, ``CANCELLED``) or ``""``; *revision* counts what was told of it
    before.
    """

    uid: str
    title: str
    about: str
    first: date
    last: date
    stamp: date
    revision: int
    status: str = ""
    place: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The events of a page, in time order (never empty)."""

    suffixes: ClassVar[tuple[str, ...]] = ("ics",)
    title: str
    about: str
    timezone: str
    entries: tuple[CalendarEntry, ...]


#: A value that files beside a page are made of: one for each of its *suffixes*.
Alternate = Record | Feed | Calendar
