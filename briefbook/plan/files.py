"""Files of the site that are no pages: which there are, and what each of them holds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol

from briefbook.model.files import Robots, SiteFile, Sitemap, SitemapIndex
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
    yield FileAddress(path=routes.ROBOTS, kind="robots")
    yield FileAddress(path=routes.HEADERS, kind="headers")
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


def _found(pages: Iterable[Address]) -> Iterator[Address]:
    """Yield those of *pages* that a search engine may find."""
    return (page for page in pages if page.kind != "missing")


def _parts(pages: int) -> range:
    """Return the numbers of the parts of a sitemap; none if it is one file."""
    return range(1, -(-pages // SITEMAP_ROOM) + 1 if pages > SITEMAP_ROOM else 1)


FILES: Final[Mapping[str, FileMaker]] = {
    "robots": _robots,
    "sitemap": _sitemap,
}
"""Who makes a file of which kind; what hosts read (``headers``, ``redirects``) is made of the rules for them."""
