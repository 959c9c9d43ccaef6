"""Demand pages: who asked what of whom, and who answered; and the response matrix of all."""

from collections.abc import Iterable, Iterator

from briefbook.model.corpus import Statement
from briefbook.model.ids import DemandId
from briefbook.model.page import Page
from briefbook.model.registries import Demand
from briefbook.plan import routes, words
from briefbook.plan.answers import DECISIVE, answers
from briefbook.plan.cards import StatementCard
from briefbook.plan.collection_views import DemandsView
from briefbook.plan.lists import in_time
from briefbook.plan.rows import Entry, Happening
from briefbook.plan.site import Site
from briefbook.plan.subject_views import DemandView
from briefbook.plan.vantage import Vantage


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each demand, and the page of all."""
    for id_ in site.corpus.demand_anchors:
        demand = site.corpus.registries.demands[id_]
        if demand.retired_to is None:
            yield _page(site, demand)
    if routes.DEMANDS in site.paths:
        yield _index(site)


def entry(here: Vantage, demand: Demand) -> Entry:
    """Return a demand as an entry of a list."""
    by, to = (words.listed(link.text for link in here.links.actors(ids)) for ids in (demand.by, demand.to))
    asked = " → ".join(filter(None, (by, to)))
    told = len({response.statement.id for response in here.site.findings.responses[demand.id]})
    return Entry(
        link=here.links.demand(demand.id),
        gloss=asked,
        count=words.count(told, "answer") if told else "no answer recorded",
    )


def _page(site: Site, demand: Demand) -> Page:
    here = Vantage(site, routes.entry("demands", demand.id))
    anchor = site.corpus.demand_anchors[demand.id]
    stated = _stated(site, demand.id)
    given = {response.statement.id: response.statement for response in site.findings.responses[demand.id]}
    view = DemandView(
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
        stated=here.atoms.statements(stated),
        answers=_answers(here, demand.id),
        events=_events(here, demand, given.values()),
    )
    asked = words.listed(link.text for link in view.to)
    head = here.head(
        demand.name,
        f"A demand{' of ' + asked if asked else ''}: who answered, when and how.",
        "demand",
        "demands",
        crumbs=[(routes.DEMANDS, "Demands")],
    )
    return Page(head=head, template="demand", view=view)


def _stated(site: Site, id_: DemandId) -> tuple[Statement, ...]:
    """Return the statements that make the demand, oldest first."""
    made = [inverse.statement for inverse in site.findings.inverses.get(id_, ()) if inverse.verb == "same"]
    return site.oldest(made)


def _answers(here: Vantage, id_: DemandId) -> tuple[tuple[str, tuple[StatementCard, ...]], ...]:
    """Return the answers in time order under what they are: acceptance, refusal and mere answers apart."""
    given = {r.statement.id: r for responses in answers(here.site, id_).values() for r in responses}
    groups = []
    for verb in (*DECISIVE, *(verb for verb in words.VERBS if verb not in DECISIVE)):
        found = [response.statement for response in given.values() if response.verb == verb]
        if found:
            groups.append((words.VERBS[verb][1].capitalize(), here.atoms.statements(here.site.oldest(found))))
    return tuple(groups)


def _events(here: Vantage, demand: Demand, given: Iterable[Statement]) -> tuple[Happening, ...]:
    """Return the events about the demand's topics, and those at which or by which it was answered, in time order."""
    site = here.site
    answered = {(statement.article, statement.number) for statement in given}
    named = {s.event for s in site.corpus.sightings if (s.article, s.number) in answered}
    held = {statement.at for statement in given}
    events = site.corpus.registries.events
    chosen = [id_ for id_, e in events.items() if id_ in named or id_ in held or set(e.about) & set(demand.about)]
    return tuple(here.happening(id_) for id_ in in_time(site, chosen))


def _index(site: Site) -> Page:
    here = Vantage(site, routes.DEMANDS)
    living = [site.corpus.registries.demands[id_] for id_ in site.corpus.demand_anchors]
    view = DemandsView(
        matrix=here.matrix([demand.id for demand in living], "matrix"),
        demands=tuple(entry(here, demand) for demand in living if demand.retired_to is None),
    )
    head = here.head("Demands and answers", "Who asked what of whom, and who answered.", "demands", "demands")
    return Page(head=head, template="demands", view=view)
