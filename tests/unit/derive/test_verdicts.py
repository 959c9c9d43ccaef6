"""Verdicts: agree, different floors, different scope, conflict, not comparable."""

from datetime import date
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.derive import derive
from briefbook.derive.verdicts import weigh
from briefbook.model.corpus import Value
from briefbook.model.findings import FigureVerdict
from briefbook.model.ids import FigureId
from briefbook.model.quantity import Hedge
from tests.unit import corpora as make

CROWD = make.figure("crowd", "people")


def judged(*values: Value) -> FigureVerdict:
    """Return the verdict on *values* of one figure."""
    return weigh(CROWD, values)


def number(text: str, **more: str | None) -> Value:
    """Return a value of the figure."""
    return make.value("a-1", text, figure="crowd", note=1, **more)


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        (["5", "5"], "agree"),
        ([">13000", "13500"], "agree"),
        ([">13000", ">13000"], "agree"),
        ([">13000", "13000"], "agree"),
        ([">13000", "<13000"], "agree"),
        (["<10", "<12"], "agree"),
        (["~100", "127"], "agree"),
        (["~100", ">127"], "agree"),
        (["~100", "~127"], "agree"),
        (["5-7", "7-9"], "agree"),
        ([">13000", ">13200", ">14000"], "different floors"),
        ([">10", ">12", "15"], "different floors"),
        ([">10", ">12", "~5"], "different floors"),
        ([">14000", "13000"], "conflict"),
        ([">14000", "<13000"], "conflict"),
        (["5", "6"], "conflict"),
        (["5-7", "8-9"], "conflict"),
        ([">10", ">12", "11"], "conflict"),
        (["5"], "not comparable"),
        ([], "not comparable"),
        (["5", "dozens"], "not comparable"),
        (["dozens", "hundreds"], "not comparable"),
        (["5", "5", "dozens"], "agree"),
    ],
)
def test_the_ranges_decide(numbers: list[str], verdict: str) -> None:
    """Numbers of one scope, unit and day stand to one another as their ranges do."""
    assert judged(*(number(text) for text in numbers)).verdict == verdict


@pytest.mark.parametrize(
    ("scopes", "verdict"),
    [
        (("all", "all"), "conflict"),
        (("all", " All "), "conflict"),
        (("all", "soldiers"), "different scope"),
        (("all", None), "different scope"),
        (("", None), "conflict"),
    ],
)
def test_only_equal_scopes_conflict(scopes: tuple[str | None, str | None], verdict: str) -> None:
    """Numbers that differ conflict only if both count the same; a blank scope equals only a blank one."""
    one, other = scopes
    assert judged(number("5", scope=one), number("6", scope=other)).verdict == verdict


def test_a_conflict_comes_before_scope() -> None:
    """Two values that contradict one another are news although a third counts something else."""
    values = (number("5", scope="all"), number("6", scope="all"), number("5", scope="soldiers"))
    assert judged(*values).verdict == "conflict"


def test_scope_comes_before_floors() -> None:
    """Different floors of different scopes are a difference of scope."""
    assert judged(number(">5", scope="all"), number(">6", scope="soldiers")).verdict == "different scope"


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [
        (("2031-05-01", "2031-05-02"), "agree"),
        (("2031-05-01", "2031-05"), "conflict"),
        (("2031-05-01", None), "conflict"),
        (("2031-05-01/", "2031-06-01"), "conflict"),
        (("2031-05-01/", "2031-04-01"), "agree"),
    ],
)
def test_only_compatible_dates_conflict(dates: tuple[str | None, str | None], verdict: str) -> None:
    """Numbers as of different days do not conflict; a missing or open end is compatible with any."""
    one, other = dates
    assert judged(number("5", as_of=one), number("6", as_of=other)).verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ({"unit": "people"}, {}, "agree"),
        ({"unit": "People"}, {}, "agree"),
        ({"unit": "soldiers"}, {}, "not comparable"),
        ({"currency": "XTS"}, {"currency": "XTS"}, "agree"),
        ({"currency": "XTS"}, {"currency": "XXX"}, "not comparable"),
        ({"currency": "XTS"}, {}, "not comparable"),
    ],
)
def test_units_must_be_one(one: dict[str, str], other: dict[str, str], verdict: str) -> None:
    """A value without a unit has the figure's, the currency is part of it, and different units are not compared."""
    assert judged(number("5", **one), number("5", **other)).verdict == verdict


