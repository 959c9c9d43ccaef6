"""Demand pages: who asked what of whom, and who answered; and the response matrix of all."""

from collections.abc import Iterable, Iterator

from briefbook.model.corpus import Sighting, Statement
from briefbook.model.ids import DemandId, EventId
from briefbook.model.page import Page
from briefbook.model.registries import Demand
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.answers import DECISIVE
from briefbook.plan.cards import StatementCard
from briefbook.plan.collection_views import DemandsView
from briefbook.plan.indexes import part_addresses, part_title
from briefbook.plan.lists import excerpt
from briefbook.plan.rows import Entry, Excerpt
from briefbook.plan.site import Site, age_of, out_on
from briefbook.plan.subject_views import DemandView
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the page of each demand, and the pages of all."""
    for id_ in site.corpus.demand_anchors:
        if site.corpus.registries.demands[id_].retired_to is None:
            yield Address(path=routes.entry("demands", id_), kind="demand", key=id_)
    yield from part_addresses(site, routes.DEMANDS, "demands")


def page(site: Site, address: Address) -> Page:
    """Return the page of a demand, or a page of all."""
    if address.kind == "demands":
        return _index(site, address)
    here = Vantage(site, address.path)
    demand = site.corpus.registries.demands[DemandId(address.key)]
    view = _view(here, demand)
    asked = words.listed(link.text for link in view.to)
    head = here.head(
        demand.name,
        f"A demand{' of ' + asked if asked else ''}: who answered, when and how.",
        "demand",
        "demands",
        crumbs=[(routes.DEMANDS, "Demands")],
    )
    return Page(head=head, template="demand", view=view)


def _view(here: Vantage, demand: Demand) -> DemandView:
    site = here.site
    anchor = site.corpus.demand_anchors[demand.id]
    stated = _stated(site, demand.id)
    given = {response.statement.id: response.statement for response in site.findings.responses[demand.id]}
    return DemandView(
        name=demand.name,
        by=here.links.actors(demand.by),
        to=here.links.actors(demand.to),
        since=words.date_words(demand.since),
        topics=here.links.topics(demand.about),
        note=demand.note or "",
        mark=here.links.passage(demand.article, anchor.passage),
        summary=here.summary([*stated, *given.values()]),
        notices=here.notices(demand.id, statements=[*stated, *given.values()]),
        matrix=here.matrix([demand.id], f"matrix-{demand.id}"),
        stated=excerpt(stated, here.atoms.statement, here.per_page, last=True),
        answers=_answers(here, demand.id),
        events=here.happenings(_events(here, demand, given.values())),
    )


def _stated(site: Site, id_: DemandId) -> tuple[Statement, ...]:
    """Return the statements that make the demand, oldest first."""
    made = [inverse.statement for inverse in site.findings.inverses.get(id_, ()) if inverse.verb == "same"]
    return site.oldest(made)


def _answers(here: Vantage, id_: DemandId) -> tuple[tuple[str, Excerpt[StatementCard]], ...]:
    """Return the answers in time order under what they are: acceptance, refusal and mere answers apart."""
    site = here.site
    given = {r.statement.id: r for side in site.answerers[id_] for r in site.answers[id_, side]}
    groups = []
    for verb in (*DECISIVE, *(verb for verb in words.VERBS if verb not in DECISIVE)):
        found = site.oldest(response.statement for response in given.values() if response.verb == verb)
        if found:
            shown = excerpt(found, here.atoms.statement, here.per_page, last=True)
            groups.append((words.VERBS[verb][1].capitalize(), shown))
    return tuple(groups)


def _events(here: Vantage, demand: Demand, given: Iterable[Statement]) -> tuple[EventId, ...]:
    """Return the events about the demand's topics, and those at which or by which it was answered, in time order."""
    site = here.site
    chosen = {id_ for topic in demand.about for id_ in site.events_on.get(topic, ())}
    for statement in given:
        told = (m for m in site.marks_of[statement.article] if isinstance(m, Sighting))
        chosen |= {sighting.event for sighting in told if sighting.number == statement.number}
        chosen |= {statement.at} if statement.at else set()
    return site.in_time(chosen)


def _entry(here: Vantage, id_: DemandId) -> Entry:
    """Return a demand as an entry of a list."""
    demand = here.site.corpus.registries.demands[id_]
    by, to = (words.listed(link.text for link in here.links.actors(ids)) for ids in (demand.by, demand.to))
    asked = " → ".join(filter(None, (by, to)))
    since = f"since {words.date_words(demand.since)}" if demand.since else ""
    return Entry(link=here.links.demand(id_), gloss=", ".join(filter(None, (asked, since))), count=_told(here, id_))


def _told(here: Vantage, id_: DemandId) -> str:
    """Return in words how many statements answer a demand, and of what day the newest is."""
    given = {response.statement.id: response.statement for response in here.site.findings.responses[id_]}
    if not given:
        return "no answer recorded"
    newest = max(given.values(), key=age_of)
    day = words.date_words(newest.said) or f"reported {words.day_words(out_on(newest))}"
    return f"{words.count(len(given), 'answer')}, {'the newest ' if len(given) > 1 else ''}{day}"


def _index(site: Site, address: Address) -> Page:
    here = Vantage(site, routes.DEMANDS)
    first = address.number == 1
    view = DemandsView(
        matrix=here.matrix(site.corpus.demand_anchors, "matrix") if first else None,
        demands=tuple(_entry(here, DemandId(id_)) for _, id_ in site.shelves[address.path]),
        pager=here.pager(address.number, site.parts[routes.DEMANDS]),
    )
    head = Vantage(site, address.path).head(
        part_title("Demands and answers", address.number),
        "Who asked what of whom, and who answered.",
        "demands",
        "demands",
    )
    return Page(head=head, template="demands", view=view)
