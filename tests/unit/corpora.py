"""Small corpora for tests of derive and export: made-up articles, notes and registries, each in one short call.

``corpus()`` puts articles in the order of publication and notes in theirs, as link does; what is not named gets a default.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from msgspec.structs import replace

from briefbook.model.config import Config
from briefbook.model.corpus import (
    Article,
    Corpus,
    Gap,
    Mark,
    Measure,
    OutletCorrection,
    Passage,
    Relation,
    Sighting,
    Statement,
    Value,
    Voice,
    Written,
)
from briefbook.model.dates import Edtf
from briefbook.model.ids import (
    OUTLET,
    UNKNOWN,
    ActorId,
    ArticleId,
    AssessmentId,
    DemandId,
    EventId,
    FigureId,
    PlaceId,
    SourceId,
    StatementId,
    TopicId,
)
from briefbook.model.notes import ArticleFile, Assessment, DayFile
from briefbook.model.place import Place, SourceMap
from briefbook.model.quantity import Hedge, Quantity
from briefbook.model.registries import Actor, Demand, Event, Figure, Location, Registries, Source, Topic

NOWHERE = Place(SourceMap(path="content/made-up.yaml", marks={}))
M = TypeVar("M", bound=Mark)
Entry = Actor | Source | Topic | Location | Event | Figure | Demand
E = TypeVar("E", bound=Entry)


def when(text: str) -> Edtf:
    """Return the date that *text* writes: a day, a month, an interval (``/``), a set (``[..]``), with ``?`` or ``~``."""
    bare = text.strip("?~[]")
    parts = bare.split("/") if "/" in bare else bare.split("..") if text.startswith("[") else [bare, bare]
    first, last = (part.strip("?~") for part in parts)
    return Edtf(
        text=text,
        earliest=_edge(first, last=False),
        latest=_edge(last, last=True),
        uncertain="?" in text,
        approximate="~" in text,
        lasting="/" in text,
        one_of=text.startswith("["),
    )


def _edge(text: str, *, last: bool) -> date | None:
    if text in {"", ".."}:
        return None
    if len(text) == 10:
        return date.fromisoformat(text)
    first = date.fromisoformat(f"{text}-01")
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if last else first


def article(id_: str, published: str = "2031-05-01", *, source: str = "gazette", **more: Any) -> Article:
    """Return a private article."""
    file = ArticleFile(
        id=ArticleId(id_),
        source=SourceId(source),
        title=more.pop("title", f"Headline of {id_}"),
        published=when(published),
        body="",
        body_line=0,
        place=NOWHERE,
        **more,
    )
    return Article(file=file, private=True)


def measure(article_: ArticleId) -> Measure:
    """Return the measure of an article of 100 words in three paragraphs."""
    return Measure(
        article=article_,
        packed=zlib.compress(b"A digest."),
        body_line=1,
        words=100,
        paragraphs=(40, 40, 20),
        furniture=frozenset(),
        quoted_words=0,
        quote_limit=10,
    )


def written(article_: Article) -> Written:
    """Return what the marks of an article tell of it."""
    of = article_.file
    return Written(article=of.id, published=of.published, source=of.source, wire=of.wire, reporting=of.reporting)


def _mark(article_: str, number: int, more: dict[str, Any]) -> dict[str, Any]:
    passage = Passage(start=0, end=9, paragraph=more.pop("paragraph", 1), voice=Voice.REPORTED, words=4)
    words = {} if "quote" in more else {"anchor": "four words that locate"}
    dates = {key: when(more.pop(key)) for key in ("said", "when", "as_of", "by_when") if isinstance(more.get(key), str)}
    given = {"passage": passage, **words, **dates, **more}
    plain = written(article(article_))
    return {"article": ArticleId(article_), "number": number, "key": f"n-{number}", "written": plain, **given}


def statement(id_: str, article_: str, who: str | Sequence[str] = "mayor", number: int = 1, **more: Any) -> Statement:
    """Return a statement; ``ties={"rejects": ["x"]}`` gives its relations."""
    ties: Mapping[str, Sequence[str]] = more.pop("ties", {})
    speakers = tuple(ActorId(w) for w in ([who] if isinstance(who, str) else who))
    return Statement(
        id=StatementId(id_),
        who=speakers,
        roles=more.pop("roles", tuple(None for _ in speakers)),
        says=more.pop("says", f"What {id_} says."),
        kind=more.pop("kind", "position"),
        relations=tuple(
            Relation(subject=StatementId(id_), verb=verb, target=StatementId(target))
            for verb, targets in ties.items()
            for target in targets
        ),
        **_mark(article_, number, more),
    )


def quantity(text: str) -> Quantity:
    """Return the number that *text* writes: ``5``, ``>5``, ``<5``, ``~5``, ``5-7``, else a magnitude."""
    number, last = (text.lstrip("<>~").split("-") * 2)[:2] if "-" in text else (text.lstrip("<>~"), None)
    if not number.replace(".", "").isdigit():
        return Quantity(text=text, hedge=Hedge.MAGNITUDE)
    low, high = Decimal(number), Decimal(last or number)
    match text[0]:
        case ">":
            return Quantity(text=text, hedge=Hedge.FLOOR, low=low)
        case "<":
            return Quantity(text=text, hedge=Hedge.CEILING, high=high)
        case "~":
            return Quantity(text=text, hedge=Hedge.AROUND, low=low, high=high)
    return Quantity(text=text, hedge=Hedge.RANGE if last else Hedge.EXACT, low=low, high=high)


def value(article_: str, number: str, *, figure: str = "crowd", note: int = 1, **more: Any) -> Value:
    """Return a report of a figure; *number* is written as :func:`quantity` reads it."""
    return Value(figure=FigureId(figure), quantity=quantity(number), **_mark(article_, note, more))


def sighting(article_: str, status: str, *, event: str = "fair", number: int = 1, **more: Any) -> Sighting:
    """Return what an article says of an event."""
    return Sighting(event=EventId(event), status=status, **_mark(article_, number, more))


def gap(article_: str, question: str = "Who pays?", number: int = 1, **more: Any) -> Gap:
    """Return what an article says is not known."""
    return Gap(question=question, **_mark(article_, number, more))


def correction(article_: str, name: str = "bridge-length", number: int = 1, **more: Any) -> OutletCorrection:
    """Return a correction that an outlet made."""
    return OutletCorrection(name=name, was="The bridge is short.", now="It is long.", **_mark(article_, number, more))


def actor(id_: str, **more: Any) -> Actor:
    """Return an actor named after its id."""
    return Actor(id=ActorId(id_), name=more.pop("name", id_.title()), place=NOWHERE, **more)


def topic(id_: str, parent: str | None = None) -> Topic:
    """Return a topic."""
    return Topic(id=TopicId(id_), name=id_.title(), parent=TopicId(parent) if parent else None, place=NOWHERE)


def event(id_: str, day: str | None = None, **more: Any) -> Event:
    """Return an event."""
    return Event(id=EventId(id_), name=id_.title(), when=when(day) if day else None, place=NOWHERE, **more)


def figure(id_: str, unit: str | None = None, **more: Any) -> Figure:
    """Return a figure."""
    return Figure(id=FigureId(id_), name=id_.title(), unit=unit, place=NOWHERE, **more)


def demand(id_: str, article_: str, by: str, to: Iterable[str] = (), **more: Any) -> Demand:
    """Return a demand."""
    return Demand(
        id=DemandId(id_),
        name=id_.title(),
        by=(ActorId(by),),
        to=tuple(ActorId(name) for name in to),
        article=ArticleId(article_),
        anchor="never to be exported",
        place=NOWHERE,
        **more,
    )


def assessment(made: str) -> Assessment:
    """Return a judgement of our own."""
    return Assessment(
        id=AssessmentId("a-1"),
        judgement="It holds.",
        likelihood="likely",
        confidence="low",
        by="An editor",
        made=when(made),
        rests_on=("s-1",),
        place=NOWHERE,
    )


def brief(day: str) -> DayFile:
    """Return an editor's brief."""
    return DayFile(day=date.fromisoformat(day), title=None, body="In short.", place=NOWHERE)


