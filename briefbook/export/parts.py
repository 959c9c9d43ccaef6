"""Parts: the rows that one article gives each data table, in every format, ready to be put together.

A part is a function of the article's own notes: it can be remembered, and made anew only if they change. What depends on
other articles or on a registry is a *hole* in it (:class:`briefbook.model.tables.cells.Hole`), filled when files are put together.
"""

import struct
from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import Final, NamedTuple, Self

from msgspec import Struct

from briefbook.export.annotations import annotations_of
from briefbook.export.as_csv import csv_rows
from briefbook.export.as_json import JSON_HOLE, json_records
from briefbook.export.as_sqlite import arrays
from briefbook.model.tables import Table
from briefbook.model.tables.cells import HOLE, Hole, Row, texts
from briefbook.model.tables.noted_rows import ARTICLE_ROWS, Noted


class Sheet(NamedTuple):  # a tuple, since a build reads back seven for each article
    """Some rows of one table: as CSV, as JSON objects, and as the JSON arrays that SQLite is filled from.

    With *holes* the three are formats for ``%``, which takes what goes into each hole in turn: row by row, and the same
    within a row whether columns are in their own order (CSV, SQLite) or by name (JSON).
    """

    csv: bytes = b""
    json: bytes = b""
    arrays: bytes = b""
    holes: tuple[str, ...] = ()


_EMPTY: Final = Sheet()


class Part(Struct, frozen=True, gc=False):
    """What one article gives: a sheet for each table of :data:`briefbook.model.tables.noted_rows.ARTICLE_ROWS`, in its order.

    *annotations* are those of `briefbook.export.annotations`.
    """

    sheets: tuple[Sheet, ...]
    annotations: bytes = b""

    def to_bytes(self) -> bytes:
        """Return the part as :meth:`from_bytes` reads it: the lengths of all pieces, then the pieces."""
        pieces = [piece for s in self.sheets for piece in (s.csv, s.json, s.arrays, "\n".join(s.holes).encode())]
        pieces.append(self.annotations)
        return b"".join([_LENGTHS.pack(*map(len, pieces)), *pieces])

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Return the part that :meth:`to_bytes` wrote. Raises ValueError if *content* has not the length it states."""
        if len(content) < _LENGTHS.size:
            raise ValueError("a part ends in its header")
        edges = list(accumulate(_LENGTHS.unpack_from(content), initial=_LENGTHS.size))
        if edges[-1] != len(content):
            raise ValueError(f"a part of {edges[-1]} bytes has {len(content)}")
        *pieces, annotations = [content[start:end] for start, end in pairwise(edges)]
        fours = zip(pieces[::4], pieces[1::4], pieces[2::4], pieces[3::4], strict=True)
        sheets = tuple(Sheet(csv, json, rows, _split(holes)) if csv else _EMPTY for csv, json, rows, holes in fours)
        return cls(sheets, annotations)


#: The lengths of the four pieces of each sheet, and of the annotations.
_LENGTHS: Final = struct.Struct(f"<{4 * len(ARTICLE_ROWS) + 1}I")


def article_part(noted: Noted) -> Part:
    """Return the rows that an article gives each of its tables, and its annotations. Pure."""
    return Part(tuple(sheet(table, rows(noted)) for table, rows in ARTICLE_ROWS), annotations_of(noted))


def sheet(table: Table, rows: Iterable[Row]) -> Sheet:
    """Return *rows* of *table* in every format."""
    kept = list(rows)
    if not kept:
        return _EMPTY
    written = [texts(row) for row in kept]
    holes = tuple(f"{cell.column} {cell.key}" for row in kept for cell in row if type(cell) is Hole)
    forms = [csv_rows(table, written), json_records(table, kept), arrays(written)]
    if holes:
        forms = [form.replace("%", "%%").replace(JSON_HOLE, "%b").replace(HOLE, "%b") for form in forms]
    csv, json, array = (form.encode() for form in forms)
    return Sheet(csv, json, array, holes)


def _split(holes: bytes) -> tuple[str, ...]:
    return tuple(holes.decode().split("\n")) if holes else ()
