"""Python-Markdown made thrifty: what cannot find anything in a text is not asked to look for it.

The bytes that come out are those of the library alone; a test compares the two.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX

#: What a text must hold for an inline pattern to find anything; a pattern that is not named here always looks.
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "backtick": ("`",),
        "escape": ("\\",),
        "image_link": ("![",),
        "link": ("[",),
        "autolink": ("<",),
        "automail": ("<",),
        "linebreak": ("  ",),
        "entity": ("&",),
        "em_strong": ("*", "_"),
    }
)
#: With these the words of an image may come to hold what the text itself does not.
_DECODED: Final = ("&", "\\")
_BLANK_LINE: Final = re.compile(r"(?<=\n) +\n")


class Whitespace(Preprocessor):
    """The library's first step, without a search for blank lines where no line begins with a space."""

    def run(self, lines: list[str]) -> list[str]:
        """Return *lines* without control characters, carriage returns, tabs, and spaces on blank lines."""
        text = "\n".join(lines).replace(STX, "").replace(ETX, "")
        text = (text.replace("\r\n", "\n").replace("\r", "\n") + "\n\n").expandtabs(self.md.tab_length)
        if "\n " in text:
            text = _BLANK_LINE.sub("\n", text)
        return text.split("\n")


class Choice(Preprocessor):
    """Chooses, for the text at hand, the inline patterns that may find something in it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        needed = {id(md.inlinePatterns[name]): signs for name, signs in _NEEDED.items()}
        self._patterns = tuple((pattern, needed.get(id(pattern), ("",))) for pattern in md.inlinePatterns)

    def run(self, lines: list[str]) -> list[str]:
        """Return *lines* as they are."""
        text = "\n".join(lines)
        every = any(sign in text for sign in _DECODED)
        inline = self.md.treeprocessors["inline"]
        assert isinstance(inline, InlineProcessor)
        chosen = [pattern for pattern, needed in self._patterns if every or any(sign in text for sign in needed)]
        inline.inlinePatterns = chosen  # type: ignore[assignment] # a registry is read as a list is
        return lines


class Plain(ParagraphProcessor):
    """A line that begins with a letter: it is a paragraph, whatever each of the other kinds of block looks for."""

    def test(self, parent: object, block: str) -> bool:  # noqa: ARG002 - the library's shape
        """Tell whether *block* is such a line."""
        return block[:1].isalpha() and "\n" not in block


def spare(md: Markdown) -> None:
    """Make *md*, whose inline patterns are all registered, thrifty."""
    md.preprocessors.register(Whitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(Choice(md), "choice", 25)
    md.parser.blockprocessors.register(Plain(md.parser), "plain", 110)
