"""What was made of a value, kept while one press is at work: the same card, phrase or address stands on many pages."""

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: How many values are kept, at most: enough for what neighbouring pages share, some ten megabytes of text.
MOST: Final = 20_000


class Remembered(dict[K, V]):
    """A function of small values as a table: ``table[key]`` is worked out once. Emptied when *most* are in it."""

    def __init__(self, make: Callable[[K], V], most: int = MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


class Kept(Generic[V]):
    """What was made of frozen values, found by the very object first: to hash a card is to hash all that is in it.

    Those asked for again outlive the others: when *most* are held, the ones not asked for since the last time go.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._same: dict[int, tuple[object, V]] = {}  # holds the object too, so that its id cannot become another's
        self._equal: dict[object, V] = {}
        self._older: dict[object, V] = {}

    def get(self, value: object) -> V | None:
        """Return what was made of *value* or of its equal, or ``None``."""
        same = self._same.get(id(value))
        if same is not None:
            return same[1]
        found = self._equal.get(value)
        if found is None:
            found = self._older.get(value)
            if found is None:
                return None
            self._hold(value, found)
        self._know(value, found)
        return found

    def put(self, value: object, made: V) -> None:
        """Keep what was *made* of *value*."""
        self._hold(value, made)
        self._know(value, made)

    def _hold(self, value: object, made: V) -> None:
        if len(self._equal) >= self._most:
            self._older, self._equal = self._equal, {}
        self._equal[value] = made

    def _know(self, value: object, made: V) -> None:
        if len(self._same) >= self._most:
            self._same.clear()
        self._same[id(value)] = (value, made)
