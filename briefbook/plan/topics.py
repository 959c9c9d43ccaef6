"""Topic pages: what a topic is, who stands where, what is not known; and the tree of topics."""

from collections.abc import Iterator

from briefbook.model.corpus import Gap, Sighting, Statement, Value
from briefbook.model.ids import ActorId, TopicId
from briefbook.model.page import Page
from briefbook.model.registries import Topic
from briefbook.plan import articles, routes, words
from briefbook.plan.indexes import index_pages
from briefbook.plan.lists import in_time, parts
from briefbook.plan.rows import Entry, Line, Pager
from briefbook.plan.site import Site
from briefbook.plan.subject_views import TopicView
from briefbook.plan.vantage import Vantage


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of each topic that anything is about, and the tree of topics."""
    shown = [t for t in site.corpus.registries.topics.values() if routes.entry("topics", t.id) in site.paths]
    for topic in shown:
        yield from _pages(site, topic)
    if shown:
        yield from _index(site)


def entry(here: Vantage, topic: Topic, depth: int = 0) -> Entry:
    """Return a topic as an entry of a list."""
    statements = sum(isinstance(mark, Statement) for mark in here.site.findings.by_topic[topic.id])
    return Entry(
        link=here.links.topic(topic.id),
        gloss=topic.about or "",
        aka=topic.aka,
        count=words.count(statements, "statement") if statements else "",
        depth=depth,
    )


def tree(here: Vantage, parent: TopicId | None = None, depth: int = 0) -> Iterator[Entry]:
    """Yield the topics that have pages, each followed by those under it."""
    for topic in here.site.corpus.registries.topics.values():
        if topic.parent == parent:
            if routes.entry("topics", topic.id) in here.site.paths:
                yield entry(here, topic, depth)
            yield from tree(here, topic.id, depth + 1)


def _pages(site: Site, topic: Topic) -> Iterator[Page]:
    here = Vantage(site, routes.entry("topics", topic.id))
    said = site.newest(mark for mark in site.findings.by_topic[topic.id] if isinstance(mark, Statement))
    chunks = parts(said, site.corpus.config.per_page)
    for number, chunk in enumerate(chunks, 1):
        part = Vantage(site, routes.part(here.path, number))
        head = part.head(
            topic.name if number == 1 else f"{topic.name}, page {number}",
            topic.about or f"Who stands where on {topic.name}.",
            "topic",
            "topics",
            crumbs=[(routes.TOPICS, "Topics"), *_above(site, topic)],
        )
        view = _view(here, topic, said, chunk, here.pager(number, len(chunks)))
        yield Page(head=head, template="topic", view=view)


def _view(
    here: Vantage, topic: Topic, said: tuple[Statement, ...], chunk: tuple[Statement, ...], pager: Pager
) -> TopicView:
    site = here.site
    marks = site.findings.by_topic[topic.id]
    below = _below(site, topic.id)
    figures = tuple(dict.fromkeys(mark.figure for mark in marks if isinstance(mark, Value)))
    events = dict.fromkeys(mark.event for mark in marks if isinstance(mark, Sighting))
    in_articles = dict.fromkeys(mark.article for mark in marks)
    demands = site.corpus.registries.demands
    return TopicView(
        name=topic.name,
        about=topic.about or "",
        spellings=topic.aka,
        note=topic.note or "",
        path=tuple(here.links.to(path, text) for path, text in _above(site, topic)),
        subtopics=tuple(e for e in tree(here, topic.id) if e.depth == 0),
        summary=here.summary(said, figures),
        notices=here.notices(topic.id, *below, statements=said),
        stands=_stands(here, said),
        matrix=here.matrix([id_ for id_, demand in demands.items() if set(demand.about) & below], f"matrix-{topic.id}"),
        events=tuple(here.happening(id_) for id_ in in_time(site, events)),
        figures=tuple(here.figure_line(id_) for id_ in figures),
        gaps=tuple(here.atoms.gap(mark) for mark in marks if isinstance(mark, Gap)),
        articles=tuple(articles.entry(here, site.corpus.articles[id_]) for id_ in in_articles),
        statements=here.atoms.statements(chunk),
        pager=pager,
    )


def _stands(here: Vantage, said: tuple[Statement, ...]) -> tuple[Line, ...]:
    """Return one line an actor: its latest statement, actors by name."""
    latest: dict[tuple[ActorId, ...], Statement] = {}
    for statement in said:
        latest.setdefault(statement.who, statement)
    lines = (here.atoms.line(statement) for statement in latest.values())
    return tuple(sorted(lines, key=lambda line: (line.speaker.text.casefold() if line.speaker else "", line.href)))


def _above(site: Site, topic: Topic) -> list[tuple[str, str]]:
    topics = site.corpus.registries.topics
    chain: list[tuple[str, str]] = []
    above = topic.parent
    while above is not None:
        chain.insert(0, (routes.entry("topics", above), topics[above].name))
        above = topics[above].parent
    return chain


def _below(site: Site, topic: TopicId) -> set[TopicId]:
    """Return *topic* and all under it."""
    under = {id_ for id_, other in site.corpus.registries.topics.items() if other.parent == topic}
    return {topic}.union(*(_below(site, id_) for id_ in sorted(under)))


def _index(site: Site) -> Iterator[Page]:
    entries = tuple(tree(Vantage(site, routes.TOPICS)))
    lead = f"{words.count(len(entries), 'topic')}, each under the wider one it belongs to."
    return index_pages(site, routes.TOPICS, "Topics", "topics", lead=lead, groups={"": entries})
