"""Sharing: what many articles say alike (ids of actors, topics, outlets) is held once, however it came here."""

from collections.abc import Hashable
from typing import Final, TypeVar

from msgspec.structs import replace

from briefbook.model.corpus import Linked, Mark, Statement

M = TypeVar("M", bound=Mark)
#: The fields of notes that hold ids, or keys that come again in each article.
_ALIKE: Final = ("key", "about", "by", "via", "closes", "who", "to", "roles", "roll_up")


class Shares:
    """The values met so far, each by itself."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[Hashable, Hashable] = {}

    def shared(self, linked: Linked) -> Linked:
        """Return *linked* with references, keys and ids as the same objects that other articles have."""
        share = self._known.setdefault
        marks = tuple(self._mark(mark, linked) for mark in linked.marks)
        ids = {mark.id: mark.id for mark in marks if isinstance(mark, Statement)}
        return replace(
            linked,
            marks=marks,
            placed=tuple(replace(each, id=ids.get(each.id, each.id)) for each in linked.placed),  # type: ignore[call-overload]
            refers=tuple([share(pair, pair) for pair in linked.refers]),
            consulted=frozenset([share(pair, pair) for pair in linked.consulted]),
        )

    def _mark(self, mark: M, linked: Linked) -> M:
        share = self._known.setdefault
        alike = {name: share(value, value) for name in _ALIKE if (value := getattr(mark, name, None))}
        return replace(mark, article=linked.article.id, written=linked.marks[0].written, **alike)
