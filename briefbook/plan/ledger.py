"""The ledger: predictions, promises and offers by how they stand; and an entry of it, as any page shows it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from briefbook.collection import Reader
from briefbook.model.findings import LedgerEntry
from briefbook.model.ids import ActorId, StatementId
from briefbook.model.page import Page
from briefbook.model.trace import EVERY
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.collection_views import LedgerView
from briefbook.plan.indexes import part_addresses, part_title
from briefbook.plan.lists import grouped, ledger_heading
from briefbook.plan.rows import Pledge
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage

TITLE: Final = "Predictions, promises and offers"


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of the ledger."""
    yield from part_addresses(site, routes.LEDGER, "ledger")


def page(site: Site, address: Address) -> Page:
    """Return a page of the ledger."""
    here = Vantage(site, routes.LEDGER)
    as_of = site.read.as_of()
    counted: Mapping[str, int] = site.standings
    view = LedgerView(
        as_of=words.day_words(as_of) if as_of else "",
        counts=tuple(
            (told, f"{counted[standing]:,}") for standing, told in words.STANDINGS.items() if counted.get(standing)
        ),
        groups=tuple(
            (words.STANDINGS[heading], pledges)
            for heading, pledges in grouped(
                site.shelves[address.path],
                lambda id_: pledge(here, site.findings.pledges[StatementId(id_)]),
            )
        ),
        pager=here.pager(address.number, site.parts[routes.LEDGER]),
    )
    head = Vantage(site, address.path).head(
        part_title(TITLE, address.number),
        "Who predicted, promised or offered what, by when, and what was reported later.",
        "ledger",
        "ledger",
    )
    return Page(head=head, template="ledger", view=view)


def pledge(here: Vantage, entry: LedgerEntry, on: ActorId | None = None) -> Pledge:
    """Return an entry of the ledger; *on* is the actor whose page shows it."""
    said, atoms = entry.statement, here.atoms
    through = said.who[0] if on is not None and on not in said.who else None
    return Pledge(
        line=atoms.line(said, through, on),
        due=words.date_words(entry.by_when),
        due_iso=words.date_iso(entry.by_when),
        condition=said.condition or "",
        standing=entry.standing.value,
        stands=words.STANDINGS[ledger_heading(entry)],
        later=atoms.lines(entry.later),
        reported=tuple(
            (here.links.event(sighting.event), words.status_words(sighting.status), here.links.mark(sighting))
            for sighting in entry.reported
        ),
    )


def standings(read: Reader, _key: str) -> Mapping[str, int]:
    """Return how many entries of the ledger stand how."""
    return Counter(ledger_heading(entry) for entry in read.found("ledger", EVERY))
