"""What a search finds: each statement, each page, each name in every spelling, as records of our own words."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from msgspec.structs import replace

from briefbook.model.corpus import Article, Statement
from briefbook.model.ids import ActorId, TopicId
from briefbook.model.page import NavEntry
from briefbook.model.registries import Actor, Demand, Event, Figure, Source, Topic
from briefbook.model.searched import SearchRecord
from briefbook.plan import routes, words
from briefbook.plan.links import Links
from briefbook.plan.lists import letter
from briefbook.plan.names import anchor
from briefbook.plan.site import Site, age_of
from briefbook.plan.spellings import fold

#: What the title and the names of a page weigh, and the title of a statement (who said it), beside the 1 of what is said.
PAGE: Final = 10
STATEMENT: Final = 2
#: A page that tells of another one (how outlets told an event, the brief of a day) comes after that.
BESIDE: Final = 3
#: So many values of a figure are shown; all are searched.
VALUES: Final = 6
_SIGNS: Final = re.compile(r"\]\([^)]*\)|[*_#>`\[\]|]+")


def search_records(site: Site, sections: Iterable[NavEntry]) -> Iterator[SearchRecord]:
    """Yield what a search can find: the statements of *site*, its pages (indexes and overviews are *sections*), its names.

    What was corrected is found by its new wording only: old wordings are in no record.
    """
    links = Links(site, "")
    pages = chain(_entries(site), _articles(site), _days(site), _free(site), _beside(site), _utterances(site, links))
    yield from (record for record in pages if record.path in site.paths)
    for section in sections:
        if section.path in site.paths:
            yield _page(section.path, "Page", section.text)
    if routes.NAMES in site.paths:
        yield from _places(site)
    yield from _gaps(site)
    yield from (_statement(site, links, statement) for statement in site.corpus.statements)


def _statement(site: Site, links: Links, statement: Statement) -> SearchRecord:
    entries = site.corpus.registries
    file = site.corpus.articles[statement.article].file
    outlet = entries.sources[file.source].name
    speakers = [links.actor(who, statement.article).text for who in statement.who]
    said = words.date_words(statement.said)
    told = (f"said {said}" if said else "", f"{outlet}, {words.date_words(file.published)}")
    known = [entries.actors[who] for who in statement.who if who in entries.actors]
    return SearchRecord(
        path=links.statement(statement.id),
        title=words.listed(speakers),
        kind=f"Statement: {statement.kind}",
        says=statement.says,
        quote=statement.quote or "",
        source="; ".join(filter(None, told)),
        words=(
            *(spelling for actor in known for spelling in _spellings(actor)),
            *(role for role in statement.roles if role),
            *(entries.topics[topic].name for topic in statement.about),
            *filter(None, (statement.anon,)),
        ),
        weight=STATEMENT,
        filters=_filters(
            kind=("Statement", f"Statement: {statement.kind}"),
            speaker=[_speaker(site, who, name) for who, name in zip(statement.who, speakers, strict=True)],
            topic=_topics(site, statement.about),
            outlet=[outlet],
            year=[f"{age_of(statement)[0].year:04d}"],
            unnamed=["yes"] if statement.anon else [],
            quoted=["yes"] if statement.quote else [],
            verified=["yes"],  # a passage that cannot be verified stops the build
        ),
    )


def _speaker(site: Site, who: ActorId, name: str) -> str:
    """Return the filter value of a speaker: the name, with what tells apart those who share it."""
    if who not in site.namesakes:
        return name
    actor = site.corpus.registries.actors[who]
    of = actor.roles[-1].title if actor.roles else actor.kind
    return f"{name} ({of}, {who})"


def _entries(site: Site) -> Iterator[SearchRecord]:
    """Yield a record for each entry of a registry that has pages of its own, whether this one has or not."""
    entries = site.corpus.registries
    yield from (_actor(site, actor) for actor in entries.actors.values())
    yield from (_topic(site, topic) for topic in entries.topics.values())
    yield from (_event(site, event) for event in entries.events.values())
    yield from (_figure(site, figure) for figure in entries.figures.values())
    yield from (_demand(site, demand) for demand in entries.demands.values())
    yield from (_source(source) for source in entries.sources.values())


def _actor(site: Site, actor: Actor) -> SearchRecord:
    actors = site.corpus.registries.actors
    roles = [
        ", ".join(filter(None, (role.title, actors[role.of].name if role.of else ""))) for role in reversed(actor.roles)
    ]
    path, more = routes.entry("actors", actor.id), (*roles[1:], *actor.loose)
    return _page(path, "Actor", actor.name, roles[0] if roles else actor.kind, more, names=_spellings(actor))


def _topic(site: Site, topic: Topic) -> SearchRecord:
    above = _topics(site, [topic.id])
    return _page(routes.entry("topics", topic.id), "Topic", topic.name, topic.about or "", names=topic.aka, topic=above)


def _event(site: Site, event: Event) -> SearchRecord:
    entries, path = site.corpus.registries, routes.entry("events", event.id)
    where = entries.places[event.where].name if event.where else ""
    gloss = "; ".join(filter(None, (words.date_words(site.findings.trails[event.id].when), where)))
    more = (event.kind or "", *_named(site, event.who))
    return _page(path, "Event", event.name, gloss, more, topic=_topics(site, event.about))


def _figure(site: Site, figure: Figure) -> SearchRecord:
    path, values = routes.entry("figures", figure.id), site.read.marks("figure", figure.id)
    told = list(dict.fromkeys(" ".join(filter(None, (value.quantity.text, value.scope))) for value in values))
    more = (figure.unit or "", *told[VALUES:])
    return _page(path, "Figure", figure.name, "; ".join(told[:VALUES]), more, topic=_topics(site, figure.about))


def _demand(site: Site, demand: Demand) -> SearchRecord:
    by, to = (words.listed(_named(site, actors)) for actors in (demand.by, demand.to))
    asked = f"{by} to {to}" if to else by
    return _page(routes.entry("demands", demand.id), "Demand", demand.name, asked, topic=_topics(site, demand.about))


def _source(source: Source) -> SearchRecord:
    path = routes.entry("sources", source.id)
    return _page(path, "Source", source.name, source.kind or "", names=source.aka, outlet=[source.name])


def _articles(site: Site) -> Iterator[SearchRecord]:
    links = Links(site, "")
    for article in site.corpus.articles.values():
        file = article.file
        outlet = site.corpus.registries.sources[file.source].name
        gloss = f"{outlet}, {words.date_words(file.published)}"
        path, title = routes.entry("articles", article.id), links.title(article.id)
        yield _page(path, "Article", title, gloss, file.by, outlet=[outlet], year=_year(site, article))


def _year(site: Site, article: Article) -> list[str]:
    return [f"{site.published(article).year:04d}"]


def _days(site: Site) -> Iterator[SearchRecord]:
    for first, days in site.months.items():
        yield _page(routes.month(first), "Month", words.month_words(first), year=[f"{first.year:04d}"])
        for day in days:
            brief = site.briefs.get(day)
            told, body = (brief.title or "", _plain(brief.body)) if brief else ("", "")
            spellings = (day.isoformat(), f"{words.MONTHS[day.month - 1]} {day.day}, {day.year:04d}")
            year = [f"{day.year:04d}"]
            yield _page(routes.day(day), "Day", words.day_words(day), told, [body], names=spellings, year=year)


def _gaps(site: Site) -> Iterator[SearchRecord]:
    """Yield a record for each thing that articles say is not known, at its place in the article."""
    for gap in site.corpus.gaps:
        file = site.corpus.articles[gap.article].file
        outlet = site.corpus.registries.sources[file.source].name
        yield SearchRecord(
            path=routes.fragment(routes.entry("articles", gap.article), gap.key),
            title="Not known" if site.is_open(gap) else "Not known then, answered since",
            kind="Open question",
            says=gap.question,
            source=f"{outlet}, {words.date_words(file.published)}",
            words=tuple(filter(None, (gap.note, gap.anon, *_topics(site, gap.about)))),
            weight=STATEMENT,
            filters=_filters(
                kind=["Open question"],
                topic=_topics(site, gap.about),
                outlet=[outlet],
                year=_year(site, site.corpus.articles[gap.article]),
            ),
        )


def _utterances(site: Site, links: Links) -> Iterator[SearchRecord]:
    """Yield a record for each remark that several outlets tell: the page that sets its tellings side by side."""
    for utterance in site.findings.utterances:
        first = utterance.statements[0]
        speakers = words.listed(links.actor(who, first.article).text for who in first.who)
        outlets = dict.fromkeys(site.corpus.registries.sources[s.written.source].name for s in utterance.statements)
        told = _page(
            routes.entry("utterances", utterance.id),
            "Same words, told twice",
            first.says,
            f"{speakers}, told by {words.listed(outlets)}",
            [s.quote or "" for s in utterance.statements],
            topic=_topics(site, first.about),
            outlet=outlets,
        )
        yield replace(told, weight=BESIDE)


def _beside(site: Site) -> Iterator[SearchRecord]:
    """Yield a record for each page that tells of another page in its own way."""
    for event in site.corpus.registries.events.values():
        told = _page(routes.entry("compare", event.id), "Comparison", event.name, "How outlets tell of it")
        yield replace(told, weight=BESIDE)
    for day, file in site.briefs.items():
        told = _page(routes.brief(day), "Brief", f"Brief of {words.day_words(day)}", file.title or "")
        yield replace(told, weight=BESIDE)


def _free(site: Site) -> Iterator[SearchRecord]:
    for slug, file in site.free.items():
        yield _page(routes.free(slug), "Page", file.title, file.description or "", [_plain(file.body)])


def _places(site: Site) -> Iterator[SearchRecord]:
    """Yield a record for each place: it has no page of its own, but stands in the index of names, under its letter."""
    places, letters = site.corpus.registries.places, dict(site.letters[routes.NAMES])
    for place in places.values():
        under = letter(fold(place.name))
        if place.retired_to is None and under in letters:
            inside = places[place.inside].name if place.inside else ""
            path = routes.fragment(letters[under], anchor(under))
            yield _page(path, "Place", place.name, f"in {inside}" if inside else "", names=place.aka)


def _page(
    path: str,
    kind: str,
    title: str,
    gloss: str = "",
    more: Iterable[str] = (),
    /,
    names: Iterable[str] = (),
    **filters: Iterable[str],
) -> SearchRecord:
    """Return the record of a page: *gloss* is shown, *more* is not; *filters* are those it can be found by, besides its *kind*."""
    return SearchRecord(
        path=path,
        title=title,
        kind=kind,
        says=gloss,
        names=tuple(names),
        words=tuple(filter(None, more)),
        weight=PAGE,
        filters=_filters(kind=[kind], **filters),
    )


def _filters(**filters: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    values = ((name, tuple(dict.fromkeys(found))) for name, found in sorted(filters.items()))
    return tuple((name, found) for name, found in values if found)


def _spellings(actor: Actor) -> tuple[str, ...]:
    return tuple(filter(None, (actor.native, *actor.aka)))


def _named(site: Site, actors: Iterable[ActorId]) -> list[str]:
    known = site.corpus.registries.actors
    return [known[id_].name for id_ in actors if id_ in known]


def _topics(site: Site, topics: Iterable[TopicId]) -> tuple[str, ...]:
    """Return the names of *topics* and of those above them: what is found under a topic is found under these as well."""
    known = site.corpus.registries.topics
    return tuple(known[above].name for topic in topics if topic in known for above in site.read.found("lineage", topic))


def _plain(markdown: str) -> str:
    """Return the words of *markdown* without most of its signs: to be searched, never shown."""
    return " ".join(_SIGNS.sub(" ", markdown).split())
