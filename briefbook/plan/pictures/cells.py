"""Cells: the marks of one lane that fall in one column, one above the other; like ones are one mark with a number."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from briefbook.plan.pictures.columns import Columns
from briefbook.plan.pictures.views import Dot

#: As many marks stand above one another; what is beyond them is one number.
LEVELS: Final = 4
_TOP: Final = 11
#: How far marks stand apart, without and with numbers below them.
_STEP: Final = 15
_STEP_COUNTED: Final = 29


class Cells(Struct, frozen=True, gc=False, kw_only=True):
    """The marks of a lane, and how high it is; *places* tells where the mark of a (column, look) is: (at, y)."""

    dots: tuple[Dot, ...]
    height: int
    places: Mapping[tuple[int, str], tuple[str, int]]


def cells(columns: Columns, marks: Iterable[tuple[int, str]], order: Iterable[str]) -> Cells:
    """Return *marks*, each a (column, look), as they stand in a lane; looks of one column stand in *order*."""
    rank = {look: n for n, look in enumerate(order)}
    by_column: dict[int, Counter[str]] = {}
    for column, look in marks:
        by_column.setdefault(column, Counter())[look] += 1
    stacks = {column: _stack(looks, rank) for column, looks in sorted(by_column.items())}
    dots: list[Dot] = []
    places: dict[tuple[int, str], tuple[str, int]] = {}
    height = 0
    for column, stack in stacks.items():
        at, y = columns.middle(column), _TOP
        for look, number in stack:
            places[column, look] = at, y
            dots.append(Dot(look=look, at=at, y=y, count=_count(look, number)))
            y += _STEP if number == 1 else _STEP_COUNTED
        height = max(height, y - _STEP + _TOP)
    return Cells(dots=tuple(dots), height=height, places=places)


def _stack(looks: Counter[str], rank: Mapping[str, int]) -> list[tuple[str, int]]:
    found = sorted(looks.items(), key=lambda item: rank[item[0]])
    if len(found) <= LEVELS:
        return found
    return [*found[: LEVELS - 1], ("", sum(number for _, number in found[LEVELS - 1 :]))]


def _count(look: str, number: int) -> str:
    if not look:
        return f"+{number}"
    return str(number) if number > 1 else ""
