"""Coverage: which outlets tell an event, which story points each of them has, and which of these are shared."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from briefbook.collection import Finding, Reader
from briefbook.model.corpus import Mark, Measure, Passage, Sighting, Statement, Value
from briefbook.model.ids import ArticleId, EventId, SourceId
from briefbook.plan.lists import FACTS
from briefbook.plan.points import Point
from briefbook.plan.site import place_of

#: An outlet led with what stands in so many paragraphs of its article.
_OPENING: Final = 3
#: A kind of story point and its id.
What = tuple[str, str]


class Row(Struct, frozen=True, gc=False, kw_only=True):
    """A story point with where each outlet that has it tells it first.

    *own* tells that it belongs to the event, *near* that it is at least about the same.
    """

    what: What
    own: bool
    near: bool
    told: Mapping[SourceId, Point]


def telling(read: Reader, event: str) -> Iterator[Mark]:
    """Yield what articles say of *event*, and what was said at it, in the order of the corpus."""
    marks: Iterable[Mark] = (*read.marks("event", event), *read.marks("at", event))
    yield from sorted(marks, key=lambda mark: (place_of(mark), mark.number))


def outlets(read: Reader, event: str) -> tuple[SourceId, ...]:
    """Return the outlets that tell of *event* or quote what was said at it, in the order of their first articles on it."""
    return tuple(dict.fromkeys(mark.written.source for mark in telling(read, event)))


def compared(read: Reader, _: Finding) -> Mapping[EventId, bool]:
    """Return the events that two outlets or more tell."""
    events = read.registries.events
    told = {*read.keys("event"), *read.keys("at")}
    there = (EventId(id_) for id_ in sorted(told) if id_ in events and events[EventId(id_)].retired_to is None)
    return {id_: True for id_ in there if len(read.found("outlets", id_)) > 1}


def points(read: Reader, article: str) -> tuple[Point, ...]:
    """Return the story points of *article* in reading order, each where it is told first."""
    marks: Sequence[Mark] = read.marks("notes", article)
    if not marks:
        return ()
    leading = opening(read.other("measure").get(article))
    shown = read.other("anchor")
    spots: list[tuple[What, str, Passage]] = [
        (what, mark.key, mark.passage) for mark in marks for what in _points(read, mark)
    ]
    stated = read.shared("demands_shown").get(article, ())
    spots += [(("demand", demand), "", shown[demand].passage) for demand in stated]
    found: dict[What, Point] = {}
    for what, key, passage in sorted(spots, key=lambda spot: (spot[2].furniture, spot[2].paragraph)):
        point = Point(
            kind=what[0],
            id=what[1],
            article=ArticleId(article),
            source=marks[0].written.source,
            key=key,
            paragraph=passage.paragraph,
            led=passage.paragraph <= leading and not passage.furniture,
            status=_status(marks, what),
        )
        found.setdefault(what, point)
    return tuple(found.values())


def _status(marks: Sequence[Mark], what: What) -> tuple[str, ...]:
    """Return as what an article has an event, in the order of its notes; nothing if as a fact, or if it is no event."""
    kind, event = what
    if kind != "event" or any(isinstance(mark, Statement) and mark.at == event for mark in marks):
        return ()
    told = dict.fromkeys(mark.status for mark in marks if isinstance(mark, Sighting) and mark.event == event)
    return () if any(status in told for status in FACTS) else tuple(told)


def opening(measure: Measure | None) -> int:
    """Return the number of the last paragraph with which an article leads: the third that is reporting."""
    if measure is None or not measure.paragraphs:
        return _OPENING
    reporting = (n for n in range(1, len(measure.paragraphs) + 1) if n not in measure.furniture)
    return max(islice(reporting, _OPENING), default=_OPENING)


def _points(read: Reader, mark: Mark) -> Iterator[What]:
    match mark:
        case Sighting():
            yield "event", mark.event
        case Value():
            yield "figure", mark.figure
        case Statement():
            if mark.at:
                yield "event", mark.at
            shown = read.other("anchor")
            yield from (("demand", relation.target) for relation in mark.relations if relation.target in shown)
            utterance = read.shared("told").get(mark.id)
            if utterance is not None:
                yield "utterance", utterance.id


def rows(told: Iterable[Point], event: str, own: set[What], near: Callable[[What], bool]) -> tuple[Row, ...]:
    """Return the story points of *told*, which is in the order of the articles.

    First the event itself, then what belongs to it (*own*), then what is about the same (*near*); within each what most outlets tell.
    For an outlet stands its first article that tells the point as a fact and leads with it, else one that does the first or the second.
    """
    found: dict[What, dict[SourceId, Point]] = {}
    for point in told:
        tellings = found.setdefault(point.what, {})
        if point.source not in tellings or _worth(point) > _worth(tellings[point.source]):
            tellings[point.source] = point
    order = {what: n for n, what in enumerate(found)}

    def rank(what: What) -> tuple[bool, bool, bool, int, int]:
        return what != ("event", event), what not in own, not near(what), -len(found[what]), order[what]

    return tuple(Row(what=what, own=what in own, near=near(what), told=found[what]) for what in sorted(found, key=rank))


def _worth(point: Point) -> tuple[bool, bool]:
    return not point.status, point.led
