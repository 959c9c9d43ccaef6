"""Contrast: in a few sentences, how outlets told an event differently."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from briefbook.model.corpus import Sighting
from briefbook.model.dates import Edtf
from briefbook.model.findings import Verdict
from briefbook.model.ids import FigureId, SourceId
from briefbook.plan import words
from briefbook.plan.coverage import Row
from briefbook.plan.sides import Sides

#: More names than these are counted.
_NAMES: Final = 4
#: As many story points as are named in one sentence, and as many such sentences.
_POINTS: Final = 2
_SENTENCES: Final = 3
#: What is said of figures whose values differ, the gravest first.
_NUMBERS: Final[Mapping[Verdict, str]] = {
    Verdict.CONFLICT: "They contradict one another on",
    Verdict.DIFFERENT_FLOORS: "They give different minimums for",
    Verdict.DIFFERENT_SCOPE: "They count different things for",
}
Show = Callable[[Row], str]


class Contrast(Struct, frozen=True, gc=False, kw_only=True):
    """The difference between outlets on one event: who reports it and who leads with it; then what sets them apart."""

    lead: str
    differences: tuple[str, ...]


def contrast(sides: Sides, show: Show) -> Contrast:
    """Return how the outlets of *sides* differ; *show* names a story point."""
    return Contrast(
        lead=f"{words.sentence(_told(sides))} {words.sentence(_led(sides))}",
        differences=(*_alone(sides, show), *_lacking(sides, show), *_days(sides), *_figures(sides, show)),
    )


def _told(sides: Sides) -> str:
    """Say who reports the event as a fact, and as what the others tell of it."""
    told = sides.rows[0].told
    facts = [source for source, place in told.items() if not place.status]
    others: dict[tuple[str, ...], list[SourceId]] = {}
    for source, place in told.items():
        if place.status:
            others.setdefault(place.status, []).append(source)
    number = len(told)
    if not others:
        return f"{_all(number)} outlets report it"
    hedged = "; ".join(_hedged(sides, status, sources) for status, sources in others.items())
    if not facts:
        return f"{_none(number)} reports it as a fact: {hedged}"
    return f"{len(facts)} of {number} outlets {'reports' if len(facts) == 1 else 'report'} it; {hedged}"


def _hedged(sides: Sides, status: tuple[str, ...], sources: Sequence[SourceId]) -> str:
    one = len(sources) == 1
    announced = f"{'announces' if one else 'announce'} it"
    told = announced if status == ("scheduled",) else f"{'tells' if one else 'tell'} of it as {words.told_as(status)}"
    early = [source for source in sources if _early(sides, source)]
    if not one and early == list(sources):
        return f"{_names(sides, sources)} ({_all(len(early)).lower()} published before it) {told}"
    names = [f"{_name(sides, source)}{' (published before it)' if source in early else ''}" for source in sources]
    return f"{_listed(names)} {told}"


def _early(sides: Sides, source: SourceId) -> bool:
    """Tell whether the article that stands for an outlet was out before the event."""
    when = sides.here.site.findings.trails[sides.event].when
    out = sides.here.site.published(sides.here.site.corpus.articles[sides.rows[0].told[source].article])
    return when is not None and when.earliest is not None and out < when.earliest


def _led(sides: Sides) -> str:
    told = sides.rows[0].told
    leading = [source for source, place in told.items() if place.led]
    if not leading:
        return f"{_none(len(told))} leads with it"
    if len(leading) == len(told):
        return f"{_all(len(told)).lower()} lead with it"
    return f"{_names(sides, leading)} {'leads' if len(leading) == 1 else 'lead'} with it"


def _alone(sides: Sides, show: Show) -> Iterator[str]:
    """Say what belongs to the event and one outlet alone has."""
    found: dict[SourceId, list[Row]] = {}
    for row in sides.rows[1:]:
        (first, *others) = row.told
        if row.own and not others and not any(sides.touches(other, row) for other in sides.outlets if other != first):
            found.setdefault(first, []).append(row)
    for source, rows in list(found.items())[:_SENTENCES]:
        yield f"Only {_name(sides, source)} has {_points(rows, show)}."


def _lacking(sides: Sides, show: Show) -> Iterator[str]:
    """Say what belongs to the event and all but one have; of two outlets that is what the other alone has."""
    outlets = sides.outlets
    found: dict[SourceId, list[Row]] = {}
    for row in sides.rows[1:]:
        missing = [source for source in outlets if source not in row.told and not sides.touches(source, row)]
        if row.own and len(missing) == 1 < len(outlets) - 1:
            found.setdefault(missing[0], []).append(row)
    for source, rows in list(found.items())[:_SENTENCES]:
        yield f"Only {_name(sides, source)} has nothing here on {_points(rows, show)}."


def _days(sides: Sides) -> Iterator[str]:
    """Say if outlets put the event on days that cannot be the same."""
    days: dict[SourceId, Edtf] = {}
    for mark in sides.marks:
        if isinstance(mark, Sighting) and mark.when is not None:
            days[mark.written.source] = mark.when
    first = max((when.earliest for when in days.values() if when.earliest), default=date.min)
    last = min((when.latest for when in days.values() if when.latest), default=date.max)
    if first > last:
        told = [f"{_name(sides, source)} {words.date_words(when)}" for source, when in days.items()]
        yield f"They date it differently: {'; '.join(told[:_NAMES])}{' …' if len(told) > _NAMES else ''}."


def _figures(sides: Sides, show: Show) -> Iterator[str]:
    """Say which shared figures have different values here: those about the event, else the others."""
    verdicts = sides.here.site.findings.verdicts
    differing = [row for row in sides.shared("figure") if _differs(sides, row)]
    near = [row for row in differing if row.own or row.near]
    for verdict, how in _NUMBERS.items():
        rows = [row for row in near if verdicts[FigureId(row.what[1])].verdict is verdict]
        if rows:
            yield f"{how} {_points(rows, show)}."
    if differing and not near:
        yield f"Beside the event, their numbers differ on {_points(differing, show)}."


def _differs(sides: Sides, row: Row) -> bool:
    """Tell whether two of the outlets give different values, or count different things, and no verdict calls that agreement."""
    verdict = sides.here.site.findings.verdicts[FigureId(row.what[1])]
    there = frozenset(sides.articles)
    values = [value for value in verdict.values if value.article in there]
    told = {(value.quantity.low, value.quantity.high, value.scope) for value in values}
    return verdict.verdict in _NUMBERS and len(told) > 1


def _points(rows: Sequence[Row], show: Show) -> str:
    """Return the names of story points, each with as what it is told if one outlet alone tells it."""
    named = [_named(row, show) for row in rows[:_POINTS]]
    more = len(rows) - len(named)
    return words.listed([*named, f"{more} more"] if more else named)


def _named(row: Row, show: Show) -> str:
    told = next(iter(row.told.values())).status if len(row.told) == 1 else ()
    return f"“{show(row)}”{f' ({words.told_as(told)})' if told else ''}"


def _name(sides: Sides, source: SourceId) -> str:
    return sides.here.site.corpus.registries.sources[source].name


def _names(sides: Sides, sources: Iterable[SourceId]) -> str:
    return _listed([_name(sides, source) for source in sources])


def _all(number: int) -> str:
    return "Both" if number == 2 else f"All {number}"


def _none(number: int) -> str:
    return "Neither" if number == 2 else "None"


def _listed(names: Sequence[str]) -> str:
    return words.listed(names) if len(names) <= _NAMES else words.count(len(names), "outlet")
