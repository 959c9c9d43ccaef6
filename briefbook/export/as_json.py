"""JSON: the whole collection in one document, as ``data/schema/briefing.json`` describes it, one record a line."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final

from briefbook.model.tables import TABLES, Table
from briefbook.model.tables.cells import HOLE, Cell, Hole, Row, plain

encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

#: A hole as it stands in a record.
JSON_HOLE: Final = f'"{HOLE}"'


def json_records(table: Table, rows: Iterable[Row]) -> str:
    """Return *rows* of *table* as objects, keys sorted, on lines of their own with commas between them.

    It is what the standard encoder writes, in half the time: most cells are empty, and names need to be written once.
    """
    written, ordered = _FORMS[table.name]
    return ",\n".join(
        written % ordered([_NULL if cell is None else _JSON[type(cell)](cell) for cell in row]) for row in rows
    )


def json_cell(cell: Cell) -> str:
    """Return one cell as it stands in a record: text, a list, a flag, a count or null."""
    return _NULL if cell is None else _JSON[type(cell)](cell)


def _array(items: tuple[str, ...]) -> str:
    return f"[{','.join(map(encode, items))}]" if items else "[]"


_NULL: Final = "null"
#: How a cell is written, by its type. A decimal is text: many readers would round a number.
_JSON: Final[Mapping[type, Callable[[Any], str]]] = {
    str: encode,
    int: str,
    bool: lambda flag: "true" if flag else "false",
    Decimal: lambda number: f'"{plain(number)}"',
    date: lambda day: f'"{day.isoformat()}"',
    tuple: _array,
    Hole: lambda _: JSON_HOLE,
}


def form(names: Sequence[str]) -> tuple[str, Callable[[Sequence[str]], tuple[str, ...]]]:
    """Return the format of a record, and what puts the cells of a row into its order."""
    members = ",".join(f"{encode(name)}:%s" for name in sorted(names))
    return f"{{{members}}}", itemgetter(*sorted(range(len(names)), key=names.__getitem__))


_FORMS: Final = {table.name: form([column.name for column in table.columns]) for table in TABLES}
