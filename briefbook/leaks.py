"""The last look before publishing: no long run of a private text leaves, in any file."""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from briefbook.model.ids import ArticleId
from briefbook.model.problem import Problem, Span, error

_TAG = re.compile(r"<[^<>]*>")
#: A backslash that can stand between the letters of one word in Markdown or JSON, and is no part of it.
_ESCAPE = re.compile(r"\\(?=\W)")
#: How `_words` has characters encoded that are not ASCII.
_FOLDED = "briefbook.folded"
#: ASCII without case, and with a space for all that is in no word; other bytes as they are.
_PLAIN = bytes(code if code > 127 else ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(256))

Run = tuple[bytes, ...]


class Net:
    """Catches runs of more than *limit* words of private *texts* in files of the site.

    Words are compared without case, punctuation and markup. Every such run covers a whole block of half its length, wherever
    the blocks of a file begin: so only one half-run in so many needs to be looked up, and a hit is then looked at closely.
    """

    def __init__(self, texts: Mapping[ArticleId, str], limit: int) -> None:
        self._limit = limit
        self._step = max(1, (limit + 1) // 2)
        self._owners: dict[Run, ArticleId] = {}
        self._halves: set[Run] = set()
        for article in sorted(texts):
            words = _words(_normal(texts[article]))
            self._halves.update(_runs(words, self._step))
            for run in _runs(words, limit + 1):
                self._owners.setdefault(run, article)

    def leaks(self, path: str, content: bytes, output: str) -> Iterator[Problem]:
        """Yield a problem if the file *path* of the site holds such a run. *output* is the site's folder, for messages."""
        if not self._owners:
            return
        readings = (self._catch(_words(text)) for text in _readings(path, content))
        caught = next((found for found in readings if found is not None), None)
        if caught is not None:
            article, run = caught
            yield error(
                "private-text",
                Span(path=f"{output}/{path}"),
                f'more than {self._limit} words in a row of the private text of "{article}", from "{b" ".join(run[:4]).decode()} …"',
                "say it in your own words, or shorten the quotes that stand side by side",
            )

    def _catch(self, words: Sequence[bytes]) -> tuple[ArticleId, Run] | None:
        """Return the first run among *words*, and whose it is."""
        length = self._limit + 1
        for at in range(0, len(words) - self._step + 1, self._step):
            if tuple(words[at : at + self._step]) in self._halves:
                around = words[max(0, at - length + 1) : at + self._step + length - 1]
                run = next((run for run in _runs(around, length) if run in self._owners), None)
                if run is not None:
                    return self._owners[run], run
        return None


def _runs(words: Sequence[bytes], length: int) -> Iterator[Run]:
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _words(text: str) -> list[bytes]:
    """Return the words of *text*, its letters and digits without case. By a table of bytes, in a third of a pattern's time."""
    return text.encode("ascii", _FOLDED).translate(_PLAIN).split()


def _folded(beyond: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(beyond, UnicodeEncodeError)
    text = beyond.object[beyond.start : beyond.end].casefold()
    return "".join([each if each.isalnum() else " " for each in text]).encode(), beyond.end


codecs.register_error(_FOLDED, _folded)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _readings(path: str, content: bytes) -> Iterator[str]:
    """Yield the text of a file without its markup, in normal form; fonts and pictures have none.

    A tag may stand within a word or between two, and only a style sheet could tell which: HTML is read both ways.
    """
    if path.endswith((".woff2", ".png", ".ico")):
        return
    text = content.decode(errors="replace")
    if path.endswith(".html"):
        apart = _normal(unescape(_TAG.sub("\0", text)))
        yield apart
        yield _normal(apart.replace("\0", ""))
    else:
        for space in (r"\n", r"\r", r"\t"):
            text = text.replace(space, " ")
        yield _normal(unescape(_ESCAPE.sub("", text).replace("\u00ad", "").replace("\u200b", "")))
