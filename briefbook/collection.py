"""The collection: what was written, by subject and by id, and what follows from it, made on demand.

A finding is a function of a reader and a key. It is made when it is first asked for, kept with its trace (what it read), and
forgotten once something that it read has changed. Whoever asks for it has read what it read. So nothing says by hand
what depends on what; and what is kept is what would be made anew.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

from msgspec.structs import replace

from briefbook.model.catalogue import Catalogue
from briefbook.model.ids import ArticleId
from briefbook.model.registries import Registries
from briefbook.model.trace import EVERY, Read, Table, Trace

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
#: So many cards are kept, twice, for pages that show the same; and so many findings of a collection that does not last. What is
#: kept costs memory, and can be made again. Shared findings stay: they are dear, and every page looks something up in them.
DECK: Final = 8_000
FINDINGS: Final = 30_000

Name = tuple[str, Hashable]
Maker = Callable[["Reader", Finding], Finding]


@dataclass(slots=True)
class Collection:
    """What was written, as findings are made from it, and the findings made so far.

    *others* are tables by name that are neither registries nor subjects. After each change of any of these, call `turn`.
    Findings whose name is in *shared* are mappings, made as a whole, whose rows are read one by one. A collection that is not
    *lasting* never turns, and need not know who read what.
    """

    registries: Registries
    catalogue: Catalogue
    as_of: date | None
    makers: Mapping[str, Maker]
    shared: AbstractSet[str]
    lasting: bool = True
    others: dict[str, Mapping[Any, Any]] = field(default_factory=dict)
    kept: dict[Name, tuple[Finding, frozenset[Read]]] = field(default_factory=dict)
    aged: dict[Name, tuple[Finding, frozenset[Read]]] = field(default_factory=dict)
    users: dict[Read, set[Name]] = field(default_factory=dict)
    deck: dict[Hashable, tuple[Finding, frozenset[Read]]] = field(default_factory=dict)
    older: dict[Hashable, tuple[Finding, frozenset[Read]]] = field(default_factory=dict)

    def found(self, name: str, key: Hashable) -> tuple[Finding, frozenset[Read]]:
        """Return the finding *name* of *key*, and what it was made from."""
        kept = self.kept.get((name, key))
        if kept is None and (name, key) in self.aged:
            kept = self.keep((name, key), *self.aged[name, key])
        if kept is None:
            trace = Trace()
            value = self.makers[name](Reader(self, trace), key)
            kept = self.keep((name, key), value, frozenset(trace.reads))
        return kept

    def keep(self, name: Name, value: Finding, reads: frozenset[Read]) -> tuple[Finding, frozenset[Read]]:
        """Keep *value*, made from *reads*, until one of these changes."""
        if not self.lasting and len(self.kept) >= FINDINGS:
            self.kept, self.aged = {n: found for n, found in self.kept.items() if n[0] in self.shared}, self.kept
        kept = self.kept[name] = value, reads
        if self.lasting:
            for read in reads:
                self.users.setdefault(read, set()).add(name)
        return kept

    def shed(self) -> None:
        """Forget, in a collection that does not last, all findings but the shared ones."""
        if not self.lasting:
            self.kept, self.aged = {name: found for name, found in self.kept.items() if name[0] in self.shared}, {}

    def let_go(self, name: str) -> None:
        """Forget the findings *name*, which nobody will ask for again soon."""
        for key in [key for key in self.kept if key[0] == name]:
            _, reads = self.kept.pop(key)
            for read in reads if self.lasting else ():
                self.users.get(read, set()).discard(key)

    def dealt(self, key: Hashable, card: tuple[Finding, frozenset[Read]]) -> None:
        """Keep a card that was just drawn. When the deck is full, the cards not drawn since it last was are dropped."""
        if len(self.deck) >= DECK:
            self.deck, self.older = {}, self.deck
        self.deck[key] = card

    def turn(self, changed: Iterable[Read]) -> set[Read]:
        """Forget each finding that read something *changed*; return what has changed by that, rows of shared ones among it."""
        self.deck, self.older = {}, {}
        waiting = set(changed)
        told = set(waiting)
        while waiting:
            before = self._forget(waiting)
            # What was told before may be told again: a row may have been made from another that was yet to change.
            waiting = {read for name, rows in before.items() for read in self._differing(*name, rows)}
            told |= waiting
        return told

    def _forget(self, changed: Iterable[Read]) -> dict[Name, Mapping[Any, Any]]:
        """Forget what read something *changed*; return the shared findings among it as they were."""
        gone = {name for read in changed for name in self.users.pop(read, ())}
        kept = {name: self.kept.pop(name) for name in gone if name in self.kept}
        return {name: rows for name, (rows, _) in kept.items() if name[0] in self.shared}

    def _differing(self, name: str, key: Hashable, before: Mapping[Any, Any]) -> set[Read]:
        after, _ = self.found(name, key)
        changed: set[Read] = {(name, row) for row in before.keys() | after.keys() if before.get(row) != after.get(row)}
        return changed | {(name, EVERY)} if changed else changed


class Reader:
    """What a finding or a page may read of a collection; *trace* notes all of it."""

    __slots__ = ("_collection", "_registries", "trace")

    def __init__(self, collection: Collection, trace: Trace) -> None:
        self._collection = collection
        self._registries: Registries | None = None
        self.trace = trace

    @property
    def registries(self) -> Registries:
        """Return the registries as tables. Most findings read none: they are made when they are asked for."""
        if self._registries is None:
            self._registries = traced(self._collection.registries, self.trace)
        return self._registries

    def marks(self, table: str, key: str) -> tuple[Finding, ...]:
        """Return the notes under a subject, in the order of publication."""
        self.trace.reads.add((table, key))
        return self._collection.catalogue.marks(table, key)

    def articles(self, table: str, key: str) -> tuple[ArticleId, ...]:
        """Return the articles under a subject, in the order of publication."""
        self.trace.reads.add((table, key))
        return self._collection.catalogue.articles(table, key)

    def has(self, table: str, key: str) -> bool:
        """Tell whether anything stands under a subject."""
        self.trace.reads.add((f"{table}?", key))
        return self._collection.catalogue.has(table, key)

    def keys(self, table: str) -> tuple[str, ...]:
        """Return the keys of *table* that anything stands under, sorted."""
        self.trace.reads.add((table, EVERY))
        return tuple(sorted(self._collection.catalogue.keys(table)))

    def other(self, name: str) -> Mapping[Any, Any]:
        """Return one of the other tables."""
        return Table(name, self._collection.others[name], self.trace)

    def out(self, article: ArticleId) -> date:
        """Return the day by which *article*, found under a subject, was surely out."""
        return self._collection.catalogue.out(article)

    def as_of(self) -> date | None:
        """Return the day up to which the collection reaches."""
        self.trace.reads.add(("as of", EVERY))
        return self._collection.as_of

    def past(self, day: date) -> bool:
        """Tell whether the collection reaches beyond *day*."""
        self.trace.reads.add(("past", day.isoformat()))
        as_of = self._collection.as_of
        return as_of is not None and day < as_of

    def found(self, name: str, key: Hashable) -> Finding:
        """Return the finding *name* of *key*."""
        value, reads = self._collection.found(name, key)
        self.trace.reads |= reads
        return value

    def shared(self, name: str, key: Hashable = EVERY) -> Mapping[Any, Any]:
        """Return the shared finding *name* of *key* as a table: only the rows that are asked for are read."""
        rows, _ = self._collection.found(name, key)
        return Table(name, rows, self.trace)

    def drawn(self, key: Hashable, draw: Callable[[], T]) -> T:
        """Return what *draw* makes with this reader's tables; until the next turn it is the same object for whoever asks again."""
        collection = self._collection
        kept = collection.deck.get(key)
        if kept is None:
            kept = collection.older.get(key)
            if kept is not None:
                collection.dealt(key, kept)
        if kept is None:
            outer, self.trace.reads = self.trace.reads, set()
            try:
                kept = draw(), frozenset(self.trace.reads)
            finally:
                self.trace.reads = outer
            collection.dealt(key, kept)
        self.trace.reads |= kept[1]
        value: T = kept[0]
        return value


