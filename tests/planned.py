"""Sites of whole corpora, as page makers see them, and all that is planned of one."""

from dataclasses import dataclass

from briefbook.collection import Collection, Reader
from briefbook.model.corpus import Corpus
from briefbook.model.page import Chrome, Page, Redirect
from briefbook.model.trace import Trace
from briefbook.pipeline.sight import collection_of, site_for
from briefbook.plan import Site, addresses, chrome, page, redirects


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """All pages of a site, in the order of their addresses, and what stands around them."""

    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    chrome: Chrome


def seen(collection: Collection, trace: Trace | None = None) -> Site:
    """Return the site of *collection*; *trace* notes what is read of it."""
    return site_for(Reader(collection, trace or Trace()))


def site_from(corpus: Corpus) -> Site:
    """Return the site of *corpus*."""
    return seen(collection_of(corpus))


def plan(corpus: Corpus) -> Planned:
    """Return all that the site of *corpus* shows."""
    site = site_from(corpus)
    pages = tuple(page(site, address) for address in addresses(site))
    return Planned(pages=pages, redirects=tuple(redirects(site)), chrome=chrome(site))
