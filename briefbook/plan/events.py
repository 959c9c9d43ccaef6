"""Event pages: what, when, where, who, and the trail of what was said of it; and the index of events."""

from collections import Counter
from collections.abc import Iterator

from briefbook.model.corpus import Mark, Sighting, Statement
from briefbook.model.ids import ArticleId, EventId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Event
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.indexes import index_page, part_addresses
from briefbook.plan.lists import WHOLE, excerpt
from briefbook.plan.pictures.trail import trail_strip
from briefbook.plan.rows import Entry, Excerpt
from briefbook.plan.site import Site, place_of
from briefbook.plan.subject_views import EventView
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the page of each event that something is told of, and those of their index."""
    for id_ in site.event_ages:
        yield Address(path=routes.entry("events", id_), kind="event", key=id_)
    yield from part_addresses(site, routes.EVENTS, "events")


def page(site: Site, address: Address) -> Page:
    """Return the page of an event, or a page of the index."""
    if address.kind == "events":
        return _index(site, address)
    here = Vantage(site, address.path)
    event = site.corpus.registries.events[EventId(address.key)]
    before, after = (EventId(id_) for id_ in site.beside[address.path])
    view = _view(here, event)
    head = here.head(
        event.name,
        "; ".join(filter(None, (view.when, view.place, view.status))) or event.name,
        "event",
        "timeline",
        crumbs=[(routes.EVENTS, "Events")],
        previous=here.links.event(before) if before else None,
        following=here.links.event(after) if after else None,
    )
    return Page(head=head, template="event", view=view)


def _view(here: Vantage, event: Event) -> EventView:
    site = here.site
    trail = site.findings.trails[event.id]
    statements = site.said_at.get(event.id, ())
    located = site.corpus.registries.places.get(event.where) if event.where else None
    return EventView(
        name=event.name,
        kind=event.kind or "",
        when=words.date_words(trail.when),
        place=located.name if located else "",
        who=here.links.actors(event.who),
        topics=here.links.topics(event.about),
        part_of=here.links.event(event.part_of) if event.part_of else None,
        after=here.links.event(event.after) if event.after else None,
        note=event.note or "",
        status=words.status_words(trail.status),
        slip="no report yet" if trail.slip else "",
        summary=here.summary([*trail.sightings, *statements]),
        notices=here.notices(event.id, statements=statements),
        strip=trail_strip(trail.sightings, trail.when, lambda sighting: here.links.source(sighting.written.source)),
        trail=excerpt(trail.sightings, here.atoms.sighting, WHOLE * here.per_page, last=True),
        statements=excerpt(statements, here.atoms.statement, here.per_page, last=True),
        followed=here.happenings(site.followers.get(event.id, ())),
        parts=here.happenings(site.pieces.get(event.id, ())),
        coverage=_coverage(here, event.id),
        compare=_compare(here, event.id),
    )


def _compare(here: Vantage, event: EventId) -> Link | None:
    path = routes.entry("compare", event)
    if path not in here.site.paths:
        return None
    return here.links.to(path, f"how {words.count(len(here.site.outlets[event]), 'outlet')} tell of it, side by side")


def _coverage(here: Vantage, event: EventId) -> Excerpt[tuple[Link, str, str]]:
    """Return (article, its outlet, how often it speaks of the event), oldest article first."""
    site = here.site
    told: tuple[Mark, ...] = (*site.findings.trails[event].sightings, *site.said_at.get(event, ()))
    sightings = Counter(mark.article for mark in told if isinstance(mark, Sighting))
    statements = Counter(mark.article for mark in told if isinstance(mark, Statement))

    def mentions(id_: ArticleId) -> tuple[Link, str, str]:
        counted = ((sightings[id_], "report"), (statements[id_], "statement"))
        mentioned = words.listed(words.count(number, one) for number, one in counted if number)
        outlet = site.corpus.registries.sources[site.corpus.articles[id_].file.source].name
        return here.links.article(id_), outlet, mentioned

    covering = [id_ for _, _, id_ in sorted({place_of(mark) for mark in told})]
    return excerpt(covering, mentions, here.per_page, here.index("articles"), last=True)


def _entry(here: Vantage, id_: str) -> Entry:
    """Return an event as an entry of a list."""
    happening = here.happening(EventId(id_))
    gloss = "; ".join(filter(None, (happening.when, happening.place, happening.status)))
    return Entry(link=happening.event, gloss=gloss)


def _index(site: Site, address: Address) -> Page:
    lead = (
        f"{words.count(site.totals[routes.EVENTS], 'event')}: what happened and what may, in the order of their days."
    )
    return index_page(site, address, _entry, first=routes.EVENTS, title="Events", section="timeline", lead=lead)