class Subjects(Mapping[Any, Any]):
    """The notes under the subjects of one table, by key: an empty tuple where there are none."""

    __slots__ = ("_name", "_reader")

    def __init__(self, reader: Reader, name: str) -> None:
        self._reader = reader
        self._name = name

    def __getitem__(self, key: str) -> Finding:
        return self._reader.marks(self._name, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.keys(self._name))

    def __len__(self) -> int:
        return len(self._reader.keys(self._name))


class Filed(Subjects):
    """The articles under the subjects of one table, by key: an empty tuple where there are none."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Finding:
        return self._reader.articles(self._name, key)


class Rows(Mapping[Any, Any]):
    """The rows of several shared findings of one name as a table; *owner* tells which finding a row is of."""

    __slots__ = ("_keys", "_name", "_owner", "_reader")

    def __init__(
        self, reader: Reader, name: str, owner: Callable[[Any], Hashable], keys: Callable[[], Iterable[Any]] = tuple
    ) -> None:
        self._reader = reader
        self._name = name
        self._owner = owner
        self._keys = keys

    def __getitem__(self, key: Hashable) -> Finding:
        return self._reader.shared(self._name, self._owner(key))[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self._keys())


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


def traced(registries: Registries, trace: Trace) -> Registries:
    """Return *registries* as tables; *trace* notes who is asked for."""
    tables = {name: Table(ENTRIES[name], getattr(registries, name), trace) for name in Registries.__struct_fields__}
    return replace(registries, **tables)
