"""The search page."""

from collections.abc import Iterator
from typing import Final

from briefbook.model.page import Page
from briefbook.model.searched import INDEX
from briefbook.plan import routes
from briefbook.plan.address import Address
from briefbook.plan.collection_views import SearchView
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage

#: The filters of `searched`, in the order in which a reader is asked for them.
CHOICES: Final = (("speaker", "speaker"), ("topic", "topic"), ("kind", "kind"), ("outlet", "outlet"), ("year", "year"))
SWITCHES: Final = (
    ("unnamed", "unnamed speakers only"),
    ("quoted", "with words in quotation marks"),
    ("verified", "verified statements only"),
)


def addresses(site: Site) -> Iterator[Address]:
    """Yield the search page, unless the configuration wants none."""
    if routes.SEARCH in site.paths:
        yield Address(path=routes.SEARCH, kind="search")


def page(site: Site, address: Address) -> Page:
    """Return the search page."""
    here = Vantage(site, address.path)
    path = next((path for path in (routes.NAMES, routes.ACTORS) if path in site.paths), routes.HOME)
    texts = {routes.NAMES: "People and places", routes.ACTORS: "Actors", routes.HOME: "Brief"}
    view = SearchView(
        index=here.links.root + INDEX, choices=CHOICES, switches=SWITCHES, names=here.links.to(path, texts[path])
    )
    head = here.head("Search", "Statements, pages and names, in every spelling.", "search", "search")
    return Page(head=head, template="search", view=view)
