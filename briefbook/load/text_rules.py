"""Rules for texts that people write: which characters may stand in a name, and which make one suspicious."""

import re
import unicodedata
from typing import Final

#: Controls of C0 and C1, line and paragraph separators, lone surrogates, non-characters.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_TAGS: Final = re.compile("[\U000e0000-\U000e0fff]")
_COMBINING_MAX: Final = 8
_BREAK: Final = re.compile("[\n\t]")
_WORDS: Final = re.compile(r"[^\W\d_]+")
#: Scripts with letters that look like those of another.
_ALIKE: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
#: Cyrillic and Greek letters, folded, with the Latin ones that they look like.
_TWINS: Final = str.maketrans("авеіјкмнорсԁѕтухһԛԝαβγεικνορτυχω", "abeijkmhopcdstyxhqwabyeiknoptuxw")


def refusal(text: str, *, prose: bool = False) -> str | None:
    """Return why *text* may not be a name (or, with *prose*, a text of more lines), or ``None``."""
    if text.isascii() and text.isprintable():
        return None
    found = _CONTROLS.search(text)
    if found is not None:
        return f"the control character U+{ord(found[0]):04X}"
    if not prose and _BREAK.search(text):
        return "a line break or a tab"
    found = _BIDI.search(text)
    if found is not None:
        return f"the invisible text-direction mark U+{ord(found[0]):04X}"
    found = _TAGS.search(text)
    if found is not None:
        return f"the invisible tag character U+{ord(found[0]):04X}"
    for found in _INVISIBLE.finditer(text):
        if not (found[0] == "\u200d" and _joins_emoji(text, found.start())):
            return f"the invisible character U+{ord(found[0]):04X}"
    return "more than eight combining marks on one letter" if _piled(text) else None


def oddity(text: str) -> str | None:
    """Return what a reader could not see in a passage, which is kept as it is: direction marks and the like, or ``None``."""
    if text.isascii():
        return None
    for pattern in (_BIDI, _TAGS, _INVISIBLE):
        found = pattern.search(text)
        if found is not None and found[0] not in "\u00ad\u200c\u200d":
            return f"the invisible character U+{ord(found[0]):04X}"
    return "more than eight combining marks on one letter" if _piled(text) else None


def mixed_word(text: str) -> str | None:
    """Return the first word of *text* that mixes letters of scripts that look alike, or ``None``."""
    if text.isascii():
        return None
    for word in _WORDS.finditer(text):
        if not word[0].isascii() and len({script for script in map(_script, word[0]) if script}) > 1:
            return word[0]
    return None


def folded(name: str) -> str:
    """Return *name* as the eye takes it: compatibility forms, case and look-alike letters folded."""
    return unicodedata.normalize("NFKC", name).casefold().translate(_TWINS)


def _script(char: str) -> str | None:
    first = unicodedata.name(char, "").partition(" ")[0]
    return first if first in _ALIKE else None


def _joins_emoji(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and _pictures(text[at - 1]) and _pictures(text[at + 1])


def _pictures(char: str) -> bool:
    return char == "\ufe0f" or unicodedata.category(char) == "So" or "\U0001f3fb" <= char <= "\U0001f3ff"


def _piled(text: str) -> bool:
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if run > _COMBINING_MAX:
            return True
    return False
