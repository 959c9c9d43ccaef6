"""Matching: where in its text the words of a note stand, exactly once, or why they do not."""

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import islice
from typing import Final

from msgspec import Struct

from briefbook.link.nearest import nearest
from briefbook.link.normal import normal_form
from briefbook.link.quotation import enclosing, voice, words_of
from briefbook.link.text import PARAGRAPH_END, Text
from briefbook.link.words import occurrences, word_count
from briefbook.model.corpus import Passage

#: What spans a longer passage inside an anchor, in normal form (an ellipsis between spaces).
_SPAN: Final = " ... "
_WORD: Final = r"[^\W_](?:\w|[.,'](?=\w))*"
#: What may stand between the words of a value, and between them and the passage (``US$`` is a sign too).
_BETWEEN: Final = r"(?:[ /(\"'~+%-]|[A-Z]{0,3}[$€£¥₽₴₹])*"
_WORDS: Final = re.compile(_WORD)
_BEFORE: Final = re.compile(rf"(?<!\w){_WORD}(?={_BETWEEN}\Z)")
_AFTER: Final = re.compile(rf"{_BETWEEN}({_WORD})")
#: No value and its signs are longer, in characters.
_REACH: Final = 160
#: Reported at most: places of a passage that occurs again and again.
_PLACES: Final = 10


class Reason(StrEnum):
    """Why a passage was not found."""

    EMPTY = "empty"
    ABSENT = "absent"
    TWICE = "twice"
    UNQUOTED = "unquoted"
    PARAGRAPHS = "paragraphs"


class Miss(Struct, frozen=True, gc=False, kw_only=True):
    """Why a passage was not found, and what might mend it.

    *part* is what failed: the words as given, or one end of a span. *nearest* is the passage of the text most like it,
    verbatim but for white space. *places* are (line, column) of where it stands, for those that were found but may not
    count, at most ten.
    """

    reason: Reason
    part: str
    nearest: str | None = None
    places: tuple[tuple[int, int], ...] = ()


def find(text: Text, needle: str, *, quoted: bool) -> Passage | Miss:
    """Find the one passage of *text* that *needle* gives, exactly and at word boundaries.

    Both are compared in normal form. A quote (*quoted*) must lie inside one pair of quotation marks; in an anchor
    `` … `` spans from the one occurrence of its first end to the next occurrence of each further end. No passage runs
    from one paragraph into another.
    """
    wanted = normal_form(needle)
    parts = [wanted] if quoted else [part.strip() for part in wanted.split(_SPAN)]
    if not wanted or not all(map(word_count, parts)):
        return Miss(reason=Reason.EMPTY, part=needle)
    first = _once(text, parts[0])
    if isinstance(first, Miss):
        return first
    end = first[1]
    for part in parts[1:]:
        found = next(occurrences(text.normal.text, part, end), None)
        if found is None:
            return _absent(text, part)
        end = found + len(part)
    if PARAGRAPH_END in text.normal.text[first[0] : end]:
        return Miss(reason=Reason.PARAGRAPHS, part=needle, places=_places(text, (first[0],)))
    return _passage(text, needle, first[0], end, quoted=quoted)


def touches(text: Text, passage: Passage, tokens: tuple[str, ...], value: str = "") -> bool:
    """Tell whether each of *tokens* (digits or number words) stands in *passage* or touches it.

    Tokens stand at word boundaries, case aside. A token touches if between it and the passage there is nothing but
    white space, currency signs, hyphens, brackets and quotation marks, further tokens, and words of *value*: the figure
    as the note writes it ("more than 13,000"), so that it is the whole value that touches.
    """
    paragraph = text.paragraph_at(passage.start)
    before = _normal(text.raw[max(paragraph.start, passage.start - _REACH) : passage.start])
    after = _normal(text.raw[passage.end : min(max(paragraph.end, passage.end), passage.end + _REACH)])
    own = frozenset(word.casefold() for part in (*tokens, value) for word in _WORDS.findall(normal_form(part)))
    start, end = len(before), 0
    while (found := _BEFORE.search(before, 0, start)) and found[0].casefold() in own:
        start = found.start()
    while (found := _AFTER.match(after, end)) and found[1].casefold() in own:
        end = found.end()
    seen = (before[start:] + normal_form(text.raw[passage.start : passage.end]) + after[:end]).casefold()
    return all(any(True for _ in occurrences(seen, normal_form(token).casefold())) for token in tokens if token.strip())


def _once(text: Text, part: str) -> tuple[int, int] | Miss:
    """Return the normal offsets of the only occurrence of *part*."""
    found = tuple(islice(occurrences(text.normal.text, part), _PLACES))
    if len(found) == 1:
        return found[0], found[0] + len(part)
    if found:
        return Miss(reason=Reason.TWICE, part=part, places=_places(text, found))
    return _absent(text, part)


def _absent(text: Text, part: str) -> Miss:
    """Say why *part* does not stand in the text (or after the first end of its span): perhaps it runs over a paragraph."""
    at = text.normal.text.replace(PARAGRAPH_END, " ").find(part)
    if at >= 0 and PARAGRAPH_END in text.normal.text[at : at + len(part)]:
        return Miss(reason=Reason.PARAGRAPHS, part=part, places=_places(text, (at,)))
    return Miss(reason=Reason.ABSENT, part=part, nearest=nearest(text, part))


def _places(text: Text, offsets: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the (line, column) of normal offsets."""
    sources = (text.normal.source(at, at + 1) for at in offsets)
    return tuple(text.line_column(source[0]) for source in sources if source)


def _passage(text: Text, needle: str, start: int, end: int, *, quoted: bool) -> Passage | Miss:
    """Return the passage at these normal offsets; its ends are judged without the punctuation around them."""
    source = text.normal.source(start, end)
    if source is None:
        return _absent(text, needle)
    inner = words_of(text.raw, *source)
    if quoted and enclosing(text.quotations, *inner) is None:
        return Miss(reason=Reason.UNQUOTED, part=needle, places=_places(text, (start,)))
    paragraph = text.paragraph_at(source[0])
    return Passage(
        start=source[0],
        end=source[1],
        paragraph=paragraph.number,
        voice=voice(text.quotations, *inner),
        words=word_count(needle),
        furniture=paragraph.furniture is not None,
    )


def _normal(raw: str) -> str:
    """Return *raw* in normal form, with a space where it opens or ends with white space."""
    return (" " if raw[:1].isspace() else "") + normal_form(raw) + (" " if raw[-1:].isspace() else "")
