"""Feeds as Atom (RFC 4287) and as JSON Feed 1.1."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree as ET

from msgspec.json import encode

from briefbook.model.alternates import Feed, FeedEntry

_ATOM: Final = "http://www.w3.org/2005/Atom"
#: What XML 1.0 has no place for.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(feed: Feed) -> bytes:
    """Return *feed* as Atom. The newest change of an entry is the newest of the feed: no clock is read."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.url)
    _add(root, "title", feed.title)
    if feed.about:
        _add(root, "subtitle", feed.about)
    _add(root, "updated", _instant(max(entry.updated for entry in feed.entries).isoformat()))
    _add(ET.SubElement(root, "author"), "name", feed.author)
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": _beside(feed, "atom")})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.url})
    around = ET.tostring(root, encoding="unicode").removesuffix("</feed>")
    entries = "\n".join(map(_entry, feed.entries))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{around}\n{entries}\n</feed>\n'.encode()


@lru_cache(maxsize=10_000)  # a statement is told by the feeds of its speakers, its topics and the site
def _entry(entry: FeedEntry) -> str:
    element = ET.Element("entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", _instant(entry.updated.isoformat()))
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.id})
    if entry.source:
        ET.SubElement(element, "link", {"rel": "via", "href": _legal(entry.source)})
    for tag in entry.tags:
        ET.SubElement(element, "category", {"term": _legal(tag)})
    _add(element, "content", entry.text).set("type", "text")
    return ET.tostring(element, encoding="unicode")


def json_feed(feed: Feed) -> bytes:
    """Return *feed* as JSON Feed 1.1."""
    members: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": _beside(feed, "feed.json"),
        **({"description": feed.about} if feed.about else {}),
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": list(_items(feed.entries)),
    }
    return encode(members) + b"\n"


def _items(entries: Iterable[FeedEntry]) -> Iterable[dict[str, object]]:
    for entry in entries:
        yield {
            "id": entry.id,
            "url": entry.id,
            **({"external_url": entry.source} if entry.source else {}),
            "title": entry.title,
            "content_text": entry.text,
            "date_modified": _instant(entry.updated.isoformat()),
            **({"tags": entry.tags} if entry.tags else {}),
        }


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _legal(text)
    return element


def _legal(text: str) -> str:
    """Return *text* without what XML has no place for."""
    return _NO_XML.sub("", text)


def _instant(day: str) -> str:
    """Return a day as RFC 3339 wants it; the hour is not known, and stands at zero."""
    return f"{day}T00:00:00Z"


def _beside(feed: Feed, suffix: str) -> str:
    return f"{feed.url.removesuffix('.html')}.{suffix}"
