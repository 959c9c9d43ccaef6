"""Indexes: all things of one kind in groups, over as many pages as it takes."""

from collections.abc import Callable, Iterator

from briefbook.model.page import Page
from briefbook.plan import routes
from briefbook.plan.address import Address
from briefbook.plan.collection_views import IndexView
from briefbook.plan.lists import grouped
from briefbook.plan.rows import Entry, Group
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage


def part_addresses(site: Site, path: str, kind: str, key: str = "") -> Iterator[Address]:
    """Yield the addresses of all parts of the list that begins at *path*; none if no such page is made."""
    if path in site.paths:
        for number in range(1, site.parts.get(path, 1) + 1):
            yield Address(path=routes.part(path, number), kind=kind, key=key, number=number)


def part_title(title: str, number: int) -> str:
    """Return the title of part *number* of what is called *title*."""
    return title if number == 1 else f"{title}, page {number}"


def index_page(
    site: Site,
    address: Address,
    entry: Callable[[Vantage, str], Entry],
    *,
    first: str,
    title: str,
    section: str,
    lead: str,
) -> Page:
    """Return the part at *address* of the index that begins at *first*.

    Each *entry* is made from the id that stands on the shelf; *lead* says in a sentence what they are.
    """
    here = Vantage(site, first)
    head = Vantage(site, address.path).head(part_title(title, address.number), lead, "index", section)
    groups = tuple(
        Group(heading=heading, entries=entries)
        for heading, entries in grouped(site.shelves[address.path], lambda id_: entry(here, id_))
    )
    pager = here.pager(address.number, site.parts[first])
    return Page(head=head, template="index", view=IndexView(lead=lead, groups=groups, pager=pager))
