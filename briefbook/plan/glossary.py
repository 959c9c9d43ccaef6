"""The glossary: where words that a body uses are explained, linked where they first stand in it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from briefbook.model.notes import PageFile
from briefbook.plan import routes
from briefbook.prose import slug

#: The free page whose headings are terms, those of one heading between commas.
GLOSSARY: Final = "glossary"
#: All terms, for what reads them at one go: no word has this key.
EVERY_TERM: Final = ""
#: Terms by their first word, and all of them: (all of the words, the heading below which they are explained).
Terms = Mapping[str, tuple[tuple[str, str], ...]]
#: Words, the address of their explanation as seen from the root (else ``""``), whether a space stands before them.
Piece = tuple[str, str, bool]

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
                found.setdefault(EVERY_TERM, []).append((term, id_))
    return {word: tuple(sorted(told, key=lambda item: (-len(item[0]), item))) for word, told in sorted(found.items())}


def linked(body: str, glossary: Terms) -> str:
    """Return the Markdown *body* with each term of *glossary* a link where it first stands outside of links, headings and code.

    The case of all but the first letter counts: SWIFT is no swift answer. *glossary* is read by the words of *body* alone.
    """
    done: set[str] = set()
    told, last = [], 0
    for apart in _APART.finditer(body):
        told += [_linked(body[last : apart.start()], glossary, done), apart[0]]
        last = apart.end()
    return "".join([*told, _linked(body[last:], glossary, done)])


def pieces(text: str, glossary: Terms) -> tuple[Piece, ...]:
    """Return *text* in pieces, each term with the address of its explanation where it first stands; nothing if it has no term.

    A short text reads the terms of *glossary* at one go, so that a card of it depends on one thing.
    """
    every = glossary.get(EVERY_TERM)
    if not every:
        return ()
    ends = [(0, "")]  # where pieces end, each with the address of the one that ends there
    for start, end, key in _first(text, _by_word(every), set()):
        ends += [(start, ""), (end, _address(key))]
    cut = [(first, last, to) for (first, _), (last, to) in pairwise([*ends, (len(text), "")])]
    return tuple(
        (text[first:last].strip(), to, text[max(first - 1, 0) : first].isspace() or text[first : first + 1].isspace())
        for first, last, to in cut
        if len(ends) > 1 and text[first:last].strip()
    )


@lru_cache(maxsize=4)
def _by_word(told: tuple[tuple[str, str], ...]) -> Terms:
    found: dict[str, list[tuple[str, str]]] = {}
    for term, key in told:
        for first in _WORD.findall(term)[:1]:
            found.setdefault(_key(first), []).append((term, key))
    return {word: tuple(terms) for word, terms in found.items()}


def _linked(text: str, glossary: Terms, done: set[str]) -> str:
    told, last = [], 0
    for start, end, key in _first(text, glossary, done):
        told += [text[last:start], f"[{text[start:end]}]({_address(key)})"]
        last = end
    return "".join([*told, text[last:]])


def _first(text: str, glossary: Terms, done: set[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where terms that are not *done* stand first: start, end, the key of the heading."""
    passed = 0
    for start, end, key in _found(text, glossary):
        if start < passed:  # a shorter term within a longer one
            continue
        passed = end
        if key not in done:
            done.add(key)
            yield start, end, key


def _address(key: str) -> str:
    """Return where the glossary explains the terms of a heading, as seen from the root."""
    return routes.fragment(routes.free(GLOSSARY), key)


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
