"""Make text from files fit to show: nothing in it may act on a terminal, a log or a reading order."""

import unicodedata
from typing import Final

_TAB_STOP: Final = 4
#: Control, format (bidi controls, zero-width), surrogate, private and unassigned characters, and line separators.
_ACTIVE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """Return *text* with each character that acts (controls, escapes, bidi controls, line breaks) as its escape."""
    return "".join(_shown(character) for character in text)


def laid_out(text: str) -> tuple[str, tuple[int, ...]]:
    """Return *text* as one visible line, tabs as spaces, and the terminal column (from 0) of each character and the end."""
    parts: list[str] = []
    columns = [0]
    for character in text:
        at = columns[-1]
        part = " " * (_TAB_STOP - at % _TAB_STOP) if character == "\t" else _shown(character)
        parts.append(part)
        columns.append(at + (width(character) if part == character else len(part)))
    return "".join(parts), tuple(columns)


def width(character: str) -> int:
    """Return how many terminal columns *character* takes: 2 where wide (Unicode Annex 11), 0 where it combines, else 1."""
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _shown(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if unicodedata.category(character) not in _ACTIVE:
        return character
    code = ord(character)
    if code < 0x100:
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
