"""Figure pages: the verdict first, then each value as reported; and all figures by verdict."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from briefbook.model.corpus import Value
from briefbook.model.findings import FigureVerdict, Verdict
from briefbook.model.ids import FigureId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Figure
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.collection_views import FiguresView
from briefbook.plan.indexes import part_addresses, part_title
from briefbook.plan.lists import WHOLE, grouped, part
from briefbook.plan.pictures.plot import plot
from briefbook.plan.pictures.views import Plot
from briefbook.plan.rows import FigureLine
from briefbook.plan.site import Site
from briefbook.plan.subject_views import FigureView, ValuesView
from briefbook.plan.vantage import Vantage


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of each figure that has values, and the pages of all."""
    for id_ in site.corpus.registries.figures:
        yield from part_addresses(site, routes.entry("figures", id_), "figure", id_)
    yield from part_addresses(site, routes.FIGURES, "figures")


def page(site: Site, address: Address) -> Page:
    """Return a page of a figure, or of all figures."""
    if address.kind == "figures":
        return _index(site, address)
    figure = site.corpus.registries.figures[FigureId(address.key)]
    verdict = site.findings.verdicts[figure.id]
    first = routes.entry("figures", figure.id)
    here = Vantage(site, first)
    head = Vantage(site, address.path).head(
        part_title(figure.name, address.number),
        f"{words.verdict_words(verdict)} {_counted(verdict)}".strip(),
        "figure",
        "figures",
        crumbs=[(routes.FIGURES, "Figures"), *([(first, figure.name)] if address.number > 1 else [])],
    )
    head = replace(head, subtitle=f"Counted in {figure.unit}" if figure.unit else "")
    values = part(in_scopes(verdict), address.number, WHOLE * here.per_page)
    if address.number == 1:
        return Page(head=head, template="figure", view=_view(here, figure, values))
    pager = here.pager(address.number, site.parts[first])
    view = ValuesView(values=tuple([here.atoms.value_row(value) for value in values]), pager=pager)
    return Page(head=head, template="values", view=view)


def _view(here: Vantage, figure: Figure, values: tuple[Value, ...]) -> FigureView:
    verdict = here.site.findings.verdicts[figure.id]
    sentence, hull = _finding(figure, verdict)
    return FigureView(
        name=figure.name,
        note=figure.note or "",
        topics=here.links.topics(figure.about),
        verdict=words.verdict_label(verdict),
        sentence=sentence,
        hull=hull,
        summary=here.summary(verdict.values),
        notices=here.notices(figure.id),
        plot=None if verdict.verdict is Verdict.NOT_COMPARABLE else _plot(here, values),
        values=tuple([here.atoms.value_row(value) for value in values]),
        data=(
            Link(text="this figure (JSON)", href=here.links.root + routes.alternate(here.path, "json")),
            Link(text="all values (CSV)", href=here.links.root + routes.data("values.csv")),
        ),
        pager=here.pager(1, here.site.parts[here.path]),
    )


def _finding(figure: Figure, verdict: FigureVerdict) -> tuple[str, str]:
    """Return what a reader came for, and what is said beneath in smaller letters: of a single value, the number first."""
    sentence, hull = words.verdict_words(verdict), words.hull_words(verdict.low, verdict.high, _unit(figure, verdict))
    if verdict.verdict is Verdict.DIFFERENT_SCOPE:
        return sentence, ""
    if verdict.verdict is Verdict.DIFFERENT_FLOORS:
        return sentence, words.floor_words(verdict, _unit(figure, verdict))
    if not hull:
        return sentence, ""
    return (f"{hull}.", sentence) if len(verdict.values) == 1 else (sentence, f"All values together: {hull}.")


def _unit(figure: Figure, verdict: FigureVerdict) -> str:
    """Return what all values count; ``""`` where they do not count in one unit."""
    units = {" ".join(filter(None, (value.currency, value.unit or figure.unit))) for value in verdict.values}
    return next(iter(units)) if len(units) == 1 else ""


def _counted(verdict: FigureVerdict) -> str:
    """Return what the verdict rests on, counted; ``""`` where it has said that there is but one value."""
    articles = {value.article for value in verdict.values}
    if len(verdict.values) == 1:
        return ""
    return f"{words.count(len(verdict.values), 'value')} in {words.count(len(articles), 'article')}."


def in_scopes(verdict: FigureVerdict) -> tuple[Value, ...]:
    """Return the values by what they count, in order of first report."""
    scopes = {scope: n for n, scope in enumerate(dict.fromkeys(value.scope or "" for value in verdict.values))}
    return tuple(sorted(verdict.values, key=lambda value: scopes[value.scope or ""]))


def _plot(here: Vantage, values: Iterable[Value]) -> Plot | None:
    """Return the picture of *values* in groups by what they count; an empty scope is what no article narrows."""
    return plot(
        (scope, [(here.atoms.value_row(value), value.quantity.low, value.quantity.high) for value in group])
        for scope, group in groupby(values, key=lambda value: value.scope or "")
    )


def _index(site: Site, address: Address) -> Page:
    here = Vantage(site, routes.FIGURES)

    def line(id_: str) -> FigureLine:
        """Return a figure without the verdict in words where its group is headed by that."""
        told = here.figure_line(FigureId(id_))
        return replace(told, sentence="") if told.sentence in words.VERDICTS.values() else told

    view = FiguresView(
        groups=grouped(site.shelves[address.path], line),
        pager=here.pager(address.number, site.parts[routes.FIGURES]),
    )
    head = Vantage(site, address.path).head(
        part_title("Figures", address.number), "Every number reported, and where sources differ.", "figures", "figures"
    )
    return Page(head=head, template="figures", view=view)
