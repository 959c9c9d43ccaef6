"""The barcode of an article: a bar a paragraph, as wide as it is long, in a row for each kind of note."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from briefbook.model.corpus import Gap, Mark, Measure, OutletCorrection, Sighting, Statement, Value
from briefbook.plan import words
from briefbook.plan.pictures.views import Barcode, Stripe

WIDTH: Final = 1_000
#: So many paragraphs are named in words.
NAMED: Final = 12
_GAP: Final = 2
#: So many paragraphs can be told apart; of more, those that follow one another are drawn as one.
_PARTED: Final = 150
KINDS: Final[tuple[tuple[type[Mark], str, str], ...]] = (
    (Statement, "statement", "Statements"),
    (Value, "figure", "Figures"),
    (Sighting, "event", "Events"),
    (Gap, "gap", "Not known"),
    (OutletCorrection, "correction", "Corrections"),
)


def barcode(measure: Measure, marks: Sequence[Mark]) -> Barcode | None:
    """Return what is noted where in an article; ``None`` for one without notes, or of fewer than three paragraphs."""
    lengths = measure.paragraphs
    if not marks or len(lengths) < 3:
        return None
    bars = _bars(lengths)
    reporting = [n for n in range(1, len(lengths) + 1) if n not in measure.furniture]
    every = Stripe(
        look="text",
        name="Paragraphs",
        words=words.count(measure.words, "word"),
        path=_path(bars, reporting),
    )
    noted = [_stripe(bars, marks, *kind) for kind in KINDS]
    return Barcode(
        title=f"What is noted where, in {words.count(len(lengths), 'paragraph')}",
        furniture=_path(bars, sorted(measure.furniture)),
        stripes=(every, *(stripe for stripe in noted if stripe.path)),
    )


def _stripe(bars: Sequence[tuple[int, int]], marks: Iterable[Mark], of: type[Mark], look: str, name: str) -> Stripe:
    numbers = sorted({mark.passage.paragraph for mark in marks if isinstance(mark, of)})
    within = [number for number in numbers if number <= len(bars)]
    named = ", ".join(map(str, within[:NAMED])) + (" …" if len(within) > NAMED else "")
    return Stripe(look=look, name=name, words=f"¶ {named}", path=_path(bars, within))


def _bars(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the bar of each paragraph begins and ends; there is a gap between them if there is room."""
    total = sum(lengths) or 1
    ends = [round(WIDTH * end / total) for end in accumulate(lengths)]
    bars = list(zip([0, *ends], ends, strict=False))
    return bars if len(bars) > _PARTED else [(start, max(end - _GAP, start + 1)) for start, end in bars]


def _path(bars: Sequence[tuple[int, int]], paragraphs: Iterable[int]) -> str:
    """Return the bars of *paragraphs* (from 1) as SVG path data, to be stroked 10 wide; bars that meet are one."""
    runs: list[tuple[int, int]] = []
    for start, end in (bars[n - 1] for n in paragraphs):
        if runs and runs[-1][1] >= start:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    return "".join(f"M{start} 5h{end - start}" for start, end in runs if start < end)
