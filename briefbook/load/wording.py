"""Words for messages: text from files made fit to show, and the nearest right answer."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

SHOWN_LENGTH = 60
_PLAIN = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f]*")


def visible(text: str) -> str:
    """Return *text* with every character that does not show (controls, bidi marks, surrogates) as its escape."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_visible(char) for char in text)


def shown(text: str, limit: int = SHOWN_LENGTH) -> str:
    """Return *text* in quotation marks, on one line, cut to *limit* characters, with nothing that acts."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return f'"{visible(cut)}"'


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the one of *choices* most like *word*, if one is near; ties go to the first in order."""
    found = get_close_matches(word[:80].casefold(), sorted(choices), n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(word: str, choices: Iterable[str], otherwise: str = "") -> str:
    """Return "did you mean …?" with the nearest of *choices*, or *otherwise* where none is near."""
    best = nearest(word, choices)
    return f'did you mean "{best}"?' if best else otherwise


def listed(words: Iterable[str]) -> str:
    """Return *words* as a list in a sentence: ``a, b or c``."""
    *front, last = words
    return f"{', '.join(front)} or {last}" if front else last


def _visible(char: str) -> str:
    if char == " " or unicodedata.category(char)[0] not in "CZM":
        return char
    if unicodedata.category(char) == "Mn" and unicodedata.combining(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
