"""Turn the bytes of a file into text, or say where they are not text."""

import re

from briefbook.load.wording import visible
from briefbook.model.problem import Problem, Span, error

BOM = b"\xef\xbb\xbf"
#: C0 (but tab and line feed), DEL, C1, the byte order mark inside a text, and non-characters.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decode(path: str, content: bytes) -> str | Problem:
    """Return *content*, the UTF-8 text of the file *path*, with line feeds for CR LF and CR, without a byte order mark.

    Return a problem at the first byte or character that may not stand in a text: broken UTF-8, NUL, C0 and C1
    controls, a byte order mark inside.
    """
    content = content.removeprefix(BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as broken:
        return _not_utf8(path, content, broken)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = _REFUSED.search(text)
    if refused is None:
        return text
    return error(
        "control-character",
        span_at(path, text, refused.start()),
        f"the character U+{ord(refused[0]):04X} may not stand in a text file",
        "remove it; it cannot be seen in most editors, so retype the words around it",
    )


def span_at(path: str, text: str, offset: int, width: int = 1) -> Span:
    """Return the place of the character at *offset* of *text*."""
    line = text.count("\n", 0, offset) + 1
    return Span(path=path, line=line, column=offset - text.rfind("\n", 0, offset), width=width)


def _not_utf8(path: str, content: bytes, broken: UnicodeDecodeError) -> Problem:
    before = content[: broken.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if content.startswith(_UTF_16):
        hint = "the file looks like UTF-16: save it as UTF-8"
    else:
        hint = "save the file as UTF-8" + _looks_like(content, broken.start)
    return error(
        "not-utf-8",
        span_at(path, before, len(before)),
        f"the byte 0x{content[broken.start]:02x} (byte {broken.start + 1} of the file) is not UTF-8",
        hint,
    )


def _looks_like(content: bytes, start: int) -> str:
    """Return what Windows-1252 would make of the bytes around *start*, as a help to find the place."""
    words = content[max(0, start - 12) : start + 12].decode("cp1252", errors="replace")
    near = words.replace("\r", " ").replace("\n", " ").strip()
    return f'; near "{visible(near)}" it reads like Windows-1252 or Latin-1' if near else ""
