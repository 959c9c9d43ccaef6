"""Cells: the typed values that every data format is written from, and their text."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, Final, NamedTuple

from briefbook.model.dates import Edtf

#: What stands for a hole in a text until it is filled. A lone surrogate is no character: no text has one.
HOLE: Final = "\udc00"


class Hole(NamedTuple):
    """A cell that an article alone cannot fill, since it depends on others or on a registry: *key* of *column*."""

    column: str
    key: str


#: One cell. ``None`` and an empty tuple are "none recorded here".
Cell = str | int | bool | Decimal | date | tuple[str, ...] | Hole | None
#: The cells of one row, one for each column.
Row = tuple[Cell, ...]
#: The text of one cell, ``None`` where nothing is recorded.
Text = str | None


def text(cell: Cell) -> Text:
    """Return the text of *cell*."""
    return _TEXT[type(cell)](cell)


def texts(row: Row) -> list[Text]:
    """Return the text of each cell of *row*."""
    return [cell if cell is None or type(cell) is str else _TEXT[type(cell)](cell) for cell in row]


def plain(number: Decimal) -> str:
    """Return *number* as plain decimal text: no exponent, no fraction if it is whole, else its digits as they are."""
    whole = number.to_integral_value()
    return f"{whole:f}" if whole == number else f"{number:f}"


def dated(when: Edtf | None) -> tuple[str | None, date | None, date | None]:
    """Return the three cells of a date: its text, its earliest and its latest day."""
    return (when.text, when.earliest, when.latest) if when else (None, None, None)


def _listed(items: tuple[str, ...]) -> Text:
    return ";".join(items) or None


#: How the text of a cell is made, by its type.
_TEXT: Final[Mapping[type, Callable[[Any], Text]]] = {
    NoneType: lambda _: None,
    str: lambda written: written,
    int: str,
    bool: lambda flag: "true" if flag else "false",
    Decimal: plain,
    date: date.isoformat,
    tuple: _listed,
    Hole: lambda _: HOLE,
}
