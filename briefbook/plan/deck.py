"""The deck: cards, lines, marks and links that several pages show, each made once for all pages of a depth."""

from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

from msgspec import Struct

from briefbook.collection import Reader

P = ParamSpec("P")
T = TypeVar("T")


class Deck(Struct, frozen=True, gc=False):
    """Keeps what was made by what it is: (kind, way back to the root, id …), so that pages show the very same object.

    What is made must depend on nothing but the key and what *read* sees.
    """

    read: Reader

    def draw(self, key: Hashable, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what *key* stands for: what was made for it before, else what ``make(*args)`` returns."""
        return self.read.drawn(key, lambda: make(*args, **kwargs))
