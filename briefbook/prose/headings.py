"""Headings get ids, and those of bodies their place below the page's own."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from html import unescape

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

_HEADING = re.compile(r"h[1-6]")
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(text: str) -> str:
    """Return *text* as a fragment: ASCII letters and digits joined by ``-``, 60 at most, ``section`` if none is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _OTHER.sub("-", plain).strip("-")[:_LONGEST].rstrip("-") or "section"


class Ids:
    """The ids given on a page: the second heading of a name gets a number."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def give(self, name: str) -> str:
        """Return *name*, or *name* with the first number from 2 on that makes it new."""
        candidate, number = name, self._taken.get(name, 1)
        while candidate in self._taken:
            number += 1
            candidate = f"{name}-{number}"
        self._taken[name] = number  # where to go on counting, or the same search is made again and again
        self._taken.setdefault(candidate, 1)
        return candidate


class Headings(Treeprocessor):
    """Gives each heading an id that is unique until `start` is called again; or, if not *numbered*, the id of its words alone."""

    def __init__(self, md: Markdown, *, prefix: str, highest: int | None, numbered: bool) -> None:
        super().__init__(md)
        self.prefix = prefix
        self.highest = highest
        self.numbered = numbered
        self.ids = Ids()

    def start(self) -> None:
        """Begin a new page."""
        self.ids = Ids()

    def run(self, root: ET.Element) -> None:
        """Set ids, and shift levels so that the highest heading is *highest*."""
        found = [element for element in root.iter() if _HEADING.fullmatch(element.tag)]
        if not found:
            return
        shift = 0 if self.highest is None else self.highest - min(int(element.tag[1]) for element in found)
        for element in found:
            element.tag = f"h{min(6, int(element.tag[1]) + shift)}"
            text = unescape("".join(element.itertext()).replace(AMP_SUBSTITUTE, "&"))
            name = self.prefix + slug(text)
            element.set("id", self.ids.give(name) if self.numbered else name)
