"""The brief of a day on one page."""

from datetime import date

from briefbook.model.corpus import Value
from briefbook.plan import routes
from briefbook.plan.briefs import FEW, rests_on
from briefbook.plan.subject_views import BriefView
from briefbook.plan.vantage import Vantage
from tests.planned import plan, site_from
from tests.unit import corpora as make

DAY = date(2031, 5, 2)


def test_a_brief_rests_on_no_figure_that_it_does_not_show() -> None:
    """Of more figures on which sources differ than there is room for, the values of those on the page are counted and recorded."""
    figures = [f"f-{n}" for n in range(FEW + 3)]
    told = [
        make.value(article, number, figure=figure, note=note)
        for article, number in (("a-1", "5"), ("a-2", "7"))
        for note, figure in enumerate(figures, 1)
    ]
    corpus = make.corpus([make.article("a-1"), make.article("a-2", "2031-05-02")], told)
    path = routes.brief(DAY)
    here = Vantage(site_from(corpus), path)
    rested = {mark.figure for mark in rests_on(here, DAY) if isinstance(mark, Value)}
    (view,) = [planned.view for planned in plan(corpus).pages if planned.head.path == path]
    assert isinstance(view, BriefView)
    shown = view.differing
    assert shown.cut == f"{FEW} of {len(figures)}"
    assert {line.figure.href for line in shown.shown} == {f"../figures/{id_}.html" for id_ in rested}
    assert len(rested) == FEW
