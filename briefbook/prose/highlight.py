"""Highlights: passages of the plain text, marked in the HTML that shows it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefbook.model.markup import Html
from briefbook.prose.text import Piece, pieces

#: A passage: its first character, the one after its last, its key.
Range = tuple[int, int, str]


def mark(html: Html, ranges: Sequence[Range]) -> Html:
    """Return *html* with characters *start* to *end* of ``plain_text(html)`` in ``<mark id="KEY">…</mark>``.

    Where a passage crosses the border of an element or of another passage it becomes several marks; the first one
    alone has the id. Keys are ids, fit for an attribute as they are. Raises `ValueError` for a passage that holds no
    character of the text, and for a key given twice.
    """
    if len({key for _, _, key in ranges}) < len(ranges):
        raise ValueError("two passages have one key")
    pen = _Pen(ranges)
    done = offset = 0
    for piece in pieces(html):
        if piece.end:  # a gap between blocks stands nowhere in the HTML
            if piece.start > done:
                pen.copy(html[done : piece.start])
            for start, end, shown in _cut(piece, html, offset, pen.cuts):
                pen.write(start, end, shown)
            done = piece.end
        offset += len(piece.text)
    pen.copy(html[done:])
    if pen.waiting:
        raise ValueError(f"passages without a character: {sorted(key for _, _, key in pen.waiting)}")
    return Html("".join(pen.written))


def _cut(piece: Piece, html: str, offset: int, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield *piece*, cut where a passage begins or ends: offsets of the text, and the HTML that shows it."""
    end = offset + len(piece.text)
    bounds = [offset, *(cut for cut in cuts if offset < cut < end), end] if piece.exact else [offset, end]
    for first, last in pairwise(bounds):
        if piece.exact:
            yield first, last, html[piece.start + first - offset : piece.start + last - offset]
        else:
            yield first, last, html[piece.start : piece.end]


class _Pen:
    """Writes HTML, and keeps the marks open that the text under it needs."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self.waiting = sorted(ranges, key=lambda each: (each[0], -each[1], each[2]))
        self.cuts = sorted({bound for start, end, _ in ranges for bound in (start, end)})
        self.written: list[str] = []
        self._current: list[Range] = []
        self._open: list[Range] = []

    def copy(self, html: str) -> None:
        """Write *html* as it is: no mark may reach over a tag."""
        self._close(0)
        self.written.append(html)

    def write(self, start: int, end: int, shown: str) -> None:
        """Write *shown*, which shows characters *start* to *end*."""
        self._current = [each for each in self._current if each[1] > start]
        kept = 0
        while kept < len(self._open) and self._open[kept][1] > start:
            kept += 1
        self._close(kept)
        for each in self._current:
            if each not in self._open:
                self._begin(each, "<mark>")
        while self.waiting and self.waiting[0][0] < end:
            each = self.waiting[0]
            if each[1] <= start or each[1] <= each[0]:
                break  # nothing of it was text: told at the end
            self.waiting.pop(0)
            self._current.append(each)
            self._begin(each, f'<mark id="{each[2]}">')
        self.written.append(shown)

    def _begin(self, each: Range, tag: str) -> None:
        self._open.append(each)
        self.written.append(tag)

    def _close(self, kept: int) -> None:
        self.written.append("</mark>" * (len(self._open) - kept))
        del self._open[kept:]
