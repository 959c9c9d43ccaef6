"""The passage of a text most like some words: it only suggests, and never verifies."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate
from typing import Final

from briefbook.link.text import PARAGRAPH_END, Text

#: A suggestion has at most so many words: enough to recognise the place, too few to publish the text.
_LONGEST: Final = 12
#: So many of the windows that share most words are compared letter by letter.
_CANDIDATES: Final = 5
_ALIKE: Final = 0.6
_OPENING: Final = '"“„«‹‘([{'
_CLOSING: Final = '"”“»›)]},;:'
_WORD: Final = re.compile(r"[^\s]+")


def nearest(text: Text, wanted: str) -> str | None:
    """Return the passage of *text* most like *wanted* (in normal form), at most twelve words, if any is much like it.

    Verbatim but for white space, case aside.
    """
    aim = _amiss(text.normal.text, wanted.split())
    words, tokens, rarity = _read(text.normal.text)
    best = max(
        ((_likeness(text, words[i : i + len(aim)], aim), -i) for i in _windows(tokens, rarity, aim)),
        default=(0.0, 0),
    )
    if best[0] < _ALIKE:
        return None
    window = words[-best[1] : -best[1] + len(aim)]
    source = text.normal.source(window[0][0], window[-1][1])
    return " ".join(text.raw[slice(*source)].split()).lstrip(_OPENING).rstrip(_CLOSING) if source else None


@lru_cache(maxsize=4)
def _read(line: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...], Mapping[str, int]]:
    """Return where each word of *line* stands, the word itself in small letters, and how often each occurs."""
    words = tuple(found.span() for found in _WORD.finditer(line))
    tokens = tuple(_bare(line[start:end]) for start, end in words)
    return words, tokens, Counter(tokens)


def _amiss(line: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return, in small letters, the first few of the *wanted* words that do not stand in *line*: there the slip is."""
    slices = [wanted[i : i + _LONGEST] for i in range(0, max(1, len(wanted) - _LONGEST // 2), _LONGEST // 2)]
    first = next((words for words in slices if " ".join(words) not in line), slices[0])
    return tuple(word.lower() for word in first)


def _windows(tokens: Sequence[str], rarity: Mapping[str, int], aim: Sequence[str]) -> tuple[int, ...]:
    """Return where the windows of as many words as *aim* begin that share most words with it."""
    size = len(aim)
    weights = {word: 1 / rarity[word] for word in map(_bare, aim) if word in rarity}
    if len(tokens) < size or not size:
        return ()
    worth = list(accumulate((weights.get(token, 0.0) for token in tokens), initial=0.0))
    scores = ((worth[i + size] - worth[i], -i) for i in range(len(tokens) - size + 1))
    return tuple(-i for score, i in nlargest(_CANDIDATES, scores) if score > 0)


def _likeness(text: Text, window: Sequence[tuple[int, int]], aim: Sequence[str]) -> float:
    """Return how like *aim* the words of a window are, from 0 to 1; 0 if it runs over a paragraph."""
    passage = text.normal.text[window[0][0] : window[-1][1]]
    if PARAGRAPH_END in passage:
        return 0.0
    return SequenceMatcher(None, passage.lower(), " ".join(aim), autojunk=False).ratio()


def _bare(word: str) -> str:
    return word.lower().strip("\"'.,;:!?()[]-")
