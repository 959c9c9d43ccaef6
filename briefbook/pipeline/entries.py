"""What a change of the frame changes for whoever read it."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from briefbook.collection import ENTRIES
from briefbook.model.notes import Frame
from briefbook.model.registries import Registries
from briefbook.model.trace import EVERY, Read

#: What link calls the entries of each registry.
_KINDS: Final = {
    "actors": "actor",
    "sources": "source",
    "topics": "topic",
    "places": "place",
    "events": "event",
    "figures": "figure",
    "demands": "demand",
}
#: Names and remarks, which link does not look at.
_WORDS: Final = {"name": "", "aka": (), "loose": (), "native": None, "note": None, "wikidata": None}


def differing_entries(before: Frame, after: Frame) -> set[Read]:
    """Return the entries and other parts of the frame that differ, as they are read."""
    found: set[Read] = set()
    for table in Registries.__struct_fields__:
        name = ENTRIES[table]
        keys = _differing(getattr(before.registries, table), getattr(after.registries, table))
        found |= {(name, key) for key in keys} | ({(name, EVERY)} if keys else set())
    found |= {
        ("frame", part)
        for part in Frame.__struct_fields__
        if part not in {"registries", "lock", "broken"} and getattr(before, part) != getattr(after, part)
    }
    if before.registries.demands != after.registries.demands:
        found |= {("anchor", id_) for id_ in before.registries.demands.keys() ^ after.registries.demands.keys()}
        found.add(("anchor", EVERY))
    return found


def consulted_anew(before: Registries, after: Registries) -> frozenset[tuple[str, str]]:
    """Return (kind, id) of the entries that differ in anything but names and remarks."""
    found: set[tuple[str, str]] = set()
    for table in Registries.__struct_fields__:
        old, new = getattr(before, table), getattr(after, table)
        for key in _differing(old, new):
            if _bare(old.get(key)) != _bare(new.get(key)):
                found.add((_KINDS[table], key))
    return frozenset(found)


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    if before is after:
        return set()
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _bare(entry: Any) -> Any:  # noqa: ANN401 - an entry of any registry
    if entry is None:
        return None
    return replace(entry, **{name: plain for name, plain in _WORDS.items() if name in entry.__struct_fields__})
