"""Read reported numbers: the words of a value, its hedge, and the range they allow.

The hedges are those of the editors' language: *more than 13,000* is a floor, *up to 20* a ceiling, *about 20* around.
"""

import re
from functools import lru_cache
from typing import Final

from briefbook.load.number_words import RUN, BadNumber, Number, number_at
from briefbook.load.wording import shown
from briefbook.model.quantity import Hedge, Quantity

MAX_LENGTH: Final = 200
FORMS: Final = (
    'write the article\'s own words, such as "more than 13,000", "10-20", "a dozen" or "hundreds of thousands"'
)

_FLOOR: Final = (
    "more than|greater than|upwards? of|in excess of|at least|at a minimum|(?:no|not) (?:fewer|less) than|a minimum of|as (?:few|little) as"
    "|over|above|exceed(?:s|ed|ing)|>|≥"
)
_CEILING: Final = (
    "as (?:many|much) as|up to|at (?:the )?most|(?:no|not) more than|a maximum of|(?:fewer|less) than|under|below|<|≤"
)
_AROUND: Final = (
    "an estimated|estimated|approximately|approx|roughly|around|about|some|nearly|almost|close to|circa|ca|in the region of"
    "|on average|an average of|more or less|~|≈"
)
_EXACT: Final = "exactly|precisely|only|just|a total of"
#: Longest phrases first, so that "no more than" is never read as "more than".
_HEDGE: Final = re.compile(
    rf"(?<![\w-])(?:(?P<ceiling>{_CEILING})|(?P<floor>{_FLOOR})|(?P<around>{_AROUND})|(?P<exact>{_EXACT}))(?![\w-])|(?P<sign>[<>≤≥~≈])",
    re.IGNORECASE,
)
_SIGNS: Final = {
    "<": Hedge.CEILING,
    "≤": Hedge.CEILING,
    ">": Hedge.FLOOR,
    "≥": Hedge.FLOOR,
    "~": Hedge.AROUND,
    "≈": Hedge.AROUND,
}
_AFTER: Final = re.compile(
    r"\s*\+|[\s-]plus\b|,? or (?:more|so|fewer|less)\b|,? (?:and more|at least|at most)\b", re.IGNORECASE
)
_MAGNITUDE: Final = re.compile(
    r"(?<![\w-])(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions|few|several|many|numerous|countless|handfuls?|couple|multiple)(?![\w-])",
    re.IGNORECASE,
)
_RATIO: Final = re.compile(
    r"\b(?:(?:re)?doubl|tripl|trebl|quadrupl|quintupl|halv)(?:e|es|ed|ing)\b|\b(?:twice|thrice|\w+-?fold)\b"
    r"|\b[\w.]+ times (?=(?:as|more|less|fewer|higher|larger|greater|bigger|the|its|their|that|what)\b)|\b[\w.]+ times\Z"
    r"|(?<!and a )(?<!and-a-)\b(?:half|one-?third|a third|two-?thirds|(?:a|one|three)[ -]quarters?)(?! (?:a|an) (?:hundred|thousand|million|billion|trillion|dozen)\b)",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\s*[-–—‐‑]\s*|\s+(?:to|or)\s+", re.IGNORECASE)
_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_START: Final = re.compile(r"(?<![\w.,-])[A-Za-z]|(?<![A-Za-z0-9.,])(?<![A-Za-z]-)\.?[0-9]")


class BadQuantity(ValueError):
    """A text reports no number; *hint* says what would."""

    def __init__(self, message: str, hint: str = FORMS) -> None:
        super().__init__(message)
        self.hint = hint


@lru_cache(maxsize=4096)
def read_quantity(text: str) -> Quantity:
    """Return the number that the words of *text* report.

    Digits stay as written; words beside the number ("lives", "$", "tons") are left alone.

    Raises:
        BadQuantity: no number, magnitude or ratio, or digits that are no number (``1,0,00``, ``010``, ``1e400``).
    """
    if len(text) > MAX_LENGTH:
        raise BadQuantity("a value of so many characters cannot be read", "write only the number and its hedge")
    first = _first(text)
    ratio, bare = _RATIO.search(text), _without_hedges(text)
    magnitude = _MAGNITUDE.search(bare)
    if ratio is not None and (first is None or ratio.start() <= first.start < ratio.end()):
        return Quantity(text=text, hedge=Hedge.RATIO, tokens=tuple(ratio[0].split()))
    if magnitude is not None and (first is None or magnitude.start() < first.start):
        words = [found[0] for found in _MAGNITUDE.finditer(bare)]
        return Quantity(text=text, hedge=Hedge.MAGNITUDE, tokens=tuple(words))
    if first is None:
        raise BadQuantity(f"{shown(text)} reports no number")
    second = _second(text, first)
    if second is not None:
        return _range(text, first, second)
    return _single(text, first)


def _single(text: str, number: Number) -> Quantity:
    value = -number.value if _negative(text, number.start) else number.value
    hedge = _hedge(text[: number.start], text[number.end :])
    return Quantity(
        text=text,
        hedge=hedge,
        low=None if hedge is Hedge.CEILING else value,
        high=None if hedge is Hedge.FLOOR else value,
        tokens=(*number.tokens, *_further(text, number.end)),
    )


def _range(text: str, first: Number, second: Number) -> Quantity:
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and first.mantissa <= second.mantissa:
        low = first.mantissa * second.scale  # "10 to 20 million"
    if low > high:
        raise BadQuantity(f"{shown(text)} goes from more to less", "write the smaller number first")
    return Quantity(
        text=text,
        hedge=Hedge.RANGE,
        low=low,
        high=high,
        tokens=(*first.tokens, *second.tokens, *_further(text, second.end)),
    )


def _further(text: str, end: int) -> tuple[str, ...]:
    """Return the digits after *end*: they are no part of the number, but must stand in the article all the same."""
    return tuple(found[0] for found in RUN.finditer(text, end) if _START.match(text, found.start()))


def _first(text: str) -> Number | None:
    """Return the first number of *text*. Digits inside a name (S-400) are no number; words of a hedge are skipped."""
    at = 0
    while (start := _START.search(text, at)) is not None:
        found = _number(text, start.start())
        if found is not None:
            return found
        at = start.end()
    return None


def _second(text: str, first: Number) -> Number | None:
    """Return the other end of a range: ``a-b``, ``a to b``, ``a or b``, ``between a and b``."""
    between = re.search(r"\bbetween\W*$", text[: first.start], re.IGNORECASE)
    joint = (_AND if between else _RANGE).match(text, first.end)
    if joint is None and between is not None:
        joint = re.compile(r".{0,20}? and\s+", re.IGNORECASE).match(text, first.end)
    if joint is None:
        return None
    at = joint.end()
    at += len(text[at:]) - len(text[at:].lstrip("$€£¥₴₽ "))
    return _number(text, at)


def _number(text: str, at: int) -> Number | None:
    try:
        return number_at(text, at)
    except BadNumber as wrong:
        raise BadQuantity(
            str(wrong), "group digits by three with commas (13,000), with a point before decimals (3.5)"
        ) from wrong


def _negative(text: str, start: int) -> bool:
    return bool(re.search(r"(?:^|\s)(?:[-−]|minus\s)[$€£¥]?$", text[:start], re.IGNORECASE))


def _without_hedges(text: str) -> str:
    """Return *text* with blanks for its hedges: the "many" of "as many as" is no magnitude."""
    return _HEDGE.sub(lambda hedge: " " * len(hedge[0]), text)


def _hedge(before: str, after: str) -> Hedge:
    found: list[Hedge] = []
    for match in _HEDGE.finditer(before):
        name = match.lastgroup or ""
        found.append(_SIGNS[match[0]] if name == "sign" else Hedge(name))
    behind = _AFTER.match(after)
    if behind is not None:
        words = behind[0].lower()
        found.append(
            Hedge.AROUND if "so" in words else Hedge.CEILING if re.search("fewer|less|most", words) else Hedge.FLOOR
        )
    for strong in (Hedge.FLOOR, Hedge.CEILING, Hedge.AROUND):
        if strong in found:
            return strong if strong is Hedge.AROUND else next(h for h in found if h in {Hedge.FLOOR, Hedge.CEILING})
    return Hedge.EXACT
