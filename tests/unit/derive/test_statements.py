"""Utterances, origins, inverses, positions, responses, the ledger: what statements and their ties imply."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.derive import derive
from briefbook.model.corpus import Corpus, Mark, Statement
from briefbook.model.findings import Findings
from briefbook.model.ids import ActorId, DemandId, StatementId, TopicId
from briefbook.model.registries import Role
from briefbook.model.rest import rest
from tests.unit import corpora as make

ARTICLES = [
    make.article("a-1", "2031-05-01", source="gazette"),
    make.article("a-2", "2031-05-02", source="herald"),
    make.article("a-3", "2031-05-03", source="post"),
]


def ids(statements: Sequence[Statement]) -> list[str]:
    """Return the ids of *statements*."""
    return [statement.id for statement in statements]


def utterances(found: Findings) -> dict[str, list[str]]:
    """Return the members of each utterance."""
    return {utterance.id: ids(utterance.statements) for utterance in found.utterances}


def test_same_ties_statements_into_one_utterance() -> None:
    """Statements tied by ``same``, directly or by way of another, are one utterance named after the earliest."""
    said = [
        make.statement("s-3", "a-3", ties={"same": ["s-2"]}),
        make.statement("s-2", "a-2"),
        make.statement("s-1", "a-1", ties={"same": ["s-2"]}),
        make.statement("s-9", "a-3", number=2, ties={"repeats": ["s-1"]}),
    ]
    found = derive(make.corpus(ARTICLES, said))
    assert utterances(found) == {"s-1": ["s-1", "s-2", "s-3"]}
    assert found.utterance_of == {"s-1": "s-1", "s-2": "s-1", "s-3": "s-1"}


def test_a_shared_demand_makes_no_utterance() -> None:
    """Two statements that make the same demand are two utterances: it may be made many times."""
    said = [make.statement(f"s-{n}", f"a-{n}", ties={"same": ["no-toll"]}) for n in (1, 2)]
    found = derive(make.corpus(ARTICLES, said, [make.demand("no-toll", "a-1", "mayor")]))
    assert found.utterances == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_utterances_are_connected_components(ties: list[tuple[int, int]]) -> None:
    """Two statements are of one utterance exactly if a chain of ``same`` leads from one to the other."""
    said = [
        make.statement(f"s-{n}", "a-1", number=n, ties={"same": [f"s-{m}" for k, m in ties if k == n]})
        for n in range(10)
    ]
    groups = [{n} for n in range(10)]
    for one, other in ties:
        joined = next(g for g in groups if one in g) | next(g for g in groups if other in g)
        groups = [g for g in groups if not g & joined] + [joined]
    found = derive(make.corpus(ARTICLES, said))
    expected = sorted([f"s-{n}" for n in sorted(group)] for group in groups if len(group) > 1)
    assert sorted(ids(u.statements) for u in found.utterances) == expected


def counted(corpus: Corpus, marks: Sequence[Mark] | None = None) -> int:
    """Return how many origins *marks* (else all statements of *corpus*) have."""
    found = derive(corpus)
    return rest(corpus.statements if marks is None else marks, found.utterance_of, corpus.articles).origins


@pytest.mark.parametrize(
    ("articles", "notes", "origins"),
    [
        ([{}, {}], [{}, {}], 2),
        ([{}, {"source": "gazette"}], [{}, {}], 1),
        ([{"wire": ("wire-co",)}, {"wire": ("wire-co",)}], [{}, {}], 1),
        ([{"wire": ("wire-co",)}, {"wire": ("other-co",)}], [{}, {}], 2),
        ([{"wire": ("wire-co",)}, {"source": "wire-co"}], [{}, {}], 1),
        ([{}, {}], [{"via": ("clerk",)}, {"via": ("guard", "clerk")}], 1),
        ([{}, {}], [{"via": ("clerk", "guard")}, {"via": ("guard", "clerk")}], 2),
        ([{}, {}], [{"ties": {"same": ["s-2"]}}, {}], 1),
        ([{}, {}], [{"ties": {"repeats": ["s-2"]}}, {}], 2),
        ([{"reporting": ("herald",)}, {}], [{}, {}], 1),
        ([{"reporting": ("wire-co",)}, {"reporting": ("wire-co",)}], [{}, {}], 2),
        ([{"reporting": ("herald",)}, {"wire": ("wire-co",)}], [{}, {}], 2),
        ([{"reporting": ("herald",)}, {"reporting": ("gazette",)}], [{}, {}], 2),
    ],
)
def test_origins_not_outlets_are_counted(
    articles: list[Mapping[str, Any]], notes: list[Mapping[str, Any]], origins: int
) -> None:
    """An equal wire, last via or utterance is one origin; credited reporting joins only the outlet's own article."""
    made = [
        make.article(f"a-{n}", f"2031-05-0{n}", **dict[str, Any]({"source": source, **more}))
        for n, source, more in zip((1, 2), ("gazette", "herald"), articles, strict=True)
    ]
    said = [make.statement(f"s-{n}", f"a-{n}", **more) for n, more in zip((1, 2), notes, strict=True)]
    assert counted(make.corpus(made, said)) == origins


