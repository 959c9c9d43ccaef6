"""What a finished page points to and what can be pointed to in it."""

import posixpath
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """A page's ids, in order, and its links within the site: (path below the root, fragment), each once, in order.

    A link that leaves the site's root keeps its ``../``, and one from the server's root its ``/``: no file has such a path.
    """

    path: str
    ids: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def anchors(path: str, html: str) -> Anchors:
    """Return the anchors of *html*, the page at *path*. Addresses with a scheme are not ours to check."""
    tree = LexborHTMLParser(html)
    ids = tuple(node.attributes["id"] or "" for node in tree.css("[id]"))
    hrefs = [node.attributes["href"] or "" for node in tree.css("[href]")]
    hrefs += [node.attributes["src"] or "" for node in tree.css("[src]")]
    links = dict.fromkeys(link for href in dict.fromkeys(hrefs) if (link := resolve(path, href)))
    return Anchors(path=path, ids=ids, links=tuple(links))


def resolve(page: str, href: str) -> tuple[str, str] | None:
    """Return the path and fragment that *href* on *page* leads to (RFC 3986, 5.2), or nothing if it leaves the site."""
    before, _, fragment = href.partition("#")
    before = before.partition("?")[0]
    if ":" in before or before.startswith("//"):
        return None
    if not before:
        return page, fragment
    if before.startswith("/"):
        return before, fragment
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), before))
    return (posixpath.join(target, "index.html") if before.endswith("/") else target), fragment
