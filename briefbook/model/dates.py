"""Dates as their authors know them: EDTF text with the earliest and latest day it allows."""

from datetime import date

from msgspec import Struct


class Edtf(Struct, frozen=True, gc=False, kw_only=True):
    """A date in the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2), level 1 and "one of a set".

    *earliest* and *latest* are the bounds of what is written; ``None`` where that side is open or
    unknown. ``?`` (*uncertain*) and ``~`` (*approximate*) mark doubt and never widen the bounds.
    *lasting* is an interval (the thing went on from first to last), *one_of* a set (some day within).
    """

    text: str
    earliest: date | None
    latest: date | None
    uncertain: bool = False
    approximate: bool = False
    lasting: bool = False
    one_of: bool = False

    @property
    def day(self) -> date | None:
        """The one day that is meant, if it is one day (even if in doubt)."""
        return self.earliest if self.earliest == self.latest else None

    def __str__(self) -> str:
        return self.text


def within(inner: Edtf, outer: Edtf) -> bool:
    """Tell whether every day that *inner* allows is one that *outer* allows."""
    starts = outer.earliest is None or (inner.earliest is not None and inner.earliest >= outer.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends
