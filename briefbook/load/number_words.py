"""Read one number at a place in a text: digits well grouped, number words, scale words."""

import re
from decimal import Decimal
from typing import Final

from msgspec import Struct

MAX_DIGITS: Final = 30
_ONES: Final = {
    word: Decimal(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: Decimal(10 * number)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES: Final = {
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_SHORT_SCALES: Final = {
    "k": "thousand",
    "mn": "million",
    "mln": "million",
    "bn": "billion",
    "bln": "billion",
    "tn": "trillion",
    "trn": "trillion",
}
_GROUPS: Final = {"dozen": Decimal(12), "score": Decimal(20), "pair": Decimal(2)}
#: A run of digits and separators, taken whole so that half of it is never taken for a number.
RUN: Final = re.compile(r"[0-9](?:[.,:/'’\u00a0\u202f\u2009]?[0-9])*|\.[0-9]+")
_GROUPED: Final = re.compile(
    r"[0-9]{1,3}(?:([,\u00a0\u202f\u2009])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
)
_SPACED: Final = re.compile(r" [0-9]{3}(?![0-9.,])")
_LITTLE: Final = frozenset({"a", "an", "and"})
_ARTICLE: Final = re.compile(r"^(?:an?|and)\s+", re.IGNORECASE)
_HALF: Final = re.compile(r"half (?:a|an) (?=(?:hundred|thousand|million|billion|trillion|dozen)\b)", re.IGNORECASE)
_AND_HALF: Final = re.compile(r"[ -]and[ -]a[ -]half\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z]+")
_GAP: Final = re.compile(r"[ \u00a0\u202f\n]+|\s?[-‐‑]\s?")


class BadNumber(ValueError):
    """Digits that are no number."""


class Number(Struct, frozen=True, gc=False, kw_only=True):
    """A number from *start* to *end* of a text: *mantissa* times *scale*, and its digits and words as written."""

    mantissa: Decimal
    scale: Decimal
    start: int
    end: int
    tokens: tuple[str, ...]

    @property
    def value(self) -> Decimal:
        """The number; its digits stay as written."""
        return self.mantissa if self.scale == 1 else _plain(self.mantissa * self.scale)


def _plain(number: Decimal) -> Decimal:
    """Return *number* without zeros that only multiplying brought behind its point."""
    return number.to_integral_value() if number == number.to_integral_value() else number


def number_at(text: str, start: int) -> Number | None:
    """Return the number that begins at *start* of *text*, if one does.

    Raises:
        BadNumber: digits stand there that are no number: badly grouped, with a leading zero, too many.
    """
    run = RUN.match(text, start)
    if run is not None:
        return _digits(text, run)
    return _words(text, start)


def _digits(text: str, run: re.Match[str]) -> Number:
    digits = run[0]
    if len(digits) > MAX_DIGITS:
        raise BadNumber("a number of so many digits cannot be read")
    if not _GROUPED.fullmatch(digits) or re.match(r"[eE][-+]?[0-9]", text[run.end() : run.end() + 3]):
        raise BadNumber(f'"{digits}" is not a well-formed number')
    if _SPACED.match(text, run.end()):
        raise BadNumber(f'"{text[run.start() : run.end() + 4]}" is grouped with a space')
    mantissa = Decimal(re.sub(r"[^0-9.]", "", digits))
    half = _AND_HALF.match(text, run.end())
    scale, end, words = _scale(text, half.end() if half else run.end(), attached=True)
    mantissa += Decimal("0.5") if half else 0
    written = (digits, *(["half"] if half else []), *words)
    if words and text[run.end() : run.end() + 1].isalpha():  # "1.3bn" is one word of the article
        written = (digits + words[0], *words[1:])
    return Number(mantissa=mantissa, scale=scale, start=run.start(), end=end, tokens=written)


def _scale(text: str, end: int, *, attached: bool = False) -> tuple[Decimal, int, tuple[str, ...]]:
    """Return the product of the scale words (and dozens) after *end*, where they end, and the words."""
    scale = Decimal(1)
    words: list[str] = []
    while True:
        gap = _GAP.match(text, end)
        word = _WORD.match(text, gap.end() if gap else end) if gap or attached else None
        if word is None:
            return scale, end, tuple(words)
        name = word[0].lower()
        name = _SHORT_SCALES.get(name, name) if attached and not words else name
        factor = Decimal(100) if name == "hundred" else _SCALES.get(name) or _GROUPS.get(name)
        if factor is None:
            return scale, end, tuple(words)
        scale, end, attached = scale * factor, word.end(), False
        words.append(word[0])


def _words(text: str, start: int) -> Number | None:
    """Read number words: "ninety-two", "two hundred and fifty thousand", "a dozen", "half a million"."""
    half = _HALF.match(text, start)
    if half is not None:
        scale, end, words = _scale(text, half.end(), attached=True)
        return Number(mantissa=Decimal("0.5"), scale=scale, start=start, end=end, tokens=("half", *words))
    value, end = _sum(text, start)
    if value is None:
        return None
    half = _AND_HALF.match(text, end)
    if half is not None:
        scale, end, _ = _scale(text, half.end())
        value = _plain((value + Decimal("0.5")) * scale)
    parts = _AND_HALF.sub(" half", _ARTICLE.sub("", text[start:end])).split()
    tokens = tuple(part for part in parts if part.lower() not in _LITTLE)
    first = _ONES.get(tokens[0].lower())
    if first and len(tokens) > 1 and all(_multiplies(word.lower()) for word in tokens[1:]):
        # "three hundred" as three times a hundred: the two of "two or three hundred" shares it
        return Number(mantissa=first, scale=value / first, start=start, end=end, tokens=tokens)
    return Number(mantissa=value, scale=Decimal(1), start=start, end=end, tokens=tokens)


def _sum(text: str, start: int) -> tuple[Decimal | None, int]:
    """Return what the number words from *start* on add up to, ``None`` if there is none, and where the last of them ends."""
    total = group = Decimal(0)
    end = at = start
    last = ""
    while (word := _WORD.match(text, at)) is not None and _follows(name := word[0].lower(), last):
        if name in _SCALES:
            total, group = total + (group or 1) * _SCALES[name], Decimal(0)
        elif _multiplies(name):
            group = (group or Decimal(1)) * _GROUPS.get(name, Decimal(100))
        elif name not in _LITTLE:
            group += _ONES[name] if name in _ONES else _TENS[name]
        end, last = (end if name in _LITTLE else word.end()), name
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    return (total + group if end > start else None), end


def _multiplies(name: str) -> bool:
    return name == "hundred" or name in _SCALES or name in _GROUPS


def _follows(name: str, last: str) -> bool:
    """Tell whether the number word *name* may follow *last* within one number."""
    multiplies = _multiplies(name)
    if not last:
        return multiplies or name in _ONES or name in _TENS or name in {"a", "an"}
    if last in {"a", "an"}:
        return multiplies
    if multiplies:
        return last not in {"and", "zero"} and not (last in _GROUPS and name in _GROUPS)
    if name == "and":
        return last == "hundred" or last in _SCALES
    if name in _TENS:
        return last in {"hundred", "and"} or last in _SCALES
    if name in _ONES:
        below_ten = last in _TENS and _ONES[name] < 10 and name != "zero"
        return below_ten or last in {"hundred", "and"} or last in _SCALES
    return False
