"""Verdicts: whether the numbers reported of one figure agree."""

from collections.abc import Hashable, Sequence
from datetime import date
from decimal import Decimal

from briefbook.collection import Reader
from briefbook.derive.order import published
from briefbook.model.corpus import Value
from briefbook.model.findings import FigureVerdict, Verdict
from briefbook.model.ids import FigureId
from briefbook.model.quantity import Hedge
from briefbook.model.registries import Figure

#: A value with its position among the figure's values.
Numbered = tuple[int, Value]


def verdict(read: Reader, figure: str) -> FigureVerdict:
    """Return the verdict on *figure*."""
    return weigh(read.registries.figures[FigureId(figure)], read.marks("figure", figure))


def verdict_then(read: Reader, key: tuple[FigureId, date]) -> FigureVerdict:
    """Return the verdict on a figure as it was by the end of a day: on the values published until then."""
    figure, day = key
    values = tuple(value for value in read.marks("figure", figure) if published(value.written) <= day)
    return weigh(read.registries.figures[figure], values)


def weigh(figure: Figure, values: tuple[Value, ...]) -> FigureVerdict:
    """Return how *values*, in order of publication, stand to one another.

    The first rule that holds decides (rules: the editors' language, "Figure"):

    1. **not comparable**: fewer than two numbers, or numbers of different units. A magnitude (*dozens*) and a ratio
       (*tripled*) are no numbers and take no further part. A value without a unit has the figure's; the currency is
       part of the unit, and a stated one differs from none.
    2. **conflict**: some two numbers of the same scope and compatible as-of dates have ranges that cannot overlap.
       Ranges that touch overlap. It comes before scope and floors: one contradiction is news even if other values
       count something else. A number with *around* is never in conflict.
    3. **different scope**: nothing conflicts and not all scopes are equal. It comes before floors, since different
       scopes are the simpler reason for different floors.
    4. **different floors**: all count the same, and their floors (*more than 13,000*, *at least 14,000*) are not all
       equal. Equal floors agree; so do a floor and a number above it.
    5. **agree**: what remains; no two values contradict one another. That includes different exact numbers whose
       as-of dates cannot be the same day: both may be right.
    """
    numbers = [(n, value) for n, value in enumerate(values) if _is_number(value)]
    at_odds = _at_odds(numbers) if len(numbers) > 1 and len({_unit(v, figure) for _, v in numbers}) == 1 else ()
    return FigureVerdict(
        figure=figure.id,
        values=values,
        verdict=_verdict(figure, [value for _, value in numbers], in_conflict=bool(at_odds)),
        low=_bound([value.quantity.low for _, value in numbers], highest=False),
        high=_bound([value.quantity.high for _, value in numbers], highest=True),
        at_odds=at_odds,
    )


def _verdict(figure: Figure, numbers: Sequence[Value], *, in_conflict: bool) -> Verdict:
    if len(numbers) < 2 or len({_unit(value, figure) for value in numbers}) > 1:
        return Verdict.NOT_COMPARABLE
    if in_conflict:
        return Verdict.CONFLICT
    if len({_folded(value.scope) for value in numbers}) > 1:
        return Verdict.DIFFERENT_SCOPE
    if len({value.quantity.low for value in numbers if value.quantity.hedge is Hedge.FLOOR}) > 1:
        return Verdict.DIFFERENT_FLOORS
    return Verdict.AGREE


def _is_number(value: Value) -> bool:
    return value.quantity.low is not None or value.quantity.high is not None


def _folded(text: str | None) -> str:
    """Return *text* as scopes and units are compared: case and spacing aside, blank like missing."""
    return " ".join((text or "").split()).casefold()


def _unit(value: Value, figure: Figure) -> tuple[str, str]:
    return _folded(value.unit or figure.unit), _folded(value.currency)


def _bound(ends: Sequence[Decimal | None], *, highest: bool) -> Decimal | None:
    """Return the outermost of *ends*, or ``None`` where one is open or there is none at all."""
    closed = [end for end in ends if end is not None]
    if not closed or len(closed) < len(ends):
        return None
    return max(closed) if highest else min(closed)


def _at_odds(numbers: Sequence[Numbered]) -> tuple[tuple[int, int], ...]:
    """Return for each value at odds with another the pair with the earliest such value, in order of position."""
    scopes: dict[str, list[Numbered]] = {}
    for n, value in numbers:
        if value.quantity.hedge is not Hedge.AROUND:
            scopes.setdefault(_folded(value.scope), []).append((n, value))
    pairs = {pair for group in scopes.values() for pair in _pairs(group)}
    return tuple(sorted(pairs))


def _pairs(group: Sequence[Numbered]) -> set[tuple[int, int]]:
    """Return the pairs at odds within *group*, whose scope is one."""
    # Values that say the same are at odds with the same: one of each is enough to find with whom.
    first: dict[Hashable, Numbered] = {}
    for n, value in group:
        first.setdefault(_range(value), (n, value))
    distinct = list(first.values())
    if not _can_clash([value for _, value in distinct]):
        return set()
    foe = {_range(value): next((m for m, other in distinct if _clash(value, other)), None) for _, value in distinct}
    found = ((n, foe[_range(value)]) for n, value in group)
    return {(min(n, m), max(n, m)) for n, m in found if m is not None}


def _range(value: Value) -> Hashable:
    days = (value.as_of.earliest, value.as_of.latest) if value.as_of else None
    return value.quantity.low, value.quantity.high, days


def _can_clash(values: Sequence[Value]) -> bool:
    """Tell whether the highest low end lies above the lowest high end; if not, any two of *values* overlap."""
    lows = [value.quantity.low for value in values if value.quantity.low is not None]
    highs = [value.quantity.high for value in values if value.quantity.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def _clash(one: Value, other: Value) -> bool:
    a, b = one.quantity, other.quantity
    apart = _above(a.low, b.high) or _above(b.low, a.high)
    return apart and _same_time(one, other)


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def _same_time(one: Value, other: Value) -> bool:
    """Tell whether both values may be as of one day: a missing or open end is compatible with any."""
    a, b = one.as_of, other.as_of
    if a is None or b is None:
        return True
    a_first = a.earliest is not None and b.latest is not None and a.earliest > b.latest
    b_first = b.earliest is not None and a.latest is not None and b.earliest > a.latest
    return not (a_first or b_first)
