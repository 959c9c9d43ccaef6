"""A registry that remembers which of its entries were asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

Id = TypeVar("Id", bound=str)
E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Consulted(Mapping[Id, E]):
    """The entries *table* of one *kind*; each lookup, found or not, is added to *seen* as (kind, id)."""

    kind: str
    table: Mapping[Id, E]
    seen: set[tuple[str, str]]

    def __getitem__(self, key: Id) -> E:
        self.seen.add((self.kind, key))
        return self.table[key]

    def __contains__(self, key: object) -> bool:
        self.seen.add((self.kind, str(key)))
        return key in self.table

    def __iter__(self) -> Iterator[Id]:
        return iter(self.table)

    def __len__(self) -> int:
        return len(self.table)
