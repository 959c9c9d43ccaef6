"""The picture of a figure's values: each on a common scale, what is open on a side drawn as open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, Protocol

#: Where the scale begins and ends, in per cent of the width: room for what is open beyond it.
_FIRST: Final = Decimal(8)
_LAST: Final = Decimal(92)
_TICKS: Final = 4


class Row(Protocol):
    """What a value must tell to be drawn: its bounds as grouped digits, empty on an open side."""

    @property
    def low(self) -> str:
        """Return the lower bound, as ``13,000``."""

    @property
    def high(self) -> str:
        """Return the upper bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A value on the scale: from *left* to *right*, in per cent of the width; *open* names the side without a bound."""

    row: Row
    left: str
    right: str
    open: str = ""

    @property
    def point(self) -> bool:
        """Tell whether both bounds are one number."""
        return self.left == self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A number of the scale, in words, and where it stands, in per cent of the width."""

    at: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Bars by scope, in the order of the values, above a scale. Values without a number have no bar."""

    scopes: tuple[tuple[str, tuple[Bar, ...]], ...]
    ticks: tuple[Tick, ...]


def plot(scopes: Iterable[tuple[str, Iterable[Row]]]) -> Plot:
    """Return the picture of *scopes* (scope, its values). The scale runs over round numbers and need not begin at 0."""
    groups = [(scope, [row for row in rows if row.low or row.high]) for scope, rows in scopes]
    bounds = [_number(text) for _, rows in groups for row in rows for text in (row.low, row.high) if text]
    ticks = _ticks(min(bounds), max(bounds)) if bounds else [Decimal(0), Decimal(1)]
    first, last = ticks[0], ticks[-1]

    def place(value: Decimal) -> str:
        return f"{_FIRST + (value - first) / (last - first) * (_LAST - _FIRST):.1f}"

    def bar(row: Row) -> Bar:
        left = place(_number(row.low)) if row.low else "0"
        right = place(_number(row.high)) if row.high else "100"
        return Bar(
            row=row, left=left, right=right, open="" if row.low and row.high else "left" if row.high else "right"
        )

    return Plot(
        scopes=tuple((scope, tuple(bar(row) for row in rows)) for scope, rows in groups if rows),
        ticks=tuple(Tick(at=place(tick), text=f"{tick:,f}") for tick in ticks),
    )


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return two to five round numbers, evenly spaced, the first at most *low* and the last at least *high*."""
    if low == high:
        room = abs(low) / 2 or Decimal(1)
        low, high = low - room, high + room
    step = next(step for step in _steps(high - low) if _count(low, high, step) <= _TICKS)
    start = (low / step).to_integral_value(ROUND_FLOOR) * step
    return [_plain(start + step * number) for number in range(_count(low, high, step) + 1)]


def _count(low: Decimal, high: Decimal, step: Decimal) -> int:
    """Return how many steps it takes from the round number below *low* to the one above *high*."""
    above = (high / step).to_integral_value(ROUND_CEILING)
    return int(above - (low / step).to_integral_value(ROUND_FLOOR))


def _steps(width: Decimal) -> Iterator[Decimal]:
    """Yield 1, 2, 5, 10 … times a power of ten, from well below *width* upwards."""
    power = Decimal(10) ** (width.adjusted() - 2)
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _plain(value: Decimal) -> Decimal:
    """Return *value* without an exponent and without zeros after the point."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short.as_tuple().exponent not in range(-99, 0) else short
