"""Python-Markdown as we speak it: no raw HTML, no images, links that were looked at, one fixed set of extensions."""

import string
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import AUTOLINK_RE, AUTOMAIL_RE, ENTITY_RE
from markdown.treeprocessors import Treeprocessor

from briefbook.prose.headings import Headings
from briefbook.prose.inline import CODE, Autolink, Code, Image, Link, Reference, Resolve
from briefbook.prose.thrift import spare


class Alignment(Treeprocessor):
    """Turns the alignment of a table's cells into classes: the pages' policy allows no inline style."""

    def run(self, root: ET.Element) -> None:
        """Replace each ``align`` attribute."""
        for kind in ("th", "td"):
            for cell in root.iter(kind):
                if align := cell.attrib.pop("align", None):
                    cell.set("class", f"align-{align}")


class Converter:
    """A converter that may be used again and again: nothing of one text is left when the next begins.

    *resolve* decides on each link; ids of headings begin with *prefix*, and the highest heading of a text becomes
    ``h<highest>`` where that is given; without *numbered*, two headings alike get the same id. *spared* is what it should
    be but for comparisons. Not to be used by two threads at once.
    """

    def __init__(
        self,
        *,
        resolve: Resolve,
        prefix: str = "",
        highest: int | None = None,
        numbered: bool = True,
        spared: bool = True,
    ) -> None:
        self._markdown = md = Markdown(
            extensions=[TableExtension(use_align_attribute=True), SaneListExtension()], output_format="html"
        )
        md.ESCAPED_CHARS = list(string.punctuation)  # as in CommonMark; the library leaves some out
        self._headings = Headings(md, prefix=prefix, highest=highest, numbered=numbered)
        md.preprocessors.deregister("html_block")
        md.postprocessors.deregister("raw_html")
        inline = md.inlinePatterns
        for name in ("reference", "image_reference", "short_reference", "short_image_ref", "html"):
            inline.deregister(name)
        inline.register(Code(CODE, md, resolve), "backtick", 190)
        inline.register(Image(r"!\[", md, resolve), "image_link", 165)
        inline.register(Link(r"\[", md, resolve), "link", 160)
        inline.register(Autolink(AUTOLINK_RE, md, resolve), "autolink", 120)
        inline.register(Autolink(AUTOMAIL_RE, md, resolve), "automail", 110)
        inline.register(Reference(ENTITY_RE, md, resolve), "entity", 80)
        md.treeprocessors.register(Alignment(md), "alignment", -10)
        md.treeprocessors.register(self._headings, "headings", -20)
        if spared:
            spare(md)

    def start(self) -> None:
        """Begin a new page: ids of headings may be given anew."""
        self._headings.start()

    def convert(self, text: str) -> str:
        """Return *text* as HTML."""
        md = self._markdown
        md.reset()
        md.parser.state.clear()  # a text that was given up on would leave its nesting there
        html = md.convert(text)
        assert not md.htmlStash.html_counter, "nothing may go round the tree"
        return html
