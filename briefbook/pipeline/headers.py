"""Articles and their measures by id, as tables over what is linked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefbook.model.corpus import Article, DemandAnchor, Linked, Measure
from briefbook.model.ids import ArticleId, DemandId
from briefbook.model.registries import Demand


@dataclass(frozen=True, slots=True)
class Headers(Mapping[ArticleId, Article]):
    """The articles by id."""

    linked: Mapping[ArticleId, Linked]

    def __getitem__(self, key: ArticleId) -> Article:
        return self.linked[key].article

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self.linked)

    def __len__(self) -> int:
        return len(self.linked)


@dataclass(frozen=True, slots=True)
class Measures(Mapping[ArticleId, Measure]):
    """The measures of articles by id."""

    linked: Mapping[ArticleId, Linked]

    def __getitem__(self, key: ArticleId) -> Measure:
        return self.linked[key].measure

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self.linked)

    def __len__(self) -> int:
        return len(self.linked)


def anchors_of(
    demands: Mapping[DemandId, Demand], linked: Mapping[ArticleId, Linked]
) -> Mapping[DemandId, DemandAnchor]:
    """Return where each demand is shown, in the order of *demands*."""
    found = {}
    for id_, demand in demands.items():
        shown = linked.get(demand.article)
        anchor = next((a for a in shown.anchors if a.demand == id_), None) if shown else None
        if anchor is not None:
            found[id_] = anchor
    return found
