"""The link check over a site whose pages change: only what changed is looked at, unless something that was linked to went."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from briefbook.model.problem import Problem
from briefbook.pipeline.numbers import Numbers, unpacked
from briefbook.pipeline.pages import TWICE, Kept
from briefbook.render import Anchors, page_problems, unreachable, unreachable_page

#: Makes a page again, to see its places and links by name.
Anchored = Callable[[str], Anchors]


class Places(AbstractSet[int]):
    """Places that were stored, in order: looked up in a few steps each, without a set of half a million being made for a few."""

    def __init__(self, stored: bytes) -> None:
        self._numbers = array("Q", stored)

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, int):
            return False
        at = bisect_left(self._numbers, place)
        return at < len(self._numbers) and self._numbers[at] == place

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


@dataclass(slots=True)
class Ties:
    """What is linked to what. *amiss* are the pages with a link that leads nowhere, or with a place given twice.

    *files* are the paths of what is no page, *apart* the pages that no way leads to, *lost* those of them that need one.
    """

    places: AbstractSet[int] = field(default_factory=set)
    files: frozenset[str] = frozenset()
    amiss: frozenset[str] = frozenset()
    apart: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def tied(
    before: Ties,
    old: Mapping[str, Kept],
    new: Mapping[str, Kept],
    changed: Iterable[str],
    files: frozenset[str],
    exempt: Callable[[str], bool],
    number: Numbers,
) -> Ties:
    """Return how the pages *new* hang together, where *old* ones did as *before* and only those *changed* may differ.

    *files* are all other paths of the site; pages that are *exempt* need not be reachable.
    """
    made = set(changed)
    gone = old.keys() - new.keys()
    shrunk = bool(gone) or not before.files <= files
    shrunk = shrunk or any(path in old and set(unpacked(old[path].ids)) - set(unpacked(new[path].ids)) for path in made)
    fewer = bool(gone) or any(
        path in old and set(unpacked(old[path].onward)) - set(unpacked(new[path].onward)) for path in made
    )
    if shrunk or not before.places:
        places: AbstractSet[int] = {place for kept in new.values() for place in unpacked(kept.ids)} - {TWICE}
        places |= {number[path] for path in (*new, *files)}
        looked = set(new)
    else:
        come = {place for path in made if path in new for place in unpacked(new[path].ids)} - {TWICE}
        come.update(number[path] for path in (*(new.keys() - old.keys()), *(files - before.files)))
        # The set is the same object as long as it holds the same: nobody has to store or to look at it again.
        places = before.places if come <= before.places else {*before.places, *come}
        looked = made | set(before.amiss)
    amiss = (before.amiss & new.keys()) - looked | {
        path for path in looked if path in new and _is_amiss(new[path], places)
    }
    apart = before.apart
    if fewer or new.keys() - old.keys() or not all(map(exempt, apart)):
        pages = {number[path]: path for path in new}
        onward = {path: [pages[to] for to in unpacked(kept.onward) if to in pages] for path, kept in new.items()}
        apart = unreachable(onward, ())
    lost = tuple(path for path in apart if not exempt(path))
    return Ties(places=places, files=files, amiss=frozenset(amiss), apart=apart, lost=lost)


def tie_problems(
    ties: Ties, files: Iterable[str], anchored: Anchored, source: Callable[[str], str]
) -> Iterable[Problem]:
    """Yield what is wrong with *ties*, by name; *source* is the file that messages name for a page."""
    if ties.amiss:
        there = set(files)
        ids: dict[str, frozenset[str] | None] = {}

        def ids_of(path: str) -> frozenset[str] | None:
            if path not in ids:
                ids[path] = frozenset(anchored(path).ids) if path.endswith(".html") and path in there else None
            return ids[path]

        for path in sorted(ties.amiss):
            yield from page_problems(anchored(path), ids_of, there, source(path))
    for path in ties.lost:
        yield unreachable_page(path, source(path))


def _is_amiss(kept: Kept, places: AbstractSet[int]) -> bool:
    return TWICE in unpacked(kept.ids) or not all(map(places.__contains__, unpacked(kept.links)))
