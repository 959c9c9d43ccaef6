"""Days: what was said, what happened, what was published, and what was known by the evening."""

from collections.abc import Sequence

import pytest

from briefbook.derive import derive
from briefbook.derive.days import span
from briefbook.model.corpus import Article, Mark
from briefbook.model.findings import DayRecord
from briefbook.model.ids import GapId
from briefbook.model.registries import Event
from tests.unit import corpora as make

FIRST, SECOND, THIRD = (make.article(f"a-{n}", f"2031-05-0{n}") for n in (1, 3, 5))


def records(
    marks: Sequence[Mark] = (), articles: Sequence[Article] = (FIRST, SECOND), entries: Sequence[Event] = ()
) -> dict[str, DayRecord]:
    """Return the record of each day."""
    found = derive(make.corpus(articles, marks, entries)).by_day
    return dict(found)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2031-05-01", 1),
        ("2031-05-01~", 1),
        ("2031-05-01/2031-05-03", 3),
        ("2031-05-01/2031-06-01", 0),
        ("[2031-05-01..2031-05-03]", 0),
        ("2031-05", 0),
        ("2031-05-01/", 0),
    ],
)
def test_only_days_that_are_sure_count(written: str, days: int) -> None:
    """A single day counts, in doubt or not, and each day of a short interval; a month or a set names no day."""
    assert len(span(make.when(written))) == days


def test_said_and_published_are_kept_apart() -> None:
    """A statement belongs to the day it was said on, its article to the day of publication; without a day it has none."""
    found = records(
        [
            make.statement("s-1", "a-3", said="2031-05-02"),
            make.statement("s-2", "a-3", number=2),
            make.statement("s-3", "a-3", number=3, said="2031-04"),
        ]
    )
    assert {day: ([s.id for s in r.said], list(r.published)) for day, r in found.items()} == {
        "2031-05-01": ([], ["a-1"]),
        "2031-05-02": (["s-1"], []),
        "2031-05-03": ([], ["a-3"]),
    }


def test_what_happened_stands_on_its_own_day() -> None:
    """A sighting that says it happened stands on the event's days, by its own date or else the registered one."""
    found = records(
        [make.sighting("a-3", "happened", when="2031-05-02"), make.sighting("a-1", "ongoing", event="storm")],
        entries=[make.event("storm", "2031-04-29/2031-04-30"), make.event("fair", "2031-05-09")],
    )
    assert {day: [s.event for s in r.happened] for day, r in found.items() if r.happened} == {
        "2031-04-29": ["storm"],
        "2031-04-30": ["storm"],
        "2031-05-02": ["fair"],
    }


def test_what_lies_ahead_is_as_known_that_evening() -> None:
    """What is scheduled shows from the evening it was published to its own day, and as it was then said to stand."""
    found = records(
        [
            make.sighting("a-1", "scheduled", when="2031-05-09"),
            make.sighting("a-3", "scheduled", event="race", when="2031-05-04"),
            make.sighting("a-5", "cancelled"),
        ],
        [FIRST, SECOND, THIRD],
    )
    assert {day: [(s.event, s.article) for s in r.ahead] for day, r in found.items()} == {
        "2031-05-01": [("fair", "a-1")],
        "2031-05-03": [("race", "a-3"), ("fair", "a-1")],
        "2031-05-04": [("race", "a-3"), ("fair", "a-1")],
        "2031-05-05": [],
    }


def test_a_new_date_takes_the_place_of_the_old() -> None:
    """A sighting that postpones an event to a day puts it ahead on that day, and no longer on the first."""
    found = records(
        [
            make.sighting("a-1", "scheduled", when="2031-05-04"),
            make.sighting("a-3", "postponed", when="2031-05-08"),
            make.sighting("a-1", "postponed", event="race", number=2),
        ]
    )
    assert {day: [str(s.when) for s in r.ahead] for day, r in found.items()} == {
        "2031-05-01": ["2031-05-04"],
        "2031-05-03": ["2031-05-08"],
        "2031-05-08": ["2031-05-08"],
    }


def test_an_event_without_a_date_lies_ahead_for_a_month() -> None:
    """What is expected some day is listed for 30 days, after what has a date."""
    found = records(
        [
            make.sighting("a-1", "expected"),
            make.sighting("a-1", "scheduled", event="race", number=2, when="2031-05-20"),
        ],
        [FIRST, make.article("a-8", "2031-05-31"), make.article("a-9", "2031-06-01")],
    )
    assert [[s.event for s in r.ahead] for r in found.values()] == [["race", "fair"], ["race", "fair"], ["fair"], []]


def test_figures_are_those_current_that_evening() -> None:
    """Of each figure a day shows what was known by then: of each scope and outlet the newest article's values, all of them."""
    found = records(
        [
            make.value("a-1", "5"),
            make.value("a-1", "9", figure="wages", note=2),
            make.value("a-3", "6", scope="all"),
            make.value("a-3", "4", note=2, scope="soldiers"),
            make.value("a-3", "7", note=3, scope="all"),
        ]
    )
    assert {day: [v.quantity.text for v in r.figures] for day, r in found.items()} == {
        "2031-05-01": ["5", "9"],
        "2031-05-03": ["5", "6", "7", "4", "9"],
    }


def test_gaps_stay_open_for_a_month() -> None:
    """A question stands on the day its article was published and on the 30 days after it."""
    found = records([make.gap("a-1")], [FIRST, make.article("a-8", "2031-05-31"), make.article("a-9", "2031-06-01")])
    assert {day: len(r.gaps) for day, r in found.items()} == {"2031-05-01": 1, "2031-05-31": 1, "2031-06-01": 0}


def test_a_brief_or_a_judgement_makes_a_day() -> None:
    """A day with an editor's brief or an assessment has a record even if nothing else was noted for it."""
    corpus = make.corpus([FIRST], days=(make.brief("2031-05-07"),), assessments=(make.assessment("2031-05-08"),))
    assert [*derive(corpus).by_day] == ["2031-05-01", "2031-05-07", "2031-05-08"]


def test_nothing_known_later_leaks_into_a_day() -> None:
    """The records of past days are the same whatever is published afterwards, dates of saying apart."""
    early = [
        make.sighting("a-1", "expected", when="2031-05-20"),
        make.value("a-1", "5", note=2),
        make.gap("a-1", number=3),
    ]
    late = [make.sighting("a-5", "cancelled"), make.value("a-5", "7", note=2), make.gap("a-5", number=3)]
    before, after = records(early, [FIRST]), records([*early, *late], [FIRST, THIRD])
    assert before["2031-05-01"] == after["2031-05-01"]


def test_a_gap_is_open_until_the_evening_before_it_is_answered() -> None:
    """Of several notes that close a gap the first to be surely out counts; one without an id stays open."""
    marks = [
        make.gap("a-1", id=GapId("who-pays")),
        make.gap("a-1", "What does it cost?", 2),
        make.value("a-5", "5", closes=(GapId("who-pays"),)),
        make.statement("s-1", "a-3", closes=(GapId("who-pays"),)),
    ]
    found = records(marks, [FIRST, SECOND, THIRD])
    assert {day: [gap.question for gap in record.gaps] for day, record in found.items()} == {
        "2031-05-01": ["Who pays?", "What does it cost?"],
        "2031-05-03": ["What does it cost?"],
        "2031-05-05": ["What does it cost?"],
    }
