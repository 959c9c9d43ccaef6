"""Topic pages: what a topic is, who stands where, what is not known; and the tree of topics."""

from collections.abc import Iterator

from briefbook.model.corpus import Gap, Sighting, Statement, Value
from briefbook.model.ids import ActorId, TopicId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Topic
from briefbook.plan import articles, movement, routes, words
from briefbook.plan.actors import further
from briefbook.plan.address import Address
from briefbook.plan.indexes import index_page, part_addresses, part_title
from briefbook.plan.lists import cut, excerpt
from briefbook.plan.pictures import positions
from briefbook.plan.pictures.views import Strip
from briefbook.plan.rows import Entry, Excerpt, Line
from briefbook.plan.site import Site
from briefbook.plan.subject_views import TopicView
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of each topic that anything is about, and of the tree of topics."""
    for id_ in site.corpus.registries.topics:
        yield from part_addresses(site, routes.entry("topics", id_), "topic", id_)
    yield from part_addresses(site, routes.TOPICS, "topics")


def page(site: Site, address: Address) -> Page:
    """Return a page of a topic, or of the tree of topics."""
    if address.kind == "topics":
        return _index(site, address)
    topic = site.corpus.registries.topics[TopicId(address.key)]
    first = routes.entry("topics", topic.id)
    here = Vantage(site, first)
    own = [(first, topic.name)] if address.number > 1 else []
    head = Vantage(site, address.path).head(
        part_title(topic.name, address.number),
        topic.about or f"Who stands where on {topic.name}.",
        "topic",
        "topics",
        crumbs=[(routes.TOPICS, "Topics"), *_above(site, topic), *own],
    )
    said = site.said_on.get(topic.id, ())
    if address.number == 1:
        return Page(head=head, template="topic", view=_view(here, topic, said))
    return Page(head=head, template="statements", view=further(here, said, address))


def entries(here: Vantage, parent: TopicId | None) -> tuple[Entry, ...]:
    """Return the topics right under *parent* (``None``: those of the first level) that have pages."""
    under = here.site.subtopics.get(parent, ())
    return tuple(_entry(here, id_) for id_ in under if routes.entry("topics", id_) in here.site.paths)


def _entry(here: Vantage, id_: TopicId, depth: int = 0) -> Entry:
    """Return a topic as an entry of a list."""
    topic = here.site.corpus.registries.topics[id_]
    said = here.site.counts[routes.entry("topics", id_)]
    return Entry(
        link=here.links.topic(id_),
        gloss=topic.about or "",
        aka=topic.aka,
        count=words.count(said, "statement") if said else "",
        depth=depth,
    )


def _view(here: Vantage, topic: Topic, said: tuple[Statement, ...]) -> TopicView:
    site, size = here.site, here.per_page
    marks = site.findings.by_topic[topic.id]
    below = site.below[topic.id]
    reported = dict.fromkeys(mark.figure for mark in marks if isinstance(mark, Value))
    figures = sorted(reported, key=lambda id_: words.GRAVITY.index(site.findings.verdicts[id_].verdict))
    events = dict.fromkeys(mark.event for mark in marks if isinstance(mark, Sighting))
    asked = [mark for mark in marks if isinstance(mark, Gap)]
    gaps = [gap for gap in asked if site.is_open(gap)]
    answered = [gap for gap in asked if not site.is_open(gap)]
    in_articles = tuple(dict.fromkeys(mark.article for mark in marks))
    return TopicView(
        name=topic.name,
        about=topic.about or "",
        spellings=topic.aka,
        note=topic.note or "",
        path=tuple(here.links.to(path, text) for path, text in _above(site, topic)),
        subtopics=excerpt(entries(here, topic.id), lambda entry: entry, size, here.index("topics")),
        summary=here.summary(said, figures),
        notices=here.notices(topic.id, *below, statements=said),
        movement=movement.on_topic(here, topic.id, said),
        strip=_strip(here, said),
        stands=_stands(here, said),
        matrix=here.matrix(site.demands_on[topic.id], f"matrix-{topic.id}"),
        events=here.happenings(site.in_time(events)),
        figures=excerpt(figures, here.figure_line, size, here.index("figures")),
        gaps=excerpt(gaps, here.atoms.gap, size, here.index("gaps"), last=True),
        answered=excerpt(answered, here.atoms.gap, size, here.index("gaps"), last=True),
        articles=excerpt(in_articles, lambda id_: articles.entry(here, id_), size, here.index("articles"), last=True),
        statements=here.atoms.statements(said[:size]),
        pager=here.pager(1, site.parts[here.path]),
    )


def _stands(here: Vantage, said: tuple[Statement, ...]) -> Excerpt[Line]:
    """Return one line an actor, its latest statement: of those who spoke last, by name."""
    latest: dict[tuple[ActorId, ...], Statement] = {}
    for statement in said:
        latest.setdefault(statement.who, statement)
    lines = here.atoms.lines(list(latest.values())[: here.per_page])
    by_name = sorted(lines, key=lambda line: (line.speaker.text.casefold() if line.speaker else "", line.href))
    return Excerpt(
        shown=tuple(by_name),
        cut=cut(len(lines), len(latest)),
        others=here.index("actors") if len(lines) < len(latest) else None,
    )


def _strip(here: Vantage, said: tuple[Statement, ...]) -> Strip | None:
    """Return the picture of who spoke when: those who said most, each utterance once."""
    spoken: dict[Link, list[Statement]] = {}
    for statement in here.atoms.tellings(said):
        for who in statement.who:
            spoken.setdefault(here.links.actor(who, statement.article), []).append(statement)
    rows = sorted(spoken.items(), key=lambda row: (-len(row[1]), row[0].text.casefold(), row[0].href))
    return positions.statement_strip(rows, "by", "speaker")


def _above(site: Site, topic: Topic) -> list[tuple[str, str]]:
    topics = site.corpus.registries.topics
    chain: list[tuple[str, str]] = []
    above = topic.parent
    while above is not None:
        chain.insert(0, (routes.entry("topics", above), topics[above].name))
        above = topics[above].parent
    return chain


def _index(site: Site, address: Address) -> Page:
    def entry(here: Vantage, id_: str) -> Entry:
        return _entry(here, TopicId(id_), len(_above(site, site.corpus.registries.topics[TopicId(id_)])))

    lead = f"{words.count(site.totals[routes.TOPICS], 'topic')}, each under the wider one it belongs to."
    return index_page(site, address, entry, first=routes.TOPICS, title="Topics", section="topics", lead=lead)
