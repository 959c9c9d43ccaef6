"""Links from one page to what the corpus names: words and a relative address, or words alone where no page is made."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct

from briefbook.model.corpus import Mark, Passage
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
from briefbook.plan.glossary import Piece, pieces
from briefbook.plan.rows import SourceMark
from briefbook.plan.site import Site

K = TypeVar("K", bound=str)


class Named(Protocol):
    """An entry of a registry."""

    @property
    def name(self) -> str:
        """Return what it is called."""


class Links(Struct, frozen=True, gc=False):
    """Makes the links of a page that lies *root* below the site's root; the same link is the same object on all such pages."""

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
        return self._entry("actors", id_, self.site.corpus.registries.actors)

    def actors(self, ids: Iterable[ActorId], article: ArticleId | None = None) -> tuple[Link, ...]:
        """Return the links to several actors."""
        return tuple([self.actor(id_, article) for id_ in ids])

    def source(self, id_: SourceId) -> Link:
        """Return the link to an outlet."""
        return self._entry("sources", id_, self.site.corpus.registries.sources)

    def outlet(self, id_: ArticleId) -> str:
        """Return whose article one is, in words that claim no more than is known: an outlet that was worked out is marked."""
        file = self.site.corpus.articles[id_].file
        name = self.site.corpus.registries.sources[file.source].name
        return f"{name} (worked out)" if file.source_why else name

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return *text* in pieces, terms with the way to the glossary; nothing if it has no term."""
        found = pieces(text, self.site.glossary)
        return tuple((told, to and self.root + to, spaced) for told, to, spaced in found)

    def via(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the links to a chain of actors and sources."""
        sources = self.site.corpus.registries.sources
        return tuple([self.source(SourceId(id_)) if id_ in sources else self.actor(ActorId(id_)) for id_ in ids])

    def topic(self, id_: TopicId) -> Link:
        """Return the link to a topic."""
        return self._entry("topics", id_, self.site.corpus.registries.topics)

    def topics(self, ids: Iterable[TopicId]) -> tuple[Link, ...]:
        """Return the links to several topics."""
        return tuple([self.topic(id_) for id_ in ids])

    def event(self, id_: EventId) -> Link:
        """Return the link to an event."""
        return self._entry("events", id_, self.site.corpus.registries.events)

    def figure(self, id_: FigureId) -> Link:
        """Return the link to a figure."""
        return self._entry("figures", id_, self.site.corpus.registries.figures)

    def demand(self, id_: DemandId) -> Link:
        """Return the link to a demand."""
        return self._entry("demands", id_, self.site.corpus.registries.demands)

    def day(self, when: date) -> Link:
        """Return the link to a day."""
        return self.to(routes.day(when), words.day_words(when))

    def month(self, first: date) -> Link:
        """Return the link to the month that begins on *first*."""
        return self.to(routes.month(first), words.month_words(first))

    def article(self, id_: ArticleId, key: str = "") -> Link:
        """Return the link to an article's page here, at the note *key* if given."""
        return self.to(routes.entry("articles", id_), self.title(id_), key)

    def title(self, id_: ArticleId) -> str:
        """Return the outlet's headline, or what stands in for one."""
        file = self.site.corpus.articles[id_].file
        if file.title:
            return file.title
        outlet = self.site.corpus.registries.sources[file.source].name
        return f"{outlet}, {words.day_words(self.site.published(self.site.corpus.articles[id_]))} (no headline)"

    def statement(self, id_: StatementId) -> str:
        """Return the address of a statement's permalink."""
        return self.root + routes.fragment(routes.entry("articles", self.site.statements[id_].article), id_)

    def mark(self, mark: Mark) -> SourceMark:
        """Return where *mark* comes from. Only a quote's words go into the link to the publisher: anchors are never published."""
        key = ("mark", self.root, mark.article, mark.key)
        return self.site.deck.draw(key, self.passage, mark.article, mark.passage, mark.key, mark.quote)

    def passage(
        self, id_: ArticleId, passage: Passage | None = None, key: str = "", quoted: str | None = None
    ) -> SourceMark:
        """Return the source mark of a passage of an article, or of the article as a whole.

        The latter cites the article, and so says if the outlet was worked out; a passage leads to the page that says it.
        """
        article = self.site.corpus.articles[id_]
        file = article.file
        out = routes.text_fragment(file.url, quoted) if file.url and quoted else file.url
        return SourceMark(
            outlet=self.site.corpus.registries.sources[file.source].name if passage else self.outlet(id_),
            article=self.article(id_, key),
            published=words.date_words(file.published),
            published_iso=self.site.published(article).isoformat()
            if file.published.day
            else words.date_iso(file.published),
            out=out or "",
            archive=file.archived or "",
            paragraph=passage.paragraph if passage else 0,
        )

    def _entry(self, folder: str, id_: K, entries: Mapping[K, Named]) -> Link:
        """Return the link to the page of *id_* in *folder*, which is called as its entry is."""
        return self.site.deck.draw((folder, self.root, id_), self._named, folder, id_, entries)

    def _named(self, folder: str, id_: K, entries: Mapping[K, Named]) -> Link:
        return self.to(routes.entry(folder, id_), entries[id_].name)
