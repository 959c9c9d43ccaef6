"""The views of pages that set outlets side by side: how they told an event, and one remark told by several."""

from typing import ClassVar

from msgspec import Struct

from briefbook.model.page import Link
from briefbook.plan.cards import StatementCard
from briefbook.plan.rows import Basis, Excerpt, FigureLine, Notice, SourceMark, ValueRow


class Cell(Struct, frozen=True, gc=False, kw_only=True):
    """What an outlet has of a story point: *how* is ``led``, ``reported`` or ``""`` where none is recorded here.

    *words* say so, and as what it tells of an event that it has not as a fact (*hedged*): "announced", "led, ruled out".
    *href* leads to the passage that tells it first, in *paragraph*; *at* is the middle of the outlet's column in the picture, in
    per cent of the width.
    """

    at: str
    how: str = ""
    words: str = ""
    hedged: bool = False
    href: str = ""
    paragraph: int = 0


class PointRow(Struct, frozen=True, gc=False, kw_only=True):
    """A story point and what each outlet has of it."""

    kind: str
    point: Link
    cells: tuple[Cell, ...]


class Coverage(Struct, frozen=True, gc=False, kw_only=True):
    """The coverage matrix: story points × outlets, the same columns in every row.

    *own* are those that belong to the event, *others* what these articles share besides. *outlets_cut* says how many outlets are
    shown ("12 of 80"), ``""`` where all are.
    """

    component: ClassVar[str] = "coverage"
    id: str
    columns: tuple[Link, ...]
    own: Excerpt[PointRow]
    others: Excerpt[PointRow]
    outlets_cut: str = ""


class Wording(Struct, frozen=True, gc=False, kw_only=True):
    """What somebody said, as one article tells it: in our words, and in the article's where it is quoted."""

    speaker: str
    unnamed: str
    said: str
    says: str
    quote: str
    voice: str
    href: str
    mark: SourceMark


class Side(Struct, frozen=True, gc=False, kw_only=True):
    """What one outlet tells."""

    outlet: Link
    told: Excerpt[Wording]


class SameWords(Struct, frozen=True, gc=False, kw_only=True):
    """One remark, as several outlets tell it."""

    remark: Link
    sides: tuple[Side, ...]


class FigureCell(Struct, frozen=True, gc=False, kw_only=True):
    """The values of a figure that an outlet reports, the first few; *more* says how many others there are."""

    values: tuple[ValueRow, ...]
    more: int = 0


class FigureSide(Struct, frozen=True, gc=False, kw_only=True):
    """A figure with the verdict on all its values, and those of each outlet."""

    line: FigureLine
    cells: tuple[FigureCell, ...]


class FigureSides(Struct, frozen=True, gc=False, kw_only=True):
    """Figures × outlets, the same columns in every row."""

    component: ClassVar[str] = "figure-sides"
    id: str
    columns: tuple[Link, ...]
    rows: Excerpt[FigureSide]


class Reliance(Struct, frozen=True, gc=False, kw_only=True):
    """Whom an outlet rests on: *how* ("copies", "heard it through"), *on* whom, and *where* that is to be seen."""

    outlet: Link
    how: str
    on: tuple[Link, ...]
    where: tuple[Link, ...]


class Alone(Struct, frozen=True, gc=False, kw_only=True):
    """The story points that one outlet alone tells: (kind, the point, the passage)."""

    outlet: Link
    points: Excerpt[tuple[str, Link, Link]]


class CompareView(Struct, frozen=True, gc=False, kw_only=True):
    """How outlets told an event: story points by outlet, wordings and figures side by side, shared origins.

    *lead* says who reports it and who leads with it, *differences* what one alone has or lacks, and where they disagree.
    *same* are remarks that several of them tell, *sides* what else was said of the event or at it, outlet by outlet;
    *credited* tells that an article credits the reporting of others; *articles* are (article, outlet, day of publication, where
    the event is told first).
    """

    lead: str
    differences: tuple[str, ...]
    summary: Basis | None
    notices: tuple[Notice, ...]
    event: Link
    coverage: Coverage
    same: Excerpt[SameWords]
    sides: tuple[Side, ...]
    figures: FigureSides | None
    rests: Excerpt[Reliance]
    alone: tuple[Alone, ...]
    credited: bool
    articles: Excerpt[tuple[Link, Link, str, str]]


class Rendering(Struct, frozen=True, gc=False, kw_only=True):
    """The words of a telling against those of the *earliest* one.

    *labels* say what is not as it was told there. *runs* are (``both``, ``first`` or ``second``; words) in order: those of both
    tellings, or of the earliest or this one alone; empty where the words cannot be compared, and *why*.
    """

    component: ClassVar[str] = "rendering"
    id: str
    earliest: str
    outlet: str
    labels: tuple[str, ...]
    runs: tuple[tuple[str, str], ...] = ()
    why: str = ""


class Telling(Struct, frozen=True, gc=False, kw_only=True):
    """A remark as one article tells it; the earliest telling has no *rendering* to be compared by."""

    card: StatementCard
    rendering: Rendering | None


class Circumstances(Struct, frozen=True, gc=False, kw_only=True):
    """Under which circumstances an article tells a remark: (words, whether they are not those of the earliest telling)."""

    article: Link
    outlet: str
    published: str
    details: tuple[tuple[str, bool], ...]


class UtteranceView(Struct, frozen=True, gc=False, kw_only=True):
    """One remark told by several articles, earliest first: each telling, and what differs from the earliest.

    *circumstances* are of the same tellings, their *details* in the order of *aspects*.
    """

    lead: str
    summary: Basis | None
    notices: tuple[Notice, ...]
    tellings: Excerpt[Telling]
    aspects: tuple[str, ...]
    circumstances: tuple[Circumstances, ...]
    events: tuple[Link, ...]
