"""Alternates: what a page says in other forms, in files beside it, as plain values that `export` makes bytes of."""

from collections.abc import Mapping
from dataclasses import dataclass
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


#: A value that files beside a page are made of: one for each of its *suffixes*.
Alternate = Record
