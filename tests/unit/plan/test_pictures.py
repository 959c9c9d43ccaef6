"""The pictures of pages: what they draw of made-up notes, and what they leave out."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from briefbook.model.corpus import Statement
from briefbook.model.ids import ArticleId, SourceId
from briefbook.model.page import Link
from briefbook.plan.pictures import heat
from briefbook.plan.pictures.barcode import WIDTH, barcode
from briefbook.plan.pictures.lag import lag_strip
from briefbook.plan.pictures.lanes import LANES, event_lanes, look_of
from briefbook.plan.pictures.mix import mix
from briefbook.plan.pictures.positions import LOOKS, MARKS, statement_strip
from briefbook.plan.pictures.trail import trail_strip
from briefbook.plan.pictures.views import Strip
from tests.unit import corpora as make


def named(text: str) -> Link:
    """Return a link that leads nowhere."""
    return Link(text=text, href="")


def told(id_: str, published: str = "2031-05-09", **more: object) -> Statement:
    """Return a statement of an article published on a day."""
    statement = make.statement(id_, "a", **more)  # type: ignore[arg-type]  # a test names only what it is about
    return replace(statement, written=replace(statement.written, published=make.when(published)))


def strip(*rows: tuple[str, Sequence[Statement]]) -> Strip:
    """Return the picture of the statements of *rows*."""
    made = statement_strip([(named(name), statements) for name, statements in rows], "on", "topic")
    assert made is not None
    return made


def test_a_statement_stands_on_the_day_it_was_said() -> None:
    """A mark stands on the day of the words; hollow on the day of publication, where no other is known."""
    made = strip(
        ("Tolls", [told("one", said="2031-05-01", kind="demand"), told("two", kind="demand")]),
        ("Docks", [told("three", said="2031-05-02", kind="refusal")]),
    )
    tolls, docks = made.lanes
    assert [(dot.look, dot.at) for dot in tolls.dots] == [("asks", "5.6"), ("asks-open", "94.4")]
    assert [(dot.look, dot.at) for dot in docks.dots] == [("no", "16.7")]
    assert made.title == "3 statements on 2 topics, 1 to 9 May 2031"
    assert made.key == (("asks", "demand"), ("no", "refusal"))
    assert tolls.words == "1 May: 1; 9 May: 1"


def test_arrows_lead_to_what_was_said_later() -> None:
    """An arrow leads from a statement to the one of its lane that clarifies or supersedes it; other ties have none."""
    first, other = told("first", said="2031-05-01"), told("other", said="2031-05-01", kind="claim")
    later = told(
        "later", said="2031-05-03", ties={"supersedes": ["first"], "repeats": ["other"], "clarifies": ["away"]}
    )
    [lane] = strip(("Tolls", [later, other, first])).lanes
    assert [(arrow.look, arrow.start, arrow.end) for arrow in lane.arrows] == [("supersedes", "16.7", "83.3")]


def test_an_arrow_leads_along_a_column_too() -> None:
    """What is superseded on the same day by a statement of another kind has an arrow downwards or upwards."""
    first, later = (
        told("first", said="2031-05-01"),
        told("later", said="2031-05-01", kind="claim", ties={"supersedes": ["first"]}),
    )
    [lane] = strip(("Tolls", [later, first, told("other", said="2031-05-02")])).lanes
    assert [(arrow.start, arrow.end, arrow.y1 < arrow.y2) for arrow in lane.arrows] == [("25", "25", True)]


def test_a_vague_day_has_a_whisker() -> None:
    """A statement stands on the last day on which it may have been said, a line leads back to the first."""
    vague = told("vague", said="[2031-05-02..2031-05-04]")
    [lane] = strip(("Tolls", [told("one", said="2031-05-01"), vague, told("two", said="2031-05-05")])).lanes
    assert [(span.look, span.left, span.right) for span in lane.spans] == [("whisker", "30", "70")]


def test_little_is_not_drawn() -> None:
    """Two statements, or those of one day, are told faster than drawn."""
    rows = [(named("Tolls"), [told("one", said="2031-05-01"), told("two")])]
    assert statement_strip(rows, "on", "topic") is None
    day = [(named("Tolls"), [told(f"s-{n}") for n in range(5)])]
    assert statement_strip(day, "on", "topic") is None


def test_much_is_cut() -> None:
    """A picture has ten lanes at most, and about fifty marks; it says how many lanes it leaves out."""
    kinds = list(dict.fromkeys(LOOKS))
    rows = [
        (
            f"topic {n}",
            [told(f"s-{n}-{d}", said=f"2031-05-{d % 24 + 1:02}", kind=kinds[d % len(kinds)]) for d in range(40)],
        )
        for n in range(20)
    ]
    made = strip(*rows)
    assert made.cut == f"{len(made.lanes)} of 20"
    assert 1 <= len(made.lanes) <= 10
    assert sum(len(lane.dots) for lane in made.lanes) <= MARKS


def test_every_kind_of_statement_has_a_look() -> None:
    """No kind that an editor can type is without a mark."""
    every = [told(kind, said=f"2031-05-{n + 1:02}", kind=kind) for n, kind in enumerate(LOOKS)]
    made = strip(("Tolls", every))
    assert sorted(", ".join(words for _, words in made.key).split(", ")) == sorted(LOOKS)


def test_a_trail_leads_from_announced_to_done() -> None:
    """Each outlet is a lane, each report a mark by status on the day it was published; a heavy line is the event's day."""
    reports = [
        replace(
            make.sighting("a", status),
            written=replace(make.sighting("a", status).written, published=make.when(day), source=SourceId(source)),
        )
        for status, day, source in (
            ("scheduled", "2031-05-01", "gazette"),
            ("happened", "2031-05-04", "gazette"),
            ("disputed", "2031-05-05", "courier"),
        )
    ]
    made = trail_strip(reports, make.when("2031-05-03"), lambda sighting: named(sighting.written.source))
    assert made is not None
    assert [(lane.name.text, lane.gloss) for lane in made.lanes] == [
        ("gazette", "scheduled, then happened"),
        ("courier", "disputed"),
    ]
    assert [dot.look for lane in made.lanes for dot in lane.dots] == ["scheduled", "happened", "disputed"]
    assert made.now == "50"
    assert trail_strip(reports[:1], None, lambda _: named("")) is None


