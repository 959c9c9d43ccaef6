"""Paragraphs: where those of a text begin and end, however its lines are wrapped."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from msgspec import Struct

from briefbook.link.normal import normal_form
from briefbook.link.shapes import ends_caption, ends_sentence, stands_alone

_LINE: Final = re.compile(r"([^\r\n\x0b\x0c\x85\u2028\u2029]*)(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
#: A text has lines filled to a width if this share of its breaks could not have come later.
_FILLED: Final = 0.7
#: A first line of so few words, broken off early, is a stub of the next: some converters set a drop word apart.
_STUB_WORDS: Final = 3
#: Words with which no title ends.
_UNENDING: Final = frozenset(
    {"the", "a", "an", "and", "or", "of", "to", "by", "with", "from", "at", "that", "as", "is", "was"}
)
#: Lines longer than the width by this, or than _LONG where there is no width, are whole paragraphs.
_SLACK: Final = 15
_LONG: Final = 120
_SHORTENED: Final = re.compile(r"(?:.* )?(?:(?:[A-Z]\.)+|Mr\.|Mrs\.|Ms\.|Dr\.|Gen\.|Sen\.|Rep\.|Gov\.|St\.)")


class Line(Struct, frozen=True, gc=False, kw_only=True):
    """A line without the white space around it: its raw offsets, its words in normal form, whether it is furniture."""

    start: int
    end: int
    text: str
    alone: bool

    @property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())


def extents(raw: str, *, lines: bool) -> tuple[tuple[int, int], ...]:
    """Return the raw offsets of each paragraph of *raw*, in order.

    Blank lines part paragraphs. With *lines*, so do lines that are furniture, and line ends that are no hard wrap.
    """
    if not lines:
        return tuple(_between_blank_lines(raw))
    blocks = tuple(_blocks(raw))
    width = _width(blocks)
    wrapped = width is not None or any(_goes_on(a, b) for block in blocks for a, b in pairwise(block))
    found: list[tuple[int, int]] = []
    for block in blocks:
        start = block[0].start
        for a, b in pairwise(block):
            if _parts(a, b, width, only=len(blocks) == 1, wrapped=wrapped):
                found.append((start, a.end))
                start = b.start
        found.append((start, block[-1].end))
    return tuple(found)


def _between_blank_lines(raw: str) -> Iterator[tuple[int, int]]:
    """Yield the raw offsets of the runs of lines between blank ones, without the white space around each."""
    start: int | None = None
    end = 0
    for found in _LINE.finditer(raw):
        line = found[1]
        if words := line.strip():
            first = found.start() + line.find(words)
            start, end = first if start is None else start, first + len(words)
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _blocks(raw: str) -> Iterator[tuple[Line, ...]]:
    """Yield the runs of lines between blank ones."""
    for blank, run in groupby(_lines(raw), key=lambda line: line.text == ""):
        if not blank:
            yield tuple(run)


def _lines(raw: str) -> Iterator[Line]:
    for found in _LINE.finditer(raw):
        line = found[1]
        text = normal_form(line)
        start = found.start() + len(line) - len(line.lstrip())
        end = max(start, found.start() + len(line.rstrip()))
        yield Line(start=start, end=end, text=text, alone=stands_alone(text))


def _goes_on(a: Line, b: Line) -> bool:
    """Tell whether the break between two lines is a wrap for certain: the second goes on in small letters."""
    return b.text[:1].islower() and a.words > _STUB_WORDS


def _is_stub(line: Line) -> bool:
    """Tell whether a line that was broken off early, within a sentence, is no title of its own."""
    return line.words <= _STUB_WORDS or line.text.rsplit(" ", 1)[-1] in _UNENDING


def _is_closed(line: Line) -> bool:
    """Tell whether a sentence ends with the line, and not a word cut short (``U.S.``) that was set apart."""
    return ends_sentence(line.text) and not (line.words <= _STUB_WORDS and _SHORTENED.fullmatch(line.text))


def _is_drop_word(line: Line, width: int) -> bool:
    """Tell whether a line is the stub with which a paragraph begins: far too short, and its sentence goes on."""
    return line.words <= _STUB_WORDS and 2 * len(line.text) < width and not _is_closed(line)


def _first_fits(a: Line, b: Line, width: int) -> bool:
    return len(a.text) + 1 + len(b.text.split(" ", 1)[0]) <= width


def _width(blocks: Sequence[Sequence[Line]]) -> int | None:
    """Return the width in characters to which the lines are filled, ``None`` if they are not."""
    wraps = [(a, b) for block in blocks for a, b in pairwise(block) if _goes_on(a, b)]
    if not wraps:
        return None
    lengths = sorted(len(a.text) for a, _ in wraps)
    width = max(n for n in lengths if n <= lengths[len(lengths) // 2] + _SLACK)
    full = sum(not _first_fits(a, b, width) for a, b in wraps)
    return width if full >= _FILLED * len(wraps) else None


def _parts(a: Line, b: Line, width: int | None, *, only: bool, wrapped: bool) -> bool:
    """Tell whether a paragraph ends with line *a*, and line *b* begins the next.

    *only*: the text has no blank lines; *wrapped*: some of its breaks are wraps for certain.
    """
    if b.text[:1].islower():
        return False
    if a.alone or b.alone or ends_caption(a.text):
        return True
    closed = _is_closed(a)
    if width is None:
        return (closed or not wrapped) if only else closed and len(a.text) > _LONG
    if len(a.text) > width + _SLACK or _is_drop_word(b, width):
        return closed
    return _first_fits(a, b, width) and (closed or not _is_stub(a))
