"""Files of the site that are no pages: sitemaps, the file for crawlers, the guide for language models."""

from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree as ET

from briefbook.model.files import Guide, Robots, Sitemap, SitemapIndex

_SITEMAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: What Markdown would take for a link, in words.
_BRACKETS: Final = str.maketrans({"[": r"\[", "]": r"\]", "\n": " "})


def sitemap(sitemap: Sitemap) -> bytes:
    """Return the addresses of pages as a sitemap."""
    return _located("urlset", "url", sitemap.pages)


def sitemap_index(index: SitemapIndex) -> bytes:
    """Return the addresses of sitemaps."""
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


def robots(robots: Robots) -> bytes:
    """Return what crawlers may read, and where the sitemap is."""
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {robots.sitemap}"] if robots.sitemap else [])]
    return "".join(f"{line}\n" for line in lines).encode()


def guide(guide: Guide) -> bytes:
    """Return *guide* as Markdown, in the order that llmstxt.org gives: title, summary, sections of links."""
    lines = [f"# {_plain(guide.title)}", "", f"> {_plain(guide.about)}"]
    for heading, entries in guide.sections:
        lines += ["", f"## {heading}", ""]
        lines += [
            f"- [{_plain(text)}]({path})" + (f": {_plain(gloss)}" if gloss else "") for text, path, gloss in entries
        ]
    return "".join(f"{line}\n" for line in lines).encode()


def _plain(text: str) -> str:
    return text.translate(_BRACKETS)