def test_one_shared_remark_does_not_join_outlets() -> None:
    """Two outlets that heard one remark stay two origins for what each reports besides."""
    said = [
        make.statement("s-1", "a-1"),
        make.statement("s-2", "a-2", ties={"same": ["s-1"]}),
        make.statement("s-3", "a-2", number=2),
    ]
    corpus = make.corpus(ARTICLES, said)
    assert counted(corpus) == 2
    assert counted(corpus, corpus.statements[1:]) == 1
    assert list(derive(corpus).origins.values()) == ["gazette", "gazette", "herald"]


def test_what_a_page_rests_on_is_counted() -> None:
    """The counts of a page take notes of every kind, each once, and say how many are unnamed and how new they are."""
    said = [
        make.statement("s-1", "a-1"),
        make.statement("s-2", "a-2", anon="an official"),
        make.statement("s-3", "a-2", "unknown", number=2),
    ]
    corpus = make.corpus(ARTICLES, [*said, make.value("a-3", "5", anon="a clerk")])
    found = rest((*said, *said, *corpus.values), {}, corpus.articles)
    assert (found.statements, found.articles, found.outlets, found.origins, found.unnamed) == (3, 3, 3, 3, 3)
    assert str(found.newest) == "2031-05-03"
    nothing = rest((), {}, corpus.articles)
    assert (nothing.statements, nothing.origins, nothing.newest) == (0, 0, None)


def test_inverses_show_relations_from_their_target() -> None:
    """Each target lists what is tied to it, in the order in which it was said; demands come first."""
    said = [
        make.statement("s-1", "a-1"),
        make.statement("s-3", "a-2", said="2031-05-02", ties={"rejects": ["s-1"]}),
        make.statement("s-2", "a-3", said="2031-05-01", ties={"clarifies": ["no-toll"], "answers": ["s-1"]}),
    ]
    found = derive(make.corpus(ARTICLES, said, [make.demand("no-toll", "a-1", "mayor")])).inverses
    shown = {target: [(i.verb, str(i.statement.id)) for i in ties] for target, ties in found.items()}
    assert shown == {"no-toll": [("clarifies", "s-2")], "s-1": [("answers", "s-2"), ("rejects", "s-3")]}
    assert list(found) == ["no-toll", "s-1"]


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


def test_by_actor_holds_only_what_an_actor_said_itself() -> None:
    """Roll-up does not put words into anybody's mouth; a joint statement is each speaker's, once."""
    said = [make.statement("s-1", "a-1", ("mayor", "sheriff", "mayor"), roll_up=("town",))]
    found = derive(make.corpus(ARTICLES, said)).by_actor
    assert {actor: ids(s) for actor, s in found.items()} == {"mayor": ["s-1"], "sheriff": ["s-1"], "town": []}


TOLL = make.demand("no-toll", "a-1", "drivers", ("town", "county"))
TOWN = [make.actor("town", kind="state"), make.actor("county", kind="state"), make.actor("realm", kind="bloc")]


def answers(*said: Statement, entries: Sequence[make.Entry] = ()) -> list[tuple[str, str, str, str | None]]:
    """Return the answers to the demand: column, verb, statement, through whom."""
    registered: list[make.Entry] = [TOLL, *TOWN, *entries]
    corpus = make.corpus(ARTICLES, said, registered)
    found = derive(corpus).responses[DemandId("no-toll")]
    return [(str(r.actor), r.verb, str(r.statement.id), r.through) for r in found]


