"""Figure pages: the verdict first, then each value as reported; and all figures by verdict."""

from collections.abc import Iterator

from briefbook.model.findings import FigureVerdict, Verdict
from briefbook.model.page import Page
from briefbook.model.registries import Figure
from briefbook.plan import routes, words
from briefbook.plan.collection_views import FiguresView
from briefbook.plan.rows import ValueRow
from briefbook.plan.site import Site
from briefbook.plan.subject_views import FigureView
from briefbook.plan.vantage import Vantage

#: The order in which the page of all figures lists verdicts: where sources differ comes first.
ORDER = (
    Verdict.CONFLICT,
    Verdict.DIFFERENT_FLOORS,
    Verdict.DIFFERENT_SCOPE,
    Verdict.AGREE,
    Verdict.NOT_COMPARABLE,
)


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each figure that has values, and the page of all."""
    shown = [f for f in site.corpus.registries.figures.values() if routes.entry("figures", f.id) in site.paths]
    for figure in shown:
        yield _page(site, figure)
    if shown:
        yield _index(site, shown)


def _page(site: Site, figure: Figure) -> Page:
    here = Vantage(site, routes.entry("figures", figure.id))
    verdict = site.findings.verdicts[figure.id]
    values = {value.article for value in verdict.values}
    scopes = _scopes(here, verdict)
    view = FigureView(
        name=figure.name,
        unit=figure.unit or "",
        note=figure.note or "",
        topics=here.links.topics(figure.about),
        verdict=verdict.verdict.value,
        sentence=words.verdict_words(verdict),
        hull=words.hull_words(verdict.low, verdict.high),
        summary=f"{words.count(len(verdict.values), 'value')} in {words.count(len(values), 'article')}.",
        notices=here.notices(figure.id),
        scopes=scopes,
        values=tuple(row for _, rows in scopes for row in rows),
    )
    head = here.head(
        figure.name,
        f"{view.sentence} {view.summary}",
        "figure",
        "figures",
        crumbs=[(routes.FIGURES, "Figures")],
    )
    return Page(head=head, template="figure", view=view)


def _scopes(here: Vantage, verdict: FigureVerdict) -> tuple[tuple[str, tuple[ValueRow, ...]], ...]:
    """Return the values by what they count, in order of first report; an empty scope is what no article narrows."""
    groups: dict[str, list[ValueRow]] = {}
    for value in verdict.values:
        groups.setdefault(value.scope or "", []).append(here.atoms.value_row(value))
    return tuple((scope, tuple(rows)) for scope, rows in groups.items())


def _index(site: Site, shown: list[Figure]) -> Page:
    here = Vantage(site, routes.FIGURES)
    verdicts = site.findings.verdicts
    groups = (
        (
            words.VERDICTS[verdict],
            tuple(here.figure_line(figure.id) for figure in shown if verdicts[figure.id].verdict == verdict),
        )
        for verdict in ORDER
    )
    view = FiguresView(groups=tuple((heading, lines) for heading, lines in groups if lines))
    head = here.head("Figures", "Every number reported, and where sources differ.", "figures", "figures")
    return Page(head=head, template="figures", view=view)
