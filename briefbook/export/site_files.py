"""Files of the site that are no pages: sitemaps and the file for crawlers."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from xml.etree import ElementTree as ET

from briefbook.model.files import Robots, SiteFile, Sitemap, SitemapIndex

_SITEMAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def file_bytes(value: SiteFile) -> bytes:
    """Return the file that is made of *value*. Pure."""
    return _WRITERS[type(value)](value)


def _sitemap(sitemap: Sitemap) -> bytes:
    return _located("urlset", "url", sitemap.pages)


def _sitemap_index(index: SitemapIndex) -> bytes:
    return _located("sitemapindex", "sitemap", index.sitemaps)


def _located(root: str, entry: str, addresses: Iterable[str]) -> bytes:
    """Return a list of *addresses* in XML, one a line."""
    tree = ET.Element(root, {"xmlns": _SITEMAPS})
    tree.text = "\n"
    for address in addresses:
        found = ET.SubElement(tree, entry)
        found.tail = "\n"
        ET.SubElement(found, "loc").text = address
    content: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _robots(robots: Robots) -> bytes:
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {robots.sitemap}"] if robots.sitemap else [])]
    return "".join(f"{line}\n" for line in lines).encode()


_WRITERS: Final[Mapping[type, Callable[[Any], bytes]]] = {
    Robots: _robots,
    Sitemap: _sitemap,
    SitemapIndex: _sitemap_index,
}
