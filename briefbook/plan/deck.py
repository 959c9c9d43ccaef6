"""The deck: cards, lines, marks and links that several pages show, each made once for all pages of a depth."""

from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class Deck:
    """Keeps what was made by what it is: (kind, way back to the root, id …), so that pages show the very same object.

    What is made must depend on nothing but the key and the site. A full deck is dealt anew: what it kept costs memory,
    and to make a thing again gives an equal one.
    """

    __slots__ = ("_limit", "_made")

    def __init__(self, limit: int = 400_000) -> None:
        self._limit = limit
        self._made: dict[Hashable, object] = {}

    def draw(self, key: Hashable, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what *key* stands for: what was made for it before, else what ``make(*args)`` returns."""
        found = self._made.get(key)
        if found is None:
            found = make(*args, **kwargs)
            if len(self._made) >= self._limit:
                self._made.clear()
            self._made[key] = found
        return cast("T", found)
