"""Traces: what was read to make something. As long as none of it changes, neither does what was made.

A *read* names a table and a key, ``("actor", "kai-lund")``; the key ``*`` stands for the table as a whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final, TypeVar

K = TypeVar("K", bound=str)
V = TypeVar("V")

#: A table and a key in it.
Read = tuple[str, str]
#: The key that stands for all there are.
EVERY: Final = "*"


class Table(Mapping[K, V]):
    """Rows by key that note in *reads* who is asked for, whether there or not."""

    __slots__ = ("_name", "_reads", "_rows")

    def __init__(self, name: str, rows: Mapping[K, V], reads: set[Read]) -> None:
        self._name = name
        self._rows = rows
        self._reads = reads

    def __getitem__(self, key: K) -> V:
        self._reads.add((self._name, key))
        return self._rows[key]

    def get(self, key: K, default: object = None) -> V | object:  # type: ignore[override]
        """Return the row of *key*, or *default*."""
        self._reads.add((self._name, key))
        return self._rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reads.add((self._name, str(key)))
        return key in self._rows

    def __iter__(self) -> Iterator[K]:
        self._reads.add((self._name, EVERY))
        return iter(self._rows)

    def __len__(self) -> int:
        self._reads.add((self._name, EVERY))
        return len(self._rows)


class Names(AbstractSet[str]):
    """A set that notes in *reads* who is asked for."""

    __slots__ = ("_name", "_names", "_reads")

    def __init__(self, name: str, names: AbstractSet[str], reads: set[Read]) -> None:
        self._name = name
        self._names = names
        self._reads = reads

    def __contains__(self, key: object) -> bool:
        self._reads.add((self._name, str(key)))
        return key in self._names

    def __iter__(self) -> Iterator[str]:
        self._reads.add((self._name, EVERY))
        return iter(self._names)

    def __len__(self) -> int:
        self._reads.add((self._name, EVERY))
        return len(self._names)


class Later(Sequence[Any]):
    """A sequence that is not read before somebody looks at it."""

    __slots__ = ("_items",)

    def __init__(self, items: Callable[[], Sequence[Any]]) -> None:
        self._items = items

    def __getitem__(self, place: Any) -> Any:  # noqa: ANN401 - of whatever is looked at later
        return self._items()[place]

    def __len__(self) -> int:
        return len(self._items())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items())

    def __eq__(self, other: object) -> bool:
        return self._items() == other

    __hash__ = None  # type: ignore[assignment]
