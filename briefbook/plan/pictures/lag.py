"""The lag plot of a day: how long what was said took to be published."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from briefbook.model.corpus import Statement
from briefbook.model.ids import ArticleId
from briefbook.model.page import Link
from briefbook.plan import words
from briefbook.plan.lists import cut
from briefbook.plan.pictures.cells import cells
from briefbook.plan.pictures.columns import Columns, columns, told_by_column
from briefbook.plan.pictures.views import Dot, Lane, Span, Strip
from briefbook.plan.site import out_on, place_of

LANES: Final = 12
_SAID: Final = "said"
_OUT: Final = "published"


def lag_strip(day: date, statements: Iterable[Statement], name: Callable[[ArticleId], Link]) -> Strip | None:
    """Return *statements*, said or published on *day*, as lines from the one to the other, a lane an article.

    Only those are drawn whose day is known; there is none where all were published the day they were said.
    """
    every = {s.id: s for s in statements if out_on(s) != date.max}
    known = [s for s in every.values() if _said(s) is not None]
    scale = columns([day, *(d for s in known for d in (_said(s), out_on(s)) if d)])
    if scale is None or scale.count < 2:
        return None
    lanes: dict[ArticleId, list[Statement]] = {}
    for statement in sorted(known, key=lambda s: (place_of(s), s.id)):
        lanes.setdefault(statement.article, []).append(statement)
    shown = list(lanes.items())[:LANES]
    drawn = sum(len(said) for _, said in shown)
    return Strip(
        id="lag",
        title=f"From said to published: {words.count(drawn, 'statement')} in {words.count(len(shown), 'article')}",
        reads=_reads(day, scale, len(every) - len(known)),
        key=((_SAID, "said, with how many"), (_OUT, "published")),
        looks=(_SAID, _OUT),
        ticks=scale.ticks(),
        now=scale.middle(scale.column(day)),
        lanes=tuple(_lane(scale, name(article), said) for article, said in shown),
        cut=cut(len(shown), len(lanes)),
    )


def _reads(day: date, scale: Columns, unknown: int) -> str:
    left = f" Of {unknown:,} more only the day of publication is known." if unknown else ""
    return f"Each line leads from the day of the words to that of the article. The heavy line is {words.day_words(day)}; a column is a {scale.unit.name}.{left}"


def _lane(scale: Columns, name: Link, statements: list[Statement]) -> Lane:
    days = [day for statement in statements if (day := _said(statement)) is not None]
    made = cells(scale, [(scale.column(day), _SAID) for day in days], [_SAID])
    out = scale.column(out_on(statements[0]))
    y = made.dots[0].y
    first = min(*map(scale.column, days), out)
    end = Dot(look=_OUT, at=scale.middle(out), y=y)
    line = Span(look="way", left=scale.middle(first), right=scale.middle(out), y=y)
    return Lane(
        name=name,
        gloss=words.count(len(statements), "statement"),
        words=f"said {told_by_column(scale, days)}; published {scale.label(out)}",
        height=made.height,
        spans=(line,) if first < out else (),
        dots=(end, *made.dots),
    )


def _said(statement: Statement) -> date | None:
    """Return the day on which *statement* was said, if it is one day."""
    said = statement.said
    return said.day if said is not None else None
