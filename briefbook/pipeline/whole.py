"""Whether what was whole before an edit still is: no id given twice, no reference that leads nowhere, no circle."""

from typing import Final

from briefbook.model.catalogue import Catalogue
from briefbook.model.corpus import Linked
from briefbook.model.ids import DemandId
from briefbook.model.notes import Frame

_REGISTRIES: Final = {
    "actor": "actors",
    "source": "sources",
    "topic": "topics",
    "place": "places",
    "event": "events",
    "figure": "figures",
    "demand": "demands",
}


def still_whole(before: Linked | None, after: Linked | None, catalogue: Catalogue, frame: Frame) -> bool:
    """Tell whether putting *after* in the place of *before* surely breaks nothing that was whole.

    *catalogue* has *after* already. "No" means only that all must be checked: this looks at the two alone, and at what
    they refer to.
    """
    if before is None or after is None:
        return False
    ids, old_ids = [placed.id for placed in after.placed], {placed.id for placed in before.placed}
    if len(set(ids)) < len(ids) or old_ids - set(ids):
        return False
    if {(tie.subject, tie.verb, tie.target) for tie in after.ties} != {
        (tie.subject, tie.verb, tie.target) for tie in before.ties
    }:
        return False
    own = after.article.id
    demands = frame.registries.demands
    for id_ in set(ids) - old_ids:
        there = catalogue.articles("statement", id_) == (own,) and not catalogue.has("gap", id_)
        if DemandId(id_) in demands or not there:
            return False
    moved = before.article.file.published != after.article.file.published
    if moved and (_closes(before) or _closes(after)):  # a gap may not be closed by what was out before it
        return False
    return all(_leads_somewhere(kinds, id_, catalogue, frame) for kinds, id_ in set(after.refers) - set(before.refers))


def _closes(linked: Linked) -> bool:
    """Tell whether notes of an article close gaps, or are gaps that may be closed."""
    return any(placed.gap for placed in linked.placed) or any(kinds == "gap" for kinds, _ in linked.refers)


def _leads_somewhere(kinds: str, id_: str, catalogue: Catalogue, frame: Frame) -> bool:
    for kind in kinds.split("|"):
        entries = getattr(frame.registries, _REGISTRIES[kind], {}) if kind in _REGISTRIES else {}
        entry = entries.get(id_)
        if entry is not None:
            return entry.retired_to is None if hasattr(entry, "retired_to") else True
        if kind == "statement" and catalogue.has("statement", id_):
            return True
    return False
