"""Tables of what the registries and our own files say of one thing: each row is what a page looks up by an id or a day."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, TypeVar

from briefbook.collection import Finding, Maker, Reader
from briefbook.model.ids import ActorId, ArticleId, DemandId, EventId, TopicId
from briefbook.model.notes import Assessment, DayFile, PageFile, SiteCorrection
from briefbook.model.registries import Event
from briefbook.plan import routes
from briefbook.plan.glossary import GLOSSARY, Terms, headings, terms

#: The free pages that may explain something, the first that does counts; and what the heading says under which one does.
_EXPLAINING: Final = ("methods", "glossary", "about")
_HEADINGS: Final = {"origins": re.compile(r"Origins$"), "quotes": re.compile(r".*\b[Qq]uot(?:e|ation)s?\b")}

K = TypeVar("K")
T = TypeVar("T")


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """Return the values of *pairs* by key, both in the order in which they come."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(group) for key, group in groups.items()}


def _members(read: Reader, _: Finding) -> Mapping[ActorId, tuple[ActorId, ...]]:
    return grouped(
        (above, actor.id)
        for actor in read.registries.actors.values()
        for above in dict.fromkeys((actor.part_of, *(role.of for role in actor.roles)))
        if above is not None and above != actor.id
    )


def _asked_by(read: Reader, _: Finding) -> Mapping[ActorId, tuple[DemandId, ...]]:
    demands = read.registries.demands.items()
    return grouped((actor, id_) for id_, demand in demands for actor in dict.fromkeys(demand.by))


def _asked_of(read: Reader, _: Finding) -> Mapping[ActorId, tuple[DemandId, ...]]:
    shown = read.other("anchor")
    demands = read.registries.demands.items()
    return grouped((actor, id_) for id_, demand in demands if id_ in shown for actor in dict.fromkeys(demand.to))


def _demands_shown(read: Reader, _: Finding) -> Mapping[ArticleId, tuple[DemandId, ...]]:
    shown = read.other("anchor")
    return grouped((demand.article, id_) for id_, demand in read.registries.demands.items() if id_ in shown)


def _demands_about(read: Reader, _: Finding) -> Mapping[TopicId, tuple[DemandId, ...]]:
    return grouped((topic, id_) for id_, demand in read.registries.demands.items() for topic in demand.about)


def _subtopics(read: Reader, _: Finding) -> Mapping[TopicId | None, tuple[TopicId, ...]]:
    return grouped((topic.parent, id_) for id_, topic in read.registries.topics.items())


def _events(groups: Callable[[Event], Iterable[str | None]]) -> Maker:
    def rows(read: Reader, _: Finding) -> Mapping[str | None, tuple[EventId, ...]]:
        events = read.registries.events.items()
        return grouped((group, id_) for id_, event in events for group in dict.fromkeys(groups(event)) if group)

    return rows


def _own_corrections(read: Reader, _: Finding) -> Mapping[str, tuple[tuple[int, SiteCorrection], ...]]:
    made: Iterable[SiteCorrection] = read.other("frame")["corrections"]
    return grouped((on, (n, correction)) for n, correction in enumerate(made, 1) for on in dict.fromkeys(correction.on))


def _briefs(read: Reader, _: Finding) -> Mapping[date, DayFile]:
    return {file.day: file for file in read.other("frame")["days"]}


def _judged(read: Reader, _: Finding) -> Mapping[date, tuple[Assessment, ...]]:
    return grouped((a.made.earliest, a) for a in read.other("frame")["assessments"] if a.made.earliest)


def _free(read: Reader, _: Finding) -> Mapping[str, PageFile]:
    return {page.slug: page for page in read.other("frame")["pages"]}


def _glossary(read: Reader, _: Finding) -> Terms:
    return terms(read.shared("free").get(GLOSSARY))


def _explained(read: Reader, _: Finding) -> Mapping[str, tuple[str, str]]:
    """Return which page explains a term of this site, and below which of its headings."""
    pages = {page.slug: page for page in read.other("frame")["pages"]}
    found: dict[str, tuple[str, str]] = {}
    for term, heading in _HEADINGS.items():
        for name in filter(pages.__contains__, _EXPLAINING):
            for told, id_ in headings(pages[name]):
                if heading.match(told):
                    found.setdefault(term, (routes.free(name), id_))
    return found


def topic_tree(
    subtopics: Mapping[TopicId | None, Iterable[TopicId]], parent: TopicId | None = None
) -> Iterator[TopicId]:
    """Yield all topics below *parent*, each followed by those under it."""
    for id_ in subtopics.get(parent, ()):
        yield id_
        yield from topic_tree(subtopics, id_)


def _namesakes(read: Reader, _: Finding) -> Mapping[ActorId, bool]:
    """Return the actors whose name another one bears as well."""
    there = [actor for actor in read.registries.actors.values() if actor.retired_to is None]
    borne = Counter(actor.name.casefold() for actor in there)
    return {actor.id: True for actor in there if borne[actor.name.casefold()] > 1}


ENTERED: Final[Mapping[str, Maker]] = {
    "members": _members,
    "asked_by": _asked_by,
    "asked_of": _asked_of,
    "demands_shown": _demands_shown,
    "demands_about": _demands_about,
    "namesakes": _namesakes,
    "subtopics": _subtopics,
    "entered_with": _events(lambda event: event.who),
    "entered_on": _events(lambda event: event.about),
    "entered_at": _events(lambda event: (event.where,)),
    "entered_after": _events(lambda event: (event.after,)),
    "entered_in": _events(lambda event: (event.part_of,)),
    "own_corrections": _own_corrections,
    "briefs": _briefs,
    "judged": _judged,
    "explained": _explained,
    "free": _free,
    "glossary": _glossary,
}
"""How each of these tables is made: as a whole, from registries or files that all articles stand in."""
