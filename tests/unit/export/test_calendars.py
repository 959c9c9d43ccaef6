"""Calendars are read by calendar programs, and say of each event no more than is known."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from briefbook.export.calendars import icalendar_file
from briefbook.model.alternates import Calendar, CalendarEntry
from tests.unit.export.golden_site import golden_files, those


def entry(**changed: Any) -> CalendarEntry:
    """Return an event of one day."""
    given = {"uid": "u-1", "title": "Talks", "about": "", "first": date(2024, 3, 6), "last": date(2024, 3, 6)}
    return CalendarEntry(**{**given, "stamp": date(2024, 3, 5), "revision": 0, **changed})


def read(*entries: CalendarEntry) -> list[Any]:
    """Write a calendar, and return the events that a calendar program reads in it."""
    content = icalendar_file(Calendar(title="T; a, b", about="", timezone="Europe/Berlin", entries=entries))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_what_is_written_is_read() -> None:
    """Words come back as they were: commas, semicolons, line breaks, long lines, letters of other scripts."""
    title = "Talks, “second”; round\\two — " + "длинно " * 30
    (event,) = read(
        entry(
            title=title, about="One\nTwo", place="Quay 3, Nordhavn", tags=("Pay, hours", "Night"), url="https://e.org/a"
        )
    )
    assert event["SUMMARY"] == title
    assert event["DESCRIPTION"] == "One\nTwo"
    assert event["LOCATION"] == "Quay 3, Nordhavn"
    assert [str(tag) for tag in event["CATEGORIES"].cats] == ["Pay, hours", "Night"]


def test_the_end_is_the_first_day_after() -> None:
    """Days are whole days without an hour or a zone; the end is exclusive (RFC 5545, 3.6.1)."""
    (event,) = read(entry(last=date(2024, 3, 8), revision=2, status="TENTATIVE"))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2024, 3, 6), date(2024, 3, 9))
    assert event["DTSTAMP"].dt.isoformat() == "2024-03-05T00:00:00+00:00"
    assert (event["SEQUENCE"], event["STATUS"]) == (2, "TENTATIVE")


def events(path: str, *edits: tuple[str, str, str]) -> dict[str, Any]:
    """Return the events of a calendar of the golden site by name."""
    calendar = icalendar.Calendar.from_ical(golden_files(*edits)[path])
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def test_every_calendar_of_the_site_is_read() -> None:
    """Each calendar has events, each event an id that is the same in all calendars, and what makes an event valid."""
    ids: dict[str, set[str]] = {}
    calendars = those(golden_files(), ".ics")
    assert {path.split("/")[0] for path in calendars} >= {"next.ics", "actors", "topics", "events"}
    for content in calendars.values():
        found: list[Any] = icalendar.Calendar.from_ical(content).walk("VEVENT")
        assert found
        for event in found:
            assert event["DTEND"].dt > event["DTSTART"].dt
            ids.setdefault(str(event["UID"]), set()).add(event.to_ical().decode())
    assert all(len(written) == 1 for written in ids.values())
    assert len(ids) == len([path for path in calendars if path.startswith("events/")])


@pytest.mark.parametrize(
    ("told", "status", "title", "days"),
    [
        ("is: scheduled\n  when: 2024-03-12", "CONFIRMED", "Second round of talks", (12, 12)),
        ("is: expected\n  when: 2024-03-12/2024-03-14", "TENTATIVE", "Second round of talks", (12, 14)),
        (
            "is: conditional\n  when: '[2024-03-12..2024-03-14]'",
            "TENTATIVE",
            "Second round of talks (some day from 12 to 14 March 2024)",
            (12, 14),
        ),
        ("is: cancelled\n  when: 2024-03", "CANCELLED", "Second round of talks (March 2024)", (1, 31)),
        ("is: postponed\n  when: 2024-03-20/..", "TENTATIVE", "Second round of talks", (20, 20)),
    ],
)
def test_an_event_is_told_as_it_stands(told: str, status: str, title: str, days: tuple[int, int]) -> None:
    """What is sure is confirmed, what is expected or depends on something is tentative; a vague date is a span that says so."""
    old = "is: scheduled\n  when: 2024-03-12\n\n- correction"
    edit = ("content/annotations/2024-03-06-wire.yaml", old, f"{told}\n\n- correction")
    first = ("content/annotations/2024-03-05-post.yaml", "is: scheduled\n  when: 2024-03-12", "is: considered")
    event = events("events/second-round.ics", first, edit)[title]
    assert (event["STATUS"], event["SEQUENCE"]) == (status, 1)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (
        date(2024, 3, days[0]),
        date(2024, 3, days[1]) + timedelta(days=1),
    )
    assert event["DTSTAMP"].dt.date() == date(2024, 3, 6)


def test_an_event_without_a_day_is_in_no_calendar() -> None:
    """Of an event of which nobody says when it is, there is no calendar, and no page names one."""
    files = golden_files(
        ("content/annotations/2024-03-05-post.yaml", "  is: scheduled\n  when: 2024-03-12\n", "  is: considered\n"),
        ("content/annotations/2024-03-06-wire.yaml", "  is: scheduled\n  when: 2024-03-12\n", "  is: considered\n"),
    )
    assert "events/second-round.html" in files
    assert "events/second-round.ics" not in files
    assert "next.ics" not in files
    assert b".ics" not in files["next.html"]
