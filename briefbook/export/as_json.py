"""JSON: the whole collection in one document, as ``data/schema/briefing.json`` describes it, one record a line."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from briefbook.export.cells import Cell, Row, text
from briefbook.model.tables import TABLES, Column, Kind, Table

#: Cells that are JSON as they stand. A decimal is not: many readers would round a number.
_BARE: Final = frozenset({bool, int, tuple})

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
#: The places of each table's columns, in the order of their names.
_ORDER: Final[Mapping[str, tuple[tuple[int, Column], ...]]] = {
    table.name: tuple(sorted(enumerate(table.columns), key=lambda placed: placed[1].name)) for table in TABLES
}


def json_records(table: Table, rows: Iterable[Row]) -> str:
    """Return *rows* of *table* as objects, keys sorted, on lines of their own with commas between them."""
    order = _ORDER[table.name]
    return ",\n".join(encode({column.name: _value(column, row[n]) for n, column in order}) for row in rows)


def json_cell(column: Column, cell: Cell) -> str:
    """Return one cell as it stands in a record."""
    return encode(_value(column, cell))


def _value(column: Column, cell: Cell) -> object:
    """Return what stands for *cell*: lists, flags and counts as they are; all else is text or null."""
    if cell is None:
        return [] if column.kind is Kind.LIST else None
    return cell if type(cell) in _BARE else text(cell)
