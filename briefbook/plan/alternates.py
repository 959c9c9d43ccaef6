"""Alternates: in which other forms a page stands beside itself, and what these are made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefbook.model.alternates import Alternate, Calendar, Feed, Record
from briefbook.model.page import Page
from briefbook.plan.address import Address
from briefbook.plan.calendars import calendar, is_dated
from briefbook.plan.feeds import feed, is_fed
from briefbook.plan.records import TABLES_OF, record
from briefbook.plan.site import Site


def _is_recorded(_: Site, address: Address) -> bool:
    return address.kind in TABLES_OF


#: Whether a page has files of some kind, and what they are made of.
_KINDS: Final[
    Mapping[type[Alternate], tuple[Callable[[Site, Address], bool], Callable[[Site, Address, Page], Alternate]]]
] = {
    Feed: (is_fed, feed),
    Calendar: (is_dated, calendar),
    Record: (_is_recorded, record),
}


def with_suffixes(site: Site, address: Address) -> Address:
    """Return *address* with the suffixes of the files beside its page."""
    beside = tuple(
        suffix for kind, (is_there, _) in _KINDS.items() if is_there(site, address) for suffix in kind.suffixes
    )
    return replace(address, beside=beside) if beside else address


def with_alternates(site: Site, address: Address, page: Page) -> Page:
    """Return *page* with what the files beside it, as *address* names them, are made of."""
    if not address.beside:
        return page
    beside = tuple(_alternates(site, address, page))
    return replace(page, head=replace(page.head, alternates=address.beside), beside=beside)


def _alternates(site: Site, address: Address, page: Page) -> Iterator[Alternate]:
    for kind, (_, make) in _KINDS.items():
        if kind.suffixes[0] in address.beside:
            yield make(site, address, page)
