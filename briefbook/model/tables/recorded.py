"""Tables as the records beside pages show them: without the columns that would tie a page to more than it shows."""

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Final

from msgspec.structs import replace

from briefbook.model.tables import TABLES, Table
from briefbook.model.tables.cells import Row
from briefbook.model.tables.noted import POINTS

#: A statement's origin and its speakers' spellings depend on the whole collection; an article's words change with each edit
#: of its text. They are in the data files.
_LEFT_OUT: Final[Mapping[str, frozenset[str]]] = {
    "articles": frozenset({"words"}),
    "statements": frozenset({"origin", "speakers"}),
}


def _recorded(table: Table) -> Table:
    out = _LEFT_OUT.get(table.name, frozenset())
    return replace(table, columns=tuple(column for column in table.columns if column.name not in out))


#: The tables of records, by name.
RECORDED: Final[Mapping[str, Table]] = {table.name: _recorded(table) for table in (*TABLES, POINTS)}


def _picks(table: Table) -> Callable[[Row], Row]:
    kept = {column.name for column in RECORDED[table.name].columns}
    return itemgetter(*(n for n, column in enumerate(table.columns) if column.name in kept))


_PICKS: Final = {table.name: _picks(table) for table in TABLES if table.name in _LEFT_OUT}


def recorded(name: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return *rows* of the table called *name* as records show them."""
    pick = _PICKS.get(name)
    return tuple(map(pick, rows)) if pick else tuple(rows)
