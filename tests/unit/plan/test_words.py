"""Dates and numbers in words, no more precise than they are."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from briefbook.load.dates import read_edtf
from briefbook.model.findings import Rest, Verdict
from briefbook.model.quantity import Hedge, Quantity
from briefbook.plan import words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022-01-21", "21 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("2022-21", "spring 2022"),
        ("2022-24", "winter 2022"),
        ("202X", "202X"),
        ("2022-02-09~", "about 9 February 2022"),
        ("2022-01-26?", "26 January 2022 (worked out)"),
        ("2022-01-26%", "about 26 January 2022 (worked out)"),
        ("2022-02-10/2022-02-20", "10–20 February 2022"),
        ("2022-01-30/2022-02-02", "30 January 2022 to 2 February 2022"),
        ("2022-02-10/", "from 10 February 2022, end unknown"),
        ("2014/..", "since 2014"),
        ("../2022-02-10", "until 10 February 2022"),
        ("[2022-01-24..2022-01-30]", "some day from 24 to 30 January 2022"),
        ("[2022-02..]", "some day from February 2022 on"),
        ("[..2022-02-01]", "some day until 1 February 2022"),
    ],
)
def test_dates_in_words(text: str, told: str) -> None:
    """Each form of date that the language knows reads as a person would say it."""
    assert words.date_words(read_edtf(text)) == told


@pytest.mark.parametrize(
    ("text", "iso"), [("2022-01-21", "2022-01-21"), ("2022-01?", "2022-01"), ("2022-21", ""), ("2022/2023", "")]
)
def test_dates_for_machines(text: str, iso: str) -> None:
    """A ``<time>`` gets a day, month or year, and nothing for what is neither."""
    assert words.date_iso(read_edtf(text)) == iso


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (Quantity(text="", hedge=Hedge.FLOOR, low=Decimal(13000)), "at least 13,000"),
        (Quantity(text="", hedge=Hedge.CEILING, high=Decimal(100000)), "up to 100,000"),
        (Quantity(text="", hedge=Hedge.RANGE, low=Decimal("1.5"), high=Decimal(2)), "between 1.5 and 2"),
        (Quantity(text="", hedge=Hedge.EXACT, low=Decimal(79), high=Decimal(79)), "79"),
        (Quantity(text="", hedge=Hedge.MAGNITUDE), "order of size, no number"),
    ],
)
def test_hedges_in_words(quantity: Quantity, told: str) -> None:
    """A hedge is told with the number that it bounds."""
    assert words.hedge_words(quantity) == told


def test_summary_sentence() -> None:
    """The source summary counts what a page rests on, and says in plain words how many origins that goes back to."""
    rest = Rest(statements=23, articles=5, outlets=5, origins=4, crediting=0, unnamed=3, newest=date(2022, 1, 26))
    assert words.summary(rest, {Verdict.CONFLICT: 1, Verdict.DIFFERENT_FLOORS: 2, Verdict.AGREE: 4}) == (
        "Rests on 23 statements in 5 articles by 5 outlets",
        "4 independent origins",
        "3 from unnamed sources; 1 figure in conflict; 2 figures with different floors; newest 26 January 2022",
    )
    alone = Rest(statements=1, articles=1, outlets=1, origins=1, crediting=0, unnamed=0, newest=None)
    assert words.summary(alone, {}) == ("Rests on 1 statement in 1 article by 1 outlet", "single origin", "")
    assert words.origins(replace(rest, outlets=1, origins=5)) == "5 origins, counting those it passes on"
    assert words.origins(replace(rest, outlets=2, origins=5)) == "5 origins, counting those they pass on"
    assert words.origins(replace(rest, outlets=2, origins=2)) == "2 independent origins"
    common = "4 origins, 2 of them crediting a common source"
    assert words.origins(replace(rest, crediting=2)) == common
    passed = "5 origins, counting those they pass on, 2 of them crediting a common source"
    assert words.origins(replace(rest, outlets=2, origins=5, crediting=2)) == passed


def test_lists_and_counts() -> None:
    """Lists end in "and", counts agree with their noun."""
    assert [words.listed(items) for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert words.count(1, "entry", "entries") == "1 entry"
    assert words.count(1200, "entry", "entries") == "1,200 entries"


@pytest.mark.parametrize(
    ("text", "hedge", "unit", "told"),
    [
        ("more than 300", Hedge.FLOOR, "messages", "more than 300 messages"),
        ("hundreds of thousands", Hedge.MAGNITUDE, "passports", "hundreds of thousands of passports"),
        ("a dozen", Hedge.EXACT, "aircraft", "a dozen aircraft"),
        ("up to $95.6 million", Hedge.CEILING, "dollars", "up to $95.6 million"),
        ("90 Minutes", Hedge.EXACT, "minutes", "90 Minutes"),
        ("almost tripled", Hedge.RATIO, "units", "almost tripled (units)"),
        ("14", Hedge.EXACT, "", "14"),
    ],
)
def test_a_number_stands_with_what_it_counts(text: str, hedge: Hedge, unit: str, told: str) -> None:
    """The unit follows a number as it would in a sentence, and is not said twice."""
    assert words.counted(Quantity(text=text, hedge=hedge), unit) == told


def test_the_bounds_of_values_have_their_unit() -> None:
    """A hull is a number of something; with both sides open there is none."""
    assert words.hull_words(Decimal(12), Decimal(16), "ships") == "12 to 16 ships"
    assert words.hull_words(None, None, "ships") == ""
