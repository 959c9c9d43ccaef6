"""Alternates: what a page says to programs, in files beside it and in its head, and what these are made of."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from briefbook.model.alternates import Alternate, Calendar, Feed, Record, References
from briefbook.model.page import Page
from briefbook.plan.address import Address
from briefbook.plan.calendars import calendar, is_dated
from briefbook.plan.citations import meta, references
from briefbook.plan.feeds import feed, is_fed
from briefbook.plan.linked import linked
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
    References: (lambda _, address: address.kind == "article", references),
    Record: (_is_recorded, record),
}


def with_suffixes(site: Site, address: Address) -> Address:
    """Return *address* with the suffixes of the files beside its page."""
    beside = tuple(
        suffix for kind, (is_there, _) in _KINDS.items() if is_there(site, address) for suffix in kind.suffixes
    )
    return replace(address, beside=beside) if beside else address


def with_alternates(site: Site, address: Address, page: Page) -> Page:
    """Return *page* with what it says to programs: in the files beside it, which *address* names, and in its own head."""
    beside = tuple(_alternates(site, address, page))
    head = replace(
        page.head, alternates=address.beside, meta=meta(site, address), linked=linked(site, address, page.head)
    )
    return replace(page, head=head, beside=beside)


def _alternates(site: Site, address: Address, page: Page) -> Iterator[Alternate]:
    for kind, (_, make) in _KINDS.items():
        if kind.suffixes[0] in address.beside:
            yield make(site, address, page)
