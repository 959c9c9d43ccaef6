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


#: Plain text is read between tags of this shape, and piece by piece where there are others.
_TAG = re.compile(r'</?+([a-z][a-z0-9]*+)(?: [a-z]++="[^"<>]*+")*+>')
_BY_PIECES = ("<pre", "<script", "<style")
_REFERENCE = re.compile(r"&#?[0-9A-Za-z]+;")
_WHITE = " \t\n\r\f"
_RUN = re.compile(r"[ \t\n\r\f]+")
_BLANK = "\n\n"
_GAPS = {**dict.fromkeys(_BLOCKS, _BLANK), **dict.fromkeys(_CELLS, " ")}


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
    tags = tuple(_TAG.finditer(html))
    if len(tags) < html.count("<") or any(tag in html for tag in _BY_PIECES):
        return "".join([piece.text for piece in pieces(html)])
    shown: list[str] = []
    gap = ""
    done = 0
    for tag in tags:
        gap = _show(html[done : tag.start()], gap, shown)
        gap = max(gap, _GAPS.get(tag[1], ""), key=len) if tag[1] != "br" else gap if gap == _BLANK else "\n"
        done = tag.end()
    _show(html[done:], gap, shown)
    return "".join(shown)


def _show(text: str, gap: str, shown: list[str]) -> str:
    """Add *text* between two tags to what is *shown*, after the *gap* before it; return the gap that it leaves."""
    words = text.strip(_WHITE)
    if not words:
        return gap or (" " if text else "")
    if shown:
        shown.append(gap or (" " if text[0] in _WHITE else ""))
    if not words.isprintable() or "  " in words:
        words = _RUN.sub(" ", words)
    shown.append(_REFERENCE.sub(lambda found: unescape(found[0]), words) if "&" in words else words)
    return " " if text[-1] in _WHITE else ""


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
