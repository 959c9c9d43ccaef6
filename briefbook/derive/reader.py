"""The reader: all that findings are made from, by subject and by id, with a note of what was read.

A finding is a function of a reader and a key. It is made when it is first asked for, kept with its trace, and made anew once
something that it read has changed. Whoever asks for it has read what it read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final

from briefbook.model.catalogue import Catalogue
from briefbook.model.ids import ArticleId
from briefbook.model.registries import Registries
from briefbook.model.trace import EVERY, Read, Table

#: What each registry's entries are called in a trace.
TABLES: Final = {
    "actors": "actor",
    "sources": "outlet",
    "topics": "subject",
    "places": "place",
    "events": "entry",
    "figures": "number",
    "demands": "demand",
}

#: Findings that are one mapping for all, and the table that their rows are read from one by one.
SHARED: Final = {"told": "utterance", "paths": "page"}

Maker = Callable[["Reader", str], Any]


@dataclass(slots=True)
class Collection:
    """What was written, as findings are made from it, and the findings made so far; changed by `turn` alone."""

    registries: Registries
    catalogue: Catalogue
    as_of: date | None
    makers: Mapping[str, Maker]
    kept: dict[tuple[str, str], tuple[Any, frozenset[Read]]] = field(default_factory=dict)
    users: dict[Read, set[tuple[str, str]]] = field(default_factory=dict)

    def found(self, name: str, key: str) -> tuple[Any, frozenset[Read]]:
        """Return the finding *name* of *key*, and what it was made from."""
        kept = self.kept.get((name, key))
        if kept is None:
            reads: set[Read] = set()
            value = self.makers[name](Reader(self, reads), key)
            kept = self.kept[name, key] = value, frozenset(reads)
            for read in reads:
                self.users.setdefault(read, set()).add((name, key))
        return kept

    def turn(self, changed: Iterable[Read]) -> set[Read]:
        """Forget each finding that read something *changed*; return what has changed by that, the rows of shared ones among it."""
        waiting, all_changed = set(changed), set(changed)
        while waiting:
            before = self._forget(waiting)
            waiting = {read for name, rows in before.items() for read in self._differing(name, rows)} - all_changed
            all_changed |= waiting
        return all_changed

    def _forget(self, changed: Iterable[Read]) -> dict[str, Mapping[str, Any]]:
        """Forget what read something *changed*; return the shared findings among it as they were."""
        gone: set[tuple[str, str]] = set()
        for read in changed:
            gone |= self.users.pop(read, set())
        kept = {(name, key): self.kept.pop((name, key), (None,))[0] for name, key in gone}
        return {name: rows for (name, _), rows in kept.items() if name in SHARED and rows is not None}

    def _differing(self, name: str, before: Mapping[str, Any]) -> set[Read]:
        after, _ = self.found(name, "all")
        table = SHARED[name]
        changed = {(table, key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        return changed | {(table, EVERY)} if changed else changed


class Reader:
    """What a finding or a page may read of a collection; all of it is noted in *reads*."""

    __slots__ = ("_collection", "reads", "registries")

    def __init__(self, collection: Collection, reads: set[Read]) -> None:
        self._collection = collection
        self.reads = reads
        self.registries = traced(collection.registries, reads)

    def marks(self, table: str, key: str) -> tuple[Any, ...]:
        """Return the notes under a subject, in the order of publication."""
        self.reads.add((table, key))
        return self._collection.catalogue.marks(table, key)

    def articles(self, table: str, key: str) -> tuple[ArticleId, ...]:
        """Return the articles under a subject, in the order of publication."""
        self.reads.add((table, key))
        return self._collection.catalogue.articles(table, key)

    def has(self, table: str, key: str) -> bool:
        """Tell whether anything stands under a subject."""
        self.reads.add((f"{table}?", key))
        return self._collection.catalogue.has(table, key)

    def keys(self, table: str) -> tuple[str, ...]:
        """Return the keys of *table* that anything stands under, sorted."""
        self.reads.add((table, EVERY))
        return tuple(sorted(self._collection.catalogue.keys(table)))

    def past(self, day: date) -> bool:
        """Tell whether the collection reaches beyond *day*."""
        self.reads.add(("past", day.isoformat()))
        as_of = self._collection.as_of
        return as_of is not None and day < as_of

    def found(self, name: str, key: str) -> Any:
        """Return the finding *name* of *key*."""
        value, reads = self._collection.found(name, key)
        self.reads |= reads
        return value

    def shared(self, name: str) -> Mapping[str, Any]:
        """Return the shared finding *name* as a table: only the rows that are asked for are read."""
        rows, _ = self._collection.found(name, "all")
        return Table(SHARED[name], rows, self.reads)


class Found(Mapping[Any, Any]):
    """The findings of one name as a table; its keys are those that *keys* gives."""

    __slots__ = ("_keys", "_name", "_reader")

    def __init__(self, reader: Reader, name: str, keys: Callable[[], Iterable[Any]]) -> None:
        self._reader = reader
        self._name = name
        self._keys = keys

    def __getitem__(self, key: Any) -> Any:
        value = self._reader.found(self._name, str(key))
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Any:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self._keys())


def traced(registries: Registries, reads: set[Read]) -> Registries:
    """Return *registries* as tables that note in *reads* who is asked for."""
    tables = {f.name: Table(TABLES[f.name], getattr(registries, f.name), reads) for f in fields(Registries)}
    return replace(registries, **tables)