def corpus(
    articles: Sequence[Article],
    marks: Sequence[Mark] = (),
    entries: Sequence[Entry] = (),
    *,
    as_of: str | None = "2031-06-01",
    **more: Any,
) -> Corpus:
    """Return the corpus of *articles* and *marks*; what is not among *entries* is registered by its bare name."""
    by_date = sorted(articles, key=lambda a: (a.file.published.earliest, a.file.published.latest, a.id))
    place = {a.id: n for n, a in enumerate(by_date)}
    told = {a.id: written(a) for a in by_date}
    ordered = sorted((replace(m, written=told[m.article]) for m in marks), key=lambda m: (place[m.article], m.number))
    return Corpus(
        config=more.pop("config", Config(title="Town briefing", base_url="https://town.example/", place=NOWHERE)),
        as_of=date.fromisoformat(as_of) if as_of else None,
        registries=_registries(by_date, ordered, entries),
        articles={a.id: a for a in by_date},
        measures={a.id: measure(a.id) for a in by_date},
        statements=_of(Statement, ordered),
        values=_of(Value, ordered),
        sightings=_of(Sighting, ordered),
        corrections=_of(OutletCorrection, ordered),
        gaps=_of(Gap, ordered),
        demand_anchors={},
        assessments=more.pop("assessments", ()),
        days=more.pop("days", ()),
        pages=(),
        site_corrections=more.pop("site_corrections", ()),
        releases=more.pop("releases", ()),
    )


