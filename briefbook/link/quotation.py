"""Quotation marks: which characters of a paragraph stand between them."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from briefbook.model.corpus import Voice

#: Opening marks and what closes them: German and Polish close a low mark differently, Swedish opens with ”, Danish with ».
_CLOSERS: Final = MappingProxyType(
    {
        "“": "”", "‟": "”", "„": "“”", "”": "”", '"': '"', "＂": "＂",
        "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "〝": "〞",
    }
)  # fmt: skip
_STRAIGHT: Final = '"＂'
#: Marks that mostly close, and open only where they have the shape of it.
_MOSTLY_CLOSING: Final = "”»"
_DOUBLE: Final = '“”„‟«»"＂'
_SINGLE_OPENING: Final = "‘‚'"
_SINGLE_CLOSING: Final = "’'"
_MARK: Final = re.compile("[\"“”„‟«»＂'‘’‚‹›「」『』〝〞]")
#: Decades, and words that begin with an apostrophe.
_ELISION: Final = re.compile(r"(?:\d0s|em|tis|twas|till?|cause|cos|bout|round|n|neath|tween|nuff)\b", re.IGNORECASE)
_BEFORE_OPENING: Final = "([{"
_AFTER_CLOSING: Final = ",.;:!?)]}"


class Pair(Struct, frozen=True, gc=False, kw_only=True):
    """A quotation: characters *start* to *end* of the raw text, its marks included. Nested pairs belong to the outer one."""

    start: int
    end: int


class _Mark(Struct, frozen=True, gc=False, kw_only=True):
    """A quotation mark and its shape.

    *opening*: space before, a word after. *closing*: the reverse. *inner*: letters on both sides, as in an apostrophe.
    *possessive*: it may end a plural (the allies’ plan). *elision*: a word like ’em or ’90s follows.
    """

    at: int
    sign: str
    opening: bool
    closing: bool
    inner: bool
    possessive: bool
    elision: bool


def pairs(raw: str, start: int, end: int) -> tuple[Pair, ...]:
    """Return the quotations of the paragraph ``raw[start:end]``, in order.

    One left open runs to the end of the paragraph, as newspapers print a quotation that goes on in the next.
    """
    marks = tuple(_mark(raw, found.start(), start, end) for found in _MARK.finditer(raw, start, end))
    if not marks:
        return ()
    balances = {sign: _balance(marks, sign) for sign in sorted({mark.sign for mark in marks} & set(_CLOSERS))}
    found_pairs: list[Pair] = []
    i = 0
    while i < len(marks):
        after = _after(marks, i, balances)
        if after is None:
            i += 1
            continue
        closed = after > i + 1 and _closes(marks[i], marks[after - 1])
        stop = marks[after - 1].at + 1 if closed else marks[after].at if after < len(marks) else end
        found_pairs.append(Pair(start=marks[i].at, end=stop))
        i = after
    return tuple(found_pairs)


def enclosing(quotations: Sequence[Pair], start: int, end: int) -> Pair | None:
    """Return the one pair within which all of *start* to *end* stands, if there is one."""
    index = bisect_right(quotations, start, key=attrgetter("start")) - 1
    return quotations[index] if index >= 0 and end <= quotations[index].end else None


def voice(quotations: Sequence[Pair], start: int, end: int) -> Voice:
    """Return whose words the characters *start* to *end* are: inside is direct, overlapping mixed, outside reported."""
    if enclosing(quotations, start, end):
        return Voice.DIRECT
    index = bisect_right(quotations, start, key=attrgetter("end"))
    overlaps = index < len(quotations) and quotations[index].start < end
    return Voice.MIXED if overlaps else Voice.REPORTED


def words_of(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return ``raw[start:end]`` without what stands before its first and after its last letter or digit."""
    first, last = start, end
    while first < last and not raw[first].isalnum():
        first += 1
    while first < last and not raw[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (start, end)


def _mark(raw: str, at: int, start: int, end: int) -> _Mark:
    before = raw[at - 1] if at > start else " "
    after = raw[at + 1] if at + 1 < end else " "
    next_but_one = raw[at + 2] if at + 2 < end else " "
    free_left = before.isspace() or before in _BEFORE_OPENING
    free_right = after.isspace() or after in _AFTER_CLOSING
    return _Mark(
        at=at,
        sign=raw[at],
        opening=free_left and not free_right,
        closing=free_right and not free_left,
        inner=before.isalnum() and after.isalnum(),
        possessive=before in "sS" and after.isspace() and next_but_one.isalnum(),
        elision=_ELISION.match(raw, at + 1, end) is not None,
    )


def _after(marks: Sequence[_Mark], i: int, balances: Mapping[str, Sequence[int]]) -> int | None:
    """Return the index of the first mark after the quotation that mark *i* opens, or ``None`` if it opens none."""
    mark = marks[i]
    if mark.sign in _SINGLE_OPENING:
        return _after_single(marks, i)
    if mark.sign not in _CLOSERS:
        return None
    if mark.sign in _STRAIGHT and mark.closing:
        return None
    if mark.sign in _MOSTLY_CLOSING and not (mark.opening and any(_role(mark.sign, m) < 0 for m in marks[i + 1 :])):
        return None
    return _after_double(marks, i, balances[mark.sign])


def _after_double(marks: Sequence[_Mark], i: int, balance: Sequence[int]) -> int:
    """Follow the nesting of marks like mark *i*; one that nothing closes ends where the next one opens."""
    sign = marks[i].sign
    depth = 1
    for j in range(i + 1, len(marks)):
        role = _role(sign, marks[j])
        if role > 0 and balance[j] < depth:
            return j
        depth += role
        if depth == 0:
            return j + 1
    later = next((j for j in range(i + 1, len(marks)) if marks[j].sign in _DOUBLE), None)
    if later is not None and depth == 1 and _closes(marks[i], marks[later]):
        return later + 1
    return len(marks)


def _role(opener: str, mark: _Mark) -> int:
    """Return 1 if *mark* opens one more quotation of the kind of *opener*, -1 if it closes one, else 0."""
    if mark.sign in _CLOSERS[opener]:
        return 1 if opener in _STRAIGHT and mark.opening else -1
    return 1 if mark.sign == opener else 0


def _balance(marks: Sequence[_Mark], sign: str) -> tuple[int, ...]:
    """Return, for each mark, how many more closing than opening marks of a kind there are from it to the end."""
    return tuple(accumulate(-_role(sign, mark) for mark in reversed(marks)))[::-1]


def _closes(opener: _Mark, mark: _Mark) -> bool:
    """Tell whether *mark* may close *opener*: its counterpart, or (typed carelessly) another mark of closing shape."""
    if opener.sign in _SINGLE_OPENING:
        return mark.sign in _SINGLE_CLOSING and not mark.inner
    return _role(opener.sign, mark) < 0 or (mark.sign in _DOUBLE and mark.closing)


def _after_single(marks: Sequence[_Mark], i: int) -> int | None:
    """Find the end of a quotation in single marks, which look like apostrophes.

    A plural's apostrophe closes only if nothing better does. A curly mark that nothing closes runs on, if no other
    quotation follows; a straight one is an apostrophe.
    """
    mark = marks[i]
    straight = mark.sign == "'"
    if mark.elision or mark.inner or (straight and not mark.opening):
        return None
    plural: int | None = None
    for j in range(i + 1, len(marks)):
        other = marks[j]
        if other.sign in _SINGLE_OPENING and other.opening and not other.elision:
            break
        if other.sign in _SINGLE_CLOSING and not other.inner and not other.opening:
            if not other.possessive:
                return j + 1
            plural = j if plural is None else plural
    if plural is not None:
        return plural + 1
    alone = not any(m.sign in _DOUBLE or (m.sign in _SINGLE_OPENING and m.opening) for m in marks[i + 1 :])
    return len(marks) if alone and not straight else None
