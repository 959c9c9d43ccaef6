"""Changes: what was added, changed and withdrawn at each release, the newest first."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from briefbook.model.ids import ArticleId, EventId, FigureId, StatementId
from briefbook.model.page import Page
from briefbook.model.releases import HOW, KINDS, Release
from briefbook.plan import articles, routes, words
from briefbook.plan.address import Address
from briefbook.plan.collection_views import ChangesView, ReleasePart
from briefbook.plan.indexes import part_addresses, part_title
from briefbook.plan.released import OWN, own
from briefbook.plan.rows import Differing, Entry
from briefbook.plan.site import Shelf, Site
from briefbook.plan.vantage import Vantage

TITLE: Final = "What changed"
_NAMES: Final = {
    "articles": ("article", "Articles"),
    "statements": ("statement", "Statements"),
    "figures": ("figure", "Figures"),
    "events": ("event", "Events"),
    "corrections": ("correction", "Corrections"),
}
_HOW: Final = {"added": "Added", "changed": "Changed", "gone": "Withdrawn"}


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of changes."""
    yield from part_addresses(site, routes.CHANGES, "changes")


def page(site: Site, address: Address) -> Page:
    """Return a page of changes."""
    here = Vantage(site, routes.CHANGES)
    view = ChangesView(
        releases=tuple(_parts(here, site.shelves[address.path])),
        pager=here.pager(address.number, site.parts[routes.CHANGES]),
    )
    head = Vantage(site, address.path).head(
        part_title(TITLE, address.number),
        "What was added, reworded, corrected and withdrawn at each release of this site.",
        "changes",
        "changes",
    )
    return Page(head=head, template="changes", view=view)


def _parts(here: Vantage, entries: Shelf) -> Iterator[ReleasePart]:
    releases = here.site.corpus.releases
    for number, group in groupby(entries, key=lambda entry: int(entry[0].partition("/")[0])):
        release = releases[number]
        listed = tuple(group)
        begins = not listed[0][1]
        yield ReleasePart(
            made=words.day_words(release.made),
            title=release.title or "",
            note=(release.note or "") if begins else "",
            first=number == 0,
            begins=begins,
            counts=tuple(_counts(release)) if begins else (),
            groups=tuple(
                _differing(here, heading, tuple(id_ for _, id_ in items))
                for heading, items in groupby(listed[1:] if begins else listed, key=lambda entry: entry[0])
            ),
        )


def _counts(release: Release) -> Iterator[tuple[str, str]]:
    for how in HOW:
        told = [(len(release.ids(how, kind)), _NAMES[kind][0]) for kind in KINDS]
        if any(number for number, _ in told):
            yield _HOW[how], words.listed(words.count(number, one) for number, one in told if number)


def _differing(here: Vantage, heading: str, ids: tuple[str, ...]) -> Differing:
    _, how, kind = heading.split("/")
    site = here.site
    return Differing(
        heading=f"{_NAMES[kind][1]} {_HOW[how].lower()}",
        articles=tuple(articles.entry(here, ArticleId(id_)) for id_ in ids if kind == "articles"),
        statements=here.atoms.lines(site.statements[StatementId(id_)] for id_ in ids if kind == "statements"),
        figures=tuple(here.figure_line(FigureId(id_)) for id_ in ids if kind == "figures"),
        events=tuple(here.happening(EventId(id_)) for id_ in ids if kind == "events"),
        corrections=tuple(_correction(here, id_) for id_ in ids if kind == "corrections"),
    )


def _correction(here: Vantage, id_: str) -> Entry:
    """Return a correction as an entry: what holds now, and where it is told."""
    if id_.startswith(OWN):
        number = own(here.site.read, id_)
        assert number is not None, "the shelf lists what is there"
        correction = here.site.corpus.site_corrections[number - 1]
        return Entry(link=here.links.to(routes.CORRECTIONS, correction.now, f"n-{number}"), gloss="by this site")
    article, _, key = id_.partition("#")
    found = next(c for c in here.site.corrections_on[article] if c.key == key)
    mark = here.links.mark(found)
    return Entry(link=here.links.to(routes.entry("articles", article), found.now, key), gloss=f"by {mark.outlet}")
