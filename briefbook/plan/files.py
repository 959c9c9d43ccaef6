"""Files of the site that are no pages: which there are, and what each of them holds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol

from briefbook.model.files import Guide, Robots, SiteFile, Sitemap, SitemapIndex
from briefbook.plan import routes
from briefbook.plan.address import Address, FileAddress
from briefbook.plan.free import redirects
from briefbook.plan.site import Site

#: So many addresses one sitemap may hold (sitemaps.org 0.9).
SITEMAP_ROOM: Final = 50_000


class FileMaker(Protocol):
    """What makes the files of some kind. *pages* are the addresses of all pages; whoever goes through them reads them all."""

    def __call__(self, site: Site, address: FileAddress, pages: Iterable[Address], /) -> SiteFile:
        """Return what the file at *address* holds."""


def file_addresses(site: Site, pages: Iterable[Address]) -> Iterator[FileAddress]:
    """Yield the files that there are to make beside *pages*, without making them."""
    yield FileAddress(path=routes.LLMS, kind="guide")
    yield FileAddress(path=routes.ROBOTS, kind="robots")
    yield FileAddress(path=routes.HEADERS, kind="headers")
    if site.corpus.config.cards:
        for page in pages:
            if path := routes.card(page.path):
                yield FileAddress(path=path, kind="card", page=page)
    if any(redirects(site)):
        yield FileAddress(path=routes.REDIRECTS, kind="redirects")
    if site.permanent(""):
        yield FileAddress(path=routes.SITEMAP, kind="sitemap")
        for number in _parts(len(list(_found(pages)))):
            yield FileAddress(path=routes.sitemap(number), kind="sitemap", number=number)


def _robots(site: Site, _: FileAddress, __: Iterable[Address]) -> Robots:
    return Robots(sitemap=site.permanent(routes.SITEMAP))


def _sitemap(site: Site, address: FileAddress, pages: Iterable[Address]) -> Sitemap | SitemapIndex:
    """Return the sitemap, or the list of its parts. Pages without a date: when one last changed, no content tells."""
    found = [site.permanent(page.path) for page in _found(pages)]
    if len(found) <= SITEMAP_ROOM:
        return Sitemap(pages=tuple(found))
    if address.path == routes.SITEMAP:
        return SitemapIndex(sitemaps=tuple(site.permanent(routes.sitemap(n)) for n in _parts(len(found))))
    return Sitemap(pages=tuple(found[(address.number - 1) * SITEMAP_ROOM : address.number * SITEMAP_ROOM]))


#: What the guide to the site leads to, if it is there: pages by their Markdown twins.
_GUIDED: Final = (
    (routes.HOME, "Brief", "the bottom line, what is next, where sources differ"),
    (routes.TIMELINE, "Timeline", "every event in the order of its day"),
    (routes.NEXT, "Next", "what is scheduled, expected and conditional"),
    (routes.ACTORS, "Actors", "who said what, on which topic, in which role"),
    (routes.TOPICS, "Topics", "who stands where"),
    (routes.DEMANDS, "Demands", "who asked what of whom, and who answered"),
    (routes.FIGURES, "Figures", "reported numbers, and where sources differ"),
    (routes.DATES, "Dates", "what happened, was said and was published, day by day"),
    (routes.ARTICLES, "Articles", "what each article reports, passage by passage"),
    (routes.SOURCES, "Sources", "the outlets"),
    (routes.CORRECTIONS, "Corrections", "by outlets, and our own"),
)
_TABLES: Final = (
    ("briefing.json", "All tables in one JSON document"),
    ("briefing.sqlite", "All tables in one SQLite file"),
    ("schema/briefing.json", "JSON Schema of that document"),
    ("annotations.jsonld", "All quotes as Web Annotations"),
)


def _guide(site: Site, _: FileAddress, __: Iterable[Address]) -> Guide:
    """Return the guide; its addresses are relative, as those of pages are."""
    config = site.corpus.config
    pages = [(text, routes.twin(path), gloss) for path, text, gloss in _GUIDED if path in site.paths]
    own = [(page.title, routes.twin(routes.free(page.slug)), page.description or "") for page in site.corpus.pages]
    tables = [(name, routes.data(name), gloss) for name, gloss in _TABLES]
    sections = (("Pages", pages), ("About", own), ("Data", tables))
    return Guide(
        title=config.title,
        about=config.tagline or config.title,
        sections=tuple((heading, tuple(entries)) for heading, entries in sections if entries),
    )


def _found(pages: Iterable[Address]) -> Iterator[Address]:
    """Yield those of *pages* that a search engine may find."""
    return (page for page in pages if page.kind != "missing")


def _parts(pages: int) -> range:
    """Return the numbers of the parts of a sitemap; none if it is one file."""
    return range(1, -(-pages // SITEMAP_ROOM) + 1 if pages > SITEMAP_ROOM else 1)


FILES: Final[Mapping[str, FileMaker]] = {
    "guide": _guide,
    "robots": _robots,
    "sitemap": _sitemap,
}
"""Who makes a file of which kind; what hosts read (``headers``, ``redirects``) is made of the rules for them."""
