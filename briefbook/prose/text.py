"""HTML as a reader sees it: its plain text, and where in the HTML each piece of that text stands."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from briefbook.model.markup import Html

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
    "ul",
})
# fmt: on
_CELLS = frozenset({"td", "th"})

# Our own HTML is well formed (the sanitiser's or the templates'), so tokens are enough.
_TOKEN = re.compile(
    r"""
      (?P<text> [^ \t\n\r\f<&]++ (?: [ ] [^ \t\n\r\f<&]++ )*+ )
    | (?P<space> [ \t\n\r\f]++ )
    | (?P<reference> & (?: \#? [0-9A-Za-z]++ ; )? )
    | (?P<comment> <!--.*?--> | < (script|style) \b .*? </\5\s*> )
    | < (?P<close> / )? (?P<tag> [A-Za-z][^\s/>]*+ ) (?: [^"'>] | "[^"]*+" | '[^']*+' )*+ >
    | (?P<stray> < )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


class Piece(NamedTuple):
    """Some text and the part of the HTML that shows it: ``html[start:end]``, or nothing (``start == end``).

    *exact* tells that the two are the same, character for character; otherwise the piece is indivisible.
    """

    text: str
    start: int
    end: int
    exact: bool


def plain_text(html: Html) -> str:
    """Return what a reader of *html* sees: tags dropped, blocks parted by a blank line, ``<br>`` a line feed.

    White space within a block is one space, and in ``<pre>`` a line feed stays one; cells of a row are parted by a space.
    """
    return "".join([piece.text for piece in pieces(html)])


def pieces(html: str) -> Iterator[Piece]:
    """Yield the text of *html* piece by piece; joined, the texts are `plain_text`."""
    gap = Piece("", 0, 0, exact=False)
    begun = False
    preformatted = 0
    for found in _TOKEN.finditer(html):
        kind = found.lastgroup
        if kind in {"text", "reference", "stray"}:
            if gap.text and begun:
                yield gap
            gap = Piece("", 0, 0, exact=False)
            begun = True
            yield _visible(found, kind)
        elif kind == "space":
            text = "\n" if preformatted and "\n" in found[0] else " "
            gap = _wider(gap, Piece(text, found.start(), found.end(), exact=False))
        elif kind == "tag":
            tag = found["tag"].lower()
            if tag == "pre":
                preformatted = max(0, preformatted + (-1 if found["close"] else 1))
            if tag in _BLOCKS:
                gap = Piece("\n\n", 0, 0, exact=False)
            elif tag == "br":
                gap = _wider(gap, Piece("\n", 0, 0, exact=False))
            elif tag in _CELLS:
                gap = _wider(gap, Piece(" ", 0, 0, exact=False))


def _visible(found: re.Match[str], kind: str) -> Piece:
    if kind == "reference":
        return Piece(unescape(found[0]), found.start(), found.end(), exact=False)
    return Piece(found[0], found.start(), found.end(), exact=True)


def _wider(gap: Piece, more: Piece) -> Piece:
    """Return the wider of two gaps: a blank line, a line feed, a space; of two alike the first."""
    if gap.text == "\n\n" or not more.text.strip(" "):
        return gap if gap.text else more
    return more
