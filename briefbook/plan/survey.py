"""The survey: corpus and findings → the tables that pages are made from, each built once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import TypeVar

from briefbook.model.corpus import Corpus, Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.findings import Findings
from briefbook.model.ids import ActorId, ArticleId, DemandId, EventId, SourceId, StatementId, TopicId
from briefbook.model.registries import Event
from briefbook.plan import lists, routes
from briefbook.plan.answers import answers
from briefbook.plan.deck import Deck
from briefbook.plan.evenings import evenings, when_known
from briefbook.plan.existing import existing
from briefbook.plan.shelving import beside, event_ages, parts, shelves
from briefbook.plan.site import Age, EventAge, Site, day_of

K = TypeVar("K")
T = TypeVar("T")


def survey(corpus: Corpus, findings: Findings) -> Site:
    """Return the tables that pages are made from."""
    paths = existing(corpus, findings)
    out = {id_: day_of(article) for id_, article in corpus.articles.items()}
    ages = {statement.id: _age(statement, out[statement.article]) for statement in corpus.statements}
    newest = sorted(corpus.statements, key=lambda statement: ages[statement.id], reverse=True)
    said_on = _said_on(findings, ages)
    marks = _marks(corpus)
    events = event_ages(corpus, findings, paths)
    known = when_known(findings)
    answered = answers(findings.responses, ages)
    articles_of = _grouped((article.file.source, id_) for id_, article in corpus.articles.items())
    said = {
        **{routes.entry("actors", id_): len(statements) for id_, statements in findings.by_actor.items()},
        **{routes.entry("topics", id_): len(statements) for id_, statements in said_on.items()},
    }
    lengths = {**said, **{routes.entry("sources", id_): len(ids) for id_, ids in articles_of.items()}}
    in_articles = Counter(routes.entry("articles", statement.article) for statement in corpus.statements)
    registered = corpus.registries
    subtopics = _grouped((topic.parent, id_) for id_, topic in registered.topics.items())
    below = {id_: tuple(_below(id_, subtopics)) for id_ in registered.topics}
    shelved = shelves(corpus, findings, paths, events, subtopics)
    days = [record.day for record in findings.days]
    return Site(
        corpus=corpus,
        findings=findings,
        deck=Deck(),
        paths=paths,
        parts=parts(corpus, findings, shelved, lengths),
        shelves={
            routes.part(path, number): entries
            for path, shelf in shelved.items()
            for number, entries in enumerate(lists.parts(shelf, corpus.config.per_page), 1)
        },
        totals={path: len(shelf) for path, shelf in shelved.items()},
        counts={**said, **in_articles},
        beside=beside(corpus, findings, events),
        ages=ages,
        out=out,
        statements={statement.id: statement for statement in corpus.statements},
        utterances={s.id: utterance for utterance in findings.utterances for s in utterance.statements},
        marks_of=marks,
        announced=_announced(marks),
        demands_shown=_grouped(
            (d.article, id_) for id_, d in registered.demands.items() if id_ in corpus.demand_anchors
        ),
        articles_of=articles_of,
        credited_in=_credited(corpus),
        corrected=_corrected(corpus, marks),
        corrections_on=_grouped((on, c) for c in corpus.corrections for on in dict.fromkeys((c.article, *c.about))),
        corrections_by=_grouped((corpus.articles[c.article].file.source, c) for c in corpus.corrections),
        own_corrections=_grouped(
            (on, (n, c)) for n, c in enumerate(corpus.site_corrections, 1) for on in dict.fromkeys(c.on)
        ),
        said_by=_grouped((actor, s) for s in newest for actor in dict.fromkeys(s.who)),
        behalf=_grouped((actor, s) for s in newest for actor in s.roll_up),
        members=_members(corpus),
        asked_by=_grouped((actor, id_) for id_, d in registered.demands.items() for actor in dict.fromkeys(d.by)),
        asked_of=_grouped(
            (actor, id_)
            for id_, d in registered.demands.items()
            if id_ in corpus.demand_anchors
            for actor in dict.fromkeys(d.to)
        ),
        ledger_of=_grouped((actor, item) for item in findings.ledger for actor in dict.fromkeys(item.statement.who)),
        events_with=_events(corpus, events, lambda event: event.who),
        subtopics=subtopics,
        below=below,
        said_on=said_on,
        demands_on=_demands_on(corpus, below),
        events_on=_events(corpus, events, lambda event: event.about),
        event_ages=events,
        said_at=_grouped((s.at, s) for s in reversed(newest) if s.at),
        followers=_events(corpus, events, lambda event: filter(None, (event.after,))),
        pieces=_events(corpus, events, lambda event: filter(None, (event.part_of,))),
        when_known=known,
        answerers={demand: tuple(columns) for demand, columns in answered.items()},
        answers={(demand, actor): told for demand, columns in answered.items() for actor, told in columns.items()},
        records={record.day: record for record in findings.days},
        evenings=evenings(days, corpus, findings, known, ages),
        months={first: tuple(group) for first, group in groupby(days, key=lambda day: day.replace(day=1))},
        contents={
            record.day: (len({s.event for s in record.happened}), len(record.said), len(record.published))
            for record in findings.days
        },
        briefs={file.day: file for file in corpus.days},
        judged=_grouped((a.made.earliest, a) for a in corpus.assessments if a.made.earliest),
        free={page.slug: page for page in corpus.pages},
    )


def _age(statement: Statement, published: date) -> Age:
    said = statement.said.latest or statement.said.earliest if statement.said else None
    return (said or published, published, statement.id)


def _marks(corpus: Corpus) -> Mapping[ArticleId, tuple[Mark, ...]]:
    kinds = (corpus.statements, corpus.values, corpus.sightings, corpus.corrections, corpus.gaps)
    marks = _grouped((mark.article, mark) for kind in kinds for mark in kind)
    return {id_: tuple(sorted(found, key=lambda mark: mark.number)) for id_, found in marks.items()}


def _announced(marks: Mapping[ArticleId, Iterable[Mark]]) -> Mapping[StatementId, tuple[Sighting | Value, ...]]:
    found: dict[StatementId, tuple[Sighting | Value, ...]] = {}
    for noted in marks.values():
        told = _grouped((mark.number, mark) for mark in noted if isinstance(mark, Sighting | Value))
        found |= {m.id: told[m.number] for m in noted if isinstance(m, Statement) and m.number in told}
    return found


def _credited(corpus: Corpus) -> Mapping[SourceId, tuple[ArticleId, ...]]:
    return _grouped(
        (source, id_)
        for id_, article in corpus.articles.items()
        for source in dict.fromkeys((*article.file.wire, *article.file.reporting))
    )


def _corrected(
    corpus: Corpus, marks: Mapping[ArticleId, Iterable[Mark]]
) -> Mapping[StatementId, tuple[OutletCorrection, ...]]:
    return _grouped(
        (mark.id, correction)
        for correction in corpus.corrections
        for mark in marks[correction.article]
        if isinstance(mark, Statement) and set(mark.about) & set(correction.about)
    )


def _members(corpus: Corpus) -> Mapping[ActorId, tuple[ActorId, ...]]:
    return _grouped(
        (above, actor.id)
        for actor in corpus.registries.actors.values()
        for above in dict.fromkeys((actor.part_of, *(role.of for role in actor.roles)))
        if above is not None and above != actor.id
    )


def _below(topic: TopicId, subtopics: Mapping[TopicId | None, Iterable[TopicId]]) -> Iterator[TopicId]:
    yield topic
    for under in subtopics.get(topic, ()):
        yield from _below(under, subtopics)


def _said_on(findings: Findings, ages: Mapping[StatementId, Age]) -> Mapping[TopicId, tuple[Statement, ...]]:
    return {
        topic: tuple(
            sorted((m for m in marks if isinstance(m, Statement)), key=lambda said: ages[said.id], reverse=True)
        )
        for topic, marks in findings.by_topic.items()
    }


def _demands_on(corpus: Corpus, below: Mapping[TopicId, Iterable[TopicId]]) -> Mapping[TopicId, tuple[DemandId, ...]]:
    demands = corpus.registries.demands
    about = _grouped((topic, id_) for id_, demand in demands.items() for topic in demand.about)
    order = {id_: number for number, id_ in enumerate(demands)}
    return {
        topic: tuple(sorted({id_ for under in ids for id_ in about.get(under, ())}, key=order.__getitem__))
        for topic, ids in below.items()
    }


def _events(
    corpus: Corpus, ages: Mapping[EventId, EventAge], groups: Callable[[Event], Iterable[K]]
) -> Mapping[K, tuple[EventId, ...]]:
    """Return the events that have a page by each of their *groups*, in time order."""
    events = corpus.registries.events
    in_time = sorted(ages, key=ages.__getitem__)
    return _grouped((group, id_) for id_ in in_time for group in dict.fromkeys(groups(events[id_])))


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """Return the values of *pairs* by key, both in the order in which they come."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(group) for key, group in groups.items()}
