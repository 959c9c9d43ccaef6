"""Events as lanes over time, their ends as fuzzy as their dates."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from briefbook.model.dates import Edtf
from briefbook.model.page import Link
from briefbook.plan import words
from briefbook.plan.lists import CONDITIONAL, cut
from briefbook.plan.pictures.columns import Columns, columns, from_to
from briefbook.plan.pictures.views import Lane, Span, Strip

LANES: Final = 16
_HEIGHT: Final = 22
#: The look of a date, from the surest, with its words.
LOOKS: Final = {
    "known": "the days are known",
    "about": "about these days",
    "within": "some day or days within",
    "hollow": "conditional or considered",
}
#: An event: its link, when it is, its status, and what is told of both.
Dated = tuple[Link, Edtf, str, str]


def event_lanes(events: Sequence[Dated], as_of: date | None) -> Strip | None:
    """Return the *events* nearest to *as_of* over time, in their order; without it the last. There is none for fewer than two."""
    order = range(len(events))
    if as_of is not None:
        order_near = sorted(order, key=lambda n: (_distance(events[n][1], as_of), n))[:LANES]
    else:
        order_near = list(order)[-LANES:]
    shown = [events[n] for n in sorted(order_near)]
    bounds = [day for _, when, _, _ in shown for day in (when.earliest, when.latest) if day]
    scale = columns(bounds)
    if scale is None or len(shown) < 2 or scale.count < 2:
        return None
    made = tuple(_lane(scale, *event) for event in shown)
    looks = {span.look for lane in made for span in lane.spans}
    now = as_of is not None and scale.unit.number(as_of) in range(scale.first, scale.last + 1)
    return Strip(
        id="when",
        title=f"{words.count(len(shown), 'event')}, {from_to(bounds)}",
        reads=f"A column is a {scale.unit.name}; a point at the edge leads beyond it."
        + (
            f" The heavy line is {words.day_words(as_of)}, up to which this collection reaches."
            if now and as_of
            else ""
        ),
        key=tuple((look, told) for look, told in LOOKS.items() if look in looks),
        looks=(),
        ticks=scale.ticks(),
        now=scale.middle(scale.column(as_of)) if now and as_of else "",
        lanes=made,
        cut=cut(len(shown), len(events)),
    )


def look_of(when: Edtf, status: str) -> str:
    """Return the look of an event of *status* that is dated *when*."""
    if status in CONDITIONAL:
        return "hollow"
    if when.approximate:
        return "about"
    return "known" if when.day or (when.lasting and not when.one_of) else "within"


def _lane(scale: Columns, name: Link, when: Edtf, status: str, told: str) -> Lane:
    first = scale.column(when.earliest) if when.earliest else 0
    last = scale.column(when.latest) if when.latest else scale.count - 1
    sides = ((when.earliest is None, "left"), (when.latest is None, "right"))
    span = Span(
        look=look_of(when, status),
        left=scale.edge(first),
        right=scale.edge(last + 1),
        y=_HEIGHT // 2,
        open=" ".join(side for there, side in sides if there),
    )
    return Lane(name=name, gloss=told, words="", height=_HEIGHT, spans=(span,))


def _distance(when: Edtf, day: date) -> int:
    """Return how many days lie between *when* and *day*."""
    first, last = when.earliest or when.latest or day, when.latest or when.earliest or day
    return max((first - day).days, (day - last).days, 0)
