"""Spellings: under which letters people, places and outlets are found, each by every name that it is called."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefbook.collection import Reader
from briefbook.model.ids import ActorId, PlaceId, SourceId
from briefbook.model.registries import Actor, Location, Registries, Source
from briefbook.plan import routes
from briefbook.plan.lists import filed, letter

_ARTICLE: Final = re.compile(r"(?:the|a|an) ", re.IGNORECASE)


class Spelling(Struct, frozen=True, gc=False, kw_only=True):
    """A name by which something is called. *main* tells its own name, *loose* one that may mean somebody else too."""

    text: str
    main: bool = False
    loose: bool = False


def spellings(read: Reader) -> Iterator[tuple[str, str]]:
    """Yield (letter, ``folder/id#number``) for each spelling of an actor or outlet that has a page, and of each place."""
    entries, shown = read.registries, read.shared("paths")
    there = [f"actors/{id_}" for id_ in entries.actors if routes.entry("actors", id_) in shown]
    there += [f"sources/{id_}" for id_ in entries.sources if routes.entry("sources", id_) in shown]
    there += [f"places/{id_}" for id_, place in entries.places.items() if place.retired_to is None]
    found = []
    for key in there:
        entry = named(entries, key)
        for number, spelling in enumerate(called(entry)):
            under = filed(entry) if spelling.main and isinstance(entry, Actor) else spelling.text
            folded = fold(under)
            found.append((letter(folded), folded, spelling.text, key, number))
    for heading, _, _, key, number in sorted(found, key=lambda item: (item[0] == "#", item)):
        yield heading, routes.fragment(key, str(number))


def named(entries: Registries, key: str) -> Actor | Source | Location:
    """Return the entry that *key* (``actors/kai-lund``) names."""
    folder, _, id_ = key.partition("/")
    if folder == "actors":
        return entries.actors[ActorId(id_)]
    return entries.sources[SourceId(id_)] if folder == "sources" else entries.places[PlaceId(id_)]


def called(entry: Actor | Source | Location) -> tuple[Spelling, ...]:
    """Return every name of *entry*, its own first, each once."""
    names = {entry.name: Spelling(text=entry.name, main=True)}
    native = (entry.native,) if isinstance(entry, Actor) and entry.native else ()
    for text in (*entry.aka, *native):
        names.setdefault(text, Spelling(text=text))
    for text in entry.loose if isinstance(entry, Actor) else ():
        names.setdefault(text, Spelling(text=text, loose=True))
    return tuple(names.values())


def fold(text: str) -> str:
    """Return what *text* is filed under: without an English article, accents and case."""
    plain = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold().strip("'\"“”‘’«» ")
