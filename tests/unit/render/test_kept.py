from dataclasses import dataclass

from briefbook.render.kept import Kept, Remembered


@dataclass(frozen=True)
class Card:
    """A made-up value."""

    says: str


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    """Each key is worked out once, until the table is full and begins anew."""
    asked: list[int] = []

    def square(number: int) -> int:
        asked.append(number)
        return number * number

    squares = Remembered(square, most=2)
    assert [squares[n] for n in (2, 2, 3, 2, 4, 4, 2)] == [4, 4, 9, 4, 16, 16, 4]
    assert asked == [2, 3, 4, 2]


def test_equal_values_have_one_text() -> None:
    """A text is made once for a value and all its equals, and for each kind by itself."""
    kept: Kept[str] = Kept()
    asked: list[str] = []

    def make(kind: str, value: object) -> str:
        asked.append(kind)
        return f"{kind} {value!r}"

    card = Card(says="x")
    texts = {kept.text("a", value, make) for value in (card, card, Card(says="x"))}
    assert len(texts) == 1
    assert kept.text("b", card, make) != kept.text("a", card, make)
    assert asked == ["a", "b"]


def test_texts_that_nobody_asks_for_go() -> None:
    """When room is short the oldest go, those asked for since then stay; what goes is made again, the same."""
    kept: Kept[str] = Kept(room=30)
    asked: list[object] = []

    def make(kind: str, value: object) -> str:
        asked.append(value)
        return f"{kind} {value}".ljust(10)

    for turn in range(20):
        assert kept.text("a", Card(says="often"), make) == f"a {Card(says='often')}"
        assert kept.text("a", Card(says=str(turn)), make) == f"a {Card(says=str(turn))}"
    assert asked.count(Card(says="often")) == 1


def test_an_id_given_to_another_object_is_no_mistake() -> None:
    """Values that live for a moment only, at one place in memory, each have their own text."""
    kept: Kept[str] = Kept()
    texts = [kept.text("a", Card(says=str(number)), lambda _, value: repr(value)) for number in range(1_000)]
    assert texts == [repr(Card(says=str(number))) for number in range(1_000)]
