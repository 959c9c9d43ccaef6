"""What a finished page points to and what can be pointed to in it; a piece of a page is looked at once, wherever it stands."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from itertools import chain
from typing import TypeAlias

from markupsafe import Markup
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from briefbook.render.kept import Remembered

#: An attribute that matters, as templates usually write it. In what they draw, no value can look like it: its quotes are escaped.
_ANCHOR = re.compile(r'\s(id|href|src)="([^"]*)"')
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_DOCUMENT = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)


_NAMES = ("id", "href", "src")

#: Tells the ids and addresses in some HTML: (name of the attribute, value).
Find: TypeAlias = Callable[[str], Iterable[tuple[str, str]]]
#: Tells where an address leads to: (path below the root, fragment), or nothing.
Targets: TypeAlias = Mapping[str, tuple[str, str] | None]


class Anchors(Struct, frozen=True, gc=False, kw_only=True):
    """A page's ids, with their repetitions, and its links within the site, each once: (path below the root, fragment).

    A link that leaves the site's root keeps its ``../``, and one from the server's root its ``/``: no file has such a path.
    Their order is that of the pieces that the page is joined from.
    """

    path: str
    ids: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


class Piece(Markup):
    """Finished HTML, of which it is known what *ids* it gives and what addresses (*hrefs*, each once) stand in it."""

    __slots__ = ("hrefs", "ids")

    ids: tuple[str, ...]
    hrefs: tuple[str, ...]


def piece(html: str, ids: Iterable[str], hrefs: Iterable[str]) -> Piece:
    """Return *html* as a piece; *hrefs* may repeat."""
    made = str.__new__(Piece, html)
    made.ids = tuple(ids)
    made.hrefs = tuple(dict.fromkeys(hrefs))
    return made


def looked_at(html: str) -> Piece:
    """Return *html*, one or more elements, as a piece."""
    return _piece(html, parsed(html))


def joined(parts: Iterable[str], find: Find) -> Piece:
    """Return *parts* as one piece. Only what is no piece itself is looked at, by *find*: their own HTML without the pieces."""
    texts = list(parts)
    own = "".join([text for text in texts if type(text) is not Piece])
    made = _piece("".join(texts), find(own))
    others = [text for text in texts if type(text) is Piece]
    if others:
        made.ids += tuple(chain.from_iterable([other.ids for other in others]))
        made.hrefs = tuple(dict.fromkeys(chain(made.hrefs, chain.from_iterable([other.hrefs for other in others]))))
    return made


def anchors(path: str, page: Piece, targets: Mapping[str, Targets]) -> Anchors:
    """Return the anchors of *page* at *path*; *targets* gives those of each folder."""
    leads = dict.fromkeys(map(targets[posixpath.dirname(path)].__getitem__, page.hrefs))
    leads.pop(None, None)
    return Anchors(
        path=path, ids=page.ids, links=tuple([lead if lead[0] else (path, lead[1]) for lead in leads if lead])
    )


def targets_from(folder: str, root: str = "") -> Targets:
    """Return where addresses on the pages of *folder* lead to: the path and fragment of each (RFC 3986, 5.2).

    The path is empty for the page itself; what leads out of the site has no target. *root* is the site's root on its server, if
    these pages name it.
    """
    return Remembered(lambda href: _target(folder, href.removeprefix(root)))


def _target(folder: str, href: str) -> tuple[str, str] | None:
    before, _, fragment = href.partition("#")
    before = before.partition("?")[0]
    if ":" in before or before.startswith("//"):
        return None
    if not before or before.startswith("/"):
        return before, fragment
    path = posixpath.normpath(posixpath.join(folder, before))
    return (posixpath.join(path, "index.html") if before.endswith("/") else path), fragment


def parsed(html: str) -> Iterator[tuple[str, str]]:
    """Yield each id and address in *html*, as a browser reads it, with the name of its attribute."""
    if "=" not in html:
        return
    if _DOCUMENT.match(html):
        tree = LexborHTMLParser(html)
    else:  # in a template any element may stand: a row without its table, an item without its list
        tree = LexborHTMLParser(html, is_fragment=True, fragment_tag="template")
    for node in tree.css("[id],[href],[src]"):
        found = node.attributes
        yield from [(name, found[name] or "") for name in _NAMES if name in found]


def matched(html: str) -> list[tuple[str, str]]:
    """Return what `parsed` yields for what templates drew of which `is_plain` is true, at a fraction of the time."""
    found = _ANCHOR.findall(html)
    return [(name, unescape(value)) for name, value in found] if "&" in html else found


def is_plain(template: str) -> bool:
    """Tell whether the pattern finds in the HTML of a *template* just what a browser would: no comments, no odd quotes."""
    html = _JINJA.sub("", template)
    return sorted(matched(html)) == sorted(parsed(html))


def _piece(html: str, found: Iterable[tuple[str, str]]) -> Piece:
    ids: list[str] = []
    hrefs: list[str] = []
    for name, value in found:
        (ids if name == "id" else hrefs).append(value)
    return piece(html, ids, hrefs)
