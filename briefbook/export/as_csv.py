"""CSV: RFC 4180 (comma, CRLF, quotation marks doubled), UTF-8 without a mark, one header row."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Final

from briefbook.model.tables import TABLES, Column, Kind, Table
from briefbook.model.tables.cells import Text

#: What makes a spreadsheet take a cell for a formula (OWASP, "CSV injection").
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: What such a cell can begin with.
_SUSPECT: Final = frozenset({" ", *FORMULA})
#: Columns that may begin with anything. Numbers stay numbers: a minus of theirs is no formula.
_GUARDED: Final = frozenset({Kind.TEXT, Kind.LIST, Kind.DATE})
_GUARDS: Final[Mapping[str, tuple[bool, ...]]] = {
    table.name: tuple(column.kind in _GUARDED for column in table.columns) for table in TABLES
}


def csv_header(table: Table) -> bytes:
    """Return the row of names."""
    return _written([[column.name for column in table.columns]]).encode()


def csv_rows(table: Table, rows: Iterable[Sequence[Text]]) -> str:
    """Return *rows* of *table* as CSV; an apostrophe goes before text that would start a formula in a spreadsheet."""
    guards = _GUARDS[table.name]
    return _written(
        # One look at the first character settles nearly every cell.
        [
            _harmless(cell) if guarded and cell and cell[0] in _SUSPECT else cell
            for guarded, cell in zip(guards, row, strict=True)
        ]
        for row in rows
    )


def csv_cell(column: Column, cell: Text) -> str:
    """Return one cell as it stands in a row."""
    written = _written([[_harmless(cell) if column.kind in _GUARDED else cell, "end"]])
    return written.removesuffix(",end\r\n")


def _written(rows: Iterable[Sequence[Text]]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _harmless(cell: Text) -> Text:
    return "'" + cell if cell and cell.lstrip(" ").startswith(FORMULA) else cell
