"""The last look before publishing: no long run of a private text leaves, in any file."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from briefbook.model.ids import ArticleId
from briefbook.model.problem import Problem, Span, error

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
#: What can stand between the letters of one word in Markdown or JSON, and is no part of it.
_ESCAPES = re.compile(r"\\[nrt]|\\(?=\W)|[\u00ad\u200b]")

Run = tuple[str, ...]


def check_leaks(
    files: Mapping[str, bytes], texts: Mapping[ArticleId, str], limit: int, output: str
) -> tuple[Problem, ...]:
    """Return a problem for each file that holds more than *limit* words in a row of a private text.

    *files* are the site's by path, *texts* the private originals; *output* is the site's folder, for messages.
    Words are compared without case, punctuation and markup.
    """
    net = _Net(limit + 1, {article: _words(texts[article]) for article in sorted(texts)})
    return tuple(_leaks(files, net, limit, output)) if texts else ()


def _leaks(files: Mapping[str, bytes], net: "_Net", limit: int, output: str) -> Iterator[Problem]:
    for path in sorted(files):
        readings = (net.catch(_words(text)) for text in _readings(path, files[path]))
        caught = next((found for found in readings if found is not None), None)
        if caught is not None:
            article, run = caught
            yield error(
                "private-text",
                Span(path=f"{output}/{path}"),
                f'more than {limit} words in a row of the private text of "{article}", from "{" ".join(run[:4])} …"',
                "say it in your own words, or shorten the quotes that stand side by side",
            )


class _Net:
    """Catches runs of *length* words of the given texts.

    Every such run covers a whole block of half its length, wherever the blocks of a file begin: so only one half-run in
    so many needs to be looked up, and a hit is then looked at closely.
    """

    def __init__(self, length: int, texts: Mapping[ArticleId, Sequence[str]]) -> None:
        self._length = length
        self._step = max(1, length // 2)
        self._owners: dict[Run, ArticleId] = {}
        self._halves: set[Run] = set()
        for article, words in texts.items():
            self._halves.update(_runs(words, self._step))
            for run in _runs(words, length):
                self._owners.setdefault(run, article)

    def catch(self, words: Sequence[str]) -> tuple[ArticleId, Run] | None:
        """Return the first run among *words*, and whose it is."""
        for at in range(0, len(words) - self._step + 1, self._step):
            if tuple(words[at : at + self._step]) in self._halves:
                around = words[max(0, at - self._length + 1) : at + self._step + self._length - 1]
                run = next((run for run in _runs(around, self._length) if run in self._owners), None)
                if run is not None:
                    return self._owners[run], run
        return None


def _runs(words: Sequence[str], length: int) -> Iterator[Run]:
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _readings(path: str, content: bytes) -> Iterator[str]:
    """Yield the text of a file without its markup; fonts and pictures have none.

    A tag may stand within a word or between two, and only a style sheet could tell which: HTML is read both ways.
    """
    if path.endswith((".woff2", ".png", ".ico")):
        return
    text = content.decode(errors="replace")
    if path.endswith(".html"):
        yield unescape(_TAG.sub("", text))
        yield unescape(_TAG.sub(" ", text))
    else:
        yield unescape(_ESCAPES.sub(lambda match: " " if match[0][-1] in "nrt" and len(match[0]) == 2 else "", text))
