"""Article pages: citation, body, and the notes in reading order; and the index of articles."""

from collections.abc import Iterable, Iterator

from briefbook.model.corpus import Article, Gap, Mark, Measure, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import ArticleId, DemandId, EventId
from briefbook.model.markup import Markdown
from briefbook.model.page import Link, Page
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.atoms import Atoms
from briefbook.plan.cards import Body, CorrectionCard, GapCard, SightingCard, StatementCard, ValueCard
from briefbook.plan.citations import cite
from briefbook.plan.glossary import linked
from briefbook.plan.indexes import index_page, part_addresses
from briefbook.plan.lists import excerpt
from briefbook.plan.pictures.barcode import barcode
from briefbook.plan.rows import Entry, Excerpt
from briefbook.plan.site import Site
from briefbook.plan.subject_views import ArticleView
from briefbook.plan.vantage import Vantage

Card = StatementCard | ValueCard | SightingCard | CorrectionCard | GapCard


def addresses(site: Site) -> Iterator[Address]:
    """Yield the page of each article, in order of publication, and those of their index."""
    for id_ in site.corpus.articles:
        yield Address(path=routes.entry("articles", id_), kind="article", key=id_)
    yield from part_addresses(site, routes.ARTICLES, "articles")


def page(site: Site, address: Address) -> Page:
    """Return the page of an article, or a page of the index."""
    if address.kind == "articles":
        return _index(site, address)
    here = Vantage(site, address.path)
    article = site.corpus.articles[ArticleId(address.key)]
    outlet = here.links.source(article.file.source)
    title = here.links.title(article.id)
    before, after = (ArticleId(id_) for id_ in site.beside[address.path])
    head = here.head(
        title,
        f"{here.links.outlet(article.id)}, {words.date_words(article.file.published)}: what it reports, passage by passage.",
        "article",
        "articles",
        crumbs=[(routes.ARTICLES, "Articles")],
        previous=here.links.article(before) if before else None,
        following=here.links.article(after) if after else None,
    )
    return Page(head=head, template="article", view=_view(here, article, title, outlet))


def entry(here: Vantage, id_: str) -> Entry:
    """Return an article as an entry of a list."""
    return here.site.deck.draw(("article entry", here.links.root, id_), _entry, here, ArticleId(id_))


def _entry(here: Vantage, id_: ArticleId) -> Entry:
    file = here.site.corpus.articles[id_].file
    return Entry(
        link=here.links.article(id_),
        gloss=f"{here.links.outlet(id_)}, {words.date_words(file.published)}",
        count=words.count(here.site.counts.get(routes.entry("articles", id_), 0), "statement"),
    )


def _view(here: Vantage, article: Article, title: str, outlet: Link) -> ArticleView:
    file = article.file
    site = here.site
    marks = site.marks_of.get(article.id, ())
    measure = site.corpus.measures[article.id]
    statements = [mark for mark in marks if isinstance(mark, Statement)]
    figures = [mark.figure for mark in marks if isinstance(mark, Value)]
    return ArticleView(
        title=title,
        untitled=file.title is None,
        outlet=outlet,
        published=words.date_words(file.published),
        published_iso=words.date_iso(file.published),
        published_why=file.published_why or "",
        source_why=file.source_why or "",
        byline=words.listed(file.by),
        dateline=file.dateline or "",
        credits=_credits(here, article),
        genre=file.genre,
        out=file.url or "",
        archive=file.archived or "",
        captured=words.date_words(file.captured),
        updated=words.date_words(file.updated),
        private=article.private,
        summary=here.summary(statements, dict.fromkeys(figures)),
        note=file.note or "",
        notices=here.notices(article.id, statements=statements),
        cite=cite(site, article.id),
        body=_body(here, article, marks),
        barcode=barcode(measure, marks),
        cards=tuple(_card(here.atoms, mark) for mark in _once(marks)),
        demands=tuple(_demands(here, article, statements)),
        quoted=f"{measure.quoted_words} of {measure.quote_limit} words" if article.private else "",
        annotated=_annotated(measure, marks),
        words=f"{measure.words:,}",
        day=here.links.day(here.site.published(article)),
        compared=_compared(here, marks),
    )


