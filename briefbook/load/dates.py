"""Read dates: EDTF level 1 and "one of a set", with the bounds of what is written.

Extended Date/Time Format, Library of Congress, 4 February 2019 (ISO 8601-2:2019). Years 1 to 9999.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefbook.load.wording import shown
from briefbook.model.dates import Edtf

MAX_LENGTH: Final = 200
FORMS: Final = "a date is written 2022-01-21, 2022-01 or 2022, with ~ for about and ? for worked out, or as 2022-02-10/2022-02-20, or [2022-01-24..2022-01-30]"
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](?:[01]\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?\s?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?"
)
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_LOCAL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
#: What else level 1 has: digits left out from the right, and seasons. Nothing else is shown to the grammar, which prints and
#: raises at will on some texts of level 2.
_LEVEL_1 = re.compile(r"(?:\d{3}X|\d{2}XX|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX|\d{4}-2[1-4])[?~%]?")
_FAR = re.compile(r"(?:Y-?\d+|-\d{4}|-\d\d[\dX]X|XXXX)(?:-[\dX]{2}){0,2}[?~%]?")
_LEVEL_2 = re.compile(r"[?~%]?\d{4}[?~%]?(?:-[?~%]?[\dX]{2}[?~%]?){0,2}|[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?|\{.*\}")
#: First month of each season of level 1 (spring, summer, autumn, winter): northern, winter within its year's end.
_SEASONS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


class BadDate(ValueError):
    """A text is no date; *hint* says what would be one."""

    def __init__(self, message: str, hint: str = FORMS) -> None:
        super().__init__(message)
        self.hint = hint


class _Range(Struct, frozen=True, gc=False, kw_only=True):
    """The days that one point, interval or set allows; ``None`` where a side is open or unknown."""

    first: date | None
    last: date | None
    marks: str = ""


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> Edtf:
    """Return the date that *text* writes. A date-time means the day it writes, whatever its zone.

    Raises:
        BadDate: the text is not EDTF of level 1 (or "one of a set"), or names no day of the years 1 to 9999.
    """
    text = text.strip()
    if len(text) > MAX_LENGTH:
        raise BadDate("a date of so many characters cannot be read")
    if not text:
        raise BadDate("the date is empty")
    stamp = _TIME.fullmatch(text)
    if stamp is not None:
        return read_edtf(stamp[1])
    if text.startswith("[") and text.endswith("]"):
        text = re.sub(r"\s*(\.\.|,)\s*", r"\1", text)
        found = _one_of(text)
    elif "/" in text:
        found = _interval(text)
    else:
        found = _point(text)
    if found.first is not None and found.last is not None and found.first > found.last:
        raise BadDate(f"{shown(text)} ends before it begins", "write the earlier date first")
    return Edtf(
        text=text,
        earliest=found.first,
        latest=found.last,
        uncertain="?" in found.marks or "%" in found.marks,
        approximate="~" in found.marks or "%" in found.marks,
        lasting="/" in text,
        one_of=text.startswith("["),
    )


def _point(text: str) -> _Range:
    """Read one date without the slash of an interval or the brackets of a set."""
    plain = _POINT.fullmatch(text) if text.isascii() else None
    if plain is not None and not (plain[2] or "") > "12":
        return _calendar(text, plain[1], plain[2], plain[3], plain[4])
    return _grammar(text)


def _interval(text: str) -> _Range:
    first, _, last = text.partition("/")
    if first in {"", ".."} and last in {"", ".."}:
        raise BadDate(f"{shown(text)} has neither a beginning nor an end")
    if "/" in last:
        raise BadDate(f"{shown(text)} is not a date", _hint(text))
    ends = [None if end in {"", ".."} else _within(end, text) for end in (first, last)]
    return _Range(
        first=ends[0].first if ends[0] else None,
        last=ends[1].last if ends[1] else None,
        marks="".join(end.marks for end in ends if end),
    )


def _one_of(text: str) -> _Range:
    parts = [part.strip() for part in text[1:-1].split(",")]
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    marks = ""
    for part in parts:
        first, dots, last = part.partition("..")
        if part in {"", ".."} or (dots and ".." in last):
            raise BadDate(f"{shown(text)} is not a set of dates")
        low = _within(first, text) if first else None
        high = _within(last, text) if last else low if not dots else None
        if low is not None and high is not None and low.first and high.last and low.first > high.last:
            raise BadDate(f"{shown(text)} ends before it begins", "write the earlier date first")
        firsts.append(low.first if low else None)
        lasts.append(high.last if high else None)
        marks += (low.marks if low else "") + (high.marks if high else "")
    return _Range(first=_least(firsts), last=_most(lasts), marks=marks)


def _within(part: str, whole: str) -> _Range:
    if not part or part[0] in "[{/":
        raise BadDate(f"{shown(whole)} is not a date", _hint(whole))
    return _point(part)


def _least(days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _most(days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _calendar(text: str, year: str, month: str | None, day: str | None, marks: str = "") -> _Range:
    """Return the days of a year, a month or a day, refusing those that no calendar has."""
    try:
        if day is not None and month is not None:
            first = last = date(int(year), int(month), int(day))
        elif month is not None:
            first = date(int(year), int(month), 1)
            last = first.replace(day=monthrange(first.year, first.month)[1])
        else:
            first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    except ValueError:
        raise BadDate(f"{shown(text)} is not a day of the calendar", _calendar_hint(year, month)) from None
    return _Range(first=first, last=last, marks=marks)


def _calendar_hint(year: str, month: str | None) -> str:
    if not 1 <= int(year) <= 9999:
        return "years are 0001 to 9999"
    if month is None or not 1 <= int(month) <= 12:
        return "months are 01 to 12, seasons 21 to 24"
    return f"{year}-{month} has {monthrange(int(year), int(month))[1]} days"


def _grammar(text: str) -> _Range:
    """Read what is not a plain year, month or day: seasons and unspecified digits."""
    if not (text.isascii() and _LEVEL_1.fullmatch(text)):
        raise _refusal(text)
    # Few projects write such a date, and a build of few articles would take a twelfth longer with the library loaded.
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415 - for the reason above
    from edtf.parser.parser_classes import EDTFObject, Season, UncertainOrApproximate  # noqa: PLC0415 - same

    try:
        parsed: EDTFObject = parse_edtf(text)
    except (EDTFParseException, ValueError) as wrong:
        raise BadDate(f"{shown(text)} is not a date", _hint(text)) from wrong
    marks = text[-1] if text[-1] in "?~%" else ""
    body = parsed.date if isinstance(parsed, UncertainOrApproximate) else parsed
    if not isinstance(body, Season):
        return _unspecified(text, marks)
    first, last = _SEASONS[str(body.season)]
    year = int(str(body.year))
    begin = _calendar(text, f"{year:04}", f"{first:02}", "01")
    end = _calendar(text, f"{year + (last < first):04}", f"{last:02}", None)
    return _Range(first=begin.first, last=end.last, marks=marks)


def _refusal(text: str) -> BadDate:
    if not text.isascii():
        return BadDate(f"{shown(text)} is not a date")
    if _FAR.fullmatch(text):
        return BadDate(f"{shown(text)} is outside the years 0001 to 9999", "write a year of four digits")
    plain = _POINT.fullmatch(text)
    if plain is not None:
        return BadDate(f"{shown(text)} is not a date of the calendar", _calendar_hint(plain[1], plain[2]))
    if _LEVEL_2.fullmatch(text):
        hint = "write ? or ~ behind the whole date, and X only for the last digits"
        return BadDate(f"{shown(text)} is EDTF of a level that is not used here", hint)
    return BadDate(f"{shown(text)} is not a date", _hint(text))


def _unspecified(text: str, marks: str) -> _Range:
    """Return the days that digits left out with X allow (level 1: from the right)."""
    year, _, rest = text.rstrip("?~%").partition("-")
    month = rest.partition("-")[0]
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if "X" in year or month in {"", "XX"}:
        first = _calendar(text, "0001" if low == "0000" else low, None, None)
        return _Range(first=first.first, last=_calendar(text, high, None, None).last, marks=marks)
    return _calendar(text, year, month, None, marks)


def _hint(text: str) -> str:
    """Return the right form of what looks like a date in another form."""
    loose = _LOOSE.fullmatch(text)
    if loose is not None and 1 <= int(loose[2]) <= 12 and 1 <= int(loose[3]) <= 31:
        return f'write "{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}"'
    local = _LOCAL.fullmatch(text)
    if local is not None:
        first, second = int(local[1]), int(local[2])
        days = [
            (month, day) for day, month in ((first, second), (second, first)) if 1 <= month <= 12 and 1 <= day <= 31
        ]
        forms = dict.fromkeys(f'"{local[3]}-{month:02}-{day:02}"' for month, day in days)
        return f"write {' or '.join(forms)}, year first" if forms else FORMS
    return FORMS
