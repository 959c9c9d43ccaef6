"""What linking one article takes: its own files, and the scene it is set in."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from briefbook.model.config import Config
from briefbook.model.ids import ArticleId
from briefbook.model.lock import LockedText
from briefbook.model.notes import ArticleFile, Desk, Note
from briefbook.model.registries import Demand, Registries


class Scene(Struct, frozen=True, gc=False, kw_only=True):
    """What all articles share. Of *config* only ``quoting`` and ``texts`` matter; *demands* are those each article shows."""

    config: Config
    registries: Registries
    demands: Mapping[ArticleId, tuple[Demand, ...]]


class Draft(Struct, frozen=True, gc=False, kw_only=True):
    """An article as written: its file and its notes; *text* is its private original and *locked* what was verified of it."""

    file: ArticleFile
    notes: tuple[Note, ...] = ()
    text: str | None = None
    locked: LockedText | None = None


def scene_of(config: Config, registries: Registries) -> Scene:
    """Return the scene that *config* and *registries* make."""
    return Scene(config=config, registries=registries, demands=demands_shown(registries.demands.values()))


def demands_shown(demands: Iterable[Demand]) -> Mapping[ArticleId, tuple[Demand, ...]]:
    """Return the demands, retired ones too, by the article that shows them, in the order given."""
    shown: dict[ArticleId, tuple[Demand, ...]] = {}
    for demand in demands:
        shown[demand.article] = (*shown.get(demand.article, ()), demand)
    return shown


def draft_of(desk: Desk, file: ArticleFile) -> Draft:
    """Return what *desk* holds of one article."""
    return Draft(
        file=file, notes=desk.notes.get(file.id, ()), text=desk.texts.get(file.id), locked=desk.lock.texts.get(file.id)
    )