@pytest.mark.parametrize(
    ("numbers", "low", "high"),
    [
        (["5", "7-9"], "5", "9"),
        ([">5", "7"], "5", None),
        (["<5", "7"], None, "7"),
        (["~5", "dozens"], "5", "5"),
        (["dozens"], None, None),
        (["5"], "5", "5"),
    ],
)
def test_the_hull_is_open_where_a_value_is(numbers: list[str], low: str | None, high: str | None) -> None:
    """Low and high span all values, and are missing where any is open on that side; a magnitude has no say."""
    found = judged(*(number(text) for text in numbers))
    assert [end if end is None else str(end) for end in (found.low, found.high)] == [low, high]


def test_values_at_odds_are_named() -> None:
    """Each value at odds with another stands in a pair with the earliest such value."""
    assert judged(*map(number, ["5", "5", "~9", "7", ">6"])).at_odds == ((0, 3), (0, 4), (1, 3))


def test_every_registered_figure_has_a_verdict() -> None:
    """A figure of which nothing is reported is there too, with nothing to compare."""
    corpus = make.corpus([make.article("a-1")], [number("5")], [CROWD, make.figure("wages")])
    found = derive(corpus).verdicts
    assert list(found) == ["crowd", "wages"]
    assert [len(found[FigureId(id_)].values) for id_ in ("crowd", "wages")] == [1, 0]


TEXTS = st.sampled_from(["3", "5", "8", ">3", ">6", "<4", "<9", "~5", "2-4", "6-9", "dozens"])
SCOPES = st.sampled_from([None, "", "all", "soldiers"])
DATES = st.sampled_from([None, "2031-05-01", "2031-05", "2031-06-02", "2031-05-20/"])
VALUES = st.builds(lambda text, scope, day: number(text, scope=scope, as_of=day), TEXTS, SCOPES, DATES)


def apart(one: Value, other: Value) -> bool:
    """Tell by the words of the rule whether two values conflict."""
    if Hedge.AROUND in {one.quantity.hedge, other.quantity.hedge} or (one.scope or "") != (other.scope or ""):
        return False
    if one.as_of and other.as_of:
        days = [(w.earliest or date.min, w.latest or date.max) for w in (one.as_of, other.as_of)]
        if days[0][0] > days[1][1] or days[1][0] > days[0][1]:
            return False
    ends = [(v.quantity.low, v.quantity.high) for v in (one, other)]
    return any(
        low is not None and high is not None and low > high
        for low, high in (
            (ends[0][0], ends[1][1]),
            (ends[1][0], ends[0][1]),
        )
    )


@given(st.lists(VALUES, max_size=8))
def test_a_conflict_is_any_two_values_that_cannot_both_hold(values: list[Value]) -> None:
    """The quick search finds a conflict exactly where comparing every two values does, and names all that are in it."""
    found = judged(*values)
    pairs = {(n, m) for n, m in combinations(range(len(values)), 2) if apart(values[n], values[m])}
    assert set(found.at_odds) <= pairs
    assert {n for pair in found.at_odds for n in pair} == {n for pair in pairs for n in pair}
    assert (found.verdict == "conflict") == bool(pairs)


@given(st.lists(VALUES, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_values_does_not_matter(values: list[Value], chance: Random) -> None:
    """A verdict and its hull are the same in whatever order the values were published."""
    shuffled = list(values)
    chance.shuffle(shuffled)
    one, other = judged(*values), judged(*shuffled)
    assert (one.verdict, one.low, one.high) == (other.verdict, other.low, other.high)
