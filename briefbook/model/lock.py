"""The quote lock: what was verified against which private text, without a word of it."""

from collections.abc import Mapping

from msgspec import Struct, field

from briefbook.model.ids import ArticleId


class LockedPassage(Struct, frozen=True, gc=False, kw_only=True):
    """Where a passage was found: offsets in characters of the text, its paragraph (from 1), its voice.

    *digits* are digests of the values that were checked against the passage.
    """

    start: int
    end: int
    paragraph: int
    voice: str
    furniture: bool = False
    digits: tuple[str, ...] = ()


class LockedText(Struct, frozen=True, gc=False, kw_only=True):
    """What pages and limits need of a private text: its SHA-256, words, words per paragraph, which paragraphs are furniture."""

    digest: str
    words: int
    paragraphs: tuple[int, ...]
    furniture: tuple[int, ...]
    passages: Mapping[str, LockedPassage]


class Lock(Struct, frozen=True, gc=False, kw_only=True):
    """``content/quotes.lock``: locked texts by article. Passages are keyed by the SHA-256 of the normalised quote or anchor."""

    texts: Mapping[ArticleId, LockedText] = field(default_factory=dict)
