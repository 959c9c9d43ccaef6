"""Links from one page to what the corpus names: words and a relative address, or words alone where no page is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from briefbook.model.corpus import Article, Mark, Passage
from briefbook.model.ids import (
    OUTLET,
    UNKNOWN,
    ActorId,
    ArticleId,
    DemandId,
    EventId,
    FigureId,
    SourceId,
    StatementId,
    TopicId,
)
from briefbook.model.page import Link
from briefbook.plan import routes, words
from briefbook.plan.rows import SourceMark
from briefbook.plan.site import Site, day_of


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the links of a page that lies *root* below the site's root."""

    site: Site
    root: str

    def to(self, path: str, text: str, key: str = "") -> Link:
        """Return a link to the page at *path* (and its element *key*), or only its words if there is no such page."""
        if path not in self.site.paths:
            return Link(text=text, href="")
        return Link(text=text, href=self.root + (routes.fragment(path, key) if key else path))

    def actor(self, id_: ActorId, article: ArticleId | None = None) -> Link:
        """Return the link to an actor; *article* tells whose voice ``outlet`` is."""
        if id_ == OUTLET and article is not None:
            return self.source(self.site.corpus.articles[article].file.source)
        if id_ in (OUTLET, UNKNOWN):  # of an outlet that no article tells, nothing is known either
            return Link(text="The outlet" if id_ == OUTLET else "An unnamed source", href="")
        return self.to(routes.entry("actors", id_), self.site.corpus.registries.actors[id_].name)

    def actors(self, ids: Iterable[ActorId], article: ArticleId | None = None) -> tuple[Link, ...]:
        """Return the links to several actors."""
        return tuple(self.actor(id_, article) for id_ in ids)

    def source(self, id_: SourceId) -> Link:
        """Return the link to an outlet."""
        return self.to(routes.entry("sources", id_), self.site.corpus.registries.sources[id_].name)

    def via(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the links to a chain of actors and sources."""
        sources = self.site.corpus.registries.sources
        return tuple(self.source(SourceId(id_)) if id_ in sources else self.actor(ActorId(id_)) for id_ in ids)

    def topic(self, id_: TopicId) -> Link:
        """Return the link to a topic."""
        return self.to(routes.entry("topics", id_), self.site.corpus.registries.topics[id_].name)

    def topics(self, ids: Iterable[TopicId]) -> tuple[Link, ...]:
        """Return the links to several topics."""
        return tuple(self.topic(id_) for id_ in ids)

    def event(self, id_: EventId) -> Link:
        """Return the link to an event."""
        return self.to(routes.entry("events", id_), self.site.corpus.registries.events[id_].name)

    def figure(self, id_: FigureId) -> Link:
        """Return the link to a figure."""
        return self.to(routes.entry("figures", id_), self.site.corpus.registries.figures[id_].name)

    def demand(self, id_: DemandId) -> Link:
        """Return the link to a demand."""
        return self.to(routes.entry("demands", id_), self.site.corpus.registries.demands[id_].name)

    def day(self, when: date) -> Link:
        """Return the link to a day."""
        return self.to(routes.day(when), words.day_words(when))

    def article(self, article: Article, key: str = "") -> Link:
        """Return the link to an article's page here, at the note *key* if given."""
        return self.to(routes.entry("articles", article.id), self.title(article), key)

    def title(self, article: Article) -> str:
        """Return the outlet's headline, or what stands in for one."""
        outlet = self.site.corpus.registries.sources[article.file.source].name
        return article.file.title or f"{outlet}, {words.day_words(day_of(article))} (no headline)"

    def statement(self, id_: StatementId) -> str:
        """Return the address of a statement's permalink."""
        statement = self.site.statements[id_]
        return self.root + routes.fragment(routes.entry("articles", statement.article), id_)

    def mark(self, mark: Mark) -> SourceMark:
        """Return where *mark* comes from. Only a quote's words go into the link to the publisher: anchors are never published."""
        return self.passage(mark.article, mark.passage, mark.key, mark.quote)

    def passage(self, id_: ArticleId, passage: Passage, key: str = "", quoted: str | None = None) -> SourceMark:
        """Return the source mark of a passage of an article."""
        article = self.site.corpus.articles[id_]
        file = article.file
        out = routes.text_fragment(file.url, quoted) if file.url and quoted else file.url
        return SourceMark(
            outlet=self.site.corpus.registries.sources[file.source].name,
            article=self.article(article, key),
            published=words.date_words(file.published),
            published_iso=day_of(article).isoformat() if file.published.day else words.date_iso(file.published),
            out=out or "",
            archive=file.archived or "",
            paragraph=passage.paragraph,
        )
