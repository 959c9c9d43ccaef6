"""Lists of pages: as much of one as a page shows, in parts; what lies ahead; under which heading things stand."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from briefbook.collection import Reader
from briefbook.model.dates import Edtf
from briefbook.model.findings import LedgerEntry, Standing, Trail
from briefbook.model.page import Link
from briefbook.model.registries import Actor
from briefbook.plan import words
from briefbook.plan.rows import Excerpt
from briefbook.plan.site import Shelf

S = TypeVar("S")
T = TypeVar("T")

CONDITIONAL = ("conditional", "considered")
#: Statuses that are somebody's view: whose, is part of what is said.
OPINIONS = ("expected", "disputed", *CONDITIONAL)
#: What an article says of an event that it tells as a fact.
FACTS = ("happened", "ongoing")
#: Statuses of what was not more than a plan.
PLANS = ("scheduled", "expected", *CONDITIONAL)
AHEAD = ("scheduled", "expected", "postponed", *CONDITIONAL)

#: How many times ``per_page`` a list may have that a page is about: what was said on a day, the values of a figure.
WHOLE = 4


def slip_words(trail: Trail) -> str:
    """Return what is said of an event whose day has passed without a report, in place of its status."""
    return "was due, no report yet" if trail.slip is not None else ""


def ledger_heading(entry: LedgerEntry) -> str:
    """Return under which heading an entry of the ledger stands: what is open for no day, apart from what is for one."""
    return words.UNDATED if entry.standing is Standing.OPEN and entry.due is None else entry.standing.value


def is_ahead(read: Reader, trail: Trail) -> bool:
    """Tell whether an event is scheduled, expected or conditional after the as-of day."""
    if trail.status not in AHEAD or trail.slip is not None:
        return False
    last = trail.when.latest if trail.when else None
    return last is None or not read.past(last)


def parts(items: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield *items* in parts of *size*, at least one (empty) part."""
    for start in range(0, max(len(items), 1), size):
        yield tuple(items[start : start + size])


def part(items: Sequence[T], number: int, size: int) -> tuple[T, ...]:
    """Return part *number* (from 1) of *items*."""
    return tuple(items[(number - 1) * size : number * size])


def grouped(shelf: Shelf, show: Callable[[str], T]) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """Return what stands on *shelf* by heading, as *show* makes it of an id.

    A heading stands once, where it is met first, even if others come between: an event of a whole year lies among those
    of a month.
    """
    groups: dict[str, list[T]] = {}
    for heading, id_ in shelf:
        groups.setdefault(heading, []).append(show(id_))
    return tuple((heading, tuple(group)) for heading, group in groups.items())


def excerpt(
    items: Sequence[S], show: Callable[[S], T], size: int, others: Link | None = None, *, last: bool = False
) -> Excerpt[T]:
    """Return the first (or *last*) *size* of *items*, as *show* makes them; *others* leads to where the rest are."""
    kept = items[-size:] if last else items[:size]
    left = len(kept) < len(items)
    return Excerpt(shown=tuple(map(show, kept)), cut=cut(len(kept), len(items)), others=others if left else None)


def cut(shown: int, total: int) -> str:
    """Return how much of a list is shown ("100 of 1,312"), ``""`` where it is all."""
    return f"{shown:,} of {total:,}" if shown < total else ""


def period(when: Edtf | None) -> str:
    """Return the heading under which an event of *when* stands: its month, its year if the day is vague, or none."""
    first = (when.earliest or when.latest) if when else None
    if when is None or first is None:
        return "No day given"
    vague = when.latest is None or (when.latest - first).days > 31
    return str(first.year) if vague else words.month_words(first)


def letter(name: str) -> str:
    """Return the heading of what is filed under *name*: its first letter, or ``#``."""
    first = name[:1].upper()
    return first if first.isalpha() else "#"


def filed(actor: Actor) -> str:
    """Return what *actor* is filed under: a person's last name, anybody else's name."""
    return actor.name.split()[-1] if actor.kind == "person" else actor.name
