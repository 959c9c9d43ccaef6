"""The views of pages about the whole collection: home, indexes, overviews, data, free pages."""

from msgspec import Struct

from briefbook.model.page import Link
from briefbook.plan.cards import AssessmentCard, Body, CorrectionCard, GapCard
from briefbook.plan.pictures.views import Strip, YearRow
from briefbook.plan.rows import (
    Basis,
    Differing,
    Entry,
    Excerpt,
    FigureLine,
    Group,
    Happening,
    Letter,
    Line,
    Matrix,
    Notice,
    Pager,
    Pledge,
)


class HomeView(Struct, frozen=True, gc=False, kw_only=True):
    """The front page: bottom line, matrix, next dates, differences, newest statements, who's who, corpus facts.

    *printed* leads to the newest brief on one page, *changed* to the last release. *upcoming* is what the
    brief of the as-of day counts as ahead, *possible* what is to come and is not counted; *late* was due without a report.
    *questions* are those that readers come with, with links to the pages that answer them.
    """

    tagline: str
    as_of: str
    bottom_line: Body | None
    bottom_line_day: Link | None
    bottom_line_title: str
    printed: Link | None
    changed: Link | None
    summary: Basis | None
    notices: tuple[Notice, ...]
    assessments: tuple[AssessmentCard, ...]
    matrix: Matrix | None
    upcoming: Excerpt[Happening]
    possible: Link | None
    late: Excerpt[Happening]
    differing: Excerpt[FigureLine]
    apart: Link | None
    newest: tuple[Line, ...]
    gaps: Excerpt[GapCard]
    people: tuple[Entry, ...]
    names: Link
    questions: tuple[tuple[str, tuple[Link, ...]], ...]
    topics: tuple[Entry, ...]
    days: tuple[Link, ...]
    articles: tuple[Entry, ...]
    data: Link
    facts: tuple[tuple[str, str], ...]


class CalendarDay(Struct, frozen=True, gc=False, kw_only=True):
    """A cell of a month: *number* of the day, the link where it has a page, how much it holds as a number and in words.

    *level* (0 to 4) is how much that is of the busiest day of the month. A day without a page may have the last one before it,
    on whose page is what was *known*.
    """

    number: int
    link: Link | None = None
    total: str = ""
    count: str = ""
    level: int = 0
    known: Link | None = None


class MonthView(Struct, frozen=True, gc=False, kw_only=True):
    """A month: its weeks (Monday first; ``None`` outside the month) and its days in a list.

    *still* tells that some days have nothing recorded and lead to the last day before them.
    """

    month: str
    still: bool
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    days: tuple[Entry, ...]


class DatesView(Struct, frozen=True, gc=False, kw_only=True):
    """All dates, by year and month; *calendar* shows how much each month holds, *spans* tells from when to when there are articles."""

    spans: str
    calendar: tuple[YearRow, ...]
    years: tuple[Group, ...]


class IndexView(Struct, frozen=True, gc=False, kw_only=True):
    """An index of things of one kind, in groups."""

    lead: str
    groups: tuple[Group, ...]
    pager: Pager


class DemandsView(Struct, frozen=True, gc=False, kw_only=True):
    """All demands: the response matrix, and each demand with who asked whom."""

    matrix: Matrix | None
    demands: tuple[Entry, ...]
    pager: Pager


class FiguresView(Struct, frozen=True, gc=False, kw_only=True):
    """All figures with their verdicts."""

    groups: tuple[tuple[str, tuple[FigureLine, ...]], ...]
    pager: Pager


class TimelineView(Struct, frozen=True, gc=False, kw_only=True):
    """Everything in order of the day it happened or is to happen, by month; *strip* draws what has a day over time."""

    strip: Strip | None
    months: tuple[tuple[str, tuple[Happening, ...]], ...]
    pager: Pager


class NextView(Struct, frozen=True, gc=False, kw_only=True):
    """What is scheduled next, the conditional apart, and what was scheduled and has no report yet; *strip* draws all of it.

    *kept* tells, at the end of the list, that no event was ever reported as postponed.
    """

    as_of: str
    strip: Strip | None
    scheduled: tuple[Happening, ...]
    conditional: tuple[Happening, ...]
    slips: tuple[Happening, ...]
    kept: bool
    pager: Pager


class LedgerView(Struct, frozen=True, gc=False, kw_only=True):
    """Predictions, promises and offers, in groups by how they stand: what is due without a report comes first."""

    as_of: str
    counts: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[Pledge, ...]], ...]
    pager: Pager


class NamesView(Struct, frozen=True, gc=False, kw_only=True):
    """Every name of people, offices, outlets and places: *letters* lead to those on other pages too."""

    letters: tuple[Link, ...]
    groups: tuple[tuple[str, Letter], ...]
    pager: Pager


class ReleasePart(Struct, frozen=True, gc=False, kw_only=True):
    """A release, or as much of it as a page shows: *begins* tells that its first things stand here.

    *counts* are (added, changed or withdrawn; how many of what). The *first* release begins the record: it lists articles only.
    """

    made: str
    title: str
    note: str
    first: bool
    begins: bool
    counts: tuple[tuple[str, str], ...]
    groups: tuple[Differing, ...]


class ChangesView(Struct, frozen=True, gc=False, kw_only=True):
    """What changed at each release, the newest first."""

    releases: tuple[ReleasePart, ...]
    pager: Pager


class CorrectionsView(Struct, frozen=True, gc=False, kw_only=True):
    """Corrections: those of outlets, and our own."""

    policy: str
    outlets: tuple[CorrectionCard, ...]
    ours: tuple[Notice, ...]
    pager: Pager


class GapsView(Struct, frozen=True, gc=False, kw_only=True):
    """What is not known, newest first; *closed* are gaps that a later article answered, the last answered first."""

    gaps: tuple[GapCard, ...]
    closed: tuple[GapCard, ...]
    pager: Pager


class DataView(Struct, frozen=True, gc=False, kw_only=True):
    """Downloads and the data dictionary: (file, what it holds), and (table, its columns with what each holds)."""

    files: tuple[tuple[Link, str], ...]
    tables: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class FreeView(Struct, frozen=True, gc=False, kw_only=True):
    """A free page of the editors'; that about the site says who is its *maker*, if the configuration does."""

    title: str
    body: Body
    maker: Link | None


class MissingView(Struct, frozen=True, gc=False, kw_only=True):
    """The page for an address that leads nowhere."""

    ways: tuple[Link, ...]


class SearchView(Struct, frozen=True, gc=False, kw_only=True):
    """The search page: where its *index* is, the filters to choose a value from and those to switch on, as (key, words).

    *names* leads to what a reader without script is to use instead.
    """

    index: str
    choices: tuple[tuple[str, str], ...]
    switches: tuple[tuple[str, str], ...]
    names: Link
