"""Overviews of the whole collection: timeline, what is next, corrections, what is not known."""

from collections.abc import Iterator

from briefbook.model.ids import EventId
from briefbook.model.page import Page
from briefbook.plan import routes, words
from briefbook.plan.collection_views import CorrectionsView, GapsView, NextView, TimelineView
from briefbook.plan.lists import AHEAD, in_time, parts, period
from briefbook.plan.rows import Happening
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage


def pages(site: Site) -> Iterator[Page]:
    """Yield the overviews that have something to show."""
    yield _corrections(site)
    if routes.TIMELINE in site.paths:
        yield from _timeline(site)
    if routes.NEXT in site.paths:
        yield _next(site)
    if routes.GAPS in site.paths:
        yield from _gaps(site)


def upcoming(here: Vantage) -> tuple[Happening, ...]:
    """Return what is scheduled, expected or conditional after the as-of day, soonest first, what has no day last."""
    site = here.site
    events = in_time(site, site.findings.trails)
    return tuple(
        here.happening(id_) for id_ in events if _is_ahead(site, id_) and site.findings.trails[id_].slip is None
    )


def _is_ahead(site: Site, event: EventId) -> bool:
    trail = site.findings.trails[event]
    last = trail.when.latest if trail.when else None
    return trail.status in AHEAD and (last is None or site.corpus.as_of is None or last >= site.corpus.as_of)


def _next(site: Site) -> Page:
    here = Vantage(site, routes.NEXT)
    ahead = upcoming(here)
    view = NextView(
        as_of=words.day_words(site.corpus.as_of) if site.corpus.as_of else "",
        scheduled=tuple(happening for happening in ahead if not happening.conditional),
        conditional=tuple(happening for happening in ahead if happening.conditional),
        slips=tuple(
            here.happening(id_)
            for id_ in in_time(site, site.findings.trails)
            if site.findings.trails[id_].slip is not None
        ),
    )
    head = here.head("What is next", "What is scheduled, expected and conditional.", "next", "next")
    return Page(head=head, template="next", view=view)


def _timeline(site: Site) -> Iterator[Page]:
    here = Vantage(site, routes.TIMELINE)
    chunks = parts(in_time(site, site.findings.trails), site.corpus.config.per_page)
    for number, chunk in enumerate(chunks, 1):
        months: dict[str, list[Happening]] = {}
        for id_ in chunk:
            months.setdefault(period(site.findings.trails[id_].when), []).append(here.happening(id_))
        view = TimelineView(
            months=tuple((heading, tuple(happenings)) for heading, happenings in months.items()),
            pager=here.pager(number, len(chunks)),
        )
        head = Vantage(site, routes.part(routes.TIMELINE, number)).head(
            "Timeline" if number == 1 else f"Timeline, page {number}",
            "Every event in the order of its day, with what is known of it now.",
            "timeline",
            "timeline",
        )
        yield Page(head=head, template="timeline", view=view)


def _corrections(site: Site) -> Page:
    here = Vantage(site, routes.CORRECTIONS)
    view = CorrectionsView(
        policy=site.corpus.config.corrections_policy or "",
        outlets=tuple(here.atoms.correction(correction) for correction in reversed(site.corpus.corrections)),
        ours=here.own_notices(),
    )
    head = here.head("Corrections", "What outlets corrected, and what we did.", "corrections", "corrections")
    return Page(head=head, template="corrections", view=view)


def _gaps(site: Site) -> Iterator[Page]:
    here = Vantage(site, routes.GAPS)
    chunks = parts(tuple(reversed(site.corpus.gaps)), site.corpus.config.per_page)
    for number, chunk in enumerate(chunks, 1):
        view = GapsView(gaps=tuple(here.atoms.gap(gap) for gap in chunk), pager=here.pager(number, len(chunks)))
        head = Vantage(site, routes.part(routes.GAPS, number)).head(
            "What is not known" if number == 1 else f"What is not known, page {number}",
            "Questions that the articles say are open.",
            "gaps",
            "gaps",
        )
        yield Page(head=head, template="gaps", view=view)
