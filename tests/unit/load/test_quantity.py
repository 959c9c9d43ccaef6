from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.load.quantity import BadQuantity, read_quantity
from briefbook.model.quantity import Hedge


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high", "tokens"),
    [
        ("more than 13,000 lives", "floor", "13000", None, ["13,000"]),
        ("over 1 million", "floor", "1000000", None, ["1", "million"]),
        ("at least a dozen", "floor", "12", None, ["dozen"]),
        ("no fewer than 7", "floor", "7", None, ["7"]),
        ("100-plus", "floor", "100", None, ["100"]),
        ("5 or more", "floor", "5", None, ["5"]),
        ("up to 100,000", "ceiling", None, "100000", ["100,000"]),
        ("as many as sixty", "ceiling", None, "60", ["sixty"]),
        ("at most 3", "ceiling", None, "3", ["3"]),
        ("no more than 20", "ceiling", None, "20", ["20"]),
        ("only 5", "exact", "5", "5", ["5"]),
        ("only about 5", "around", "5", "5", ["5"]),
        ("about 90", "around", "90", "90", ["90"]),
        ("around 90", "around", "90", "90", ["90"]),
        ("some 90", "around", "90", "90", ["90"]),
        ("roughly 90", "around", "90", "90", ["90"]),
        ("an estimated 90", "around", "90", "90", ["90"]),
        ("nearly 2 million", "around", "2000000", "2000000", ["2", "million"]),
        ("almost 3.5 percent", "around", "3.5", "3.5", ["3.5"]),
        ("10-20", "range", "10", "20", ["10", "20"]),
        ("10–20 thousand", "range", "10000", "20000", ["10", "20", "thousand"]),
        ("between 10 and 20", "range", "10", "20", ["10", "20"]),
        ("between $1 and $2 billion", "range", "1000000000", "2000000000", ["1", "2", "billion"]),
        ("900,000 to 1 million", "range", "900000", "1000000", ["900,000", "1", "million"]),
        ("two or three hundred", "range", "200", "300", ["two", "three", "hundred"]),
        ("between three and four dozen", "range", "36", "48", ["three", "four", "dozen"]),
        ("two or three", "range", "2", "3", ["two", "three"]),
        ("dozens", "magnitude", None, None, ["dozens"]),
        ("hundreds of thousands", "magnitude", None, None, ["hundreds", "thousands"]),
        ("a few", "magnitude", None, None, ["few"]),
        ("several thousand", "magnitude", None, None, ["several"]),
        ("tripled", "ratio", None, None, ["tripled"]),
        ("almost doubled", "ratio", None, None, ["doubled"]),
        ("three times as many", "ratio", None, None, ["three", "times"]),
        ("two", "exact", "2", "2", ["two"]),
        ("ninety-two", "exact", "92", "92", ["ninety-two"]),
        ("two hundred and fifty thousand", "exact", "250000", "250000", ["two", "hundred", "fifty", "thousand"]),
        ("half a million", "exact", "500000", "500000", ["half", "million"]),
        ("one and a half million", "exact", "1500000", "1500000", ["one", "half", "million"]),
        ("$95.60", "exact", "95.60", "95.60", ["95.60"]),
        ("90-minute", "exact", "90", "90", ["90"]),
        ("2,000-kilometre-long", "exact", "2000", "2000", ["2,000"]),
        ("two S-400 divisions", "exact", "2", "2", ["two"]),
        ("60 of 170 units", "exact", "60", "60", ["60", "170"]),
        ("-5 degrees", "exact", "-5", "-5", ["5"]),
        ("0", "exact", "0", "0", ["0"]),
        ("zero hundred", "exact", "0", "0", ["zero"]),
    ],
)
def test_hedges_are_data(text: str, hedge: str, low: str | None, high: str | None, tokens: list[str]) -> None:
    """The words of a value say how its number is meant, and which words the article must have."""
    quantity = read_quantity(text)
    bounds = tuple(str(bound) if bound is not None else None for bound in (quantity.low, quantity.high))
    assert (quantity.hedge.value, bounds, list(quantity.tokens)) == (hedge, (low, high), tokens)
    assert quantity.text == text


@pytest.mark.parametrize(
    "text",
    [".inf", ".nan", "1e400", "9" * 5000, "9" * 150, "1,0,00", "12,34", "true", "010", "007", "13 000", "1.234.567", "12:30",
     "2031-01-21", "no", "none", "", "S-400", "１３", "20-10", "a", "about an hour"],
)  # fmt: skip
def test_what_reports_no_number_is_refused(text: str) -> None:
    """Digits that are no number, and words that report none, are refused with a hint."""
    with pytest.raises(BadQuantity) as refused:
        read_quantity(text)
    assert refused.value.hint
    assert len(str(refused.value)) < 200


@given(st.text(alphabet="0123456789,.- abcdefghimnorstuvy$%–", max_size=60) | st.text(max_size=30))
def test_any_text_reports_a_number_or_is_refused(text: str) -> None:
    """No text makes reading raise anything but its own refusal, and bounds never cross."""
    try:
        quantity = read_quantity(text)
    except BadQuantity:
        return
    assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
    assert all(token in text for word in quantity.tokens for token in word.split("-"))


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_the_number(number: int) -> None:
    """Digits grouped by three read as the number that they write, whatever the hedge."""
    quantity = read_quantity(f"more than {number:,}")
    assert (quantity.hedge, quantity.low) == (Hedge.FLOOR, Decimal(number))
