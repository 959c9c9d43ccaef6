"""What was known by the end of a day, worked out in one pass, is what was known by looking back from each day."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from briefbook.model.config import Config
from briefbook.model.corpus import DemandAnchor, Sighting
from briefbook.model.findings import when_told
from briefbook.plan.answers import newest_answers, undecided
from briefbook.plan.evenings import seen
from briefbook.plan.shelving import event_age
from briefbook.plan.site import Site
from tests.planned import site_from
from tests.unit import corpora as make

DATES = (
    "2031-05-01",
    "2031-05-01~",
    "2031-05-02",
    "2031-05",
    "2031-05?",
    "2031-05-01/2031-05-09",
    "2031-04/..",
    "../2031-05-03",
)
ARTICLES = [make.article(f"a-{n:02}", f"2031-05-{n:02}") for n in range(1, 12)]
EVENTS = ("fair", "vote", "march")


@some.composite
def sightings(draw: some.DrawFn) -> list[Sighting]:
    """Draw up to eleven sightings of three events, one an article."""
    days = draw(some.lists(some.sampled_from((*DATES, None)), max_size=len(ARTICLES)))
    return [
        make.sighting(
            f"a-{n:02}", "scheduled", event=draw(some.sampled_from(EVENTS)), when=make.when(day) if day else None
        )
        for n, day in enumerate(days, 1)
    ]


@given(sightings())
def test_when_an_event_was_known_to_be(told: list[Sighting]) -> None:
    """The date after each sighting is the one that the whole trail up to it tells."""
    site = site_from(make.corpus(ARTICLES, told))
    for trail in site.findings.trails.values():
        for number, sighting in enumerate(trail.sightings, 1):
            assert site.when_known[seen(sighting)] == (when_told(trail.sightings[:number]),)


def test_what_was_reported_was_when_the_registry_says() -> None:
    """An event that no article dates has the registry's date once it is told as a fact, but not while it is a plan or after the article."""
    fair = make.event("fair", "2031-05-02")
    told = [
        make.sighting(f"a-{n:02}", status, event="fair")
        for n, status in ((1, "happened"), (3, "scheduled"), (4, "happened"))
    ]
    site = site_from(make.corpus(ARTICLES, told, [fair]))
    assert [site.when_known[seen(sighting)] for sighting in told] == [(None,), (None,), (fair.when,)]


def told_by(site: Site, day: date) -> Sequence[Sighting]:
    """Return the newest sighting of each event by the end of *day*, in the order of the dates known by then."""
    trails = site.findings.trails.values()
    out = [[s for s in trail.sightings if site.published(site.corpus.articles[s.article]) <= day] for trail in trails]
    return sorted((trail[-1] for trail in out if trail), key=lambda s: event_age(s.event, site.when_known[seen(s)][0]))


@given(sightings(), some.sampled_from((1, 2, 100)))
def test_what_was_told_of_by_the_end_of_a_day(told: list[Sighting], per_page: int) -> None:
    """Each day knows the newest sighting by then of each event nearest to it, in the order of the dates known by then."""
    site = site_from(make.corpus(ARTICLES, told, config=Config(per_page=per_page, place=make.NOWHERE)))
    for day in site.records:
        newest = told_by(site, day)
        ages = [event_age(s.event, site.when_known[seen(s)][0]) for s in newest]
        near = sorted(ages, key=lambda age: (abs((age[0] - day).days), age))[:per_page]
        evening = site.evenings[day]
        assert evening.known == tuple(s for s, age in zip(newest, ages, strict=True) if age in near)
        assert evening.told == len(newest)


def test_of_too_many_events_a_day_knows_the_nearest() -> None:
    """With two entries a page, a day shows the two events nearest to it, in the order of time, and counts all."""
    days = [date(2031, 5, 1) + timedelta(days=n) for n in (0, 3, 4, 20)]
    told = [
        make.sighting("a-01", "scheduled", event=f"e-{n}", number=n, when=make.when(day.isoformat()))
        for n, day in enumerate(days, 1)
    ]
    corpus = make.corpus(ARTICLES, told, config=Config(per_page=2, place=make.NOWHERE))
    evening = site_from(corpus).evenings[days[1]]
    assert ([s.event for s in evening.known], evening.told) == (["e-2", "e-3"], 4)


