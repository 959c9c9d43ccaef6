"""Compare pages: how outlets told an event; and the index of events that several tell."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefbook.model.ids import ArticleId, DemandId, EventId, FigureId, SourceId
from briefbook.model.page import Link, Page
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.compare_views import Cell, CompareView, Coverage, PointRow
from briefbook.plan.contrast import Contrast, contrast
from briefbook.plan.coverage import Row
from briefbook.plan.indexes import index_page, part_addresses
from briefbook.plan.lists import cut, excerpt
from briefbook.plan.rows import Entry, Excerpt
from briefbook.plan.sides import OTHERS, OWN, Sides
from briefbook.plan.site import Site
from briefbook.plan.vantage import MATRIX_ROWS, Vantage

#: What a kind of story point is called.
_KINDS = {"event": "event", "figure": "figure", "demand": "demand", "utterance": "remark"}


def addresses(site: Site) -> Iterator[Address]:
    """Yield the page of each event that two outlets or more tell, and those of their index."""
    for id_ in site.event_ages:
        path = routes.entry("compare", id_)
        if path in site.paths:
            yield Address(path=path, kind="comparison", key=id_)
    yield from part_addresses(site, routes.COMPARE, "compare")


def page(site: Site, address: Address) -> Page:
    """Return the page of an event's outlets, or a page of the index."""
    if address.kind == "compare":
        return _index(site, address)
    here = Vantage(site, address.path)
    sides = Sides.of(here, EventId(address.key))
    telling = contrast(sides, lambda row: point(here, row).text)
    head = here.head(
        f"{here.links.event(sides.event).text}: how {words.count(len(sides.outlets), 'outlet')} tell of it",
        telling.lead,
        "comparison",
        "compare",
        crumbs=[(routes.COMPARE, "Compare")],
    )
    return Page(head=head, template="comparison", view=_view(sides, telling))


def _view(sides: Sides, telling: Contrast) -> CompareView:
    here = sides.here
    return CompareView(
        lead=telling.lead,
        differences=telling.differences,
        summary=here.summary(sides.marks, [FigureId(row.what[1]) for row in sides.shared("figure")]),
        notices=here.notices(sides.event, statements=sides.statements),
        event=here.links.event(sides.event),
        coverage=_coverage(sides),
        same=sides.same(),
        sides=sides.apart(),
        figures=sides.figures(),
        rests=sides.rests(),
        alone=sides.alone(lambda row: _alone(here, row)),
        credited=any(here.site.corpus.articles[id_].file.reporting for id_ in sides.articles),
        articles=_articles(sides),
    )


def point(here: Vantage, row: Row) -> Link:
    """Return the link to the page of a story point."""
    kind, id_ = row.what
    match kind:
        case "event":
            return here.links.event(EventId(id_))
        case "figure":
            return here.links.figure(FigureId(id_))
        case _:
            return here.links.demand(DemandId(id_)) if kind == "demand" else here.remark(id_)


def _coverage(sides: Sides) -> Coverage:
    columns = sides.columns
    places = [f"{(n + 0.5) * 100 / len(columns):.2f}" for n in range(len(columns))]

    def shown(row: Row) -> PointRow:
        return PointRow(
            kind=_KINDS[row.what[0]],
            point=point(sides.here, row),
            cells=tuple(_cell(sides, row, source, at) for source, at in zip(columns, places, strict=True)),
        )

    return Coverage(
        id="coverage",
        columns=tuple(sides.here.links.source(source) for source in columns),
        own=excerpt(sides.own, shown, OWN),
        others=excerpt(sides.others, shown, OTHERS),
        outlets_cut=cut(len(columns), len(sides.outlets)),
    )


def _cell(sides: Sides, row: Row, source: SourceId, at: str) -> Cell:
    place = row.told.get(source)
    if place is None:
        return Cell(at=at)
    told = words.told_as(place.status)
    return Cell(
        at=at,
        how="led" if place.led else "reported",
        words=", ".join(filter(None, ("led" if place.led else "", told))) or "reported",
        hedged=bool(told),
        href=sides.place(place).href,
        paragraph=place.paragraph,
    )


def _alone(here: Vantage, row: Row) -> tuple[str, Link]:
    """Return what kind of story point one outlet alone has, as what it tells it and whether it is of the event; and the point."""
    (place,) = row.told.values()
    kind = (_KINDS[row.what[0]], words.told_as(place.status), "of the event" if row.own else "")
    return ", ".join(filter(None, kind)), point(here, row)


def _articles(sides: Sides) -> Excerpt[tuple[Link, Link, str, str]]:
    """Return (article, outlet, day of publication, where it tells of the event first), oldest first."""
    here = sides.here
    first = {told.article: told for told in reversed(sides.told) if told.what == ("event", sides.event)}

    def shown(id_: ArticleId) -> tuple[Link, Link, str, str]:
        file = here.site.corpus.articles[id_].file
        paragraphs = len(here.site.corpus.measures[id_].paragraphs)
        where = f"¶ {first[id_].paragraph}" + (f" of {paragraphs}" if paragraphs else "")
        outlet = replace(here.links.source(file.source), text=here.links.outlet(id_))
        return here.links.article(id_), outlet, words.date_words(file.published), where

    return excerpt(sides.articles, shown, here.per_page, here.index("articles"), last=True)


def _entry(here: Vantage, id_: str) -> Entry:
    """Return an event as an entry of the list of those that several outlets tell."""
    happening = here.happening(EventId(id_))
    outlets = here.site.outlets[EventId(id_)]
    names = [here.site.corpus.registries.sources[source].name for source in outlets[:MATRIX_ROWS]]
    return Entry(
        link=here.links.to(routes.entry("compare", id_), happening.event.text),
        gloss="; ".join(filter(None, (happening.when, happening.status, words.listed(names)))),
    )


def _index(site: Site, address: Address) -> Page:
    lead = (
        f"{words.count(site.totals[routes.COMPARE], 'event')} that two outlets or more tell:"
        " what each of them leads with, reports or announces, or has nothing on here."
    )
    return index_page(
        site, address, _entry, first=routes.COMPARE, title="Compare outlets", section="compare", lead=lead
    )
