"""Inline Markdown that we read ourselves: code, links, images and character references.

Python-Markdown's own patterns look from each bracket or backtick to the end of the block (quadratic on hostile
text) and let character references past the tree. These cost no more than a bounded look ahead each.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import unescape

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString, code_escape

from briefbook.prose.urls import LONGEST

#: What becomes of an address: where the link leads, or ``None`` for no link. Tells also whether it leaves the site.
Resolve = Callable[[str], tuple[str, bool] | None]

Found = tuple[ET.Element | str | None, int | None, int | None]
_NOTHING: Found = (None, None, None)

#: Characters of a link's title, at most; a longer one is left out.
TITLE = 300
#: Brackets inside the words of a link, at most; deeper ones make no link, so that a look ahead stays short.
BRACKETS = 16

#: Backticks, or pairs of backslashes before one. Both ways begin with a plain character, which the search can leap to;
#: what stands before it is looked at afterwards.
CODE = r"\\(?<!\\\\)\\(?:\\\\)*(?=`)|`(?<!\\`)`*"
_BACKTICKS = re.compile(r"`+")
_BRACKET = re.compile(r"[\[\]]")
_TARGET = re.compile(
    rf"""\( \s*+ (?: < ([^<>\n]{{0,{LONGEST}}}+) > | ( (?: [^()<>\s] | \( [^()<>\s]{{0,{LONGEST}}} \) ){{0,{LONGEST}}}+ ) )
    (?: \s++ ( "[^"]{{0,{LONGEST}}}+" | '[^']{{0,{LONGEST}}}+' ) )? \s*+ \)""",
    re.VERBOSE,
)
_LABEL = re.compile(r"\s?\[([^\[\]]{0,999}+)\]")
_SPACE = re.compile(r"\s+")
_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
_BACKSLASH = f"{STX}92{ETX}"


class Pattern(InlineProcessor):
    """An inline pattern that sees the words behind the library's placeholders."""

    def __init__(self, pattern: str, md: Markdown, resolve: Resolve) -> None:
        super().__init__(pattern, md)
        self.resolve = resolve

    # The name and the shape are the library's; its stubs have to excuse the same override.
    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return what *m* makes, and which part of *data* it replaces."""
        return self.found(m, data)

    def found(self, m: re.Match[str], data: str) -> Found:
        """Return what *m* makes, and which part of *data* it replaces."""
        raise NotImplementedError

    def words(self, text: str) -> str:
        """Return *text* as a reader would see it: placeholders and escapes resolved, references decoded."""
        if STX in text:
            text = _ESCAPED.sub(lambda found: chr(int(found[1])), self.unescape(text))
        return unescape(text.replace(AMP_SUBSTITUTE, "&"))

    def link(self, text: str, address: str, title: str = "") -> ET.Element:
        """Return a link to *address*, or its mere words if the address is refused."""
        target = self.resolve(address)
        if target is None:
            element = ET.Element("span")
        else:
            element = ET.Element("a", href=exact(target[0]))
            if target[1]:
                element.set("rel", "noopener noreferrer nofollow")
            if title and len(title) <= TITLE:
                element.set("title", exact(title))
        element.text = text
        return element


def exact(text: str) -> str:
    """Return *text* so that the library's serialiser writes each ``&`` of it as ``&amp;``."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;")


class Code(Pattern):
    """Words between two equal runs of backticks."""

    def found(self, m: re.Match[str], data: str) -> Found:
        """Return the code, or pass over backticks that nothing closes."""
        if m[0][0] == "\\":
            return m[0].replace("\\\\", _BACKSLASH), m.start(), m.end()
        width = m.end() - m.start()
        for run in _BACKTICKS.finditer(data, m.end()):
            if run.end() - run.start() == width:
                element = ET.Element("code")
                element.text = AtomicString(code_escape(data[m.end() : run.start()].strip()))
                return element, m.start(), run.end()
        return None, m.start(), m.end()


class Link(Pattern):
    """``[words](address "title")``, ``[words][label]`` and ``[label]``."""

    ANCESTOR_EXCLUDES = ("a",)

    def found(self, m: re.Match[str], data: str) -> Found:
        """Return the link, or nothing if the brackets lead nowhere."""
        read = self.read(m, data)
        return (self.link(*read[:3]), m.start(), read[3]) if read else _NOTHING

    def read(self, m: re.Match[str], data: str) -> tuple[str, str, str, int] | None:
        """Return words, address, title and end of the link that opens at *m*."""
        close = _closing(data, m.end())
        if close is None:
            return None
        words = data[m.end() : close]
        if target := _TARGET.match(data, close + 1):
            address = target[1] if target[1] is not None else target[2]
            return words, self.words(address).strip(), self.words((target[3] or "")[1:-1]), target.end()
        if not self.md.references:
            return None
        label = _LABEL.match(data, close + 1)
        name = label[1] if label and label[1] else words
        known = self.md.references.get(_SPACE.sub(" ", name).lower())
        if known is None:
            return None
        return words, self.words(known[0]), self.words(known[1] or ""), label.end() if label else close + 1


class Image(Link):
    """An image, of which only the words are kept: to fetch it would tell a stranger who reads."""

    def found(self, m: re.Match[str], data: str) -> Found:
        """Return the words of the image."""
        read = self.read(m, data)
        return (exact(self.words(read[0])), m.start(), read[3]) if read else _NOTHING


class Autolink(Pattern):
    """``<https://…>`` and ``<name@host>``."""

    ANCESTOR_EXCLUDES = ("a",)

    def found(self, m: re.Match[str], data: str) -> Found:  # noqa: ARG002 - the whole match is in *m*
        """Return the link, or nothing if its address is refused."""
        address = self.words(m[1])
        mail = "" if "://" in address or address.lower().startswith("mailto:") else "mailto:"
        if self.resolve(mail + address) is None:
            return _NOTHING
        return self.link(AtomicString(exact(address)), mail + address), m.start(), m.end()


class Reference(Pattern):
    """A character reference, kept as it is but as text of the tree."""

    def found(self, m: re.Match[str], data: str) -> Found:  # noqa: ARG002 - the whole match is in *m*
        """Return the reference with its ``&`` guarded from the serialiser."""
        return f"{AMP_SUBSTITUTE}{m[0][1:]}", m.start(), m.end()


def _closing(data: str, start: int) -> int | None:
    """Return where the bracket that was opened before *start* is closed."""
    depth = 1
    for bracket in _BRACKET.finditer(data, start):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.start()
        if depth > BRACKETS:
            return None
    return None