def test_answers_by_the_end_of_a_day() -> None:
    """A day knows the newest answer of each side published by then; of too many, the newest ones."""
    said = [
        make.statement(f"s-{n}", f"a-{n:02}", who, ties={"rejects": [demand]})
        for n, (who, demand) in enumerate((("mayor", "d-1"), ("clerk", "d-1"), ("mayor", "d-1"), ("mayor", "d-2")), 1)
    ]
    demands = [make.demand("d-1", "a-01", "clerk"), make.demand("d-2", "a-01", "clerk")]
    anchors = {d.id: DemandAnchor(demand=d.id, passage=said[0].passage) for d in demands}
    corpus = replace(make.corpus(ARTICLES, said, demands), demand_anchors=anchors)
    site = site_from(corpus)
    for day, evening in ((day, site.evenings[day]) for day in site.records):
        known = [r for id_ in anchors for r in newest_answers(site.findings.responses[id_], day)]
        assert (evening.answered, evening.answers) == (tuple(known), len(known))
    assert [len(site.evenings[day].answered) for day in site.records][:4] == [1, 2, 2, 3]


def test_demands_open_by_the_end_of_a_day() -> None:
    """A demand is open from the day it is told of until everybody asked has accepted or rejected it; a mere answer leaves it open."""
    said = [
        make.statement("s-1", "a-02", "mayor", ties={"answers": ["d-1"]}),
        make.statement("s-2", "a-03", "mayor", ties={"rejects": ["d-1"]}),
        make.statement("s-3", "a-04", "guild", ties={"accepts": ["d-1"]}),
        make.statement("s-4", "a-05", "mayor", ties={"answers": ["d-1"]}),
    ]
    demands = [make.demand("d-1", "a-01", "clerk", ["mayor", "guild"]), make.demand("d-2", "a-03", "clerk", ["mayor"])]
    anchors = {d.id: DemandAnchor(demand=d.id, passage=said[0].passage) for d in demands}
    corpus = replace(make.corpus(ARTICLES, said, demands), demand_anchors=anchors)
    site = site_from(corpus)
    left = [
        [(id_, silent, [r.verb for r in given]) for id_, _, silent, given in site.evenings[day].open]
        for day in (date(2031, 5, n) for n in range(1, 6))
    ]
    after: tuple[str, tuple[str, ...], list[str]] = ("d-2", ("mayor",), [])
    assert left == [
        [("d-1", ("mayor", "guild"), [])],
        [("d-1", ("guild",), ["answers"])],
        [("d-1", ("guild",), []), after],
        [after],
        [after],
    ]


def test_of_too_many_open_demands_a_day_knows_the_last_made() -> None:
    """With one entry a page, a day shows the demand made last, and counts all."""
    demands = [make.demand("d-1", "a-02", "clerk"), make.demand("d-2", "a-01", "clerk")]
    passage = make.statement("s-1", "a-01", "clerk").passage
    anchors = {d.id: DemandAnchor(demand=d.id, passage=passage) for d in demands}
    corpus = make.corpus(ARTICLES, [], demands, config=Config(per_page=1, place=make.NOWHERE))
    evening = site_from(replace(corpus, demand_anchors=anchors)).evenings[date(2031, 5, 3)]
    assert ([id_ for id_, *_ in evening.open], evening.waiting) == (["d-1"], 2)


def test_whom_nobody_named_can_settle_a_demand() -> None:
    """A demand of nobody in particular is open until anybody accepts or rejects it."""
    said = [make.statement("s-1", "a-02", "mayor", ties={"rejects": ["d-1"]})]
    demand = make.demand("d-1", "a-01", "clerk")
    site = site_from(make.corpus(ARTICLES, said, [demand]))
    given = site.findings.responses[demand.id]
    assert undecided(demand, given, date(2031, 5, 1)) == ((), ())
    assert undecided(demand, given, date(2031, 5, 2)) is None
