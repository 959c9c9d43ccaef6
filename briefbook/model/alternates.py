"""Alternates: what a page says in other forms, in files beside it, as plain values that `export` makes bytes of."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from msgspec import Struct

from briefbook.model.tables.cells import Row


class Format(Struct, frozen=True, gc=False, kw_only=True):
    """A form of a page: its media type, and what readers call it."""

    type: str
    name: str


#: The forms that files beside a page may have, by the suffix that takes the place of ``.html``.
FORMATS: Final[Mapping[str, Format]] = {
    "json": Format(type="application/json", name="JSON"),
    "atom": Format(type="application/atom+xml", name="Atom"),
    "feed.json": Format(type="application/feed+json", name="JSON Feed"),
    "ics": Format(type="text/calendar", name="iCalendar"),
    "ris": Format(type="application/x-research-info-systems", name="RIS"),
    "bib": Format(type="application/x-bibtex", name="BibTeX"),
    "csl.json": Format(type="application/vnd.citationstyles.csl+json", name="CSL JSON"),
}


class Record(Struct, frozen=True, gc=False, kw_only=True):
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


class FeedEntry(Struct, frozen=True, gc=False, kw_only=True):
    """An entry of a feed. *id* is its permanent address here, *source* the publisher's page, *updated* the day it was last changed."""

    id: str
    title: str
    text: str
    updated: date
    source: str = ""
    tags: tuple[str, ...] = ()


class Feed(Struct, frozen=True, gc=False, kw_only=True):
    """What was last said of the subject of a page, newest first (never empty). *url* is the permanent address of the page."""

    suffixes: ClassVar[tuple[str, ...]] = ("atom", "feed.json")
    url: str
    title: str
    about: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]


class CalendarEntry(Struct, frozen=True, gc=False, kw_only=True):
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


class Calendar(Struct, frozen=True, gc=False, kw_only=True):
    """The events of a page, in time order (never empty)."""

    suffixes: ClassVar[tuple[str, ...]] = ("ics",)
    title: str
    about: str
    timezone: str
    entries: tuple[CalendarEntry, ...]


#: A day as far as it is known: a year, with a month and a day if there are any.
DateParts = tuple[int, ...]


class Reference(Struct, frozen=True, gc=False, kw_only=True):
    """A work as bibliographies cite it. *id* is its key; *news* tells an outlet's article from a page of this site.

    *authors* are written as they are, never parted into names. *issued* is one day, or the first and last that are allowed;
    *circa* tells that it was worked out or is about.
    """

    id: str
    news: bool
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    issued: tuple[DateParts, ...] = ()
    circa: bool = False
    accessed: DateParts = ()
    url: str = ""
    archive: str = ""
    language: str = ""
    note: str = ""


class References(Struct, frozen=True, gc=False, kw_only=True):
    """How to cite what a page is about: the original first, then the page here, then each statement by its id."""

    suffixes: ClassVar[tuple[str, ...]] = ("ris", "bib", "csl.json")
    items: tuple[Reference, ...]


#: A value that files beside a page are made of: one for each of its *suffixes*.
Alternate = Record | Feed | Calendar | References
