"""The ledger: predictions, promises, and what became of them."""

from collections.abc import Sequence

import pytest

from briefbook.derive import derive
from briefbook.model.corpus import Mark, Statement
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


def test_the_ledger_follows_predictions_and_promises() -> None:
    """Predictions and promises are entered with their horizon, other kinds are not."""
    marks = [
        make.statement("s-1", "a-1", kind="promise", by_when="2031-06"),
        make.statement("s-2", "a-2", kind="prediction"),
        make.statement("s-3", "a-3", kind="claim"),
    ]
    assert entered(*marks) == [("s-1", "2031-06-30", [], [], True), ("s-2", "None", [], [], True)]


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
