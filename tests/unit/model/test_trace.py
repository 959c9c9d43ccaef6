"""Whatever is asked of a table is noted."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from briefbook.model.trace import EVERY, Later, Table, Trace


@pytest.mark.parametrize(
    ("ask", "noted"),
    [
        (lambda table: table["a"], {("t", "a")}),
        (lambda table: table.get("a"), {("t", "a")}),
        (lambda table: table.get("gone"), {("t", "gone")}),
        (lambda table: "gone" in table, {("t", "gone")}),
        (lambda table: "a" in table.keys(), {("t", "a")}),  # noqa: SIM118 - another way to ask
        (list, {("t", EVERY)}),
        (len, {("t", EVERY)}),
        (bool, {("t", EVERY)}),
        (lambda table: list(table.items()), {("t", EVERY), ("t", "a"), ("t", "b")}),
        (lambda table: list(table.values()), {("t", EVERY), ("t", "a"), ("t", "b")}),
        (dict, {("t", EVERY), ("t", "a"), ("t", "b")}),
        (lambda table: table == {}, {("t", EVERY), ("t", "a"), ("t", "b")}),
    ],
)
def test_every_way_to_ask_is_noted(ask: Callable[[Mapping[str, int]], object], noted: set[tuple[str, str]]) -> None:
    """By key, whether there or not, or through all there is: the trace knows, and the answer is the table's own."""
    rows, trace = {"a": 1, "b": 2}, Trace()
    assert ask(Table("t", rows, trace)) == ask(rows)
    assert trace.reads == noted


def test_what_is_missing_is_noted_too() -> None:
    """A key that is not there raises, and was read: it may come."""
    trace = Trace()
    with pytest.raises(KeyError):
        Table[str, int]("t", {}, trace)["gone"]
    assert trace.reads == {("t", "gone")}


def test_a_trace_may_be_changed_for_a_while() -> None:
    """A table adds to the set that its trace holds at that moment."""
    trace = Trace()
    table = Table("t", {"a": 1}, trace)
    outer, trace.reads = trace.reads, set()
    assert table["a"] == 1
    assert (outer, trace.reads) == (set(), {("t", "a")})


def test_a_later_sequence_is_not_read_before_it_is_looked_at() -> None:
    """It is a sequence like the one it stands for, made each time that somebody looks."""
    asked: list[Any] = []

    def made() -> tuple[int, ...]:
        asked.append(1)
        return 1, 2, 3

    later = Later(made)
    assert asked == []
    assert (list(later), len(later), later[0], later[1:], 2 in later, later == (1, 2, 3)) == (
        [1, 2, 3], 3, 1, (2, 3), True, True,
    )  # fmt: skip
    assert len(asked) >= 6
