"""The views of pages that set outlets side by side: how they told an event, and one remark told by several."""

from dataclasses import dataclass
from typing import ClassVar

from briefbook.model.page import Link
from briefbook.plan.cards import StatementCard
from briefbook.plan.rows import Basis, Excerpt, FigureLine, Notice, SourceMark, ValueRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A story point and what each outlet has of it."""

    kind: str
    point: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What somebody said, as one article tells it: in our words, and in the article's where it is quoted."""

    speaker: str
    unnamed: str
    said: str
    says: str
    quote: str
    voice: str
    href: str
    mark: SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one outlet tells."""

    outlet: Link
    told: Excerpt[Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class SameWords:
    """One remark, as several outlets tell it."""

    remark: Link
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """The values of a figure that an outlet reports, the first few; *more* says how many others there are."""

    values: tuple[ValueRow, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSide:
    """A figure with the verdict on all its values, and those of each outlet."""

    line: FigureLine
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSides:
    """Figures × outlets, the same columns in every row."""

    component: ClassVar[str] = "figure-sides"
    id: str
    columns: tuple[Link, ...]
    rows: Excerpt[FigureSide]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """Whom an outlet rests on: *how* ("copies", "heard it through"), *on* whom, and *where* that is to be seen."""

    outlet: Link
    how: str
    on: tuple[Link, ...]
    where: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """The story points that one outlet alone tells: (kind, the point, the passage)."""

    outlet: Link
    points: Excerpt[tuple[str, Link, Link]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """How outlets told an event: story points by outlet, wordings and figures side by side, shared origins.

    *lead* says who reports it and who leads with it, *differences* what one alone has or lacks, and where they disagree.
    *same* are remarks that several of them tell, *sides* what else was said of the event or at it, outlet by outlet;
    *articles* are (article, outlet, day of publication, where the event is told first).
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
    articles: Excerpt[tuple[Link, Link, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A remark as one article tells it; the earliest telling has no *rendering* to be compared by."""

    card: StatementCard
    rendering: Rendering | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Under which circumstances an article tells a remark: (words, whether they are not those of the earliest telling)."""

    article: Link
    outlet: str
    published: str
    details: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceView:
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
