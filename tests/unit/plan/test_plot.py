"""The picture of a figure's values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.page import Link
from briefbook.plan.pictures.plot import BARS, Ranged, plot
from briefbook.plan.pictures.views import Plot
from briefbook.plan.rows import SourceMark, ValueRow

ROW = ValueRow(
    text="ten",
    counted="ten",
    hedge="",
    kind="exact",
    mark=SourceMark(outlet="", article=Link(text="", href=""), published=""),
)


def ranged(low: str = "", high: str = "") -> Ranged:
    """Return a made-up value from *low* to *high*, each empty on an open side."""
    return ROW, Decimal(low) if low else None, Decimal(high) if high else None


def drawn(*scopes: tuple[str, list[Ranged]]) -> Plot:
    """Return the picture of *scopes*."""
    made = plot(scopes)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("13000", "14000", ["13,000", "13,500", "14,000"]),
        ("300", "1100", ["0", "500", "1,000", "1,500"]),
        ("95.6", "100", ["94", "96", "98", "100"]),
        ("1", "1", ["0.5", "1", "1.5"]),
        ("-5", "5", ["-5", "0", "5"]),
        ("0.001", "0.002", ["0.001", "0.0015", "0.002"]),
    ],
)
def test_the_scale_runs_over_round_numbers(low: str, high: str, ticks: list[str]) -> None:
    """The numbers of a scale are few, round, evenly spaced, and written without an exponent."""
    assert [tick.text for tick in drawn(("", [ranged(low, high)])).ticks] == ticks


def test_an_open_side_reaches_the_edge() -> None:
    """A floor is open to the right, a ceiling to the left; an exact number is a point."""
    rows = [ranged(low="10"), ranged(high="20"), ranged("15", "15"), ranged("10", "20")]
    [(_, bars)] = drawn(("all", rows)).scopes
    assert [(bar.left, bar.right, bar.open, bar.point) for bar in bars] == [
        ("8.0", "100", "right", False),
        ("0", "92.0", "left", False),
        ("50.0", "50.0", "", True),
        ("8.0", "92.0", "", False),
    ]


def test_values_without_a_number_are_not_drawn() -> None:
    """A magnitude has no bar, and a scope of magnitudes alone no group."""
    made = drawn(("north", [ranged(), ranged("3", "3")]), ("south", [ranged()]))
    assert [(scope, len(bars)) for scope, bars in made.scopes] == [("north", 1)]
    assert plot([("none", [ranged()])]) is None


def test_a_plot_is_bounded() -> None:
    """Of many values the first are drawn, and the picture says how many."""
    made = drawn(("north", [ranged("1", "1")] * BARS), ("south", [ranged("2", "2")] * 3))
    assert [(scope, len(bars)) for scope, bars in made.scopes] == [("north", BARS)]
    assert made.cut == f"{BARS} of {BARS + 3}"


@given(st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=2), min_size=1, max_size=5))
def test_every_value_stands_within_the_scale(numbers: list[Decimal]) -> None:
    """Whatever the numbers, all stand between the first and the last tick, of which there are two to five."""
    made = drawn(("", [(ROW, number, number) for number in numbers]))
    assert 2 <= len(made.ticks) <= 5
    assert all(Decimal(8) <= Decimal(bar.left) <= Decimal(92) for _, bars in made.scopes for bar in bars)