def test_a_lag_leads_from_said_to_published() -> None:
    """In each article a line leads from each day of words to that of publication; what has no day of its own is counted."""
    statements = [
        told("one", said="2031-05-07"),
        told("two", said="2031-05-07"),
        told("three", said="2031-05-09"),
        told("four"),
    ]
    made = lag_strip(date(2031, 5, 9), statements, named)
    assert made is not None
    [lane] = made.lanes
    assert [(span.left, span.right) for span in lane.spans] == [("16.7", "83.3")]
    assert [(dot.look, dot.at, dot.count) for dot in lane.dots] == [
        ("published", "83.3", ""),
        ("said", "16.7", "2"),
        ("said", "83.3", ""),
    ]
    assert "1 more" in made.reads
    assert lag_strip(date(2031, 5, 9), statements[2:], named) is None


@pytest.mark.parametrize(
    ("when", "status", "look"),
    [
        ("2031-05-01", "scheduled", "known"),
        ("2031-05-01/2031-05-03", "ongoing", "known"),
        ("2031-05-01~", "scheduled", "about"),
        ("[2031-05-01..2031-05-03]", "scheduled", "within"),
        ("2031-05", "scheduled", "within"),
        ("2031-05-01", "conditional", "hollow"),
        ("2031-05-01~", "considered", "hollow"),
    ],
)
def test_ends_are_as_fuzzy_as_dates(when: str, status: str, look: str) -> None:
    """A lane is solid where the days are known, hatched for about, a bracket for some day within, hollow for if."""
    assert look_of(make.when(when), status) == look


def test_an_open_end_reaches_the_edge() -> None:
    """What goes on without an end goes to the edge, and says so."""
    events = [
        (named("Fair"), make.when("2031-05-01/.."), "ongoing", ""),
        (named("Vote"), make.when("2031-05-04"), "scheduled", ""),
    ]
    made = event_lanes(events, date(2031, 5, 2))
    assert made is not None
    spans = [(span.left, span.right, span.open) for lane in made.lanes for span in lane.spans]
    assert spans == [("0", "100", "right"), ("75", "100", "")]
    assert made.now == "37.5"


def test_the_nearest_events_are_drawn() -> None:
    """Of many events those nearest to the day up to which the collection reaches are drawn, in their order."""
    days = [f"2031-{month:02}-{day:02}" for month in (1, 2, 3, 4) for day in range(1, 29)]
    events = [(named(day), make.when(day), "scheduled", "") for day in days]
    made = event_lanes(events, date(2031, 2, 14))
    assert made is not None
    names = [lane.name.text for lane in made.lanes]
    assert (len(names), names) == (LANES, sorted(names))
    assert all("2031-02" in name for name in names)
    assert made.cut == f"{LANES} of {len(days)}"


