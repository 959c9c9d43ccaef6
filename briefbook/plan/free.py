"""Free pages of the editors, the data page, redirects, and the page for an address that leads nowhere."""

from collections.abc import Iterator, Mapping, Sequence

from briefbook.model.markup import Markdown
from briefbook.model.page import Link, Page, Redirect
from briefbook.plan import routes
from briefbook.plan.cards import Body
from briefbook.plan.existing import retirements
from briefbook.plan.pages import Desk
from briefbook.plan.site import Site
from briefbook.plan.views import DataView, FreeView, MissingView


def pages(site: Site) -> Iterator[Page]:
    """Yield the editors' pages, and the one for an address that leads nowhere."""
    for file in site.corpus.pages:
        desk = Desk(site, routes.free(file.slug))
        body = Body(id=file.slug, markdown=Markdown(file.body), root=desk.links.root)
        head = desk.head(file.title, file.description or file.title, "free", file.slug)
        yield Page(head=head, template="free", view=FreeView(title=file.title, body=body))
    desk = Desk(site, routes.MISSING)
    ways = (desk.links.to(path, text) for path, text in WAYS)
    head = desk.head("Page not found", "There is no page at this address.", "missing", "", hidden=True)
    yield Page(head=head, template="missing", view=MissingView(ways=tuple(way for way in ways if way.href)))


WAYS = ((routes.HOME, "Brief"), (routes.ACTORS, "Actors"), (routes.TOPICS, "Topics"), (routes.DATES, "Dates"))


def data_page(site: Site, files: Mapping[str, str], tables: Sequence[tuple[str, tuple[str, ...]]]) -> Page:
    """Return the page of downloads: *files* maps each path to what it holds, *tables* name their columns."""
    desk = Desk(site, routes.DATA)
    links = tuple(
        (Link(text=path.removeprefix("data/"), href=desk.links.root + path), gloss) for path, gloss in files.items()
    )
    head = desk.head("Data", "Everything on this site as CSV, JSON and SQLite.", "data", "data")
    return Page(head=head, template="data", view=DataView(files=links, tables=tuple(tables)))


def redirects(site: Site) -> Iterator[Redirect]:
    """Yield a redirect for each entry that was retired to another."""
    for path, target in retirements(site.corpus):
        if target in site.paths:
            yield Redirect(path=path, target=target, title=target)
