"""The ledger: predictions, promises, and what became of them."""

from collections.abc import Sequence

import pytest

from briefbook.derive import derive
from briefbook.model.corpus import Mark, Statement
from briefbook.model.ids import StatementId
from tests.unit import corpora as make

ARTICLES = [
    make.article("a-1", "2031-05-01", source="gazette"),
    make.article("a-2", "2031-05-02", source="herald"),
    make.article("a-3", "2031-05-03", source="post"),
]


def ids(statements: Sequence[Statement]) -> list[str]:
    """Return the ids of *statements*."""
    return [statement.id for statement in statements]


def entered(*marks: Mark) -> list[tuple[str, str, list[str], list[str], bool]]:
    """Return the ledger: statement, due, later statements, statuses reported, open or not."""
    found = derive(make.corpus(ARTICLES, marks)).ledger
    return [(str(e.statement.id), str(e.due), ids(e.later), [s.status for s in e.reported], e.open) for e in found]


def test_the_ledger_follows_predictions_promises_and_offers() -> None:
    """Predictions, promises and offers are entered with their horizon, other kinds are not."""
    marks = [
        make.statement("s-1", "a-1", kind="promise", by_when="2031-06"),
        make.statement("s-2", "a-2", kind="prediction"),
        make.statement("s-3", "a-3", kind="offer"),
        make.statement("s-4", "a-3", kind="claim"),
    ]
    assert entered(*marks) == [
        ("s-1", "2031-06-30", [], [], True), ("s-2", "None", [], [], True), ("s-3", "None", [], [], True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "is_open"), [("contradicts", False), ("supports", False), ("repeats", True), ("clarifies", True)]
)
def test_a_later_word_settles_unless_it_only_repeats(verb: str, *, is_open: bool) -> None:
    """What is tied to a promise later is listed, and closes it unless it repeats or clarifies it."""
    marks = [
        make.statement("s-1", "a-1", kind="promise"),
        make.statement("s-2", "a-2", ties={verb: ["s-1"]}),
    ]
    assert entered(*marks) == [("s-1", "None", ["s-2"], [], is_open)]


def test_what_was_said_before_is_not_later() -> None:
    """A statement said before the promise says nothing of what became of it."""
    marks = [
        make.statement("s-1", "a-1", kind="promise"),
        make.statement("s-2", "a-2", said="2031-04-01", ties={"contradicts": ["s-1"]}),
    ]
    assert entered(*marks) == [("s-1", "None", [], [], True)]


def test_a_promise_told_twice_is_entered_once() -> None:
    """An utterance told by two outlets is one entry, and what is tied to either telling counts."""
    marks = [
        make.statement("s-1", "a-1", kind="promise", ties={"same": ["s-2"]}),
        make.statement("s-2", "a-2", kind="promise", by_when="2031-06-09"),
        make.statement("s-3", "a-3", ties={"accepts": ["s-2"]}),
    ]
    assert entered(*marks) == [("s-1", "2031-06-09", ["s-3"], [], False)]


def test_the_event_that_a_promise_announced_is_followed() -> None:
    """Later sightings of the event that the same note announced are what was reported later."""
    marks = [
        make.statement("s-1", "a-1", kind="promise"),
        make.sighting("a-1", "scheduled"),
        make.sighting("a-2", "expected"),
        make.sighting("a-3", "happened"),
    ]
    assert entered(*marks) == [("s-1", "None", [], ["expected", "happened"], False)]
    assert entered(*marks[:3]) == [("s-1", "None", [], ["expected"], True)]


@pytest.mark.parametrize(
    ("by_when", "reported", "tie", "standing"),
    [
        ("2031-05-02", None, None, "due"),
        ("2031-06-01", None, None, "open"),
        (None, None, None, "open"),
        ("2031-05-02", "happened", None, "met"),
        ("2031-05-02", "ongoing", "contradicts", "met"),
        ("2031-05-09", "cancelled", None, "otherwise"),
        ("2031-05-02", "expected", None, "due"),
        ("2031-05-02", None, "contradicts", "answered"),
        ("2031-05-02", None, "repeats", "due"),
    ],
)
def test_how_a_promise_stands(by_when: str | None, reported: str | None, tie: str | None, standing: str) -> None:
    """A report of the event weighs more than a later word, both more than the day; on its last day a promise is not yet due."""
    marks: list[Mark] = [
        make.statement("s-1", "a-1", kind="promise", by_when=by_when),
        make.sighting("a-1", "scheduled"),
        *([make.sighting("a-3", reported)] if reported else []),
        *([make.statement("s-2", "a-2", ties={tie: ["s-1"]})] if tie else []),
    ]
    entry = derive(make.corpus(ARTICLES, marks)).ledger[0]
    assert entry.standing == standing


def test_without_a_horizon_the_day_of_the_announced_event_counts() -> None:
    """A promise that announces an event is due on its day; its own horizon comes first."""
    event = make.sighting("a-1", "scheduled", when="2031-05-02")
    bare, own = (make.statement("s-1", "a-1", kind="promise", by_when=day) for day in (None, "2031-06"))
    assert [str(derive(make.corpus(ARTICLES, [s, event])).ledger[0].due) for s in (bare, own)] == [
        "2031-05-02",
        "2031-06-30",
    ]


def test_a_promise_that_repeats_another_is_met_with_it() -> None:
    """Whoever says again what was promised before is held to the same event, by reports later than the word itself."""
    marks = [
        make.statement("s-1", "a-1", kind="promise"),
        make.sighting("a-1", "scheduled", when="2031-05-20"),
        make.statement("s-2", "a-2", kind="promise", ties={"repeats": ["s-1"]}),
        make.sighting("a-2", "expected", number=2),
        make.statement("s-3", "a-2", number=3, kind="promise", ties={"repeats": ["s-2"]}),
        make.statement("s-4", "a-2", number=4, kind="promise", ties={"clarifies": ["s-1"]}),
        make.sighting("a-3", "happened"),
    ]
    found = {
        e.statement.id: (e.standing.value, str(e.due), len(e.reported))
        for e in derive(make.corpus(ARTICLES, marks)).ledger
    }
    assert found == {
        "s-1": ("met", "2031-05-20", 2),
        "s-2": ("met", "2031-05-20", 2),
        "s-3": ("met", "2031-05-20", 1),
        "s-4": ("open", "None", 0),
    }


def test_promises_that_repeat_each_other_end() -> None:
    """A circle, which is told as a mistake elsewhere, leads to no event and keeps nobody waiting."""
    marks = [
        make.statement("s-1", "a-1", kind="promise", ties={"repeats": ["s-2"]}),
        make.statement("s-2", "a-2", kind="promise", ties={"repeats": ["s-1"]}),
    ]
    assert [e.standing.value for e in derive(make.corpus(ARTICLES, marks)).ledger] == ["open", "open"]


def test_an_entry_is_found_by_any_telling() -> None:
    """By the id of a statement one finds the entry of its utterance, and none for what is not followed."""
    marks = [
        make.statement("s-1", "a-1", kind="promise", ties={"same": ["s-2"]}),
        make.statement("s-2", "a-2", kind="promise"),
        make.statement("s-3", "a-3", kind="claim"),
    ]
    pledges = derive(make.corpus(ARTICLES, marks)).pledges
    assert [pledges[StatementId(id_)].statement.id for id_ in ("s-1", "s-2")] == ["s-1", "s-1"]
    assert StatementId("s-3") not in pledges
