"""Free pages of the editors, the data page, redirects, and the page for an address that leads nowhere."""

from collections.abc import Iterator
from typing import Final

from briefbook.model.markup import Markdown
from briefbook.model.notes import PageFile
from briefbook.model.page import Link, Page, Redirect
from briefbook.model.tables import TABLES
from briefbook.plan import routes
from briefbook.plan.address import Address
from briefbook.plan.calendars import is_dated
from briefbook.plan.cards import Body
from briefbook.plan.collection_views import DataView, FreeView, MissingView
from briefbook.plan.existing import retirements
from briefbook.plan.feeds import is_fed
from briefbook.plan.glossary import GLOSSARY, linked
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage

#: The free page that says who makes the site.
ABOUT: Final = "about"


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
    words = file.body if file.slug == GLOSSARY else linked(file.body, site.glossary)
    body = Body(id=file.slug, markdown=Markdown(words), root=here.links.root)
    head = here.head(file.title, file.description or file.title, "free", file.slug)
    return Page(head=head, template="free", view=FreeView(title=file.title, body=body, maker=_maker(here, file.slug)))


def _maker(here: Vantage, slug: str) -> Link | None:
    """Return who makes the site, for the page about it: a name or else an address, with the way to write there."""
    editor = here.site.corpus.config.editor
    if slug != ABOUT or not editor:
        return None
    name, _, address = editor.rpartition(" <")
    address = address.rstrip(">")
    return Link(text=name or address, href=f"mailto:{address}")


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
        routes.data("annotations.jsonld"): "All quotes as Web Annotations, to be shown on the publisher's page",
        routes.data("schema/briefing.json"): "The JSON Schema of that document",
        routes.data("schema/page.json"): "The JSON Schema of the records beside pages",
        **{routes.data(f"{table.name}.csv"): f"One row for each {table.row}" for table in TABLES},
        **dict(_followed(site)),
    }
    view = DataView(
        files=tuple(
            (Link(text=path.removeprefix("data/"), href=here.links.root + path), gloss) for path, gloss in files.items()
        ),
        tables=tuple((table.name, tuple((column.name, column.about) for column in table.columns)) for table in TABLES),
    )
    head = here.head("Data", "Everything on this site as CSV, JSON and SQLite, feeds and calendars.", "data", "data")
    return Page(head=head, template="data", view=view)


def _followed(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the feeds and the calendar of the site as a whole, and the guide to it."""
    if is_fed(site, Address(path=routes.HOME, kind="home")):
        yield (
            routes.alternate(routes.HOME, "atom"),
            "What was said last, as an Atom feed; actors, topics and figures have their own",
        )
        yield routes.alternate(routes.HOME, "feed.json"), "The same as JSON Feed"
    if routes.NEXT in site.paths and is_dated(site, Address(path=routes.NEXT, kind="next")):
        yield (
            routes.alternate(routes.NEXT, "ics"),
            "What is next, as a calendar; actors, topics and events have their own",
        )
    yield routes.LLMS, "A guide to the site for language models"


def redirects(site: Site) -> Iterator[Redirect]:
    """Yield a redirect for each entry that was retired to another."""
    for path, target in retirements(site.corpus.registries):
        if target in site.paths:
            yield Redirect(path=path, target=target, title=target)