def test_an_addressee_answers_for_itself() -> None:
    """An answer of an addressee stands in its own column, with nobody between."""
    assert answers(make.statement("s-1", "a-1", "town", ties={"rejects": ["no-toll"]})) == [
        ("town", "rejects", "s-1", None)
    ]


def test_a_person_answers_for_the_addressed_state() -> None:
    """A person's answer counts, marked, for the addressee that the person speaks for."""
    said = make.statement("s-1", "a-1", roll_up=("office", "town"), ties={"accepts": ["no-toll"]})
    assert answers(said) == [("town", "accepts", "s-1", "mayor")]


def test_whoever_answers_unasked_has_a_column() -> None:
    """Somebody who was not addressed answers for the state or bloc behind, or else for itself."""
    of_bloc = make.statement("s-1", "a-1", "envoy", roll_up=("office", "realm"), ties={"supports": ["no-toll"]})
    alone = make.statement("s-2", "a-2", "poet", roll_up=("club",), ties={"contradicts": ["no-toll"]})
    assert answers(of_bloc, alone) == [("realm", "supports", "s-1", "envoy"), ("poet", "contradicts", "s-2", None)]


def test_a_joint_answer_counts_for_each_speaker_s_own_side() -> None:
    """Two speakers of two states answer each for their own, and never through the other."""
    people = [
        make.actor("mayor", roles=(Role(title="Mayor", of=ActorId("town")),)),
        make.actor("reeve", part_of="county"),
    ]
    said = make.statement("s-1", "a-1", ("mayor", "reeve"), roll_up=("town", "county"), ties={"answers": ["no-toll"]})
    assert answers(said, entries=people) == [("town", "answers", "s-1", "mayor"), ("county", "answers", "s-1", "reeve")]


def test_an_answer_to_the_one_who_makes_the_demand_answers_it() -> None:
    """What answers a statement that is the demand, or another telling of that statement, answers the demand, once."""
    makes = make.statement("s-1", "a-1", "drivers", ties={"same": ["no-toll"]})
    told = make.statement("s-2", "a-2", "drivers", ties={"same": ["s-1"]})
    reply = make.statement("s-3", "a-3", "town", ties={"rejects": ["s-2", "no-toll"]})
    assert answers(makes, told, reply) == [("town", "rejects", "s-3", None)]


def test_answers_come_in_the_order_in_which_they_were_given() -> None:
    """Answers are listed by when they were said, then from the vaguer verb to the firmer."""
    late = make.statement("s-1", "a-1", "town", ties={"rejects": ["no-toll"], "answers": ["no-toll"]})
    early = make.statement("s-2", "a-2", "town", said="2031-04-01", ties={"answers": ["no-toll"]})
    assert [found[1:3] for found in answers(late, early)] == [
        ("answers", "s-2"),
        ("answers", "s-1"),
        ("rejects", "s-1"),
    ]


@pytest.mark.parametrize("verb", ["repeats", "clarifies", "supersedes", "same"])
def test_to_say_it_again_is_no_answer(verb: str) -> None:
    """Whoever makes, repeats, clarifies or replaces a demand does not answer it."""
    assert answers(make.statement("s-1", "a-1", "town", ties={verb: ["no-toll"]})) == []


@pytest.mark.parametrize("who", ["outlet", "unknown"])
def test_nobody_registered_answers_for_nobody(who: str) -> None:
    """An answer in the outlet's voice or of an unknown speaker opens no column."""
    assert answers(make.statement("s-1", "a-1", who, ties={"rejects": ["no-toll"]})) == []


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
    entries = [
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


def test_deriving_twice_gives_the_same() -> None:
    """The same corpus gives equal findings, and every statement has an origin."""
    corpus = make.corpus(ARTICLES, [make.statement("s-1", "a-1"), make.value("a-2", "5"), make.correction("a-3")])
    found = derive(corpus)
    assert found == derive(corpus)
    assert found.origins == {StatementId("s-1"): "gazette"}
    assert found.corrections == corpus.corrections
