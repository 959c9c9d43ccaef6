"""What was made of a value, kept while one press is at work: the same card, phrase or address stands on many pages."""

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
S = TypeVar("S", bound=str)

#: How many small things (words, addresses) are remembered, at most.
_MOST: Final = 10_000
#: How many values are known by themselves, at most: each is held with all that is in it.
_SAME: Final = 4_000
#: How many characters of pictures are kept before the oldest go: with those of the generation before some 6 MB, and as much
#: again for the values that they were made of. Pages of one time show the same cards, so more room finds little more.
_ROOM: Final = 1_500_000


class Remembered(dict[K, V]):
    """A function of small values as a table: ``table[key]`` is worked out once. Emptied when *most* are in it."""

    def __init__(self, make: Callable[[K], V], most: int = _MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


class Kept(Generic[S]):
    """Texts made of frozen values, of several kinds. A value is known by itself first, and then by its equals.

    Those asked for again outlive the others: when *room* characters are held, the texts that nobody asked for since
    the last time go.
    """

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._held = 0
        self._same: dict[tuple[str, int], tuple[object, S]] = {}  # the object too: its id cannot become another's
        self._equal: dict[_Key, S] = {}
        self._older: dict[_Key, S] = {}

    def text(self, kind: str, value: object, make: Callable[[str, object], S]) -> S:
        """Return what *make* makes of *kind* and *value*, which it is asked only for what is not kept."""
        same = self._same.get((kind, id(value)))
        if same is not None:
            return same[1]
        key = _Key(kind, value)
        found = self._equal.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                found = make(kind, value)
            self._held += len(found)
            if self._held > self._room:
                self._older, self._equal, self._held = self._equal, {}, len(found)
            self._equal[key] = found
        if len(self._same) >= _SAME:
            self._same.clear()
        self._same[kind, id(value)] = (value, found)
        return found


class _Key:
    """A kind and a value, hashed once: to hash a card is to hash all that is in it."""

    __slots__ = ("_hash", "_kind", "_value")

    def __init__(self, kind: str, value: object) -> None:
        self._kind = kind
        self._value = value
        self._hash = hash((kind, value))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._kind == other._kind and self._value == other._value
