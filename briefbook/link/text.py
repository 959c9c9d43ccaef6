"""The text of an article, read: its paragraphs, furniture and quotation marks."""

from bisect import bisect_right
from operator import attrgetter

from msgspec import Struct

from briefbook.link.furniture import Furniture, classify
from briefbook.link.normal import Normal, join, normal_form, normalise
from briefbook.link.paragraphs import extents
from briefbook.link.quotation import Pair, pairs
from briefbook.link.words import word_count

#: What other modules read texts with.
__all__ = ["PARAGRAPH_END", "Paragraph", "Text", "normal_form", "read_text", "word_count"]

#: What stands between two paragraphs in the normal form: no passage holds it.
PARAGRAPH_END = "\n"


class Paragraph(Struct, frozen=True, gc=False, kw_only=True):
    """Paragraph *number* (from 1, furniture included): raw characters *start* to *end*, so many *words*."""

    number: int
    start: int
    end: int
    words: int
    furniture: Furniture | None = None


class Text(Struct, frozen=True, gc=False, kw_only=True):
    """A text, read once: *raw* as it is, *normal* as it is matched, *quotations* in order (raw offsets)."""

    raw: str
    paragraphs: tuple[Paragraph, ...]
    normal: Normal
    quotations: tuple[Pair, ...]

    @property
    def words(self) -> int:
        """How many words the text has outside furniture."""
        return sum(paragraph.words for paragraph in self.paragraphs if paragraph.furniture is None)

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph in which the raw character at *offset* stands, or the one before it."""
        return self.paragraphs[max(0, bisect_right(self.paragraphs, offset, key=attrgetter("start")) - 1)]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column (both from 1, in characters) of a raw offset; lines end with a line feed."""
        return self.raw.count("\n", 0, offset) + 1, offset - self.raw.rfind("\n", 0, offset)


def read_text(raw: str, *, furniture: bool = True) -> Text:
    """Read *raw*: split it into paragraphs, tell furniture from reporting, find the quotations.

    Without *furniture*, as for the plain text of a Markdown body, only blank lines part paragraphs and all is reporting.
    """
    spans = extents(raw, lines=furniture)
    normals = tuple(normalise(raw[start:end]) for start, end in spans)
    kinds = classify([normal.text for normal in normals]) if furniture else (None,) * len(spans)
    return Text(
        raw=raw,
        paragraphs=tuple(
            Paragraph(number=number, start=start, end=end, words=word_count(raw[start:end]), furniture=kind)
            for number, ((start, end), kind) in enumerate(zip(spans, kinds, strict=True), 1)
        ),
        normal=join(((start, normal) for (start, _), normal in zip(spans, normals, strict=True)), PARAGRAPH_END),
        quotations=tuple(pair for start, end in spans for pair in pairs(raw, start, end)),
    )
