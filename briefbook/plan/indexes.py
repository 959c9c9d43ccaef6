"""Indexes: all things of one kind in groups, in as many pages as it takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefbook.model.page import Page
from briefbook.plan import routes
from briefbook.plan.collection_views import IndexView
from briefbook.plan.lists import parts
from briefbook.plan.rows import Entry, Group
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage


def index_pages(
    site: Site, path: str, title: str, section: str, *, lead: str, groups: Mapping[str, Sequence[Entry]]
) -> Iterator[Page]:
    """Yield the index at *path*: *groups* are entries by heading, in order; *lead* says in a sentence what they are."""
    here = Vantage(site, path)
    entries = [(heading, entry) for heading, group in groups.items() for entry in group]
    chunks = parts(entries, site.corpus.config.per_page)
    for number, chunk in enumerate(chunks, 1):
        head = Vantage(site, routes.part(path, number)).head(
            title if number == 1 else f"{title}, page {number}", lead, "index", section
        )
        view = IndexView(lead=lead, groups=_grouped(chunk), pager=here.pager(number, len(chunks)))
        yield Page(head=head, template="index", view=view)


def _grouped(entries: Iterable[tuple[str, Entry]]) -> tuple[Group, ...]:
    groups: dict[str, list[Entry]] = {}
    for heading, entry in entries:
        groups.setdefault(heading, []).append(entry)
    return tuple(Group(heading=heading, entries=tuple(group)) for heading, group in groups.items())
