"""Event pages: what, when, where, who, and the trail of what was said of it; and the index of events."""

from collections import Counter
from collections.abc import Iterator

from briefbook.model.ids import EventId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Event
from briefbook.plan import routes, words
from briefbook.plan.indexes import index_pages
from briefbook.plan.lists import in_time, period, slip_words
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site
from briefbook.plan.subject_views import EventView
from briefbook.plan.vantage import Vantage


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each event that something is told of, and their index."""
    shown = in_time(site, site.corpus.registries.events)
    for number, id_ in enumerate(shown):
        yield _page(
            site,
            site.corpus.registries.events[id_],
            shown[number - 1] if number else None,
            shown[number + 1] if number + 1 < len(shown) else None,
        )
    if shown:
        yield from _index(site, shown)


def _page(site: Site, event: Event, before: EventId | None, after: EventId | None) -> Page:
    here = Vantage(site, routes.entry("events", event.id))
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
    events = site.corpus.registries.events
    statements = site.oldest(site.at_event.get(event.id, ()))
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
        slip=slip_words(trail),
        summary=here.summary([*trail.sightings, *statements]),
        notices=here.notices(event.id, statements=statements),
        trail=tuple(here.atoms.sighting(sighting) for sighting in trail.sightings),
        statements=here.atoms.statements(statements),
        followed=tuple(
            here.happening(id_) for id_ in in_time(site, (i for i, e in events.items() if e.after == event.id))
        ),
        parts=tuple(
            here.happening(id_) for id_ in in_time(site, (i for i, e in events.items() if e.part_of == event.id))
        ),
        coverage=_coverage(here, event.id),
    )


def _coverage(here: Vantage, event: EventId) -> tuple[tuple[Link, str, str], ...]:
    """Return (article, its outlet, how often it speaks of the event), oldest article first."""
    site = here.site
    sightings = Counter(sighting.article for sighting in site.findings.trails[event].sightings)
    statements = Counter(statement.article for statement in site.at_event.get(event, ()))
    return tuple(
        (
            here.links.article(article),
            site.corpus.registries.sources[article.file.source].name,
            words.listed(
                words.count(number, one)
                for number, one in ((sightings[id_], "report"), (statements[id_], "statement"))
                if number
            ),
        )
        for id_, article in site.corpus.articles.items()
        if sightings[id_] or statements[id_]
    )


def _index(site: Site, shown: tuple[EventId, ...]) -> Iterator[Page]:
    here = Vantage(site, routes.EVENTS)
    groups: dict[str, list[Entry]] = {}
    for id_ in shown:
        happening = here.happening(id_)
        gloss = "; ".join(filter(None, (happening.when, happening.place, happening.status)))
        heading = period(site.findings.trails[id_].when)
        groups.setdefault(heading, []).append(Entry(link=happening.event, gloss=gloss))
    lead = f"{words.count(len(shown), 'event')}: what happened and what may, in the order of their days."
    return index_pages(site, routes.EVENTS, "Events", "timeline", lead=lead, groups=groups)
