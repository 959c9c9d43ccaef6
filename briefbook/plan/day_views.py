"""A day as its page shows it; a demand and a figure as they stood on its evening."""

from msgspec import Struct

from briefbook.model.page import Link
from briefbook.plan.cards import AssessmentCard, Body, GapCard
from briefbook.plan.pictures.views import Strip, WeekDay
from briefbook.plan.rows import Basis, Entry, Excerpt, Happening, Line, Notice, ValueRow


class Open(Struct, frozen=True, gc=False, kw_only=True):
    """A demand that was open by the end of a day: *silent* had not answered; *given* are (who, verb, line) that settle nothing.

    *since* says "reported" where only the day on which it was told of is known.
    """

    demand: Link
    by: tuple[Link, ...]
    to: tuple[Link, ...]
    since: str
    silent: tuple[Link, ...]
    given: tuple[tuple[Link, str, Line], ...]


class Current(Struct, frozen=True, gc=False, kw_only=True):
    """A value that was current on an evening; *origins* of all those of its figure then, on the first of them alone."""

    figure: Link
    row: ValueRow
    origins: str


class DayView(Struct, frozen=True, gc=False, kw_only=True):
    """A day: two columns never merged (said or happened; published), and what was known by its end.

    *known* lists each event with its status as told by then, *planned* those that were only plans and were not ahead any more,
    or not for a day, *nearest* how many of all events both are of ("100 of 1,312"); *answers* the answers to demands published by then, *open* those not yet accepted or rejected. *week* is drawn
    as bars, *lag* from what was said to when it was published. *begins* tells of a day before the first article that it is one;
    *quiet* after which days nothing had changed.
    """

    day: str
    begins: str
    quiet: str
    week: tuple[WeekDay, ...]
    notices: tuple[Notice, ...]
    brief: Body | None
    brief_title: str
    printed: Link
    assessments: tuple[AssessmentCard, ...]
    happened: Excerpt[Happening]
    said: Excerpt[Line]
    articles: Excerpt[Entry]
    published: Excerpt[Line]
    lag: Strip | None
    figures: Excerpt[Current]
    ahead: Excerpt[Happening]
    known: tuple[Happening, ...]
    planned: tuple[Happening, ...]
    nearest: str
    timeline: Link
    answers: Excerpt[tuple[Link, Line, str]]
    open: Excerpt[Open]
    gaps: Excerpt[GapCard]
    summary: Basis | None
    month: Link
