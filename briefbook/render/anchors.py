"""What a finished page points to and what can be pointed to in it; a piece of a page is looked at once, wherever it stands."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

#: Something like an attribute of those that matter; without one, there is nothing to parse for.
_LIKELY = re.compile(r"""[\s/"'](?:id|href|src)\s*=""", re.IGNORECASE)
_DOCUMENT = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
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
    made = Piece(html)
    made.ids = tuple(ids)
    made.hrefs = tuple(dict.fromkeys(hrefs))
    return made


def looked_at(html: str) -> Piece:
    """Return *html*, one or more elements, as a piece."""
    return piece(html, *_found(html))


def joined(parts: Iterable[str]) -> Piece:
    """Return *parts* as one piece. Only what is no piece itself is looked at: their own HTML without the pieces in it."""
    texts = list(parts)
    own = "".join([text for text in texts if type(text) is not Piece])
    ids, hrefs = _found(own)
    for text in texts:
        if type(text) is Piece:
            ids += text.ids
            hrefs += text.hrefs
    return piece("".join(texts), ids, hrefs)


def anchors(path: str, page: Piece, targets: Mapping[tuple[str, str], tuple[str, str] | None]) -> Anchors:
    """Return the anchors of *page* at *path*; *targets* tells the `target` of a folder and an address."""
    folder = posixpath.dirname(path)
    leads = [
        (path, href.partition("#")[2]) if href[:1] in {"", "#", "?"} else targets[folder, href] for href in page.hrefs
    ]
    return Anchors(path=path, ids=page.ids, links=tuple(dict.fromkeys([link for link in leads if link])))


def target(place: tuple[str, str]) -> tuple[str, str] | None:
    """Return the path and fragment that an address leads to (RFC 3986, 5.2), or nothing if it leaves the site.

    *place* is the folder of a page and the address in it; one without a path leads to the page itself.
    """
    folder, href = place
    before, _, fragment = href.partition("#")
    before = before.partition("?")[0]
    if ":" in before or before.startswith("//"):
        return None
    if before.startswith("/"):
        return before, fragment
    path = posixpath.normpath(posixpath.join(folder, before))
    return (posixpath.join(path, "index.html") if before.endswith("/") else path), fragment


def _found(html: str) -> tuple[list[str], list[str]]:
    """Return the ids and the addresses in *html*, as a browser reads it."""
    ids: list[str] = []
    hrefs: list[str] = []
    if not _LIKELY.search(html):
        return ids, hrefs
    if _DOCUMENT.match(html):
        tree = LexborHTMLParser(html)
    else:  # in a template any element may stand: a row without its table, an item without its list
        tree = LexborHTMLParser(html, is_fragment=True, fragment_tag="template")
    for node in tree.css("[id],[href],[src]"):
        found = node.attributes
        if "id" in found:
            ids.append(found["id"] or "")
        hrefs += [found[name] or "" for name in ("href", "src") if name in found]
    return ids, hrefs
