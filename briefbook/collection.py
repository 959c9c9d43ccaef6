"""The collection: what was written, by subject and by id, and what follows from it, made on demand.

A finding is a function of a reader and a key. It is made when it is first asked for, kept with its trace (what it read), and
forgotten once something that it read has changed. Whoever asks for it has read what it read. So nothing says by hand
what depends on what; and what is kept is what would be made anew.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

from briefbook.model.catalogue import Catalogue
from briefbook.model.ids import ArticleId
from briefbook.model.registries import Registries
from briefbook.model.trace import EVERY, Read, Table

T = TypeVar("T")
#: A finding of any kind: its maker and whoever asks for it know which.
Finding: TypeAlias = Any
#: What an entry of each registry is called in a trace.
ENTRIES: Final = {
    "actors": "actor",
    "sources": "outlet",
    "topics": "subject",
    "places": "place",
    "events": "entry",
    "figures": "number",
    "demands": "demand",
}
#: Findings that are one mapping for all, made as a whole, and the table that its rows are read from one by one.
SHARED: Final = {"told": "utterance", "paths": "page"}

Name = tuple[str, Hashable]
Maker = Callable[["Reader", Finding], Finding]


@dataclass(slots=True)
class Collection:
    """What was written, as findings are made from it, and the findings made so far.

    *others* are tables by name that are neither registries nor subjects. After each change of any of these, call `turn`.
    """

    registries: Registries
    catalogue: Catalogue
    as_of: date | None
    makers: Mapping[str, Maker]
    others: dict[str, Mapping[Any, Any]] = field(default_factory=dict)
    kept: dict[Name, tuple[Finding, frozenset[Read]]] = field(default_factory=dict)
    users: dict[Read, set[Name]] = field(default_factory=dict)

    def found(self, name: str, key: Hashable) -> tuple[Finding, frozenset[Read]]:
        """Return the finding *name* of *key*, and what it was made from."""
        kept = self.kept.get((name, key))
        if kept is None:
            reads: set[Read] = set()
            value = self.makers[name](Reader(self, reads), key)
            kept = self.keep((name, key), value, frozenset(reads))
        return kept

    def keep(self, name: Name, value: Finding, reads: frozenset[Read]) -> tuple[Finding, frozenset[Read]]:
        """Keep *value*, made from *reads*, until one of these changes."""
        kept = self.kept[name] = value, reads
        for read in reads:
            self.users.setdefault(read, set()).add(name)
        return kept

    def turn(self, changed: Iterable[Read]) -> set[Read]:
        """Forget each finding that read something *changed*; return what has changed by that, rows of shared ones among it."""
        waiting = set(changed)
        told = set(waiting)
        while waiting:
            before = self._forget(waiting)
            waiting = {read for name, rows in before.items() for read in self._differing(name, rows)} - told
            told |= waiting
        return told

    def _forget(self, changed: Iterable[Read]) -> dict[str, Mapping[str, Any]]:
        """Forget what read something *changed*; return the shared findings among it as they were."""
        gone = {name for read in changed for name in self.users.pop(read, ())}
        kept = {name: self.kept.pop(name) for name in gone if name in self.kept}
        return {name: rows for (name, _), (rows, _) in kept.items() if name in SHARED}

    def _differing(self, name: str, before: Mapping[str, Any]) -> set[Read]:
        after, _ = self.found(name, EVERY)
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

    def marks(self, table: str, key: str) -> tuple[Finding, ...]:
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

    def other(self, name: str) -> Mapping[Any, Any]:
        """Return one of the other tables."""
        return Table(name, self._collection.others[name], self.reads)

    def past(self, day: date) -> bool:
        """Tell whether the collection reaches beyond *day*."""
        self.reads.add(("past", day.isoformat()))
        as_of = self._collection.as_of
        return as_of is not None and day < as_of

    def found(self, name: str, key: Hashable) -> Finding:
        """Return the finding *name* of *key*."""
        value, reads = self._collection.found(name, key)
        self.reads |= reads
        return value

    def shared(self, name: str) -> Mapping[Any, Any]:
        """Return the shared finding *name* as a table: only the rows that are asked for are read."""
        rows, _ = self._collection.found(name, EVERY)
        return Table(SHARED[name], rows, self.reads)

    def drawn(self, name: str, key: Hashable, draw: Callable[[], T]) -> T:
        """Return what *draw* makes with this reader's tables, kept under *name* and *key* as a finding is."""
        kept = self._collection.kept.get((name, key))
        if kept is None:
            before = frozenset(self.reads)
            self.reads.clear()
            try:
                kept = self._collection.keep((name, key), draw(), frozenset(self.reads))
            finally:
                self.reads |= before
        self.reads |= kept[1]
        value: T = kept[0]
        return value


class Found(Mapping[Any, Any]):
    """The findings of one name as a table; ``None`` is no row. Its keys are those that *keys* gives."""

    __slots__ = ("_keys", "_name", "_reader")

    def __init__(self, reader: Reader, name: str, keys: Callable[[], Iterable[Any]] = tuple) -> None:
        self._reader = reader
        self._name = name
        self._keys = keys

    def __getitem__(self, key: Hashable) -> Finding:
        value = self._reader.found(self._name, key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: Hashable, default: Finding = None) -> Finding:
        """Return the finding of *key*, or *default*."""
        value = self._reader.found(self._name, key)
        return default if value is None else value

    def __contains__(self, key: Hashable) -> bool:
        return self._reader.found(self._name, key) is not None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self._keys())


def traced(registries: Registries, reads: set[Read]) -> Registries:
    """Return *registries* as tables that note in *reads* who is asked for."""
    tables = {f.name: Table(ENTRIES[f.name], getattr(registries, f.name), reads) for f in fields(Registries)}
    return replace(registries, **tables)
