"""The collection: findings are made once, and forgotten when, and only when, something that they read has changed."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from briefbook.collection import DECK, Collection, Finding, Found, Reader, Rows
from briefbook.model.catalogue import Catalogue
from briefbook.model.registries import Registries
from briefbook.model.trace import EVERY, Trace

NOTHING = Registries(actors={}, sources={}, topics={}, places={}, events={}, figures={}, demands={})


@dataclass
class Desk:
    """A collection over one table of numbers, and which findings were made of it."""

    numbers: dict[str, int]
    made: list[tuple[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.collection = Collection(
            registries=NOTHING,
            catalogue=Catalogue(),
            as_of=None,
            makers={"double": self.double, "whole": self.whole, "quadruple": self.quadruple, "named": self.named},
            shared={"whole"},
            others={"number": self.numbers},
        )

    def double(self, read: Reader, key: str) -> int:
        """Return twice the number of *key*."""
        self.made.append(("double", key))
        number: int = read.other("number").get(key) or 0
        return 2 * number

    def whole(self, read: Reader, _: object) -> Mapping[str, int]:
        """Return twice each number, as one shared finding."""
        self.made.append(("whole", EVERY))
        return {key: 2 * number for key, number in read.other("number").items()}

    def quadruple(self, read: Reader, key: str) -> int:
        """Return four times the number of *key*, by way of the shared finding."""
        self.made.append(("quadruple", key))
        number: int = read.shared("whole").get(key, 0)
        return 2 * number

    def named(self, read: Reader, key: str) -> int | None:
        """Return four times the number of *key* by way of another finding, or nothing."""
        self.made.append(("named", key))
        return 2 * read.found("double", key) or None

    def ask(self, name: str, key: str) -> Finding:
        """Ask for a finding as a reader would."""
        return Reader(self.collection, Trace()).found(name, key)

    def set(self, **numbers: int) -> set[tuple[str, object]]:
        """Set numbers, let the collection turn, and return what has changed by that."""
        keys = {key for key, number in numbers.items() if self.numbers.get(key) != number}
        came = not keys <= self.numbers.keys()
        self.numbers.update(numbers)
        self.made.clear()
        return self.collection.turn(
            {("number", key) for key in keys} | ({("number", EVERY)} if keys or came else set())
        )


def test_a_finding_is_made_once() -> None:
    """Whoever asks again is given what was made, and has read what it read."""
    desk, trace = Desk({"a": 1}), Trace()
    read = Reader(desk.collection, trace)
    assert (read.found("named", "a"), read.found("named", "a")) == (4, 4)
    assert desk.made == [("named", "a"), ("double", "a")]
    assert trace.reads == {("number", "a")}


def test_what_read_something_changed_is_forgotten() -> None:
    """An edit makes anew the findings that read it, by whatever way, and no other."""
    desk = Desk({"a": 1, "b": 2})
    assert (desk.ask("named", "a"), desk.ask("named", "b")) == (4, 8)
    assert desk.set(a=10) == {("number", "a"), ("number", EVERY)}
    assert (desk.ask("named", "a"), desk.ask("named", "b")) == (40, 8)
    assert desk.made == [("named", "a"), ("double", "a")]


def test_what_was_not_there_may_come() -> None:
    """A finding that looked for something in vain is made anew once it is there."""
    desk = Desk({})
    assert desk.ask("named", "a") is None
    desk.set(a=3)
    assert desk.ask("named", "a") == 12


def test_only_rows_that_differ_have_changed() -> None:
    """A shared finding is made anew as a whole; what read a row that came out the same is kept."""
    desk = Desk({"a": 1, "b": 2})
    assert (desk.ask("quadruple", "a"), desk.ask("quadruple", "b"), desk.ask("quadruple", "c")) == (4, 8, 0)
    assert desk.set(a=10) == {("number", "a"), ("number", EVERY), ("whole", "a"), ("whole", EVERY)}
    assert desk.made == [("whole", EVERY)]
    assert (desk.ask("quadruple", "a"), desk.ask("quadruple", "b")) == (40, 8)
    assert desk.made == [("whole", EVERY), ("quadruple", "a")]
    assert ("whole", "c") in desk.set(c=1)
    assert desk.ask("quadruple", "c") == 4


def test_a_shared_finding_that_comes_out_the_same_changes_nothing() -> None:
    """Where no row differs, nobody need look again."""
    desk = Desk({"a": 1})
    desk.ask("quadruple", "a")
    desk.made.clear()
    assert desk.collection.turn({("number", "a")}) == {("number", "a")}
    assert desk.ask("quadruple", "a") == 4
    assert desk.made == [("whole", EVERY)]


def test_what_is_drawn_is_the_same_object_until_the_next_turn() -> None:
    """A card is dealt once, whoever asks has read what it read, and after a change it is dealt anew."""
    desk = Desk({"a": 1})

    def card(read: Reader) -> list[int]:
        return read.drawn("card", lambda: [read.found("double", "a")])

    one, two = Trace(), Trace()
    first, second = card(Reader(desk.collection, one)), card(Reader(desk.collection, two))
    assert first is second
    assert one.reads == two.reads == {("number", "a")}
    desk.set(a=5)
    assert card(Reader(desk.collection, Trace())) == [10]


def test_what_fails_to_be_drawn_leaves_the_trace_whole() -> None:
    """An exception while a card is made loses nothing of what was read before."""
    trace = Trace()
    read = Reader(Desk({"a": 1}).collection, trace)
    read.found("double", "a")

    def fail() -> int:
        raise ValueError

    with suppress(ValueError):
        read.drawn("card", fail)
    assert trace.reads >= {("number", "a")}


def test_a_full_deck_is_dealt_anew() -> None:
    """No more cards are kept than the deck holds, and those that went are made again."""
    read = Reader(Desk({}).collection, Trace())
    for number in range(DECK + 10):
        assert read.drawn(number, lambda number=number: number) == number  # type: ignore[misc]
    assert len(read._collection.deck) <= DECK
    assert read.drawn(0, lambda: 0) == 0


def test_findings_and_rows_are_read_as_tables() -> None:
    """Findings by key, and the rows of several shared ones, are mappings; ``None`` is no row."""
    desk, trace = Desk({"a": 1}), Trace()
    read = Reader(desk.collection, trace)
    named = Found(read, "named", lambda: ("a",))
    assert (named["a"], named.get("gone"), "gone" in named, list(named), dict(named)) == (
        4,
        None,
        False,
        ["a"],
        {"a": 4},
    )
    rows = Rows(read, "whole", lambda _: EVERY, lambda: ("a",))
    assert (rows["a"], list(rows), len(rows), rows.get("gone")) == (2, ["a"], 1, None)
    assert {("whole", "a"), ("whole", "gone"), ("number", "gone")} <= trace.reads
