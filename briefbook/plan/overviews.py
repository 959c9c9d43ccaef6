"""Overviews of the whole collection: timeline, what is next, corrections, what is not known."""

from collections.abc import Iterator
from datetime import date

from briefbook.model.corpus import Gap
from briefbook.model.ids import EventId, GapId
from briefbook.model.page import Head, Page
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.collection_views import CorrectionsView, GapsView, NextView, TimelineView
from briefbook.plan.indexes import part_addresses, part_title
from briefbook.plan.lists import grouped, is_ahead, part, slip_words
from briefbook.plan.pictures.lanes import Dated, event_lanes
from briefbook.plan.pictures.views import Strip
from briefbook.plan.rows import Happening
from briefbook.plan.site import Site, out_on
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of the overviews that have something to show."""
    yield from part_addresses(site, routes.CORRECTIONS, "corrections")
    yield from part_addresses(site, routes.TIMELINE, "timeline")
    yield from part_addresses(site, routes.NEXT, "next")
    yield from part_addresses(site, routes.GAPS, "gaps")


def page(site: Site, address: Address) -> Page:
    """Return a page of an overview."""
    match address.kind:
        case "corrections":
            return _corrections(site, address)
        case "timeline":
            return _timeline(site, address)
        case "next":
            return _next(site, address)
        case _:
            return _gaps(site, address)


def upcoming(site: Site) -> tuple[EventId, ...]:
    """Return what is scheduled, expected or conditional after the as-of day, soonest first, what has no day last."""
    return tuple(id_ for id_ in site.event_ages if is_ahead(site.read, site.findings.trails[id_]))


def slipped(site: Site) -> tuple[EventId, ...]:
    """Return what was due and has no report yet, in the order of the days on which it was due."""
    return tuple(id_ for id_ in site.event_ages if site.findings.trails[id_].slip is not None)


def _head(site: Site, address: Address, title: str, description: str) -> Head:
    here = Vantage(site, address.path)
    return here.head(part_title(title, address.number), description, address.kind, address.kind)


def _next(site: Site, address: Address) -> Page:
    here = Vantage(site, routes.NEXT)
    shown: dict[str, list[Happening]] = {"scheduled": [], "conditional": [], "slips": []}
    for heading, id_ in site.shelves[address.path]:
        shown[heading].append(here.happening(EventId(id_)))
    as_of = site.read.as_of()
    last = address.number == site.parts[routes.NEXT]
    view = NextView(
        as_of=words.day_words(as_of) if as_of else "",
        strip=_lanes(here, address),
        scheduled=tuple(shown["scheduled"]),
        conditional=tuple(shown["conditional"]),
        slips=tuple(shown["slips"]),
        kept=last and not _postponed(site),
        pager=here.pager(address.number, site.parts[routes.NEXT]),
    )
    head = _head(site, address, "What is next", "What is scheduled, expected and conditional.")
    return Page(head=head, template="next", view=view)


def _postponed(site: Site) -> bool:
    """Tell whether any event was reported as postponed, whatever was reported of it later."""
    trails = (site.findings.trails[id_] for id_ in site.event_ages)
    return any(sighting.status == "postponed" for trail in trails for sighting in trail.sightings)


def _timeline(site: Site, address: Address) -> Page:
    here = Vantage(site, routes.TIMELINE)
    view = TimelineView(
        strip=_lanes(here, address),
        months=grouped(site.shelves[address.path], lambda id_: here.happening(EventId(id_))),
        pager=here.pager(address.number, site.parts[routes.TIMELINE]),
    )
    head = _head(site, address, "Timeline", "Every event in the order of its day, with what is known of it now.")
    return Page(head=head, template="timeline", view=view)


def _lanes(here: Vantage, address: Address) -> Strip | None:
    """Return the events of a page that have a day as lanes over time."""
    events: list[Dated] = []
    for _, id_ in here.site.shelves[address.path]:
        trail = here.site.findings.trails[EventId(id_)]
        if trail.when is not None and (trail.when.earliest or trail.when.latest):
            told = ", ".join(
                filter(None, (words.date_words(trail.when), slip_words(trail) or words.status_words(trail.status)))
            )
            events.append((here.links.event(trail.event), trail.when, trail.status or "", told))
    return event_lanes(events, here.site.read.as_of())


def _corrections(site: Site, address: Address) -> Page:
    here = Vantage(site, routes.CORRECTIONS)
    first = address.number == 1
    newest = site.corpus.corrections[::-1]
    view = CorrectionsView(
        policy=(site.corpus.config.corrections_policy or "") if first else "",
        outlets=tuple(here.atoms.correction(c) for c in part(newest, address.number, here.per_page)),
        ours=here.own_notices() if first else (),
        pager=here.pager(address.number, site.parts[routes.CORRECTIONS]),
    )
    head = _head(site, address, "Corrections", "What outlets corrected, and what we did.")
    return Page(head=head, template="corrections", view=view)


def _gaps(site: Site, address: Address) -> Page:
    here = Vantage(site, routes.GAPS)
    newest = site.corpus.gaps[::-1]
    still = [gap for gap in newest if site.is_open(gap)]
    since = sorted(
        (gap for gap in newest if not site.is_open(gap)), key=lambda gap: _closed_on(site, gap), reverse=True
    )
    shown = part([*still, *since], address.number, here.per_page)
    view = GapsView(
        gaps=tuple(here.atoms.gap(gap) for gap in shown if site.is_open(gap)),
        closed=tuple(here.atoms.gap(gap) for gap in shown if not site.is_open(gap)),
        pager=here.pager(address.number, site.parts[routes.GAPS]),
    )
    head = _head(
        site, address, "What is not known", "Questions that the articles say are open, and those answered since."
    )
    return Page(head=head, template="gaps", view=view)


def _closed_on(site: Site, gap: Gap) -> date:
    """Return the day by which the article was surely out that closed *gap*."""
    return out_on(site.closing[GapId(gap.key)])
