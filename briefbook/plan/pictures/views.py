"""What pictures hold: places, looks and the words beside them."""

from msgspec import Struct

from briefbook.model.page import Link
from briefbook.plan.rows import ValueRow


class Tick(Struct, frozen=True, gc=False, kw_only=True):
    """A mark of a scale: where it stands, in per cent of the width, its words, and which end of these stands there."""

    at: str
    text: str
    anchor: str = "middle"


class Dot(Struct, frozen=True, gc=False, kw_only=True):
    """A mark at *at* (per cent of the width) and *y* (pixels) with the look of *look*; *count* how many it stands for.

    Without a look it is the words of *count* alone: so many more.
    """

    look: str
    at: str
    y: int
    count: str = ""


class Span(Struct, frozen=True, gc=False, kw_only=True):
    """A stretch from *left* to *right* (per cent of the width), at *y*; *open* names the sides without a bound."""

    look: str
    left: str
    right: str
    y: int
    open: str = ""


class Arrow(Struct, frozen=True, gc=False, kw_only=True):
    """An arrow from one mark to another in the same lane."""

    look: str
    start: str
    end: str
    y1: int
    y2: int


class Lane(Struct, frozen=True, gc=False, kw_only=True):
    """A row of a strip: what it is about, and what is drawn there; *words* say that to who does not see it."""

    name: Link
    gloss: str
    words: str
    height: int
    spans: tuple[Span, ...] = ()
    dots: tuple[Dot, ...] = ()
    arrows: tuple[Arrow, ...] = ()


class Strip(Struct, frozen=True, gc=False, kw_only=True):
    """Lanes over a scale of time. *id* begins the ids of its parts; *title* says what it shows, *reads* how to read it.

    *key* pairs looks with their words, *looks* are those of marks; *now* is where a heavy line stands, or nothing. *cut* says how many of
    the lanes there are, if not all.
    """

    id: str
    title: str
    reads: str
    key: tuple[tuple[str, str], ...]
    looks: tuple[str, ...]
    ticks: tuple[Tick, ...]
    now: str
    lanes: tuple[Lane, ...]
    cut: str


class WeekDay(Struct, frozen=True, gc=False, kw_only=True):
    """A day of a week: its name, how much is recorded on it, how high its bar stands (of 40), whether the page is its own."""

    name: str
    link: Link | None
    words: str
    total: str
    height: int
    here: bool


class YearRow(Struct, frozen=True, gc=False, kw_only=True):
    """A year of a calendar: each month with its link, how much is recorded in it, and how much that is of the most (0 to 4)."""

    year: str
    months: tuple[tuple[Link | None, str, int], ...]


class Stripe(Struct, frozen=True, gc=False, kw_only=True):
    """A row of a barcode: the paragraphs with notes of one kind, as a path over a width of 1,000, and in words."""

    look: str
    name: str
    words: str
    path: str


class Barcode(Struct, frozen=True, gc=False, kw_only=True):
    """An article as bars, one a paragraph and as wide as that is long; *furniture* are those that are no reporting."""

    title: str
    furniture: str
    stripes: tuple[Stripe, ...]


class Share(Struct, frozen=True, gc=False, kw_only=True):
    """A part of a whole: its name, how much in words, and in per cent."""

    name: str
    words: str
    width: str


class Mix(Struct, frozen=True, gc=False, kw_only=True):
    """What is told of a source's statements as shares: how they are sourced, and of which kinds they are."""

    title: str
    sourced: tuple[Share, ...]
    kinds: tuple[Share, ...]


class Bar(Struct, frozen=True, gc=False, kw_only=True):
    """A value on a scale of numbers: from *left* to *right*, in per cent; *open* names the side without a bound."""

    row: ValueRow
    left: str
    right: str
    open: str = ""

    @property
    def point(self) -> bool:
        """Tell whether both bounds are one number."""
        return self.left == self.right


class Plot(Struct, frozen=True, gc=False, kw_only=True):
    """Bars by scope, in the order of the values, above a scale. Values without a number have no bar.

    *cut* says how many of the values are drawn, if not all.
    """

    scopes: tuple[tuple[str, tuple[Bar, ...]], ...]
    ticks: tuple[Tick, ...]
    cut: str = ""
