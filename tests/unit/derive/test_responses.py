"""Responses: who answered a demand, and for whom."""

from collections.abc import Sequence

import pytest

from briefbook.derive import derive
from briefbook.model.corpus import Statement
from briefbook.model.ids import ActorId, DemandId
from briefbook.model.registries import Role
from tests.unit import corpora as make

ARTICLES = [
    make.article("a-1", "2031-05-01", source="gazette"),
    make.article("a-2", "2031-05-02", source="herald"),
    make.article("a-3", "2031-05-03", source="post"),
]


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


@pytest.mark.parametrize("named", ["s-1", "s-2"])
def test_an_answer_to_another_telling_of_the_demand_answers_it(named: str) -> None:
    """It is enough that one telling of an utterance is tied to the demand; the answer may name any other."""
    told = make.statement("s-1", "a-1", "drivers", ties={"same": ["s-2"]})
    makes = make.statement("s-2", "a-2", "drivers", ties={"same": ["no-toll"]})
    reply = make.statement("s-3", "a-3", "town", ties={"rejects": [named]})
    assert answers(told, makes, reply) == [("town", "rejects", "s-3", None)]


def test_a_person_who_was_addressed_answers_for_both() -> None:
    """Where a person and the person's state were both asked, the answer stands in both columns."""
    both = make.demand("no-toll", "a-1", "drivers", ("mayor", "town"))
    said = make.statement("s-1", "a-1", roll_up=("town",), ties={"rejects": ["no-toll"]})
    assert answers(said, entries=[both]) == [("mayor", "rejects", "s-1", None), ("town", "rejects", "s-1", "mayor")]


def test_an_addressed_office_keeps_its_column() -> None:
    """An addressee below the state answers in its own column, although it speaks for the state elsewhere."""
    office = make.demand("no-toll", "a-1", "drivers", ("office",))
    said = make.statement("s-1", "a-1", roll_up=("office", "town"), ties={"rejects": ["no-toll"]})
    assert answers(said, entries=[office]) == [("office", "rejects", "s-1", "mayor")]


def test_who_speaks_itself_needs_nobody_between() -> None:
    """A state that speaks jointly with its own official answers itself."""
    people = [make.actor("mayor", part_of="town")]
    said = make.statement("s-1", "a-1", ("mayor", "town"), roll_up=("town",), ties={"rejects": ["no-toll"]})
    assert answers(said, entries=people) == [("town", "rejects", "s-1", None)]


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
