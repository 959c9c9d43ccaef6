"""Source pages: an outlet, what it published, how much of it is unnamed or single; and the index of sources."""

from collections.abc import Iterator

from briefbook.model.corpus import Statement
from briefbook.model.ids import SourceId
from briefbook.model.page import Page
from briefbook.model.registries import Source
from briefbook.plan import articles, routes, words
from briefbook.plan.address import Address
from briefbook.plan.collection_views import IndexView
from briefbook.plan.indexes import index_page, part_addresses, part_title
from briefbook.plan.lists import excerpt, part
from briefbook.plan.pictures.mix import mix
from briefbook.plan.rows import Entry, Group, Pager
from briefbook.plan.site import Site
from briefbook.plan.subject_views import SourceView
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of each source that an article is by, credits or hears through, and of their index."""
    for id_ in site.corpus.registries.sources:
        yield from part_addresses(site, routes.entry("sources", id_), "source", id_)
    yield from part_addresses(site, routes.SOURCES, "sources")


def page(site: Site, address: Address) -> Page:
    """Return a page of a source, or of the index."""
    if address.kind == "sources":
        return _index(site, address)
    source = site.corpus.registries.sources[SourceId(address.key)]
    first = routes.entry("sources", source.id)
    here = Vantage(site, first)
    head = Vantage(site, address.path).head(
        part_title(source.name, address.number),
        f"What {source.name} published that this site rests on.",
        "source",
        "sources",
        crumbs=[(routes.SOURCES, "Sources"), *([(first, source.name)] if address.number > 1 else [])],
    )
    newest = site.articles_of.get(source.id, ())[::-1]
    entries = tuple(articles.entry(here, id_) for id_ in part(newest, address.number, here.per_page))
    pager = here.pager(address.number, site.parts.get(first, 1))
    if address.number == 1:
        return Page(head=head, template="source", view=_view(here, source, entries, pager))
    view = IndexView(lead="", groups=(Group(heading="Articles", entries=entries),), pager=pager)
    return Page(head=head, template="index", view=view)


def _view(here: Vantage, source: Source, entries: tuple[Entry, ...], pager: Pager) -> SourceView:
    site = here.site
    marks = (mark for id_ in site.articles_of.get(source.id, ()) for mark in site.marks_of.get(id_, ()))
    statements = [mark for mark in marks if isinstance(mark, Statement)]
    unnamed = sum(statement.anon is not None for statement in statements)
    single = sum(statement.id not in site.utterances for statement in statements)
    carried = site.credited_in.get(source.id, ())
    corrections = site.corrections_by.get(source.id, ())
    return SourceView(
        name=source.name,
        kind=source.kind or "",
        country=source.country or "",
        funding=source.funding or "",
        owner=source.owner or "",
        url=source.url or "",
        note=source.note or "",
        spellings=source.aka,
        summary=here.summary(statements),
        worked_out=_worked_out(here, source.id),
        unnamed=words.share(unnamed, len(statements)),
        single=words.share(single, len(statements)),
        mix=mix(statements, lambda statement: statement.id not in site.utterances),
        articles=entries,
        corrections=excerpt(corrections, here.atoms.correction, here.per_page, here.index("corrections"), last=True),
        carried_by=excerpt(carried, here.links.article, here.per_page, here.index("articles"), last=True),
        pager=pager,
    )


def _worked_out(here: Vantage, id_: SourceId) -> str:
    """Return of how many of its articles a source was worked out to be the outlet; ``""`` for none."""
    own = here.site.articles_of.get(id_, ())
    doubted = sum(bool(here.site.corpus.articles[article].file.source_why) for article in own)
    return f"{doubted} of {words.count(len(own), 'article')}" if doubted else ""


def entry(here: Vantage, id_: str) -> Entry:
    """Return a source as an entry of a list."""
    source = here.site.corpus.registries.sources[SourceId(id_)]
    own = len(here.site.articles_of.get(source.id, ()))
    doubted = _worked_out(here, source.id)
    told = (source.kind, source.country, source.funding, f"outlet worked out for {doubted}" if doubted else "")
    return Entry(
        link=here.links.source(source.id),
        gloss=", ".join(filter(None, told)),
        aka=source.aka,
        count=words.count(own, "article") if own else "credited",
    )


def _index(site: Site, address: Address) -> Page:
    count = words.count(site.totals[routes.SOURCES], "source")
    lead = f"{count}: outlets of the articles, and agencies that they credit."
    return index_page(site, address, entry, first=routes.SOURCES, title="Sources", section="sources", lead=lead)
