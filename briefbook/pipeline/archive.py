"""The archive: every article linked, of which those from the store are opened when somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from collections.abc import Set as AbstractSet

from briefbook.model.corpus import Linked
from briefbook.model.ids import ArticleId

#: Opens what is stored of an article.
Open = Callable[[bytes], Linked]


class Archive(MutableMapping[ArticleId, Linked]):
    """Linked articles by id, in the order of ids.

    *altered* are those that were set or deleted since `stored` was called; ``None`` where that never was.
    """

    def __init__(self) -> None:
        self._open: dict[ArticleId, Linked] = {}
        self._closed: dict[ArticleId, bytes] = {}
        self._opener: Open | None = None
        self._texts: AbstractSet[ArticleId] = frozenset()
        self.altered: set[ArticleId] | None = None

    def recall(self, closed: Mapping[ArticleId, bytes], private: AbstractSet[ArticleId], opener: Open) -> None:
        """Hold the articles *closed*, each opened by *opener* when asked for; those *private* have a private text."""
        self._closed, self._texts, self._opener = dict(closed), private, opener
        self.stored()

    def stored(self) -> None:
        """Begin to note anew what is altered."""
        self.altered = set()

    def open(self) -> None:
        """Open all that is closed."""
        for id_ in list(self._closed):
            self[id_]

    def private(self) -> list[ArticleId]:
        """Return the ids of articles with a private text, in order."""
        found = {id_ for id_, linked in self._open.items() if linked.article.private}
        return sorted(found | (self._texts & self._closed.keys()))

    def __getitem__(self, key: ArticleId) -> Linked:
        found = self._open.get(key)
        if found is None:
            stored = self._closed[key]
            assert self._opener is not None
            found = self._open[key] = self._opener(stored)
            del self._closed[key]
        return found

    def __setitem__(self, key: ArticleId, linked: Linked) -> None:
        self._closed.pop(key, None)
        self._open[key] = linked
        if self.altered is not None:
            self.altered.add(key)

    def __delitem__(self, key: ArticleId) -> None:
        if self._closed.pop(key, None) is None:
            del self._open[key]
        if self.altered is not None:
            self.altered.add(key)

    def __contains__(self, key: object) -> bool:
        return key in self._open or key in self._closed

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(sorted((*self._open, *self._closed)))

    def __len__(self) -> int:
        return len(self._open) + len(self._closed)