def runs(path: str) -> list[tuple[int, int]]:
    """Return where each line of a path begins and ends."""
    starts = [bar.split(" 5h") for bar in path.split("M")[1:]]
    return [(int(start), int(start) + int(width)) for start, width in starts]


@given(some.lists(some.integers(1, 400), min_size=3, max_size=400), some.data())
def test_bars_are_as_wide_as_paragraphs(lengths: list[int], data: some.DataObject) -> None:
    """Bars stand side by side in the order of paragraphs, none outside the width; a noted one is part of what all cover."""
    number = data.draw(some.integers(1, len(lengths)))
    measure = replace(make.measure(ArticleId("a")), paragraphs=tuple(lengths))
    made = barcode(measure, [make.statement("s", "a", paragraph=number)])
    assert made is not None
    text, *noted = made.stripes
    bars = runs(text.path)
    assert all(start < end < later for (start, end), (later, _) in pairwise([*bars, (WIDTH + 2, 0)]))
    for start, end in (run for stripe in noted for run in runs(stripe.path)):
        assert abs((end - start) - WIDTH * lengths[number - 1] / sum(lengths)) <= 4
        assert any(first <= start and end <= last for first, last in bars)


def test_few_paragraphs_have_a_bar_each_and_many_are_drawn_together() -> None:
    """Where bars are wide enough each stands apart; of very many, those in a row are one: the picture stays lean."""
    measure = make.measure(ArticleId("a"))
    marks = [make.statement("s", "a", paragraph=n) for n in (1, 2, 3)]
    few = barcode(measure, marks)
    many = barcode(replace(measure, paragraphs=(40,) * 400), marks)
    assert few is not None
    assert many is not None
    assert [runs(stripe.path) for stripe in few.stripes] == [[(0, 398), (400, 798), (800, 998)]] * 2
    assert [len(runs(stripe.path)) for stripe in many.stripes] == [1, 1]


def test_furniture_is_no_reporting() -> None:
    """A caption has a bar of another kind; an article without notes, or of two paragraphs, no barcode."""
    measure = replace(make.measure(ArticleId("a")), furniture=frozenset({1}))
    marks = [make.gap("a", paragraph=3)]
    made = barcode(measure, marks)
    assert made is not None
    assert [stripe.look for stripe in made.stripes] == ["text", "gap"]
    assert made.furniture
    assert made.furniture not in made.stripes[0].path
    assert barcode(measure, []) is None
    assert barcode(replace(measure, paragraphs=(5, 5)), marks) is None


def test_a_mix_tells_shares() -> None:
    """Shares are of all statements, kinds the most frequent first."""
    statements = [told("one", anon="an aide"), told("two"), told("three", kind="claim"), told("four", quote="so it is")]
    made = mix(statements, lambda statement: statement.id == "one")
    assert made is not None
    assert [(share.words, share.width) for share in made.sourced] == [("1 of 4 (25 %)", "25")] * 3
    assert [(share.name, share.width) for share in made.kinds] == [("Position", "75"), ("Claim", "25")]
    assert mix([], lambda _: True) is None


def test_a_week_begins_on_monday() -> None:
    """The week of a day, with the busiest day's bar highest; a day alone in its week has none."""
    held = {date(2031, 5, 6): 4, date(2031, 5, 8): 1, date(2031, 5, 9): 0}

    def told_of(day: date) -> heat.Told | None:
        return (named(str(day)), held[day], "") if day in held else None

    made = heat.week(date(2031, 5, 8), told_of)
    assert [day.name for day in made] == ["Mon 5", "Tue 6", "Wed 7", "Thu 8", "Fri 9", "Sat 10", "Sun 11"]
    assert [(day.total, day.height) for day in made] == [
        ("", 0), ("4", heat.HEIGHT), ("", 0), ("1", 10), ("0", 0), ("", 0), ("", 0),
    ]  # fmt: skip
    assert [day.here for day in made].index(True) == 3
    assert heat.week(date(2031, 5, 8), lambda day: told_of(day) if day.day == 8 else None) == ()


@given(some.integers(0, 500), some.integers(1, 500))
def test_levels_rise_with_counts(count: int, most: int) -> None:
    """Nothing is level 0, the most level 4, and more is never less."""
    assert (heat.level(0, most), heat.level(most, most)) == (0, heat.LEVELS)
    if count < most:
        assert heat.level(count, most) <= heat.level(count + 1, most) <= heat.LEVELS
