"""What may be referred to, and what to say of a reference that leads nowhere."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from briefbook.link.guesses import Guesses
from briefbook.link.references import KINDS, VOICE, Reference, entries_of
from briefbook.model.corpus import Article
from briefbook.model.ids import OUTLET, UNKNOWN, ArticleId
from briefbook.model.place import KEY
from briefbook.model.problem import Problem, Span, error
from briefbook.model.registries import Registries

_VOICES: Final = frozenset({OUTLET, UNKNOWN})


class Known:
    """Everything that has an id. *statements* and *gaps* are the ids of these, *places* tells where each was written.

    *broken* are ids whose entry exists but could not be read: to refer to one of them is no second mistake. What only
    messages need is put together when the first mistake is told.
    """

    def __init__(
        self,
        registries: Registries,
        articles: Mapping[ArticleId, Article],
        statements: Container[str],
        gaps: Container[str],
        places: Callable[[], Mapping[str, Span]],
        broken: Container[str],
    ) -> None:
        self._registries = registries
        self._articles = articles
        self._places_of = places
        self._broken = broken
        self._guesses: dict[str, Guesses] = {}
        self._retired: Mapping[tuple[str, str], str] = {
            (kind, entry.id): entry.retired_to for kind, entry in entries_of(registries) if entry.retired_to
        }
        self._ids: Mapping[str, Container[str]] = {
            "actor": registries.actors,
            "source": registries.sources,
            "topic": registries.topics,
            "place": registries.places,
            "event": registries.events,
            "figure": registries.figures,
            "demand": registries.demands,
            "article": articles,
            "statement": statements,
            "gap": gaps,
            VOICE: _VOICES,
        }

    def amiss(self, references: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Return those of *references* (kinds, id) that lead nowhere, or to an entry that is retired."""
        return frozenset(each for each in references if not self._leads(*each))

    def check(self, references: Iterable[Reference]) -> Iterator[Problem]:
        """Yield a problem for each of *references* that leads nowhere, or to an entry that is retired."""
        for reference in references:
            if self._leads(reference.kinds, reference.id):
                continue
            heir = self._heir(reference.kinds, reference.id)
            if heir is None:
                yield self._unknown(reference)
            else:
                told = f'"{reference.id}" was retired: what refers to it would be shown nowhere'
                yield error("retired-id", reference.span, told, f'write "{heir}"')

    def _leads(self, kinds: str, id_: str) -> bool:
        if self._retired and self._heir(kinds, id_) is not None:
            return False
        return id_ in self._broken or any(id_ in self._ids[kind] for kind in kinds.split("|"))

    def _heir(self, kinds: str, id_: str) -> str | None:
        return next((heir for kind in kinds.split("|") if (heir := self._retired.get((kind, id_)))), None)

    def _unknown(self, reference: Reference) -> Problem:
        kinds = reference.kinds.split("|")
        what = " or ".join(reference.registered) if len(reference.registered) < 4 else "entry"
        named = self._named.get(reference.id, ())
        found = next((id_ for id_ in named if any(id_ in self._places[kind] for kind in kinds)), None)
        found = found or self._guess(reference.kinds).nearest(reference.id)
        where = self._where(found, kinds) if found else ""
        hint = f'did you mean "{found}"{where}?' if found else self._elsewhere(reference)
        return error(f"unknown-{kinds[0]}", reference.span, f'no {what} is called "{reference.id}"', hint)

    def _where(self, id_: str, kinds: Iterable[str]) -> str:
        if id_ in _VOICES:
            return ""
        span = [self._places[kind][id_] for kind in kinds if id_ in self._places[kind]][-1]
        return f" ({span.path}:{span.line})"

    def _guess(self, kinds: str) -> Guesses:
        if kinds not in self._guesses:
            self._guesses[kinds] = Guesses({id_ for kind in kinds.split("|") for id_ in self._places[kind]})
        return self._guesses[kinds]

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, Span]]:
        """What may be referred to: kind → id → where it is defined."""
        places: dict[str, dict[str, Span]] = {kind: {} for kind in KINDS}
        for kind, entry in entries_of(self._registries):
            places[kind][entry.id] = entry.place.span(KEY)
        places[VOICE] = dict.fromkeys((OUTLET, UNKNOWN), Span(path="content/annotations"))
        places["article"] = {id_: article.file.place.span() for id_, article in self._articles.items()}
        for id_, span in self._places_of().items():
            places["gap" if id_ in self._ids["gap"] else "statement"][id_] = span
        return places

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entries that have a name, another name or a metonym, by that name written as an id."""
        named: dict[str, tuple[str, ...]] = {}
        for _, entry in entries_of(self._registries):
            for name in (entry.name, *getattr(entry, "aka", ()), *getattr(entry, "loose", ())):
                key = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
                named[key] = (*named.get(key, ()), entry.id)
        return named

    def _elsewhere(self, reference: Reference) -> str:
        """Tell where an id of another kind stands, or where to define it."""
        for kind, places in self._places.items():
            if reference.id in places:
                wanted = " or ".join(map(_with_article, reference.registered))
                return f'"{reference.id}" is {_with_article(kind)}; {wanted} is expected here'
        if reference.kinds.startswith("statement"):
            return "`status --ids` prints the ids to refer to"
        if reference.kinds == "gap":
            return "give that gap an `id` of its own"
        if reference.kinds.startswith("article"):
            return f"an article of that name is content/articles/{reference.id}.md"
        return "define it in " + " or ".join(f"content/{kind}s.yaml" for kind in reference.registered)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
