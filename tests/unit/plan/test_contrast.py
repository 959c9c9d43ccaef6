"""Contrast: the difference between outlets on one event, in a few sentences."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from briefbook.model.corpus import DemandAnchor, Mark
from briefbook.model.ids import EventId, TopicId
from briefbook.model.registries import Demand, Event
from briefbook.plan.contrast import Contrast, contrast
from briefbook.plan.coverage import Row
from briefbook.plan.sides import Sides
from briefbook.plan.vantage import Vantage
from tests.planned import site_from
from tests.unit.corpora import article, corpus, demand, event, sighting, statement, value

EVENTS: Final = (event("talks", "2031-05-02"), event("walk-out", part_of=EventId("talks")))


def told(marks: Sequence[Mark], entries: Sequence[Event | Demand] = EVENTS) -> Contrast:
    """Return how gazette (1 May), herald (3 May) and echo (4 May) differ on the talks of 2 May, by *marks*."""
    passage = marks[0].passage
    shown = {entry.id: DemandAnchor(demand=entry.id, passage=passage) for entry in entries if isinstance(entry, Demand)}
    site = site_from(
        replace(
            corpus(
                articles=[
                    article("a"),
                    article("b", "2031-05-03", source="herald"),
                    article("c", "2031-05-04", source="echo"),
                ],
                marks=marks,
                entries=entries,
            ),
            demand_anchors=shown,
        )
    )
    names = site.corpus.registries.sources
    assert {names[source].name for source in names} >= {"Gazette", "Herald"}
    sides = Sides.of(Vantage(site, "compare/talks.html"), EventId("talks"))

    def show(row: Row) -> str:
        return row.what[1]

    return contrast(sides, show)


def test_who_was_out_before_the_event_could_only_announce_it() -> None:
    """An announcement is no report, wherever it stands; who led with it is said apart."""
    found = told(
        [
            sighting("a", "scheduled", event="talks"),
            sighting("b", "happened", event="talks"),
            sighting("c", "happened", event="talks", paragraph=9),
        ]
    )
    assert found.lead == (
        "2 of 3 outlets report it; Gazette (published before it) announces it. Gazette and Herald lead with it."
    )
    assert found.differences == ()


def test_all_may_tell_it_alike() -> None:
    """Where all report it there is nobody to be named."""
    found = told([sighting("b", "happened", event="talks"), sighting("c", "ongoing", event="talks", paragraph=2)])
    assert found.lead == "Both outlets report it. Both lead with it."


def test_nobody_may_report_it() -> None:
    """What is denied, expected or ruled out is told as that."""
    found = told(
        [
            sighting("a", "ruled-out", event="talks", paragraph=9),
            sighting("b", "expected", event="talks", paragraph=9),
            sighting("b", "disputed", event="talks", number=2, paragraph=9),
        ]
    )
    assert found.lead == (
        "Neither reports it as a fact: Gazette (published before it) tells of it as ruled out;"
        " Herald tells of it as expected and disputed. Neither leads with it."
    )


def test_what_one_alone_has_and_what_one_alone_lacks() -> None:
    """A part that two of three tell is lacking in the third; one that a single outlet tells is its own, as what it tells it."""
    happened = [sighting(id_, "happened", event="talks") for id_ in "abc"]
    shared = told([*happened, *(sighting(id_, "happened", event="walk-out", number=2) for id_ in "ab")])
    assert shared.differences == ("Only Echo has nothing here on “walk-out”.",)
    alone = told([*happened, sighting("b", "ruled-out", event="walk-out", number=2)])
    assert alone.differences == ("Only Herald has “walk-out” (ruled out).",)


def test_days_that_cannot_be_the_same_are_told() -> None:
    """A vague day agrees with any day it allows; another day does not."""
    vague = told(
        [
            sighting("a", "happened", event="talks", when="2031-05"),
            sighting("b", "happened", event="talks", when="2031-05-02"),
        ]
    )
    assert vague.differences == ()
    other = told(
        [
            sighting("a", "happened", event="talks", when="2031-05-01"),
            sighting("b", "happened", event="talks", when="2031-05-02"),
        ]
    )
    assert other.differences == ("They date it differently: Gazette 1 May 2031; Herald 2 May 2031.",)


def test_numbers_that_differ_are_told_with_their_verdict() -> None:
    """Figures of the event come with what the difference is; others only where none of the event differs."""
    sat = [
        statement("s-a", "a", at="talks"),
        statement("s-b", "b", at="talks"),
    ]
    of_it = told([*sat, value("a", "5", figure="seats"), value("b", "7", figure="seats")])
    assert of_it.differences == ("They contradict one another on “seats”.",)
    beside = told([*sat, value("a", "5", figure="seats", note=7), value("b", "7", figure="seats", note=7)])
    assert beside.differences == ("Beside the event, their numbers differ on “seats”.",)
    agreed = told([*sat, value("a", "5", figure="seats"), value("b", "5", figure="seats")])
    assert agreed.differences == ()


def test_who_tells_the_answer_does_not_lack_the_demand() -> None:
    """An outlet that tells an event on a demand's topic is not said to have nothing on the demand, tied to it or not."""
    entries: list[Event | Demand] = [
        *EVENTS,
        event("hand-over", about=(TopicId("reply"),)),
        demand("paper", "a", "mayor", ["council"], about=(TopicId("reply"),)),
    ]
    marks = [sighting(id_, "happened", event="talks") for id_ in "abc"]
    marks += [sighting("c", "happened", event="talks", number=3, paragraph=9)]
    asked = [statement(f"s-{id_}", id_, at=EventId("talks"), number=2, ties={"answers": ["paper"]}) for id_ in "ab"]
    assert told([*marks, *asked], entries).differences == ("Only Echo has nothing here on “paper”.",)
    answered = sighting("c", "happened", event="hand-over", number=4)
    assert told([*marks, *asked, answered], entries).differences == ()
