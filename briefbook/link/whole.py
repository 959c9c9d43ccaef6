"""The whole desk linked: desk → corpus."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from briefbook.link.article import link_article
from briefbook.link.locking import check_lock
from briefbook.link.marks import id_of
from briefbook.link.passages import Shelf, locate, needle_of, shelve
from briefbook.link.references import check_references
from briefbook.link.rules import BACKWARD_VERBS, check_relation_cycles, check_rules
from briefbook.model.corpus import (
    Article,
    Corpus,
    DemandAnchor,
    Gap,
    Mark,
    OutletCorrection,
    Passage,
    Sighting,
    Statement,
    Value,
)
from briefbook.model.ids import ArticleId, DemandId
from briefbook.model.notes import VERBS, ArticleFile, Desk, StatementNote
from briefbook.model.place import KEY
from briefbook.model.problem import Problem, Span, error, in_order

M = TypeVar("M", bound=Mark)


def link(desk: Desk) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus that *desk* makes, and everything its authors should mend.

    With errors among the problems the corpus lacks what they concern, and is fit only to find more of them.
    """
    shelves = shelve(desk)
    statements, problems = _statement_places(desk)
    problems += check_references(desk, statements)
    problems += check_rules(desk)
    problems += check_relation_cycles(_ties(desk))
    problems += _to_itself(_ties(desk))
    problems += check_lock(desk, shelves)
    articles: dict[ArticleId, Article] = {}
    marks: list[Mark] = []
    for file in sorted(desk.articles, key=_by_publication):
        linked = link_article(desk, file, shelves[file.id])
        articles[file.id] = linked.article
        marks += linked.marks
        problems += linked.problems
    anchors, missing = _demand_anchors(desk, shelves)
    corpus = Corpus(
        config=desk.config,
        as_of=_as_of(desk),
        registries=desk.registries,
        articles=articles,
        statements=_of(Statement, marks),
        values=_of(Value, marks),
        sightings=_of(Sighting, marks),
        corrections=_of(OutletCorrection, marks),
        gaps=_of(Gap, marks),
        demand_anchors=anchors,
        assessments=desk.assessments,
        days=desk.days,
        pages=desk.pages,
        site_corrections=desk.corrections,
    )
    return corpus, in_order([*problems, *missing])


def _of(kind: type[M], marks: Sequence[Mark]) -> tuple[M, ...]:
    return tuple(mark for mark in marks if isinstance(mark, kind))


def _by_publication(file: ArticleFile) -> tuple[date, date, ArticleId]:
    return (file.published.earliest or date.min, file.published.latest or date.max, file.id)


def _as_of(desk: Desk) -> date | None:
    """Return the day the site is written from: as configured, else the newest publication."""
    if desk.config.as_of is not None:
        return desk.config.as_of.latest
    days = [article.published.latest or article.published.earliest for article in desk.articles]
    return max((day for day in days if day is not None), default=None)


def _statements(desk: Desk) -> Iterator[StatementNote]:
    for article in sorted(desk.notes):
        for note in desk.notes[article]:
            if isinstance(note, StatementNote) and (note.own_id or needle_of(note)):
                yield note


def _statement_places(desk: Desk) -> tuple[Mapping[str, Span], list[Problem]]:
    """Return where each statement stands, and a problem for each id given twice (demands share the name space)."""
    places: dict[str, Span] = {}
    problems: list[Problem] = []
    other = "choose another id: those of statements and demands share one name space"
    for note in _statements(desk):
        id_ = id_of(note)
        span = note.place.span("id" if note.own_id else "quote" if note.quote else "anchor")
        demand = desk.registries.demands.get(DemandId(id_))
        if demand is not None:
            told = f'the demand at {demand.place.span(KEY)} is called "{id_}" too'
            problems.append(error("duplicate-id", span, told, other))
        elif id_ in places and note.own_id:
            told = f'another statement is called "{id_}" ({places[id_]})'
            problems.append(error("duplicate-id", span, told, other))
        elif id_ in places:
            hint = "make the anchor longer, or give one of the two an `id` of its own"
            problems.append(
                error("same-passage", span, f"another statement has the same passage ({places[id_]})", hint)
            )
        else:
            places[id_] = span
    return places, problems


def _ties(desk: Desk) -> Mapping[str, tuple[tuple[str, str, Span], ...]]:
    return {
        id_of(note): tuple(
            (verb, target, note.place.span(verb, number))
            for verb in VERBS
            for number, target in enumerate(note.verbs.get(verb, ()))
        )
        for note in _statements(desk)
    }


def _to_itself(ties: Mapping[str, tuple[tuple[str, str, Span], ...]]) -> Iterator[Problem]:
    """Yield a problem for each statement that is tied to itself by a verb that looks no way back in time."""
    for id_, tied in ties.items():
        for verb, target, span in tied:
            if target == id_ and verb not in BACKWARD_VERBS:
                hint = "name the other statement; `status --ids` prints the ids to refer to"
                yield error("tied-to-itself", span, f"`{verb}` ties the statement to itself", hint)


def _demand_anchors(
    desk: Desk, shelves: Mapping[ArticleId, Shelf]
) -> tuple[Mapping[DemandId, DemandAnchor], list[Problem]]:
    anchors: dict[DemandId, DemandAnchor] = {}
    problems: list[Problem] = []
    for id_, demand in desk.registries.demands.items():
        if demand.retired_to is None and demand.article in shelves:
            found = locate(shelves[demand.article], demand.anchor, demand.place.span("anchor"), quoted=False)
            if isinstance(found, Passage):
                anchors[id_] = DemandAnchor(demand=id_, passage=found)
            else:
                problems.append(found)
    return anchors, problems
