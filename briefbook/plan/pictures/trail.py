"""The status trail: what each outlet reported of an event, over time, from announced to done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from briefbook.model.corpus import Sighting
from briefbook.model.dates import Edtf
from briefbook.model.page import Link
from briefbook.plan import words
from briefbook.plan.lists import cut
from briefbook.plan.pictures.cells import cells
from briefbook.plan.pictures.columns import Columns, columns, from_to, told_by_column
from briefbook.plan.pictures.views import Lane, Strip
from briefbook.plan.site import out_on

#: The look of each status, from what may be to what was.
LOOKS: Final[Mapping[str, str]] = {
    "considered": "maybe",
    "conditional": "maybe",
    "expected": "expected",
    "scheduled": "scheduled",
    "postponed": "later",
    "disputed": "disputed",
    "ruled-out": "no",
    "cancelled": "no",
    "ongoing": "ongoing",
    "happened": "happened",
}
LANES: Final = 12


def trail_strip(sightings: Sequence[Sighting], when: Edtf | None, outlet: Callable[[Sighting], Link]) -> Strip | None:
    """Return *sightings* (oldest first) of an event over time, a lane an outlet; a heavy line is the day of *when*.

    There is none where fewer than two days or two reports would be drawn.
    """
    dated = [sighting for sighting in sightings if out_on(sighting) != date.max]
    day = when.day if when is not None else None
    told = {out_on(sighting) for sighting in dated}
    scale = columns([*map(out_on, dated), *([day] if day else [])])
    if scale is None or len(dated) < 2 or scale.count < 2:
        return None
    lanes: dict[Link, list[Sighting]] = {}
    for sighting in dated:
        lanes.setdefault(outlet(sighting), []).append(sighting)
    shown = list(lanes.items())[:LANES]
    drawn = [sighting for _, reports in shown for sighting in reports]
    return Strip(
        id="told",
        title=f"{words.count(len(drawn), 'report')} by {words.count(len(shown), 'outlet')}, published {from_to(told)}",
        reads=f"Each mark is what an article said, on the day it was published. A column is a {scale.unit.name}."
        + (f" The heavy line is {words.day_words(day)}, the day of the event." if day else ""),
        key=_key(drawn),
        looks=tuple(look for look, _ in _key(drawn)),
        ticks=scale.ticks(),
        now=scale.middle(scale.column(day)) if day else "",
        lanes=tuple(_lane(scale, name, reports) for name, reports in shown),
        cut=cut(len(shown), len(lanes)),
    )


def _lane(scale: Columns, name: Link, reports: Sequence[Sighting]) -> Lane:
    marks = [(scale.column(out_on(sighting)), LOOKS[sighting.status]) for sighting in reports]
    made = cells(scale, marks, dict.fromkeys(LOOKS.values()))
    statuses = dict.fromkeys(words.status_words(sighting.status) for sighting in reports)
    told = told_by_column(scale, map(out_on, reports))
    return Lane(name=name, gloss=", then ".join(statuses), words=told, height=made.height, dots=made.dots)


def _key(reports: Iterable[Sighting]) -> tuple[tuple[str, str], ...]:
    """Return each look of *reports* with the statuses that it stands for."""
    met = {sighting.status for sighting in reports}
    told: dict[str, list[str]] = {}
    for status, look in LOOKS.items():
        if status in met:
            told.setdefault(look, []).append(words.status_words(status))
    return tuple((look, ", ".join(statuses)) for look, statuses in told.items())
