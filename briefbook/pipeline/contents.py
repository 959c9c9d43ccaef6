"""Contents: all pages and files that there are to make, listed anew only by those whose list may have changed."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from briefbook.collection import Collection, Reader
from briefbook.model.trace import Read, Trace
from briefbook.pipeline.pages import Item, files_of
from briefbook.pipeline.sight import site_for
from briefbook.plan import LISTERS, Address, Site, file_addresses


@dataclass(slots=True)
class Contents:
    """The *items* of a site by path, in the order of paths, and the *files* of each; of each lister what it listed and read."""

    items: Mapping[str, Item] = field(default_factory=dict)
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: dict[Hashable, tuple[tuple[Item, ...], frozenset[Read]]] = field(default_factory=dict)

    def restore(self, lists: Mapping[Hashable, tuple[tuple[Item, ...], frozenset[Read]]]) -> None:
        """Take *lists* for what was listed."""
        self.lists = dict(lists)
        self._take([item for items, _ in lists.values() for item in items])

    def turn(self, collection: Collection, changed: set[Read]) -> set[Read]:
        """List what may have *changed*; return which items, listed before and now, are other than they were."""
        anew = [lister for lister in LISTERS if self._is_stale(lister, changed)]
        for lister in anew:
            self._list(lister, lister, collection)
        listed: list[Item] = [item for lister in LISTERS for item in self.lists[lister][0]]
        if not anew and not self._is_stale(file_addresses, changed):
            return set()
        pages = [item for item in listed if isinstance(item, Address)]
        self._list(file_addresses, lambda site: file_addresses(site, pages), collection)
        listed += self.lists[file_addresses][0]
        before = self.items
        self._take(listed)
        return {("item", path) for path, item in self.items.items() if path in before and before[path] != item}

    def rehearse(self, collection: Collection, between: Callable[[], None]) -> None:
        """Find what listing takes, though the lists stand; call *between* now and then, which may raise."""
        site = site_for(Reader(collection, Trace()))
        for lister in LISTERS:
            for _ in lister(site):
                between()

    def _is_stale(self, lister: Hashable, changed: set[Read]) -> bool:
        kept = self.lists.get(lister)
        return kept is None or not kept[1].isdisjoint(changed)

    def _list(self, name: Hashable, lister: Callable[[Site], Iterable[Item]], collection: Collection) -> None:
        trace = Trace()
        self.lists[name] = tuple(lister(site_for(Reader(collection, trace)))), frozenset(trace.reads)

    def _take(self, listed: Iterable[Item]) -> None:
        """Let *listed* be all that there is to make."""
        before, files = self.items, self.files
        self.items = {item.path: item for item in sorted(listed, key=lambda item: item.path)}
        self.files = {
            path: files[path] if before.get(path) == item else files_of(item) for path, item in self.items.items()
        }
