"""Trails: the status of an event, and what slipped."""

import pytest

from briefbook.derive import derive
from briefbook.model.corpus import Sighting
from briefbook.model.findings import Trail
from briefbook.model.ids import EventId
from tests.unit import corpora as make

ARTICLES = [
    make.article("a-1", "2031-05-01"),
    make.article("a-2", "2031-05-03"),
    make.article("a-3", "2031-05-03"),
    make.article("a-4", "2031-05-10"),
]


def trail(*sightings: Sighting, registered: str | None = None, as_of: str | None = "2031-06-01") -> Trail:
    """Return the trail of the fair."""
    corpus = make.corpus(ARTICLES, sightings, [make.event("fair", registered)], as_of=as_of)
    return derive(corpus).trails[EventId("fair")]


def test_the_sighting_published_latest_is_the_status() -> None:
    """The status is that of the newest article, in whatever order the notes were read."""
    assert trail(make.sighting("a-2", "cancelled"), make.sighting("a-1", "scheduled")).status == "cancelled"


def test_ties_go_by_article_then_note() -> None:
    """Of sightings published on one day the last article by id counts, and of one article the last note."""
    later = trail(make.sighting("a-3", "expected", number=1), make.sighting("a-2", "happened", number=9))
    assert later.status == "expected"
    both = trail(make.sighting("a-2", "expected", number=2), make.sighting("a-2", "considered", number=1))
    assert both.status == "expected"


def test_an_event_that_nobody_speaks_of_has_no_status() -> None:
    """A registered event without sightings has a trail with its registered date and no status."""
    found = trail(registered="2031-05-09")
    assert (found.sightings, found.status, str(found.when), found.slip) == ((), None, "2031-05-09", None)


def test_the_date_is_the_newest_known() -> None:
    """The date is the newest sighting's, else the registry's, else what an earlier sighting gave."""
    first, second = make.sighting("a-1", "scheduled", when="2031-05-09"), make.sighting("a-2", "happened")
    assert str(trail(first).when) == "2031-05-09"
    assert str(trail(first, second).when) == "2031-05-09"
    assert str(trail(first, second, registered="2031-05-08").when) == "2031-05-08"
    assert str(trail(first, registered="2031-05-08").when) == "2031-05-09"


@pytest.mark.parametrize(
    ("status", "when", "as_of", "slipped"),
    [
        ("scheduled", "2031-05-09", "2031-05-10", True),
        ("expected", "2031-05-09~", "2031-05-10", True),
        ("scheduled", "[2031-05-01..2031-05-09]", "2031-05-10", True),
        ("scheduled", "2031-05-09", "2031-05-09", False),
        ("scheduled", "2031-05", "2031-05-10", False),
        ("scheduled", "2031-05-01/", "2031-05-10", False),
        ("conditional", "2031-05-09", "2031-05-10", False),
        ("happened", "2031-05-09", "2031-05-10", False),
        ("scheduled", None, "2031-05-10", False),
        ("scheduled", "2031-05-09", None, False),
    ],
)
def test_what_was_due_and_is_not_reported_slips(
    status: str, when: str | None, as_of: str | None, *, slipped: bool
) -> None:
    """An event slips when its last possible day is past and its newest sighting still puts it ahead."""
    found = trail(make.sighting("a-1", status, when=when), as_of=as_of).slip
    assert (found is not None) == slipped
    assert found is None or found.isoformat() == "2031-05-09"


def test_the_registered_date_can_slip() -> None:
    """Where the sighting gives no date the registered one is when it was due."""
    assert trail(make.sighting("a-1", "expected"), registered="2031-05-09").slip is not None


def test_a_report_ends_the_wait() -> None:
    """Nothing slips that a newer article reports, nor what an article repeats as due after it was reported."""
    due = make.sighting("a-1", "scheduled", when="2031-05-02")
    report = make.sighting("a-2", "happened")
    stale = make.sighting("a-4", "scheduled", when="2031-05-02")
    assert trail(due, report).slip is None
    assert trail(due, report, stale).slip is None
    assert trail(due, stale).slip is not None
