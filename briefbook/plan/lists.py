"""Lists of pages: in the order of time, by letter, in parts; and what lies ahead."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from briefbook.model.dates import Edtf
from briefbook.model.findings import Trail
from briefbook.model.ids import EventId
from briefbook.plan import routes, words
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site

T = TypeVar("T")

CONDITIONAL = ("conditional", "considered")
#: Statuses that are somebody's view: whose, is part of what is said.
OPINIONS = ("expected", "disputed", *CONDITIONAL)
AHEAD = ("scheduled", "expected", "postponed", *CONDITIONAL)


def slip_words(trail: Trail) -> str:
    """Return what is said of an event whose day has passed without a report."""
    if trail.slip is None:
        return ""
    return f"was due {words.date_words(trail.when)}, no report yet"


def parts(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """Return *items* in parts of *size*, at least one (empty) part."""
    return tuple(tuple(items[i : i + size]) for i in range(0, len(items), size)) or ((),)


def by_letter(entries: Iterable[tuple[str, Entry]]) -> Mapping[str, Sequence[Entry]]:
    """Return entries by first letter, in alphabetical order. Each comes with the words that it is filed under."""
    groups: dict[str, list[Entry]] = {}
    for filed, entry in sorted(entries, key=lambda pair: (pair[0].casefold(), pair[1].link.text, pair[1].link.href)):
        first = filed[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(entry)
    return dict(sorted(groups.items()))


def in_time(site: Site, events: Iterable[EventId]) -> tuple[EventId, ...]:
    """Return *events* by their first day as last reported, those without a day last."""

    def age(id_: EventId) -> tuple[date, date, EventId]:
        when = site.findings.trails[id_].when
        first = when.earliest or when.latest if when else None
        return first or date.max, (when.latest if when else None) or date.max, id_

    shown = (id_ for id_ in events if routes.entry("events", id_) in site.paths)
    return tuple(sorted(shown, key=age))


def period(when: Edtf | None) -> str:
    """Return the heading under which an event of *when* stands: its month, its year if the day is vague, or none."""
    first = (when.earliest or when.latest) if when else None
    if when is None or first is None:
        return "No day given"
    vague = when.latest is None or (when.latest - first).days > 31
    return str(first.year) if vague else words.month_words(first)
