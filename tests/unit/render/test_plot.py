from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.render.plot import plot


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A made-up value."""

    low: str = ""
    high: str = ""


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("13,000", "14,000", ["13,000", "13,500", "14,000"]),
        ("300", "1,100", ["0", "500", "1,000", "1,500"]),
        ("95.6", "100", ["94", "96", "98", "100"]),
        ("1", "1", ["0.5", "1", "1.5"]),
        ("-5", "5", ["-5", "0", "5"]),
        ("0.001", "0.002", ["0.001", "0.0015", "0.002"]),
    ],
)
def test_the_scale_runs_over_round_numbers(low: str, high: str, ticks: list[str]) -> None:
    """The numbers of a scale are few, round, evenly spaced, and written without an exponent."""
    assert [tick.text for tick in plot([("", [Range(low=low, high=high)])]).ticks] == ticks


def test_an_open_side_reaches_the_edge() -> None:
    """A floor is open to the right, a ceiling to the left; an exact number is a point."""
    rows = [Range(low="10"), Range(high="20"), Range(low="15", high="15"), Range(low="10", high="20")]
    [(_, bars)] = plot([("all", rows)]).scopes
    assert [(bar.left, bar.right, bar.open, bar.point) for bar in bars] == [
        ("8.0", "100", "right", False),
        ("0", "92.0", "left", False),
        ("50.0", "50.0", "", True),
        ("8.0", "92.0", "", False),
    ]


def test_values_without_a_number_are_not_drawn() -> None:
    """A magnitude has no bar, and a scope of magnitudes alone no group."""
    made = plot([("north", [Range(), Range(low="3", high="3")]), ("south", [Range()])])
    assert [(scope, len(bars)) for scope, bars in made.scopes] == [("north", 1)]
    assert plot([("none", [Range()])]).scopes == ()


@given(st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=2), min_size=1, max_size=5))
def test_every_value_stands_within_the_scale(numbers: list[Decimal]) -> None:
    """Whatever the numbers, all stand between the first and the last tick, of which there are two to five."""
    made = plot([("", [Range(low=f"{number:,f}", high=f"{number:,f}") for number in numbers])])
    assert 2 <= len(made.ticks) <= 5
    assert all(Decimal(8) <= Decimal(bar.left) <= Decimal(92) for _, bars in made.scopes for bar in bars)
