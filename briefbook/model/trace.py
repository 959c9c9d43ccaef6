"""Traces: what was read to make something. As long as none of it changes, neither does what was made.

A *read* names a table and a key, ``("actor", "kai-lund")``; the key ``*`` stands for the table as a whole.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: A table and a key in it.
Read = tuple[str, Hashable]
#: A table and a key that is text.
Subject = tuple[str, str]
#: The key that stands for all there are.
EVERY: Final = "*"


class Trace:
    """What was read so far. Whoever notes a read adds it to *reads* as it then is: another set may stand in for a while."""

    __slots__ = ("reads",)

    def __init__(self) -> None:
        self.reads: set[Read] = set()


class Table(Mapping[K, V]):
    """Rows by key; *trace* notes who is asked for, whether there or not."""

    __slots__ = ("_name", "_rows", "_trace")

    def __init__(self, name: str, rows: Mapping[K, V], trace: Trace) -> None:
        self._name = name
        self._rows = rows
        self._trace = trace

    def __getitem__(self, key: K) -> V:
        self._trace.reads.add((self._name, key))
        return self._rows[key]

    def get(self, key: K, default: object = None) -> V | object:  # type: ignore[override]
        """Return the row of *key*, or *default*."""
        self._trace.reads.add((self._name, key))
        return self._rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._trace.reads.add((self._name, key))
        return key in self._rows

    def __iter__(self) -> Iterator[K]:
        self._trace.reads.add((self._name, EVERY))
        return iter(self._rows)

    def __len__(self) -> int:
        self._trace.reads.add((self._name, EVERY))
        return len(self._rows)


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
