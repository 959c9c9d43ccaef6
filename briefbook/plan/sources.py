"""Source pages: an outlet, what it published, how much of it is unnamed or single; and the index of sources."""

from collections.abc import Iterator

from briefbook.model.corpus import Statement
from briefbook.model.page import Page
from briefbook.model.registries import Source
from briefbook.plan import articles, routes, words
from briefbook.plan.indexes import index_pages
from briefbook.plan.lists import by_letter
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site
from briefbook.plan.subject_views import SourceView
from briefbook.plan.vantage import Vantage


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each source that an article is by, credits or hears through, and their index."""
    shown = [s for s in site.corpus.registries.sources.values() if routes.entry("sources", s.id) in site.paths]
    for source in shown:
        yield _page(site, source)
    if shown:
        yield from _index(site, shown)


def _page(site: Site, source: Source) -> Page:
    here = Vantage(site, routes.entry("sources", source.id))
    head = here.head(
        source.name,
        f"What {source.name} published that this site rests on.",
        "source",
        "sources",
        crumbs=[(routes.SOURCES, "Sources")],
    )
    return Page(head=head, template="source", view=_view(here, source))


def _view(here: Vantage, source: Source) -> SourceView:
    site = here.site
    own = site.articles_of.get(source.id, ())
    marks = [mark for article in own for mark in site.marks_of.get(article.id, ())]
    statements = [mark for mark in marks if isinstance(mark, Statement)]
    unnamed = sum(statement.anon is not None for statement in statements)
    single = sum(statement.id not in site.utterances for statement in statements)
    carried = [
        article
        for article in site.corpus.articles.values()
        if source.id in (*article.file.wire, *article.file.reporting)
    ]
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
        unnamed=words.share(unnamed, len(statements)),
        single=words.share(single, len(statements)),
        articles=tuple(articles.entry(here, article) for article in reversed(own)),
        corrections=tuple(
            here.atoms.correction(correction)
            for correction in site.corpus.corrections
            if site.corpus.articles[correction.article].file.source == source.id
        ),
        carried_by=tuple(here.links.article(article) for article in carried),
    )


def _index(site: Site, shown: list[Source]) -> Iterator[Page]:
    here = Vantage(site, routes.SOURCES)
    entries = (
        Entry(
            link=here.links.source(source.id),
            gloss=", ".join(filter(None, (source.kind, source.country, source.funding))),
            aka=source.aka,
            count=_count(site, source),
        )
        for source in shown
    )
    lead = f"{words.count(len(shown), 'source')}: outlets of the articles, and agencies that they credit."
    return index_pages(
        site,
        routes.SOURCES,
        "Sources",
        "sources",
        lead=lead,
        groups=by_letter((entry.link.text, entry) for entry in entries),
    )


def _count(site: Site, source: Source) -> str:
    own = len(site.articles_of.get(source.id, ()))
    return words.count(own, "article") if own else "credited"
