"""Article pages: citation, body, and the notes in reading order; and the index of articles."""

from collections.abc import Iterable, Iterator

from briefbook.model.corpus import Article, Gap, Mark, Measure, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import DemandId
from briefbook.model.markup import Markdown
from briefbook.model.page import Link, Page
from briefbook.plan import routes, words
from briefbook.plan.atoms import Atoms
from briefbook.plan.cards import Body, CorrectionCard, GapCard, SightingCard, StatementCard, ValueCard
from briefbook.plan.indexes import index_pages
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site, day_of
from briefbook.plan.subject_views import ArticleView
from briefbook.plan.vantage import Vantage

Card = StatementCard | ValueCard | SightingCard | CorrectionCard | GapCard


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each article, in order of publication, and their index."""
    articles = tuple(site.corpus.articles.values())
    for number, article in enumerate(articles):
        before = articles[number - 1] if number else None
        after = articles[number + 1] if number + 1 < len(articles) else None
        yield _page(site, article, before, after)
    if articles:
        yield from _index(site, articles)


def entry(here: Vantage, article: Article) -> Entry:
    """Return an article as an entry of a list."""
    outlet = here.site.corpus.registries.sources[article.file.source].name
    notes = here.site.marks_of.get(article.id, ())
    statements = sum(isinstance(mark, Statement) for mark in notes)
    return Entry(
        link=here.links.article(article),
        gloss=f"{outlet}, {words.date_words(article.file.published)}",
        count=words.count(statements, "statement"),
    )


def _page(site: Site, article: Article, before: Article | None, after: Article | None) -> Page:
    here = Vantage(site, routes.entry("articles", article.id))
    outlet = here.links.source(article.file.source)
    title = here.links.title(article)
    head = here.head(
        title,
        f"{outlet.text}, {words.date_words(article.file.published)}: what it reports, passage by passage.",
        "article",
        "articles",
        crumbs=[(routes.ARTICLES, "Articles")],
        previous=here.links.article(before) if before else None,
        following=here.links.article(after) if after else None,
    )
    return Page(head=head, template="article", view=_view(here, article, title, outlet))


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
        body=_body(here, article, marks),
        cards=tuple(_card(here.atoms, mark) for mark in _once(marks)),
        demands=tuple(_demands(here, article, statements)),
        quoted=f"{measure.quoted_words} of {measure.quote_limit} words" if article.private else "",
        annotated=_annotated(measure, marks),
        words=f"{measure.words:,}",
        day=here.links.day(day_of(article)),
    )


def _demands(here: Vantage, article: Article, statements: Iterable[Statement]) -> Iterator[tuple[str, Link]]:
    """Yield (paragraph, demand) for each demand that is registered from the article, or that a statement in it makes."""
    site = here.site
    shown = {id_: anchor.passage.paragraph for id_, anchor in site.corpus.demand_anchors.items()}
    here_first = {id_: n for id_, n in shown.items() if site.corpus.registries.demands[id_].article == article.id}
    for statement in statements:
        for relation in statement.relations:
            demand = DemandId(relation.target)
            if relation.verb == "same" and demand in shown:
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
        markdown=Markdown(body),
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


def _index(site: Site, articles: tuple[Article, ...]) -> Iterator[Page]:
    here = Vantage(site, routes.ARTICLES)
    groups: dict[str, list[Entry]] = {}
    for article in reversed(articles):
        groups.setdefault(words.month_words(day_of(article)), []).append(entry(here, article))
    lead = f"{words.count(len(articles), 'article')}, newest first."
    return index_pages(site, routes.ARTICLES, "Articles", "articles", lead=lead, groups=groups)
