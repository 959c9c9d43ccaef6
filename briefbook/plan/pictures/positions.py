"""Statements over time: an actor's by topic (the position strip), a topic's by speaker (the swim lane)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from briefbook.model.corpus import Statement
from briefbook.model.ids import StatementId
from briefbook.model.page import Link
from briefbook.plan import words
from briefbook.plan.lists import cut
from briefbook.plan.pictures.cells import Cells, cells
from briefbook.plan.pictures.columns import Columns, columns, from_to, told_by_column
from briefbook.plan.pictures.views import Arrow, Lane, Span, Strip
from briefbook.plan.site import out_on

#: The look of each kind of statement: kinds that do alike look alike.
LOOKS: Final[Mapping[str, str]] = {
    "position": "position",
    "claim": "claim",
    "accusation": "claim",
    "demand": "asks",
    "offer": "asks",
    "acceptance": "yes",
    "refusal": "no",
    "denial": "no",
    "announcement": "ahead",
    "promise": "ahead",
    "prediction": "ahead",
    "warning": "ahead",
}
#: What else is told of a statement by an arrow.
ARROWS: Final[Mapping[str, str]] = {"clarifies": "later made clearer", "supersedes": "later superseded"}
#: What is only known to have been said by the day of publication looks hollow.
REPORTED: Final = "-open"
#: A strip has as many lanes, and about as many marks: what a reader takes in at a glance.
LANES: Final = 10
MARKS: Final = 48
_ORDER: Final = tuple(look + doubt for look in dict.fromkeys(LOOKS.values()) for doubt in ("", REPORTED))
READS: Final = (
    "Each mark is a statement on the day it was said; hollow: on the day of publication, as no other is known."
)

Rows = Sequence[tuple[Link, Sequence[Statement]]]


def statement_strip(rows: Rows, by: str, one: str) -> Strip | None:
    """Return the statements of *rows* (name, statements) over time; *one* is the word for a row, *by* what leads to it.

    There is none for fewer than three statements or a single column.
    """
    dated = [(name, [s for s in statements if out_on(s) != date.max]) for name, statements in rows]
    lanes = [(name, statements) for name, statements in dated if statements]
    shown = _fitting(lanes)
    scale = columns(_day(s) for _, statements in shown for s in statements)
    drawn = {s.id for _, statements in shown for s in statements}
    if scale is None or len(drawn) < 3 or scale.count < 2:
        return None
    every = [s for _, statements in shown for s in statements]
    looks = {_look(s) for s in every}
    made = tuple(_lane(scale, name, statements) for name, statements in shown)
    arrows = dict.fromkeys(arrow.look for lane in made for arrow in lane.arrows)
    spans = (("whisker", "some day within"),) if any(lane.spans for lane in made) else ()
    return Strip(
        id="said",
        title=f"{words.count(len(drawn), 'statement')} {by} {words.count(len(shown), one)}, {from_to(day for s in every for day in (_first(s), _day(s)))}",
        reads=f"{READS} A column is a {scale.unit.name}.",
        key=(
            *_kinds(every, looks),
            *((look, ARROWS[look]) for look in ARROWS if look in arrows),
            *spans,
        ),
        looks=tuple(look for look in _ORDER if look in looks),
        ticks=scale.ticks(),
        now="",
        lanes=made,
        cut=cut(len(shown), len(lanes)),
    )


def _fitting(lanes: Rows) -> Rows:
    """Return the first of *lanes* that a strip has room for, at least one."""
    shown: list[tuple[Link, Sequence[Statement]]] = []
    room = MARKS
    for name, statements in lanes[:LANES]:
        room -= len({(_day(s), _look(s)) for s in statements})
        if shown and room < 0:
            break
        shown.append((name, statements))
    return shown


def _lane(scale: Columns, name: Link, statements: Sequence[Statement]) -> Lane:
    made = cells(scale, ((scale.column(_day(s)), _look(s)) for s in statements), _ORDER)
    return Lane(
        name=name,
        gloss=str(len(statements)),
        words=told_by_column(scale, map(_day, statements)),
        height=made.height,
        spans=tuple(dict.fromkeys(_spans(scale, statements, made))),
        dots=made.dots,
        arrows=tuple(dict.fromkeys(_arrows(scale, statements, made))),
    )


def _spans(scale: Columns, statements: Iterable[Statement], made: Cells) -> Iterable[Span]:
    """Yield what the day of a statement is known to lie in, where that is more than a column."""
    for statement in statements:
        said = statement.said
        if said is None or said.latest is None or said.earliest == said.latest:
            continue
        last = scale.column(said.latest)
        first = scale.column(said.earliest) if said.earliest else 0
        place = made.places.get((last, _look(statement)))
        if first < last and place is not None:
            left, right = scale.middle(first) if said.earliest else "0", place[0]
            yield Span(look="whisker", left=left, right=right, y=place[1])


def _arrows(scale: Columns, statements: Iterable[Statement], made: Cells) -> Iterable[Arrow]:
    """Yield an arrow from each statement to the one of the same lane that clarifies or supersedes it."""
    here: dict[StatementId | str, Statement] = {statement.id: statement for statement in statements}
    for statement in here.values():
        for relation in statement.relations:
            older = here.get(relation.target) if relation.verb in ARROWS else None
            if older is None:
                continue
            start = made.places.get((scale.column(_day(older)), _look(older)))
            end = made.places.get((scale.column(_day(statement)), _look(statement)))
            if start is not None and end is not None and start != end:
                yield Arrow(look=relation.verb, start=start[0], end=end[0], y1=start[1], y2=end[1])


def _kinds(statements: Iterable[Statement], looks: set[str]) -> tuple[tuple[str, str], ...]:
    """Return each look of *statements*, solid if there is one so, with the kinds that it stands for."""
    kinds = {statement.kind for statement in statements}
    told = {look: [kind for kind in LOOKS if kind in kinds and LOOKS[kind] == look] for look in LOOKS.values()}
    return tuple((look if look in looks else look + REPORTED, ", ".join(of)) for look, of in told.items() if of)


def _look(statement: Statement) -> str:
    return LOOKS[statement.kind] + (REPORTED if statement.said is None else "")


def _first(statement: Statement) -> date:
    """Return the first day on which *statement* may have been said, as far as one is known."""
    return (statement.said.earliest if statement.said else None) or _day(statement)


def _day(statement: Statement) -> date:
    said = statement.said
    return (said.latest or said.earliest if said else None) or out_on(statement)
