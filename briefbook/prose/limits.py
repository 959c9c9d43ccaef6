"""What a body may be before it is converted: every text within these limits takes seconds at the worst.

Python-Markdown copies the rest of a block for each mark-up it finds there, and looks at all its lines again after
each heading, rule or definition; it descends a few calls for each list or quotation inside another. The limits
bound these products. An article of 10,000 words stays far below each of them.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

#: Bytes of a body in UTF-8.
BODY: Final = 1_000_000
#: Bytes of one line.
LINE: Final = 100_000
#: Lines of a body: each costs a few passes of the block parser.
LINES: Final = 40_000
#: Characters in one block that may begin or end mark-up (each kind alone): each costs a copy of the block's text.
MARKS: Final = 2_000
#: Such characters, borders of cells, list and quotation marks in the whole body: each costs some 30 µs.
ALL_MARKS: Final = 50_000
#: Lists and quotations inside one another.
NESTING: Final = 50
#: Headings, rules and definitions times the lines of their block, summed up: each such line costs a look at all others.
TURNS: Final = 4_000_000

_MARKS = "[<&`*_\\!"
_MARK = re.compile(r"[\[<&`*_\\!|]")
_OPENERS = re.compile(r"(?:[ ]*+(?:>|(?:[-+*]|\d{1,99}+\.)(?=[ ])))*+[ ]*+")
_OPENER = re.compile(r">|\.|[-+*]")
_TURN = re.compile(r" *+(?:\#|\[[^\]]*+\]:|([-_*=])(?:[ ]*+\1)*+ *+$)")
_TAB = 4
_FIRST = frozenset(" \t>-+*0123456789")


class _Block(NamedTuple):
    """Lines without a blank one between them; *first* is the number of the first."""

    first: int
    lines: list[str]


def body_limits(markdown: str) -> list[tuple[int, int, str]]:
    """Return what must be refused before conversion, as (line, column, message), both counted from 1."""
    size = len(markdown.encode("utf-8", "surrogatepass"))
    if size > BODY:
        return [(1, 1, f"the text is too large: {size:,} bytes, {BODY:,} at most")]
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[tuple[int, int, str]] = []
    if len(lines) > LINES:
        found.append((LINES + 1, 1, f"the text has too many lines: {len(lines):,}, {LINES:,} at most"))
    found.extend(_long(lines))
    found.extend(_deep(lines))
    counted = 2 * size > ALL_MARKS or len(lines) ** 2 > TURNS  # a character is a mark and a level at most
    marks = turns = 0
    for block in _blocks(lines):
        found.extend(_crowded(block))
        if not counted:
            continue
        before = marks, turns
        marks += sum(len(_MARK.findall(line)) + _depth(line) for line in block.lines)
        turns += sum(_turns(line) for line in block.lines) * len(block.lines)
        if before[0] <= ALL_MARKS < marks:
            found.append((block.first, 1, f"the text has too much mark-up: {ALL_MARKS:,} marks at most, up to here"))
        if before[1] <= TURNS < turns:
            found.append((block.first, 1, "too many headings, rules or definitions without a blank line between them"))
    return sorted(found)


def _long(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the lines that are too long."""
    for number, line in enumerate(lines, 1):
        if len(line) > LINE // 4 and (size := len(line.encode("utf-8", "surrogatepass"))) > LINE:
            yield number, 1, f"the line is too long: {size:,} bytes, {LINE:,} at most"


def _deep(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the first line that is nested too deeply; those below it are rarely a mistake of their own."""
    for number, line in enumerate(lines, 1):
        if (depth := _depth(line)) > NESTING:
            yield number, 1, f"lists and quotations are nested too deeply: {depth} levels, {NESTING} at most"
            return


def _depth(line: str) -> int:
    """Return in how many lists and quotations *line* may stand, by its indentation and the marks it begins with."""
    if line[:1] not in _FIRST:
        return 0
    opened = _openers(line)
    return len(_OPENER.findall(opened)) + (len(opened) - len(opened.lstrip(" "))) // _TAB


def _openers(line: str) -> str:
    """Return the indentation, list and quotation marks that *line* begins with, tabs expanded."""
    spaced = line.expandtabs(_TAB) if "\t" in line else line
    found = _OPENERS.match(spaced)
    return spaced[: found.end()] if found else ""


def _turns(line: str) -> bool:
    if line[:1] not in _FIRST:
        return bool(_TURN.match(line))
    return bool(_TURN.match(line.expandtabs(_TAB), len(_openers(line))))


def _blocks(lines: list[str]) -> Iterator[_Block]:
    block = _Block(1, [])
    for number, line in enumerate(lines, 1):
        if line.strip():
            block.lines.append(line)
            continue
        if block.lines:
            yield block
        block = _Block(number + 1, [])
    if block.lines:
        yield block


def _crowded(block: _Block) -> Iterator[tuple[int, int, str]]:
    """Yield, for each kind of mark that *block* has too many of, where the first that is too much stands."""
    if sum(map(len, block.lines)) <= MARKS:
        return
    for kind in _MARKS:
        count = 0
        for number, line in enumerate(block.lines, block.first):
            here = line.count(kind)
            if count <= MARKS < count + here:
                column = [found.start() for found in re.finditer(re.escape(kind), line)][MARKS - count] + 1
                yield number, column, f"too many {kind!r} without a blank line between them: {MARKS:,} at most"
            count += here
