"""The glossary: where words that a body uses are explained, linked where they first stand in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from briefbook.model.notes import PageFile
from briefbook.plan import routes
from briefbook.prose import slug

#: The free page whose headings are terms, those of one heading between commas.
GLOSSARY: Final = "glossary"
#: Terms by their first word: (all of the words, the heading below which they are explained).
Terms = Mapping[str, tuple[tuple[str, str], ...]]

_HEADING: Final = re.compile(r"^#{1,6} +([^\n\[`<]+?) *#*$", re.MULTILINE)
_WORD: Final = re.compile(r"\w+")
#: What holds no words of ours to link: code, links, addresses, headings, definitions of links.
_APART: Final = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)$|`[^`]*`|!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|<[^>]*>|^#.*$|^\[[^\]]*\]:.*$|\\.",
    re.MULTILINE | re.DOTALL,
)


def headings(page: PageFile) -> Iterator[tuple[str, str]]:
    """Yield the plain headings of *page*, each with its id."""
    return ((heading, f"h-{slug(heading)}") for heading in _HEADING.findall(page.body))


def terms(page: PageFile | None) -> Terms:
    """Return the terms that the headings of the glossary *page* explain, the longest of one first word first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for heading, id_ in headings(page) if page else ():
        for term in map(str.strip, heading.split(",")):
            if first := _WORD.match(term):
                found.setdefault(_key(first[0]), []).append((term, id_))
    return {word: tuple(sorted(told, key=lambda item: (-len(item[0]), item))) for word, told in sorted(found.items())}


def linked(body: str, glossary: Terms) -> str:
    """Return the Markdown *body* with each term of *glossary* a link where it first stands outside of links, headings and code.

    The case of all but the first letter counts: SWIFT is no swift answer. *glossary* is read by the words of *body* alone.
    """
    done: set[str] = set()
    pieces, last = [], 0
    for apart in _APART.finditer(body):
        pieces += [_linked(body[last : apart.start()], glossary, done), apart[0]]
        last = apart.end()
    return "".join([*pieces, _linked(body[last:], glossary, done)])


def _linked(text: str, glossary: Terms, done: set[str]) -> str:
    pieces, last, passed = [], 0, 0
    for start, end, key in _found(text, glossary):
        if start < passed:  # a shorter term within a longer one
            continue
        passed = end
        if key not in done:
            done.add(key)
            pieces += [text[last:start], f"[{text[start:end]}]({routes.fragment(routes.free(GLOSSARY), key)})"]
            last = end
    return "".join([*pieces, text[last:]])


def _found(text: str, glossary: Terms) -> Iterator[tuple[int, int, str]]:
    """Yield where terms stand in *text*: start, end, the key of the heading."""
    for word in _WORD.finditer(text):
        for term, key in glossary.get(_key(word[0]), ()):
            there = _pattern(term).match(text, word.start())
            if there:
                yield word.start(), there.end(), key
                break


def _key(word: str) -> str:
    """Return the key of terms that begin with *word*; ``all`` alone is the key of everything."""
    return f"word {word.casefold()}"


def _pattern(term: str) -> re.Pattern[str]:
    """Return what matches *term* as bodies write it: over the end of a line, at the beginning of a sentence, several of it."""
    first, rest = term[0], r"\s+".join(map(re.escape, term[1:].split(" ")))
    return re.compile(f"[{re.escape(first.lower())}{re.escape(first.upper())}]{rest}s?(?!\\w)")
