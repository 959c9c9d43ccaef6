"""Positions, and what was said by whom on what."""

from collections.abc import Sequence

from briefbook.derive import derive
from briefbook.model.corpus import Statement
from briefbook.model.ids import ActorId, TopicId
from tests.unit import corpora as make

ARTICLES = [
    make.article("a-1", "2031-05-01", source="gazette"),
    make.article("a-2", "2031-05-02", source="herald"),
    make.article("a-3", "2031-05-03", source="post"),
]


def ids(statements: Sequence[Statement]) -> list[str]:
    """Return the ids of *statements*."""
    return [statement.id for statement in statements]


def test_positions_count_for_those_spoken_for_and_topics_above() -> None:
    """A statement is a position of its speaker and, by roll-up, of state and ministry, on the topic and above."""
    said = [
        make.statement("s-1", "a-1", about=("bridge",), roll_up=("ministry", "town")),
        make.statement("s-2", "a-2", about=("roads",)),
        make.statement("s-3", "a-3", "outlet", about=("bridge",)),
    ]
    topics = [make.topic("works"), make.topic("bridge", "works"), make.topic("roads", "works")]
    found = derive(make.corpus(ARTICLES, said, topics)).positions
    shown = {actor: {p.topic: ids(p.statements) for p in held} for actor, held in found.items()}
    assert shown == {
        "mayor": {"roads": ["s-2"], "works": ["s-2", "s-1"], "bridge": ["s-1"]},
        "ministry": {"bridge": ["s-1"], "works": ["s-1"]},
        "town": {"bridge": ["s-1"], "works": ["s-1"]},
    }
    assert [p.topic for p in found[ActorId("mayor")]] == ["roads", "works", "bridge"]


def test_the_newest_position_is_the_one_said_last() -> None:
    """A remark published later but said earlier is the older position."""
    said = [
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-2", about=("bridge",), said="2031-04-01"),
    ]
    found = derive(make.corpus(ARTICLES, said))
    assert ids(found.positions[ActorId("mayor")][0].statements) == ["s-1", "s-2"]
    assert ids(found.by_actor[ActorId("mayor")]) == ["s-2", "s-1"]


def test_nothing_is_said_after_it_was_published() -> None:
    """A date said that reaches past publication places a statement no later than its article."""
    said = [
        make.statement("s-1", "a-1", about=("bridge",), said="2031-05"),
        make.statement("s-2", "a-2", about=("bridge",)),
        make.statement("s-3", "a-3", about=("bridge",), said="2031-04/"),
    ]
    found = derive(make.corpus(ARTICLES, said))
    assert ids(found.by_actor[ActorId("mayor")]) == ["s-1", "s-2", "s-3"]


def test_by_actor_holds_only_what_an_actor_said_itself() -> None:
    """Roll-up does not put words into anybody's mouth; a joint statement is each speaker's, once."""
    said = [make.statement("s-1", "a-1", ("mayor", "sheriff", "mayor"), roll_up=("town",))]
    found = derive(make.corpus(ARTICLES, said)).by_actor
    assert {actor: ids(s) for actor, s in found.items()} == {"mayor": ["s-1"], "sheriff": ["s-1"], "town": []}


def test_by_topic_holds_every_kind_of_note_below_it() -> None:
    """A topic has the notes about it or about what lies below; an event's or a figure's topics are its notes' too."""
    marks = [
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-1", number=2, ties={"rejects": ["no-toll"]}),
        make.statement("s-3", "a-1", number=3, at="fair"),
        make.sighting("a-1", "happened", number=3),
        make.value("a-1", "5", note=4),
        make.gap("a-2", about=("works",)),
        make.correction("a-2", number=2),
    ]
    entries: list[make.Entry] = [
        make.topic("works"),
        make.topic("bridge", "works"),
        make.topic("fun"),
        make.event("fair", about=("fun",)),
        make.figure("crowd", about=("fun",)),
        make.demand("no-toll", "a-1", "drivers", about=("bridge",)),
    ]
    found = derive(make.corpus(ARTICLES, marks, entries)).by_topic
    shown = {topic: [(type(m).__name__, m.number) for m in notes] for topic, notes in found.items()}
    assert shown == {
        "bridge": [("Statement", 1), ("Statement", 2)],
        "fun": [("Statement", 3), ("Sighting", 3), ("Value", 4)],
        "works": [("Statement", 1), ("Statement", 2), ("Gap", 1)],
    }
    assert list(found) == sorted(found, key=TopicId)
