"""Digests tell different values apart, and equal ones together."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from briefbook.digest import digest
from briefbook.model.problem import Severity


class One(Struct, frozen=True, kw_only=True):
    """A made-up record."""

    text: str
    more: tuple[object, ...] = ()


class Other(Struct, frozen=True, kw_only=True):
    """The same fields under another name."""

    text: str
    more: tuple[object, ...] = ()


plain = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates() | st.sampled_from(Severity)
values = st.recursive(
    plain | st.decimals(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.builds(One, text=st.text(), more=st.lists(inner, max_size=3).map(tuple))
        | st.builds(Other, text=st.text(), more=st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=12,
)


def _same(one: object, other: object) -> bool:
    """Tell whether two values are equal and of one type, all the way down."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, One | Other) and isinstance(other, One | Other):
        return _same((one.text, one.more), (other.text, other.more))
    return one == other if not isinstance(one, Decimal) else str(one) == str(other)


@given(values, values)
def test_digests_are_equal_only_of_equal_values(one: object, other: object) -> None:
    """Two values have one digest if they are the same, and only then."""
    assert (digest(one) == digest(other)) == _same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ("b",)), ("a", "b")),
        ("1", 1),
        (True, 1),
        (Severity.ERROR, "error"),
        (date(2024, 3, 5), "2024-03-05"),
        (Decimal("1.0"), Decimal("1.00")),
        ({"a": "b"}, {"b": "a"}),
        (One(text="x"), Other(text="x")),
        ((), None),
        (b"x", "x"),
    ],
)
def test_likenesses_are_told_apart(one: object, other: object) -> None:
    """What looks alike when written carelessly has digests of its own."""
    assert digest(one) != digest(other)


def test_what_has_no_order_has_no_digest() -> None:
    """A set is refused: its order is not part of its value."""
    with pytest.raises(TypeError, match="set"):
        digest({"a", "b"})
