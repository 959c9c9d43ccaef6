"""Words: how many there are, and where one begins and ends."""

import unicodedata
from collections.abc import Iterator
from typing import Final

#: What groups or points the digits of one number: 13,000, 95.6, 1'100.
_GROUPING: Final = ".,'"


def word_count(text: str) -> int:
    """Count the words of *text*: white-space separated tokens that hold a letter or a digit."""
    tokens = text.split()
    marked = [token for token in tokens if not token.isalnum()]
    return len(tokens) - sum(not any(map(str.isalnum, token)) for token in marked)


def occurrences(text: str, part: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield the offsets at which *part* stands in *text* at word boundaries, both in normal form."""
    stop = len(text) if end is None else end
    at = text.find(part, start, stop)
    while at >= 0:
        if not _inside_word(text, at) and not _inside_word(text, at + len(part)):
            yield at
        at = text.find(part, at + 1, stop)


def _inside_word(text: str, at: int) -> bool:
    """Tell whether the place before character *at* is within a word, or within a number such as 13,000."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if _in_word(left) and _in_word(right):
        return not (_is_wide(left) or _is_wide(right))
    if right in _GROUPING:
        return left.isdigit() and text[at + 1 : at + 2].isdigit()
    return left in _GROUPING and right.isdigit() and text[max(0, at - 2) : at - 1].isdigit()


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_wide(character: str) -> bool:
    """Tell whether *character* belongs to a script that is written without spaces (Unicode Annex 11, wide)."""
    return unicodedata.east_asian_width(character) in "WF"
