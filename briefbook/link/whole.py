"""Articles linked one by one, checked together: what only all of them can tell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import TypeVar

from briefbook.link.article import link_article
from briefbook.link.closed import DraftOf, check_closed
from briefbook.link.draft import Draft, draft_of, scene_of
from briefbook.link.known import Known
from briefbook.link.references import (
    Reference,
    article_references,
    note_references,
    registry_references,
    remark_references,
)
from briefbook.link.rules import check_rules
from briefbook.link.statements import check_statements, placed, places_of, ties
from briefbook.model.config import Config
from briefbook.model.corpus import Corpus, Gap, Linked, Mark, OutletCorrection, Sighting, Statement, Value
from briefbook.model.ids import ArticleId
from briefbook.model.notes import Assessment, DayFile, Desk, Note, PageFile, SiteCorrection
from briefbook.model.place import Place, SourceMap
from briefbook.model.problem import Problem, in_order
from briefbook.model.registries import Registries
from briefbook.model.releases import Release

M = TypeVar("M", bound=Mark)


def link(desk: Desk) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus that *desk* makes, and everything its authors should mend.

    With errors among the problems the corpus lacks what they concern, and is fit only to find more of them.
    """
    scene = scene_of(desk.config, desk.registries)
    drafts = {file.id: draft_of(desk, file) for file in desk.articles}
    linked = {id_: link_article(scene, draft) for id_, draft in drafts.items()}
    corpus = gather(
        linked,
        config=desk.config,
        registries=desk.registries,
        assessments=desk.assessments,
        days=desk.days,
        pages=desk.pages,
        site_corrections=desk.corrections,
        releases=desk.releases,
    )
    problems = check_whole(
        linked,
        desk.registries,
        stray={article: notes for article, notes in desk.notes.items() if article not in linked},
        assessments=desk.assessments,
        site_corrections=desk.corrections,
        broken=desk.broken,
        read_again=drafts.get,
    )
    return corpus, in_order([*problems, *(problem for each in linked.values() for problem in each.problems)])


def gather(
    linked: Mapping[ArticleId, Linked],
    *,
    config: Config,
    registries: Registries,
    assessments: tuple[Assessment, ...],
    days: tuple[DayFile, ...],
    pages: tuple[PageFile, ...],
    site_corrections: tuple[SiteCorrection, ...],
    releases: tuple[Release, ...],
) -> Corpus:
    """Return the corpus of all that is *linked*, whatever its order."""
    ordered = sorted(linked.values(), key=_by_publication)
    marks = [mark for each in ordered for mark in each.marks]
    anchors = {anchor.demand: anchor for each in ordered for anchor in each.anchors}
    return Corpus(
        config=config,
        as_of=_as_of(config, ordered),
        registries=registries,
        articles={each.article.id: each.article for each in ordered},
        measures={each.article.id: each.measure for each in ordered},
        statements=_of(Statement, marks),
        values=_of(Value, marks),
        sightings=_of(Sighting, marks),
        corrections=_of(OutletCorrection, marks),
        gaps=_of(Gap, marks),
        demand_anchors={id_: anchors[id_] for id_ in registries.demands if id_ in anchors},
        assessments=assessments,
        days=days,
        pages=pages,
        site_corrections=site_corrections,
        releases=releases,
    )


def check_whole(
    linked: Mapping[ArticleId, Linked],
    registries: Registries,
    *,
    stray: Mapping[ArticleId, tuple[Note, ...]],
    assessments: tuple[Assessment, ...],
    site_corrections: tuple[SiteCorrection, ...],
    broken: frozenset[str],
    read_again: DraftOf,
) -> tuple[Problem, ...]:
    """Return what is wrong between articles, registries and our own remarks, in no order.

    *stray* are notes on articles that are not among those *linked*. *broken* are ids whose entry could not be read.
    *read_again* is asked for an article only where a reference of it leads nowhere.
    """
    ids = sorted({*linked, *stray})
    all_placed = [linked[id_].placed if id_ in linked else placed(stray[id_]) for id_ in ids]
    all_ties = [linked[id_].ties if id_ in linked else ties(stray[id_]) for id_ in ids]
    placed_ids = {each.id: each.gap for each in chain.from_iterable(all_placed) if each.id not in registries.demands}
    known = Known(
        registries,
        {id_: each.article for id_, each in linked.items()},
        frozenset(id_ for id_, gap in placed_ids.items() if not gap),
        frozenset(id_ for id_, gap in placed_ids.items() if gap),
        partial(places_of, list(chain.from_iterable(all_placed)), registries.demands),
        broken,
    )
    return (
        *check_statements(all_placed, all_ties, registries.demands),
        *check_rules(registries),
        *known.check(registry_references(registries)),
        *known.check(remark_references(assessments, site_corrections)),
        *known.check(_of_stray(stray)),
        *known.check(_amiss(linked, known, read_again)),
        *check_closed(linked, read_again),
    )


def _of_stray(stray: Mapping[ArticleId, tuple[Note, ...]]) -> Iterator[Reference]:
    """Yield the references of notes on an article that is not there; that they are notes on it is one too."""
    for article, notes in stray.items():
        file = Place(SourceMap(path=f"content/annotations/{article}.yaml", marks={}))
        yield Reference("article", article, file, ())
        yield from note_references(notes)


def _amiss(linked: Mapping[ArticleId, Linked], known: Known, read_again: DraftOf) -> Iterator[Reference]:
    """Yield the references of the articles of which some lead nowhere."""
    amiss = known.amiss(frozenset(chain.from_iterable(each.refers for each in linked.values())))
    if not amiss:
        return
    for id_, each in linked.items():
        if not amiss.isdisjoint(each.refers):
            draft = read_again(id_) or Draft(file=each.article.file)
            yield from article_references(draft.file, draft.notes)


def _of(kind: type[M], marks: Iterable[Mark]) -> tuple[M, ...]:
    return tuple(mark for mark in marks if isinstance(mark, kind))


def _by_publication(each: Linked) -> tuple[date, date, ArticleId]:
    file = each.article.file
    return (file.published.earliest or date.min, file.published.latest or date.max, file.id)


def _as_of(config: Config, linked: Iterable[Linked]) -> date | None:
    """Return the day the site is written from: as configured, else the newest publication."""
    if config.as_of is not None:
        return config.as_of.latest
    published = (each.article.file.published for each in linked)
    days = [date_.latest or date_.earliest for date_ in published]
    return max((day for day in days if day is not None), default=None)
