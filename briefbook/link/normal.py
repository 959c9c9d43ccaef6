"""The normal form in which quotes and texts are compared, with the way back to the raw characters."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from msgspec import Struct

_SINGLE: Final = "‘’‚‛‹›′`´ʼ＇"
_DOUBLE: Final = "“”„‟«»″〝〞＂"
_DASHES: Final = "‐‑‒–—―−⁻₋⸺⸻﹘﹣－︱︲"
_SPACES: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
#: Characters that no reader sees: soft hyphen, zero-width space and joiner of words, direction marks, byte order mark.
_UNSEEN: Final = "\xad\u200b\u200e\u200f\u2060\ufeff"

#: One character for one, so that offsets stay: what is left to do is rare. Done before NFKC, which would
#: turn an acute accent typed as an apostrophe into a space, and a double prime into two.
_FOLD: Final = MappingProxyType(
    {ord(c): to for many, to in ((_SINGLE, "'"), (_DOUBLE, '"'), (_DASHES, "-"), (_SPACES, " ")) for c in many}
)

#: Where folded text is not yet normal: runs of spaces or dashes, spaced-out ellipses, anything beyond ASCII
#: (with the character before it, on which an accent may stand).
_UNFINISHED: Final = re.compile(
    rf"[{_UNSEEN}]* [ {_UNSEEN}]+|[{_UNSEEN}]+ "
    rf"|-[{_UNSEEN}]*(?:-[{_UNSEEN}]*)+"
    r"|[.…](?: [.…]){2,}"
    r"|[!-~]?[^\x00-\x7f]+"
)
_AROUND: Final = _SPACES + _UNSEEN + " "
#: No more characters than these are composed with one another, so that a tower of accents costs no time.
_MARKS: Final = 64


class Piece(Struct, frozen=True, gc=False, kw_only=True):
    """Normal characters from *at* that stand for the raw characters *start* to *end*.

    *even* pieces map character by character; the others only as a whole.
    """

    at: int
    start: int
    end: int
    even: bool


class Normal(Struct, frozen=True, gc=False, kw_only=True):
    """A text in normal form; *pieces*, in order, lead back to the raw text."""

    text: str
    pieces: tuple[Piece, ...]

    def source(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the raw offsets of ``text[start:end]`` (not empty), or ``None`` if an end cuts a raw character in two."""
        first = self._piece(start)
        last = self._piece(end - 1)
        after = self.pieces[last + 1].at if last + 1 < len(self.pieces) else len(self.text)
        head, tail = self.pieces[first], self.pieces[last]
        if (not head.even and start != head.at) or (not tail.even and end != after):
            return None
        return head.start + (start - head.at), tail.start + (end - tail.at) if tail.even else tail.end

    def _piece(self, offset: int) -> int:
        return bisect_right(self.pieces, offset, key=attrgetter("at")) - 1


def normalise(raw: str) -> Normal:
    """Return *raw* in normal form.

    NFKC (Unicode Standard Annex 15); quotation marks, dashes and ellipses folded to ASCII; white space, and what
    cannot be seen, collapsed. Spacing accents stay as they are: in NFKC they would open with a space.
    """
    folded = raw.translate(_FOLD)
    if _is_finished(folded):
        text = folded.strip(" ")
        start = len(folded) - len(folded.lstrip(" "))
        piece = Piece(at=0, start=start, end=start + len(text), even=True)
        return Normal(text=text, pieces=(piece,) if text else ())
    start = len(raw) - len(raw.lstrip(_AROUND))
    return _assemble(_pieces(folded, start, len(raw.rstrip(_AROUND))))


def normal_form(text: str) -> str:
    """Return *text* as it is compared, and as statement ids are made from it."""
    folded = text.translate(_FOLD)
    return folded.strip(" ") if _is_finished(folded) else normalise(text).text


def _is_finished(folded: str) -> bool:
    """Tell whether text that is folded is normal already, but for spaces around it."""
    return (
        folded.isascii()
        and folded.isprintable()
        and not ("  " in folded or "--" in folded or ". . ." in folded)  # the only runs of printable ASCII that are not
    )


def join(parts: Iterable[tuple[int, Normal]], separator: str) -> Normal:
    """Return normal texts as one, with *separator* between them; each comes with its offset in the raw text.

    The separator stands for no raw character; a text without any normal character is left out.
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for offset, part in parts:
        if not part.text:
            continue
        if pieces:
            end = pieces[-1].end
            pieces.append(Piece(at=at, start=end, end=end, even=False))
            at += len(separator)
        pieces.extend(Piece(at=at + p.at, start=offset + p.start, end=offset + p.end, even=p.even) for p in part.pieces)
        texts.append(part.text)
        at += len(part.text)
    return Normal(text=separator.join(texts), pieces=tuple(pieces))


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
    """Yield (normal characters, raw start, raw end, even) for the raw characters from *start* to *end*."""
    done = start
    for found in _UNFINISHED.finditer(folded, start, end):
        if found[0][-1] not in " -." and _is_normal(found[0]):
            continue
        yield folded[done : found.start()], done, found.start(), True
        yield from _finish(found[0], found.start())
        done = found.end()
    yield folded[done:end], done, end, True


def _is_normal(run: str) -> bool:
    return unicodedata.is_normalized("NFKC", run) and not any(c in _UNSEEN for c in run)


def _finish(run: str, start: int) -> Iterator[tuple[str, int, int, bool]]:
    """Yield the pieces of a run that folding alone does not make normal."""
    end = start + len(run)
    if run.isascii() or not run.strip(" -" + _UNSEEN):
        yield _collapsed(run), start, end, False
    elif run.strip(". …") == "" and " " in run:
        yield unicodedata.normalize("NFKC", run).replace(" ", ""), start, end, False
    else:
        yield from _clusters(run, start)


def _collapsed(run: str) -> str:
    """Return a run of spaces or of dashes as one, and spaced dots as an ellipsis."""
    return run.replace(" ", "") if "." in run else " " if " " in run else "-" if "-" in run else ""


def _clusters(run: str, start: int) -> Iterator[tuple[str, int, int, bool]]:
    """Yield the shortest parts of *run* that can be normalised apart from one another."""
    cluster, first, last = "", start, start
    for position, character in enumerate(run, start):
        if character in _UNSEEN:
            continue
        if cluster and (len(cluster) == _MARKS or _begins(character, cluster)):
            yield _composed(cluster), first, last, False
            cluster = ""
        if not cluster:
            first = position
        cluster += character
        last = position + 1
    if cluster:
        yield _composed(cluster), first, last, False


def _begins(character: str, before: str) -> bool:
    """Tell whether *character* neither combines nor composes with what stands *before* it."""
    alone = unicodedata.normalize("NFKC", character)
    if unicodedata.combining(unicodedata.normalize("NFKD", character)[0]):
        return False
    return unicodedata.normalize("NFKC", before + character) == unicodedata.normalize("NFKC", before) + alone


def _composed(cluster: str) -> str:
    composed = unicodedata.normalize("NFKC", cluster)
    return cluster if composed.startswith(" ") else composed.translate(_FOLD)


def _assemble(parts: Iterable[tuple[str, int, int, bool]]) -> Normal:
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for text, start, end, even in parts:
        if text:
            texts.append(text)
            pieces.append(Piece(at=at, start=start, end=end, even=even))
            at += len(text)
    return Normal(text="".join(texts), pieces=tuple(pieces))
