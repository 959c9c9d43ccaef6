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
    owners: dict[Run, ArticleId] = {}
    for article in sorted(texts):
        for run in _runs(_words(texts[article]), limit + 1):
            owners.setdefault(run, article)
    if not owners:
        return ()
    return tuple(_leaks(files, owners, limit, output))


def _leaks(files: Mapping[str, bytes], owners: Mapping[Run, ArticleId], limit: int, output: str) -> Iterator[Problem]:
    for path in sorted(files):
        words = _words(_visible(path, files[path]))
        run = next((run for run in _runs(words, limit + 1) if run in owners), None)
        if run is not None:
            yield error(
                "private-text",
                Span(path=f"{output}/{path}"),
                f'more than {limit} words in a row of the private text of "{owners[run]}", from "{" ".join(run[:4])} …"',
                "say it in your own words, or shorten the quotes that stand side by side",
            )


def _runs(words: Sequence[str], length: int) -> Iterator[Run]:
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _visible(path: str, content: bytes) -> str:
    """Return the text of a file without its markup; fonts and pictures have none."""
    if path.endswith((".woff2", ".png", ".ico")):
        return ""
    text = content.decode(errors="replace")
    if path.endswith(".html"):
        return unescape(_TAG.sub("", text))
    return unescape(_ESCAPES.sub(lambda match: " " if match[0][-1] in "nrt" and len(match[0]) == 2 else "", text))
