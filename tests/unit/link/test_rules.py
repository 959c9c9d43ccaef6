"""Rules across records: circles, and who speaks in which role."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefbook.link.people import roles_on, roll_up
from briefbook.link.rules import check_relation_cycles, cycles
from briefbook.load.dates import read_edtf
from briefbook.model.ids import ActorId
from briefbook.model.place import Place, SourceMap
from briefbook.model.problem import Span
from briefbook.model.registries import Actor, Role
from briefbook.model.suggest import did_you_mean, nearest

NOWHERE = Place(SourceMap(path="x.yaml", marks={}))
HERE = Span(path="x.yaml")

names = st.sampled_from("abcdefgh")


@given(st.dictionaries(names, st.none() | names))
def test_a_circle_is_told_once_and_only_if_there_is_one(parents: dict[str, str | None]) -> None:
    """As many circles are told as a walk from every id finds."""
    rings = set()
    for start in parents:
        path: list[str] = []
        step: str | None = start
        while step is not None and step not in path:
            path.append(step)
            step = parents.get(step)
        if step is not None:
            rings.add(frozenset(path[path.index(step) :]))
    found = list(cycles("part_of", parents, dict.fromkeys(parents, NOWHERE)))
    assert len(found) == len(rings)


def test_statements_cannot_answer_each_other_in_a_circle() -> None:
    """Backward relations that lead back to their start are a circle; mutual support is none."""
    circle = {"a": (("answers", "b", HERE),), "b": (("clarifies", "c", HERE),), "c": (("rejects", "a", HERE),)}
    (problem,) = check_relation_cycles(circle)
    assert problem.code == "cycle"
    assert "a → b → c → a" in problem.message
    mutual = {"a": (("supports", "b", HERE),), "b": (("supports", "a", HERE),)}
    assert list(check_relation_cycles(mutual)) == []


def _actor(name: str, *roles: Role, part_of: str | None = None) -> Actor:
    above = ActorId(part_of) if part_of else None
    return Actor(id=ActorId(name), name=name, roles=roles, part_of=above, place=NOWHERE)


def test_the_role_is_that_of_the_day() -> None:
    """Of the roles held on a day the one begun last counts; a bound that is not given is open."""
    director = Role(title="Director", start=read_edtf("2019"), end=read_edtf("2023-12-31"))
    mayor = Role(title="Mayor", start=read_edtf("2024-01-01"))
    holm = _actor("holm", director, mayor)
    assert roles_on(holm, date(2023, 6, 1)) == (director,)
    assert roles_on(holm, date(2024, 3, 1)) == (mayor,)
    assert roles_on(holm, date(2010, 1, 1)) == ()
    assert roles_on(holm, None) == ()


def test_two_roles_at_once_both_count() -> None:
    """Who holds two roles speaks in the one begun last, and counts for both places."""
    one = Role(title="Minister", of=ActorId("ministry"), start=read_edtf("2020"))
    other = Role(title="Envoy", of=ActorId("council"), start=read_edtf("2021"))
    twice = _actor("m", one, other)
    assert roles_on(twice, date(2022, 1, 1)) == (other, one)
    by_id = {actor.id: actor for actor in (twice, _actor("ministry"), _actor("council"))}
    assert roll_up(by_id, ActorId("m"), [other, one]) == ("council", "ministry")


def test_a_statement_counts_for_all_above() -> None:
    """A minister's words count for the ministry, the government and the state, nearest first, each once."""
    minister = Role(title="Minister", of=ActorId("ministry"))
    actors = [
        _actor("m", minister, part_of="state"),
        _actor("ministry", part_of="government"),
        _actor("government", part_of="state"),
        _actor("state"),
    ]
    by_id = {actor.id: actor for actor in actors}
    assert roll_up(by_id, ActorId("m"), [minister]) == ("ministry", "government", "state")
    assert roll_up(by_id, ActorId("nobody"), []) == ()


def test_the_nearest_right_answer() -> None:
    """A misspelt id finds its neighbour, a surname the id that holds it, and nonsense nothing."""
    known = ["antony-blinken", "sergey-lavrov"]
    assert nearest("antony-blinkn", known) == "antony-blinken"
    assert nearest("lavrov", known) == "sergey-lavrov"
    assert did_you_mean("zzz", known) == ""
