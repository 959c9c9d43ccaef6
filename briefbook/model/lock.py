"""The quote lock: what was verified against which private text, without a word of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbook.model.ids import ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedPassage:
    """Where a passage was found: offsets in characters of the text, its paragraph (from 1), its voice.

    *digits* are digests of the values that were checked against the passage.
    """

    start: int
    end: int
    paragraph: int
    voice: str
    furniture: bool = False
    digits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedText:
    """What pages and limits need of a private text: its SHA-256, words, words per paragraph, which paragraphs are furniture."""

    digest: str
    words: int
    paragraphs: tuple[int, ...]
    furniture: tuple[int, ...]
    passages: Mapping[str, LockedPassage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """``content/quotes.lock``: locked texts by article. Passages are keyed by the SHA-256 of the normalised quote or anchor."""

    texts: Mapping[ArticleId, LockedText] = field(default_factory=dict)
