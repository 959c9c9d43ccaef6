"""Releases: what was added, changed and withdrawn from one to the next, and so what there was at each."""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Final

from msgspec import Struct

from briefbook.model.place import Place

#: What a release tells of, in the order in which it is told.
KINDS: Final = ("articles", "statements", "figures", "events", "corrections")
#: How something differs from what it was at the release before.
HOW: Final = ("added", "changed", "gone")

#: What there is of one kind by id, each with a digest of its words.
Listed = Mapping[str, str]
#: What there is, by kind.
Stock = Mapping[str, Listed]


class Release(Struct, frozen=True, gc=False, kw_only=True):
    """A release: when it was made, and what differs from the one before, by how and kind. What is gone has no digest."""

    made: date
    title: str | None = None
    note: str | None = None
    changes: Mapping[str, Stock]
    place: Place

    def ids(self, how: str, kind: str) -> tuple[str, ...]:
        """Return the ids of the things of a *kind* that differ so."""
        return tuple(self.changes.get(how, {}).get(kind, {}))


def short(*words: str) -> str:
    """Return a digest of *words*, in eight hex digits, that tells one version of a thing from another."""
    return sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def stock(releases: Iterable[Release]) -> Stock:
    """Return what there was at the last of *releases*, in the order in which they were made.

    A release may add what there was already, or take away what there was not: so it is after two people made one each.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for release in releases:
        for kind, held in found.items():
            for how in ("added", "changed"):
                held.update(release.changes.get(how, {}).get(kind, {}))
            for id_ in release.ids("gone", kind):
                held.pop(id_, None)
    return found


def differences(before: Stock, now: Stock) -> Mapping[str, Stock]:
    """Return by how and kind what differs between two stocks: what is new in the order of *now*, what is gone by id."""
    found: dict[str, dict[str, dict[str, str]]] = {how: {} for how in HOW}
    for kind in KINDS:
        old, new = before.get(kind, {}), now.get(kind, {})
        parted = {
            "added": {id_: digest for id_, digest in new.items() if id_ not in old},
            "changed": {id_: digest for id_, digest in new.items() if old.get(id_, digest) != digest},
            "gone": dict.fromkeys(sorted(old.keys() - new.keys()), ""),
        }
        for how, listed in parted.items():
            if listed:
                found[how][kind] = listed
    return {how: kinds for how, kinds in found.items() if kinds}