def _compared(here: Vantage, marks: Iterable[Mark]) -> Excerpt[Link]:
    """Return the links to how several outlets told the events that the article tells, in reading order."""
    told = (
        mark.event if isinstance(mark, Sighting) else mark.at
        for mark in marks
        if isinstance(mark, Sighting | Statement)
    )
    there = [id_ for id_ in dict.fromkeys(told) if id_ and routes.entry("compare", id_) in here.site.paths]

    def link(id_: EventId) -> Link:
        return here.links.to(routes.entry("compare", id_), here.links.event(id_).text)

    return excerpt(there, link, here.per_page, here.index("compare"))


def _demands(here: Vantage, article: Article, statements: Iterable[Statement]) -> Iterator[tuple[str, Link]]:
    """Yield (paragraph, demand) for each demand that is registered from the article, or that a statement in it makes."""
    site = here.site
    anchors = site.corpus.demand_anchors
    here_first = {id_: anchors[id_].passage.paragraph for id_ in site.demands_shown.get(article.id, ())}
    for statement in statements:
        for relation in statement.relations:
            demand = DemandId(relation.target)
            if relation.verb == "same" and demand in anchors:
                here_first.setdefault(demand, statement.passage.paragraph)
    for id_, paragraph in sorted(here_first.items(), key=lambda item: (item[1], item[0])):
        yield f"¶ {paragraph}", here.links.demand(id_)


def _credits(here: Vantage, article: Article) -> tuple[str, ...]:
    name = here.site.corpus.registries.sources
    wires = words.listed(name[source].name for source in article.file.wire)
    credited = words.listed(name[source].name for source in article.file.reporting)
    lines = (f"Copy of {wires}" if wires else "", f"With reporting by {credited}" if credited else "")
    return tuple(line for line in lines if line)


def _body(here: Vantage, article: Article, marks: tuple[Mark, ...]) -> Body | None:
    body = here.site.corpus.measures[article.id].body
    if not body.strip():
        return None
    spots = {(mark.passage.start, mark.passage.end, mark.key) for mark in marks}
    return Body(
        id=article.id,
        markdown=Markdown(linked(body, here.site.glossary) if article.private else body),
        highlights=() if article.private else tuple((start, end, f"p-{key}") for start, end, key in sorted(spots)),
        root=here.links.root if article.private else None,
    )


def _once(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """Yield one mark a note: an announcement that is a sighting or a number too is told once, as the statement."""
    seen: set[str] = set()
    for mark in sorted(marks, key=lambda mark: (mark.number, not isinstance(mark, Statement))):
        if mark.key not in seen:
            seen.add(mark.key)
            yield mark


def _card(atoms: Atoms, mark: Mark) -> Card:
    match mark:
        case Statement():
            return atoms.statement(mark)
        case Value():
            return atoms.value(mark)
        case Sighting():
            return atoms.sighting(mark)
        case OutletCorrection():
            return atoms.correction(mark)
        case Gap():
            return atoms.gap(mark)
        case _:
            raise TypeError(f"no card for {type(mark).__name__}")


def _annotated(measure: Measure, marks: tuple[Mark, ...]) -> str:
    """Return how many of the paragraphs that are reporting carry a note."""
    reporting = set(range(1, len(measure.paragraphs) + 1)) - measure.furniture
    noted = {mark.passage.paragraph for mark in marks} & reporting
    return words.share(len(noted), len(reporting))


def _index(site: Site, address: Address) -> Page:
    lead = f"{words.count(site.totals[routes.ARTICLES], 'article')}, newest first."
    return index_page(site, address, entry, first=routes.ARTICLES, title="Articles", section="articles", lead=lead)
