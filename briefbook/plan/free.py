"""Free pages of the editors, the data page, redirects, and the page for an address that leads nowhere."""

from collections.abc import Iterator

from briefbook.model.markup import Markdown
from briefbook.model.notes import PageFile
from briefbook.model.page import Link, Page, Redirect
from briefbook.model.tables import TABLES
from briefbook.plan import routes
from briefbook.plan.address import Address
from briefbook.plan.cards import Body
from briefbook.plan.collection_views import DataView, FreeView, MissingView
from briefbook.plan.existing import retirements
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the editors' pages, the data page, and the one for an address that leads nowhere."""
    for slug in site.free:
        yield Address(path=routes.free(slug), kind="free", key=slug)
    yield Address(path=routes.DATA, kind="data")
    yield Address(path=routes.MISSING, kind="missing")


def page(site: Site, address: Address) -> Page:
    """Return a page of the editors, the data page, or the one for an address that leads nowhere."""
    match address.kind:
        case "free":
            return _free(site, site.free[address.key])
        case "data":
            return _data(site)
        case _:
            return _missing(site)


def _free(site: Site, file: PageFile) -> Page:
    here = Vantage(site, routes.free(file.slug))
    body = Body(id=file.slug, markdown=Markdown(file.body), root=here.links.root)
    head = here.head(file.title, file.description or file.title, "free", file.slug)
    return Page(head=head, template="free", view=FreeView(title=file.title, body=body))


def _missing(site: Site) -> Page:
    here = Vantage(site, routes.MISSING)
    ways = (here.links.to(path, text) for path, text in WAYS)
    head = here.head("Page not found", "There is no page at this address.", "missing", "", hidden=True)
    return Page(head=head, template="missing", view=MissingView(ways=tuple(way for way in ways if way.href)))


WAYS = (
    (routes.HOME, "Brief"),
    (routes.ACTORS, "Actors"),
    (routes.TOPICS, "Topics"),
    (routes.DATES, "Dates"),
    (routes.DEMANDS, "Demands"),
    (routes.ARTICLES, "Articles"),
)


def _data(site: Site) -> Page:
    """Return the page of downloads, with the data dictionary."""
    here = Vantage(site, routes.DATA)
    files = {
        routes.data("briefing.sqlite"): "All tables in one SQLite file, with a full-text index",
        routes.data("briefing.json"): "All tables in one JSON document",
        routes.data(
            "annotations.jsonld"
        ): "All quotes as Web Annotations, for programs that show them on the publisher's page",
        routes.data("schema/briefing.json"): "The JSON Schema of that document",
        routes.data("schema/page.json"): "The JSON Schema of the records beside pages",
        **{routes.data(f"{table.name}.csv"): f"One row for each {table.row}" for table in TABLES},
    }
    view = DataView(
        files=tuple(
            (Link(text=path.removeprefix("data/"), href=here.links.root + path), gloss) for path, gloss in files.items()
        ),
        tables=tuple((table.name, tuple((column.name, column.about) for column in table.columns)) for table in TABLES),
    )
    head = here.head("Data", "Everything on this site as CSV, JSON and SQLite.", "data", "data")
    return Page(head=head, template="data", view=view)


def redirects(site: Site) -> Iterator[Redirect]:
    """Yield a redirect for each entry that was retired to another."""
    for path, target in retirements(site.corpus.registries):
        if target in site.paths:
            yield Redirect(path=path, target=target, title=target)
