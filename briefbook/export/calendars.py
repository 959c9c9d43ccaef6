"""Calendars as iCalendar (RFC 5545), with RFC 7986's name and description."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Final

import icalendar

from briefbook.model.alternates import Calendar, CalendarEntry

_END: Final = b"END:VCALENDAR\r\n"


def icalendar_file(calendar: Calendar) -> bytes:
    """Return *calendar* as iCalendar. Days are whole days and have no zone: *timezone* tells whose days they are."""
    around = icalendar.Calendar()
    around.add("prodid", "-//briefbook//EN")
    around.add("version", "2.0")
    around.add("calscale", "GREGORIAN")
    around.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        around.add(name, calendar.title)
    if calendar.about:
        around.add("description", calendar.about)
    around.add("x-wr-timezone", calendar.timezone)
    head = around.to_ical().removesuffix(_END)
    return b"".join([head, *map(_event, calendar.entries), _END])


@lru_cache(maxsize=10_000)  # an event stands in the calendars of those who were there, of its topics, and alone
def _event(entry: CalendarEntry) -> bytes:
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(entry.stamp, time(), UTC))
    event.add("sequence", entry.revision)
    event.add("summary", entry.title)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))  # the first day that is no part of it
    event.add("transp", "TRANSPARENT")
    optional = {"status": entry.status, "description": entry.about, "location": entry.place, "url": entry.url}
    for name, value in optional.items():
        if value:
            event.add(name, value)
    if entry.tags:
        event.add("categories", list(entry.tags))
    content: bytes = event.to_ical()
    return content
