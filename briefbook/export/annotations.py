"""Quotes as Web Annotations (W3C, 2017): for programs that show, on the publisher's page, what was noted there.

Only the words of a ``quote`` select a passage, and nothing around them: anchors and private texts are never published.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from briefbook.export.as_json import encode
from briefbook.model.corpus import Mark, Statement
from briefbook.model.tables.noted_rows import Noted

#: Where the annotations stand, below the site's root.
ANNOTATIONS: Final = "data/annotations.jsonld"
_HEAD: Final = (
    b'{"@context":"http://www.w3.org/ns/anno.jsonld","id":"annotations.jsonld","type":"AnnotationPage","items":[\n'
)


def annotations_of(noted: Noted) -> bytes:
    """Return the annotations of one article, one a line with commas between them; ids lead to the notes on its page here."""
    quoted: dict[str, Mark] = {}
    for mark in noted.marks:  # a note may be several: it is told as the statement, if it is one
        if mark.quote and (mark.key not in quoted or isinstance(mark, Statement)):
            quoted[mark.key] = mark
    page = f"../articles/{noted.article.id}.html"
    source = noted.article.url or page
    return ",\n".join(encode(dict(_annotation(mark, page, source))) for mark in quoted.values()).encode()


def _annotation(mark: Mark, page: str, source: str) -> Iterator[tuple[str, object]]:
    yield "id", f"{page}#{mark.key}"
    yield "type", "Annotation"
    if isinstance(mark, Statement):
        yield "motivation", "describing"
        yield "body", {"type": "TextualBody", "value": mark.says, "format": "text/plain"}
    else:
        yield "motivation", "highlighting"
    yield "target", {"source": source, "selector": {"type": "TextQuoteSelector", "exact": mark.quote}}


def annotation_page(articles: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the document of the annotations of *articles* in pieces."""
    before = _HEAD
    for annotations in filter(None, articles):
        yield before
        yield annotations
        before = b",\n"
    yield (b"" if before == b",\n" else _HEAD) + b"\n]}\n"
