"""Reported numbers, with the hedge that the words around them make."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Hedge(StrEnum):
    """How a number is meant: *more than 13,000* is a floor, *dozens* a magnitude."""

    EXACT = "exact"
    FLOOR = "floor"
    CEILING = "ceiling"
    AROUND = "around"
    RANGE = "range"
    MAGNITUDE = "magnitude"
    RATIO = "ratio"


class Quantity(Struct, frozen=True, gc=False, kw_only=True):
    """A number as reported: its words, its hedge, and the closed or half-open range they allow.

    *low* and *high* are ``None`` on an open side, and both are for a magnitude or a ratio.
    *tokens* are the digits and number words of the text, as written: what must stand in the passage.
    """

    text: str
    hedge: Hedge
    low: Decimal | None = None
    high: Decimal | None = None
    tokens: tuple[str, ...] = ()
