"""Kerning: how much nearer two letters stand than their widths say, as a font's table of positions (OpenType GPOS) has it."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

#: What FontTools reads of a font: it has no types for that.
Table: TypeAlias = Any
_KERN: Final = "kern"
_PAIRS, _EXTENSION = 2, 9
#: The form of a subtable that lists pairs of glyphs; the other lists pairs of classes of glyphs.
_BY_NAME: Final = 1


def kerning(font: Table) -> "Kerning":
    """Return the kerning of *font*, a FontTools font."""
    if "GPOS" not in font:
        return Kerning(())
    table = font["GPOS"].table
    features = (record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == _KERN)
    numbers = sorted({number for feature in features for number in feature.LookupListIndex})
    lookups = (table.LookupList.Lookup[number] for number in numbers)
    return Kerning(tuple(tuple(_subtables(lookup)) for lookup in lookups))


def _subtables(lookup: Table) -> Iterator[Table]:
    for subtable in lookup.SubTable:
        inner = subtable.ExtSubTable if lookup.LookupType == _EXTENSION else subtable
        if inner.LookupType == _PAIRS:
            yield inner


class Kerning:
    """The pairs of one font: lookups, each of subtables of which the first that knows a pair decides."""

    def __init__(self, lookups: Iterable[tuple[Table, ...]]) -> None:
        self._lookups = tuple(lookups)
        self._known: dict[tuple[str, str], float] = {}

    def between(self, first: str, second: str) -> float:
        """Return what is added to the width of glyph *first* before glyph *second*, in units of the font."""
        pair = first, second
        if pair not in self._known:
            found = (_first(_told(subtable, first, second) for subtable in lookup) for lookup in self._lookups)
            self._known[pair] = sum(found)
        return self._known[pair]


def _first(values: Iterable[float | None]) -> float:
    return next((value for value in values if value is not None), 0.0)


def _told(subtable: Table, first: str, second: str) -> float | None:
    """Return what *subtable* has for a pair; ``None`` where it leaves that to the next."""
    if first not in subtable.Coverage.glyphs:
        return None
    if subtable.Format == _BY_NAME:
        pairs = subtable.PairSet[subtable.Coverage.glyphs.index(first)].PairValueRecord
        values = (pair.Value1 for pair in pairs if pair.SecondGlyph == second)
        return next((_advance(value) for value in values), None)
    one, two = subtable.ClassDef1.classDefs.get(first, 0), subtable.ClassDef2.classDefs.get(second, 0)
    return _advance(subtable.Class1Record[one].Class2Record[two].Value1)


def _advance(value: Table) -> float:
    return float(getattr(value, "XAdvance", 0) or 0)
