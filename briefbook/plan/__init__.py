"""Plan: which pages a site has, and what each of them shows: its view, made from tables that are read by key."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Protocol

from briefbook.collection import Maker as Row
from briefbook.model.config import Config
from briefbook.model.corpus import Statement
from briefbook.model.files import Card, SiteFile
from briefbook.model.ids import ActorId, ArticleId, TopicId
from briefbook.model.page import Chrome, Head, NavEntry, Page, Redirect
from briefbook.model.problem import Problem, error
from briefbook.model.searched import SearchRecord
from briefbook.model.suggest import did_you_mean
from briefbook.plan import (
    actors,
    articles,
    briefs,
    changes,
    compare,
    dates,
    demands,
    events,
    figures,
    free,
    home,
    ledger,
    names,
    overviews,
    routes,
    search,
    sources,
    topics,
    utterances,
)
from briefbook.plan.address import Address, FileAddress
from briefbook.plan.alternates import with_alternates, with_suffixes
from briefbook.plan.bodies import body_at, check_body
from briefbook.plan.entered import ENTERED
from briefbook.plan.existing import brief_days, paths
from briefbook.plan.files import FILES, file_addresses
from briefbook.plan.free import redirects
from briefbook.plan.noted import NOTED
from briefbook.plan.searched import search_records
from briefbook.plan.shelving import INDEXES, beside, event_ages, shelf
from briefbook.plan.site import Site, out_on, site_of

__all__ = [
    "INDEXES", "LISTERS", "MAKERS", "ROWS", "SHARED", "Address", "FileAddress", "Site", "addresses", "body_at", "card_of", "check_body",
    "check_navigation", "chrome", "file", "file_addresses", "page", "redirects", "searchable", "site_of", "when",
]  # fmt: skip


class Maker(Protocol):
    """What makes pages of some kinds: a new kind of page is one module here."""

    def addresses(self, site: Site, /) -> Iterator[Address]:
        """Yield the pages that there are to make, without making them."""

    def page(self, site: Site, address: Address, /) -> Page:
        """Return the page at *address*, from nothing but what it looks up in *site*."""


MAKERS: Final[Mapping[str, Maker]] = {
    "home": home,
    "corrections": overviews, "timeline": overviews, "next": overviews, "gaps": overviews,
    "ledger": ledger, "names": names, "changes": changes,
    "actor": actors, "actors": actors,
    "article": articles, "articles": articles,
    "brief": briefs,
    "day": dates, "month": dates, "dates": dates,
    "topic": topics, "topics": topics,
    "demand": demands, "demands": demands,
    "event": events, "events": events,
    "comparison": compare, "compare": compare,
    "utterance": utterances, "utterances": utterances,
    "figure": figures, "figures": figures,
    "search": search,
    "source": sources, "sources": sources,
    "free": free, "data": free, "missing": free,
}  # fmt: skip
"""Who makes a page of which kind."""


def _listed_by(maker: Maker) -> Callable[[Site], Iterator[Address]]:
    """Return what lists the pages of *maker*, each with the suffixes of the files beside it."""
    return lambda site: (with_suffixes(site, address) for address in maker.addresses(site))


_PAGES: Final = tuple(map(_listed_by, dict.fromkeys(MAKERS.values())))
Lister = Callable[[Site], Iterator[Address | Redirect]]
LISTERS: Final[tuple[Lister, ...]] = (*_PAGES, redirects)
"""Who lists which pages there are, each those of some kinds."""

ROWS: Final[Mapping[str, Row]] = {
    **ENTERED, **NOTED, "paths": paths, "brief_days": brief_days, "event_ages": event_ages, "shelf": shelf, "beside": beside,
    "standings": ledger.standings,
}  # fmt: skip
"""How the tables of a site are made, each a row at a time or, if it is shared, as a whole."""

SHARED: Final = frozenset(
    {
        *ENTERED,
        "paths",
        "event_ages",
        "shelf",
        "beside",
        "calendar_days",
        "compared",
        "corrected",
        "in_doubt",
        "months",
        "reach",
        "standings",
        "told_by",
        "uttered",
        "brief_days",
    }
)
"""The tables that are made as a whole and read a row at a time."""

#: The sections of a site, as they stand in the navigation; a section without a page is left out.
NAVIGATION = (
    NavEntry(key="home", text="Brief", path=routes.HOME),
    NavEntry(key="timeline", text="Timeline", path=routes.TIMELINE),
    NavEntry(key="actors", text="Actors", path=routes.ACTORS),
    NavEntry(key="topics", text="Topics", path=routes.TOPICS),
    NavEntry(key="dates", text="Dates", path=routes.DATES),
    NavEntry(key="figures", text="Figures", path=routes.FIGURES),
    NavEntry(key="compare", text="Compare", path=routes.COMPARE),
    NavEntry(key="sources", text="Sources", path=routes.SOURCES),
    NavEntry(key="search", text="Search", path=routes.SEARCH),
)

#: The other sections; `navigation` in config.yaml may raise them.
FOOTER = (
    NavEntry(key="next", text="Next", path=routes.NEXT),
    NavEntry(key="demands", text="Demands", path=routes.DEMANDS),
    NavEntry(key="articles", text="Articles", path=routes.ARTICLES),
    NavEntry(key="events", text="Events", path=routes.EVENTS),
    NavEntry(key="utterances", text="Same words, told twice", path=routes.UTTERANCES),
    NavEntry(key="ledger", text="Predictions, promises and offers", path=routes.LEDGER),
    NavEntry(key="gaps", text="What is not known", path=routes.GAPS),
    NavEntry(key="names", text="People and places", path=routes.NAMES),
    NavEntry(key="corrections", text="Corrections", path=routes.CORRECTIONS),
    NavEntry(key="changes", text="What changed", path=routes.CHANGES),
    NavEntry(key="data", text="Data", path=routes.DATA),
)


def addresses(site: Site) -> Iterator[Address]:
    """Yield every page of the site, without making any."""
    for lister in _PAGES:
        yield from lister(site)


def page(site: Site, address: Address) -> Page:
    """Return the page at *address*: the same whatever other pages are made."""
    return with_alternates(site, address, MAKERS[address.kind].page(site, address))


def file(site: Site, address: FileAddress) -> SiteFile:
    """Return what the file at *address*, which is no page, holds."""
    return FILES[address.kind](site, address, addresses(site))


def card_of(head: Head, config: Config) -> Card:
    """Return what the picture of the page with this *head* says."""
    folder, _ = routes.named(head.path)
    return Card(
        label=routes.CARDED.get(folder, "Briefing"),
        title=head.title,
        text=head.description,
        site=config.title,
        accent=config.theme.accent or "",
    )


def when(site: Site, address: Address) -> date:
    """Return about when most of what the page at *address* shows was told: pages of one time share most of their cards."""
    start = (address.number - 1) * site.corpus.config.per_page
    said: Sequence[Statement]
    match address.kind:
        case "article":
            return site.published(site.corpus.articles[ArticleId(address.key)])
        case "day":
            return date.fromisoformat(address.key)
        case "actor":
            said = site.said_by[ActorId(address.key)]
        case "topic":
            said = site.said_on[TopicId(address.key)]
        case _:
            return date.min
    return out_on(said[start]) if start < len(said) else date.min


def check_navigation(config: Config) -> Iterator[Problem]:
    """Yield a problem for each key of ``navigation`` that is no section of a site."""
    known = [entry.key for entry in (*NAVIGATION, *FOOTER)]
    for number, key in enumerate(config.navigation):
        if key not in known:
            hint = did_you_mean(key, known) or f"sections: {', '.join(known)}"
            span = config.place.span("navigation", number)
            yield error("unknown-section", span, f'the site has no section "{key}"', hint)


def searchable(site: Site) -> Iterator[SearchRecord]:
    """Yield everything that a search of the site can find."""
    return search_records(site, (*NAVIGATION, *FOOTER))


def chrome(site: Site) -> Chrome:
    """Return what every page shows around its own content."""
    config = site.corpus.config
    there = [entry for entry in (*NAVIGATION, *FOOTER) if entry.path in site.paths]
    chosen = [entry for key in config.navigation for entry in there if entry.key == key]
    shown = chosen or [entry for entry in there if entry in NAVIGATION]
    pages = (NavEntry(key=page.slug, text=page.title, path=routes.free(page.slug)) for page in site.corpus.pages)
    return Chrome(
        title=config.title,
        tagline=config.tagline or "",
        language=config.language,
        base_url=config.base_url or "",
        navigation=tuple(shown),
        footer=(*(entry for entry in there if entry not in shown), *pages),
        accent=config.theme.accent or "",
        fonts=config.theme.fonts,
        editor=config.editor or "",
    )
