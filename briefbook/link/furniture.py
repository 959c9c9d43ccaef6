"""Furniture: what stands in the copy of an article and is no reporting."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from briefbook.link import shapes


class Furniture(StrEnum):
    """The kinds of furniture."""

    NAVIGATION = "navigation"
    HEADLINE = "headline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    VIDEO = "video"
    PLACEHOLDER = "placeholder"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    CONTRIBUTORS = "contributors"
    BULLET = "bullet"
    BIOGRAPHY = "biography"


#: No furniture is longer, in characters.
_LONGEST: Final = 1200
_HEADLINE_WORDS: Final = range(4, 31)
_TITLE_WORDS: Final = range(1, 31)
#: So many paragraphs at the end may be about the authors.
_LAST: Final = 3

#: The closed shapes first, those that read like prose last.
_SHAPES: Final[tuple[tuple[Furniture, Callable[[str], bool]], ...]] = (
    (Furniture.NAVIGATION, shapes.is_navigation),
    (Furniture.PLACEHOLDER, shapes.is_placeholder),
    (Furniture.BULLET, shapes.is_picture),
    (Furniture.BULLET, frozenset("•·▪◦").__contains__),
    (Furniture.VIDEO, shapes.is_film),
    (Furniture.RELATED, shapes.is_related),
    (Furniture.CONTRIBUTORS, shapes.is_contributors),
    (Furniture.CREDIT, shapes.is_credit),
    (Furniture.CAPTION, shapes.is_caption),
    (Furniture.NEWSLETTER, shapes.is_pitch),
)
#: Words with which no title ends.
_UNENDING: Final = frozenset({"and", "or"})
_CORRECTION: Final = re.compile(r"(?:correct(?:ion|ed|s)|clarification|editor's note)\b", re.IGNORECASE)
_ABBREVIATION: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?= )|\b[A-Z]\."
)
_INNER_STOP: Final = re.compile(r"[.!?][\"')\]]? [\"'(]?[A-Z]")


def classify(paragraphs: Sequence[str]) -> tuple[Furniture | None, ...]:
    """Return the kind of furniture that each paragraph (in normal form) is, ``None`` for reporting.

    First by its own shape; then by where it stands: before the reporting, within it, after the closing credits. A text
    without a whole sentence has no reporting to stand around, and keeps what its own shapes say.
    """
    kinds = [_by_shape(text) for text in paragraphs]
    first = _beginning(paragraphs, kinds)
    if first is None:
        return tuple(kinds)
    _head(paragraphs, kinds, first)
    _tail(paragraphs, kinds, first)
    for i in range(first, len(paragraphs)):
        if kinds[i] is None and _is_headline(paragraphs[i]):
            kinds[i] = Furniture.RELATED
    return tuple(kinds)


def _by_shape(text: str) -> Furniture | None:
    """Return what *text* is by itself."""
    if len(text) > _LONGEST or not text:
        return None
    kind = next((kind for kind, is_shape in _SHAPES if is_shape(text)), None)
    if kind is Furniture.CAPTION and "video" in (shapes.bracketed_credit(text) or "").lower():
        return Furniture.VIDEO
    return kind


def _beginning(paragraphs: Sequence[str], kinds: Sequence[Furniture | None]) -> int | None:
    """Return where the reporting begins: with the first sentence that is no byline and has no author under it."""
    for i, text in enumerate(paragraphs):
        if kinds[i] is not None or not shapes.ends_sentence(text) or shapes.is_byline(text):
            continue
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else ""
        if not (following.startswith("By ") and shapes.is_byline(following) and _may_be_title(text)):
            return i
    return None


def _head(paragraphs: Sequence[str], kinds: list[Furniture | None], first: int) -> None:
    """Name what stands before the *first* paragraph of reporting: the last loose line is the headline."""
    for i in range(first):
        if kinds[i] is None and shapes.is_byline(paragraphs[i]):
            kinds[i] = Furniture.BYLINE
    loose = [i for i in range(first) if kinds[i] is None and _may_be_title(paragraphs[i])]
    for i in loose:
        kinds[i] = Furniture.HEADLINE if i == loose[-1] else Furniture.NAVIGATION


def _tail(paragraphs: Sequence[str], kinds: list[Furniture | None], first: int) -> None:
    """Name what stands at the end: after the closing credits nothing is reporting but a correction."""
    last = len(paragraphs) - 1
    for i in range(max(first + 1, last - _LAST), last + 1):
        if kinds[i] is None and shapes.is_posted(paragraphs[i]):
            kinds[i] = Furniture.CONTRIBUTORS
    closing = [i for i in range(first, last + 1) if i > last // 2 and _closes(paragraphs, kinds, i)]
    for i in range(closing[-1] + 1 if closing else last + 1, last + 1):
        if kinds[i] is None and not shapes.is_correction(paragraphs[i]):
            kinds[i] = Furniture.BIOGRAPHY
    for i in range(max(first + 1, last + 1 - _LAST), last + 1):
        if kinds[i] is None and len(paragraphs[i]) < _LONGEST and shapes.is_biography(paragraphs[i]):
            kinds[i] = Furniture.BIOGRAPHY


def _closes(paragraphs: Sequence[str], kinds: Sequence[Furniture | None], i: int) -> bool:
    """Tell whether paragraph *i* ends the reporting: it thanks contributors, or is the picture of an author."""
    if kinds[i] is Furniture.BULLET and shapes.is_picture(paragraphs[i]):
        after = paragraphs[i + 1 :]
        return 0 < len(after) <= _LAST and not any('"' in text for text in after)
    return kinds[i] is Furniture.CONTRIBUTORS


def _may_be_title(text: str) -> bool:
    if shapes.is_bullet(text) or _CORRECTION.match(text):
        return False
    return len(text.split()) in _TITLE_WORDS and not _INNER_STOP.search(_plain_stops(text))


def _plain_stops(text: str) -> str:
    """Return *text* without the full stops of abbreviations."""
    return _ABBREVIATION.sub("", text)


def _is_headline(text: str) -> bool:
    """Tell whether *text* has the shape of a headline: a few words, capital first, no full stop, nobody quoted."""
    if shapes.ends_sentence(text) or text[-1:] in ",-" or shapes.is_bullet(text) or shapes.is_correction(text):
        return False
    words = text.split()
    if len(words) not in _HEADLINE_WORDS or words[-1] in _UNENDING or text.lstrip("\"'([")[:1].islower():
        return False
    if ',"' in text or (text[0] == text[-1] == '"'):
        return False
    return not _INNER_STOP.search(_plain_stops(text))
