"""Which id was meant, among so many that each cannot be compared with each mistake."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from briefbook.model.suggest import nearest

#: Up to so many ids are all compared; of more, those that begin or end alike or share a word.
_FEW: Final = 500
#: Letters at the beginning or the end that are alike: a slip in one place leaves one of the two whole.
_ALIKE: Final = 4
#: Of those that are alike in part, so many are compared: the nearest in length.
_COMPARED: Final = 200


class Guesses:
    """The ids that may be meant; whatever is asked twice is searched once."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = sorted(ids)
        self._found: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """Return the id that *word* was most likely meant to be, or ``None`` if nothing is near."""
        if word not in self._found:
            self._found[word] = nearest(word, self._ids if len(self._ids) <= _FEW else self._alike(word))
        return self._found[word]

    def _alike(self, word: str) -> Iterable[str]:
        inside = self._index.get(word, ())[:1]
        alike = {id_ for key in _keys(word) for id_ in self._index.get(key, ())}
        return (*inside, *sorted(alike, key=lambda id_: (abs(len(id_) - len(word)), id_))[:_COMPARED])

    @cached_property
    def _index(self) -> dict[str, list[str]]:
        index: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in self._ids:
            for key in {*_keys(id_), *id_.split("-")}:
                index[key].append(id_)
        return dict(index)


def _keys(id_: str) -> frozenset[str]:
    """Return how *id_* begins, how it ends, and its longer words, so that each is told from the others."""
    words = (word for word in id_.split("-") if len(word) > 2)
    return frozenset({f"^{id_[:_ALIKE]}", f"{id_[-_ALIKE:]}$", *words})
