"""The site as one reader sees it: corpus, findings and tables, all noting what is read."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefbook import derive, plan
from briefbook.collection import Collection, Reader
from briefbook.derive import collect, findings
from briefbook.model.corpus import Article, Corpus
from briefbook.model.ids import ArticleId
from briefbook.model.trace import EVERY, Later
from briefbook.plan import Site, site_of

#: How everything is made that can be asked of a collection.
MAKERS: Final = {**derive.MAKERS, **plan.ROWS}
SHARED: Final = derive.SHARED | plan.SHARED
#: The keys of those of them that are several.
_OWNERS: Final = {"shelf": plan.INDEXES, "beside": ("articles", "dates", "events")}
#: Findings that many pages begin with, and the registry that their keys are from.
_OPENINGS: Final = {
    "by_actor": "actors",
    "said_by": "actors",
    "said_on": "topics",
    "coming": "events",
    "verdict": "figures",
}


def site_for(read: Reader) -> Site:
    """Return the site as *read* sees it."""
    seen = seen_by(read)
    return site_of(read, seen, findings(read))


def seen_by(read: Reader) -> Corpus:
    """Return the corpus as *read* sees it. What all of it depends on (the day it reaches to) is asked of *read* itself."""
    frame = read.other("frame")

    def all_of(kind: str) -> Later:
        return Later(lambda: read.marks(kind, "all"))

    return Corpus(
        config=frame["config"],
        as_of=None,
        registries=read.registries,
        articles=Articles(read),
        measures=read.other("measure"),
        statements=all_of("statements"),
        values=all_of("values"),
        sightings=all_of("sightings"),
        corrections=all_of("corrections"),
        gaps=all_of("gaps"),
        demand_anchors=read.other("anchor"),
        assessments=Later(lambda: frame["assessments"]),
        days=Later(lambda: frame["days"]),
        pages=Later(lambda: frame["pages"]),
        site_corrections=Later(lambda: frame["corrections"]),
        releases=Later(lambda: frame["releases"]),
    )


class Articles(Mapping[ArticleId, Article]):
    """The articles by id, in the order of publication."""

    __slots__ = ("_read", "_rows")

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._rows = read.other("article")

    def __getitem__(self, key: ArticleId) -> Article:
        article: Article = self._rows[key]
        return article

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._read.articles("articles", "all"))

    def __len__(self) -> int:
        return len(self._read.articles("articles", "all"))


def prime(collection: Collection) -> None:
    """Make every shared finding that is not there: only one that was made can tell which of its rows changed."""
    for name in sorted(SHARED):
        for key in _OWNERS.get(name, (EVERY,)):
            collection.found(name, key)


def warm(collection: Collection) -> None:
    """Keep what many pages begin with and no more: all that one actor said, or on one topic, and when each event was to come.

    What is kept here every worker has. It would make that itself of all these notes, and hold each that it looks at as a copy.
    """
    collection.shed()
    entries = collection.registries
    for name, keys in _OPENINGS.items():
        for key in getattr(entries, keys):
            collection.found(name, key)


def collection_of(corpus: Corpus) -> Collection:
    """Return *corpus* as a collection that a site can be made from."""
    collection = collect(corpus, MAKERS, SHARED)
    collection.others.update(
        article=corpus.articles,
        measure=corpus.measures,
        anchor=corpus.demand_anchors,
        frame={
            "config": corpus.config,
            "assessments": corpus.assessments,
            "days": corpus.days,
            "pages": corpus.pages,
            "corrections": corpus.site_corrections,
            "releases": corpus.releases,
        },
    )
    return collection
