"""Wordings: how two renderings of one remark differ, word by word."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from msgspec import Struct

#: A word with the white space after it; scripts that set no spaces between words go sign by sign.
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]\s*|[^\s\u3040-\u30ff\u3400-\u9fff]+\s*")
_APOSTROPHES: Final = str.maketrans("’‘ʼ", "'''")
_EDGES: Final = re.compile(r"^\W+|\W+$")


class Likeness(StrEnum):
    """How the words of a later telling stand to those of an earlier one."""

    SAME = "word for word"
    SHORTER = "shorter"
    LONGER = "longer"
    GAPPED = "with words left out"
    FILLED = "with words put in"
    REWORDED = "in other words"
    APART = "hardly a word in common"


class Run(Struct, frozen=True, gc=False, kw_only=True):
    """Words in a row: *kind* is ``both``, or ``first`` or ``second`` for those of one telling alone."""

    kind: str
    text: str


class Difference(Struct, frozen=True, gc=False, kw_only=True):
    """Two wordings as one row of runs, in order, and how the second stands to the first."""

    likeness: Likeness
    runs: tuple[Run, ...]


def difference(first: str, second: str) -> Difference:
    """Return how *second* differs from *first*. Case, punctuation at the edges of words and typography count for nothing.

    Words that both have are shown as *second* has them. A wording that is part of the other without a gap is *shorter* (or
    the other is *longer*), one that is with gaps has *words left out* (or *put in*). Two that share fewer than half
    the words of the shorter one have hardly a word in common: they may be of different parts of the remark.
    """
    one, other = tuple(_words(first)), tuple(_words(second))
    keys = [key for key, _ in one], [key for key, _ in other]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    runs: list[Run] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(_run("both", other[c:d]))
            continue
        runs += (_run(kind, words) for kind, words in (("first", one[a:b]), ("second", other[c:d])) if words)
    return Difference(likeness=_likeness(runs, *keys), runs=tuple(runs))


def _run(kind: str, words: Sequence[tuple[str, str]]) -> Run:
    return Run(kind=kind, text="".join(shown for _, shown in words).strip())


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what is compared, what is shown) for each word of *text*; a sign that is no word goes with the one before it."""
    held = ("", "")
    for match in _WORD.finditer(text):
        key = _EDGES.sub("", unicodedata.normalize("NFKC", match[0]).translate(_APOSTROPHES)).casefold()
        if key and held[0]:
            yield held
            held = ("", "")
        held = (held[0] or key, held[1] + match[0])
    if held[0]:
        yield held


def _likeness(runs: Sequence[Run], one: Sequence[str], other: Sequence[str]) -> Likeness:
    shared = (Counter(one) & Counter(other)).total()
    if 2 * shared < min(len(one), len(other)) or not shared:
        return Likeness.APART
    kinds = [run.kind for run in runs]
    if "second" not in kinds and "first" not in kinds:
        return Likeness.SAME
    if "second" not in kinds:
        return Likeness.SHORTER if kinds.count("both") == 1 else Likeness.GAPPED
    if "first" not in kinds:
        return Likeness.LONGER if kinds.count("both") == 1 else Likeness.FILLED
    return Likeness.REWORDED
