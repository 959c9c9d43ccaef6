"""Alternates: in which other forms a page stands beside itself, and what these are made of."""

from collections.abc import Iterator
from dataclasses import replace

from briefbook.model.alternates import Alternate
from briefbook.model.page import Page
from briefbook.plan import records
from briefbook.plan.address import Address
from briefbook.plan.site import Site


def with_suffixes(site: Site, address: Address) -> Address:  # noqa: ARG001 - feeds and calendars depend on what there is
    """Return *address* with the suffixes of the files beside its page."""
    beside = (*_record(address),)
    return replace(address, beside=beside) if beside else address


def with_alternates(site: Site, address: Address, page: Page) -> Page:
    """Return *page* with what the files beside it, as *address* names them, are made of."""
    if not address.beside:
        return page
    beside = tuple(_alternates(site, address, page))
    return replace(page, head=replace(page.head, alternates=address.beside), beside=beside)


def _alternates(site: Site, address: Address, page: Page) -> Iterator[Alternate]:
    if "json" in address.beside:
        yield records.record(site, address, page)


def _record(address: Address) -> tuple[str, ...]:
    return ("json",) if address.kind in records.TABLES_OF else ()