def _of(kind: type[M], marks: Iterable[Mark]) -> tuple[M, ...]:
    return tuple(mark for mark in marks if isinstance(mark, kind))


def _registries(
    articles: Sequence[Article],
    marks: Sequence[Mark],
    entries: Sequence[Entry],
) -> Registries:
    statements, values, sightings = _of(Statement, marks), _of(Value, marks), _of(Sighting, marks)
    given_events = [entry for entry in entries if isinstance(entry, Event)]
    given_demands = [entry for entry in entries if isinstance(entry, Demand)]
    speakers = {who for s in statements for who in (*s.who, *s.roll_up, *s.to)} - {OUTLET, UNKNOWN}
    asked = {who for d in given_demands for who in (*d.by, *d.to)}
    heard = {ActorId(via) for mark in marks for via in mark.via} | {by for mark in marks for by in mark.by}
    wires = {id_ for a in articles for id_ in (a.file.source, *a.file.wire, *a.file.reporting)}
    abouts = [*(m.about for m in marks), *(e.about for e in given_events), *(d.about for d in given_demands)]
    topics = {id_ for about in (*abouts, *(f.about for f in entries if isinstance(f, Figure))) for id_ in about}
    met = {s.event for s in sightings} | {s.at for s in statements if s.at}
    places = {e.where for e in given_events if e.where}
    return Registries(
        actors=_entries(Actor, entries, [actor(id_) for id_ in speakers | asked | heard]),
        sources=_entries(Source, entries, [Source(id=i, name=i.title(), place=NOWHERE) for i in wires]),
        topics=_entries(Topic, entries, [topic(id_) for id_ in topics]),
        places=_entries(Location, entries, [Location(id=PlaceId(i), name=i.title(), place=NOWHERE) for i in places]),
        events=_entries(Event, entries, [event(id_) for id_ in met]),
        figures=_entries(Figure, entries, [figure(id_) for id_ in {v.figure for v in values}]),
        demands=_entries(Demand, entries, []),
    )


def _entries(kind: type[E], given: Iterable[object], bare: Sequence[E]) -> dict[Any, E]:
    """Return entries by id, in the order of ids; one that is given comes before one that is only named."""
    found: dict[str, E] = {str(entry.id): entry for entry in (*bare, *(e for e in given if isinstance(e, kind)))}
    return {id_: found[id_] for id_ in sorted(found)}
