"""The picture of a figure's values: each on a common scale, what is open on a side drawn as open."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from briefbook.plan.lists import cut
from briefbook.plan.pictures.views import Bar, Plot, Tick
from briefbook.plan.rows import ValueRow

#: Where the scale begins and ends, in per cent of the width: room for what is open beyond it.
_FIRST: Final = Decimal(8)
_LAST: Final = Decimal(92)
_TICKS: Final = 4
#: As many bars are drawn: more would be a table without words.
BARS: Final = 40

#: A value: its row, and its bounds, ``None`` on an open side.
Ranged = tuple[ValueRow, Decimal | None, Decimal | None]


def plot(scopes: Iterable[tuple[str, Iterable[Ranged]]]) -> Plot | None:
    """Return the picture of *scopes* (scope, its values), ``None`` if none has a number.

    The scale runs over round numbers and need not begin at 0.
    """
    told = [(scope, value) for scope, values in scopes for value in values if value[1:] != (None, None)]
    if not told:
        return None
    shown = told[:BARS]
    bounds = [bound for _, value in shown for bound in value[1:] if bound is not None]
    ticks = _ticks(min(bounds), max(bounds))
    first, last = ticks[0], ticks[-1]

    def place(value: Decimal) -> str:
        return f"{_FIRST + (value - first) / (last - first) * (_LAST - _FIRST):.1f}"

    def bar(row: ValueRow, low: Decimal | None, high: Decimal | None) -> Bar:
        return Bar(
            row=row,
            left="0" if low is None else place(low),
            right="100" if high is None else place(high),
            open="left" if low is None else "right" if high is None else "",
        )

    groups: dict[str, list[Bar]] = {}
    for scope, value in shown:
        groups.setdefault(scope, []).append(bar(*value))
    return Plot(
        scopes=tuple((scope, tuple(bars)) for scope, bars in groups.items()),
        ticks=tuple(Tick(at=place(tick), text=f"{tick:,f}") for tick in ticks),
        cut=cut(len(shown), len(told)),
    )


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
