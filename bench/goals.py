"""What the program is to reach: the goals of speed and size, each with the bounds that say whether it is met."""

import math
import operator
from dataclasses import dataclass
from typing import Final

from bench.corpus import OURS
from bench.results import Results

#: Goals are told for these numbers of articles.
SMALL: Final = 1_000
LARGE: Final = 10_000
#: The articles of the example site.
EXAMPLE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Our median (with *high*: what nine of ten do not exceed) of *measure* at *n* is at most *limit*.

    With *other* it is divided by another figure first: that of the peer of this name in the same row, our own of the measure
    of this name, or our own at this number of articles.
    """

    measure: str
    limit: float
    n: int = LARGE
    high: bool = False
    other: str | int = ""

    def figure(self, results: Results) -> float:
        """Return what *limit* is compared with; not a number if it was not measured."""
        row = results.row(self.measure, self.n)
        ours = row.high(OURS) if self.high else row.median(OURS)
        match self.other:
            case "":
                return ours
            case int():
                return ours / results.row(self.measure, self.other).median(OURS)
            case str() if self.other in MEASURES:
                return ours / results.row(self.other, self.n).median(OURS)
            case _:
                return ours / row.median(self.other)

    def met(self, results: Results) -> bool | None:
        """Whether our figure is within the bound; ``None`` if it was not measured."""
        figure = self.figure(results)
        return None if math.isnan(figure) else operator.le(figure, self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal as it was set, in words, and as bounds."""

    what: str
    at: str
    told: str
    bounds: tuple[Bound, ...]


#: What is measured, in the words of the tables.
MEASURES: Final = {
    "clean": "clean build",
    "first": "clean build that fills an empty cache",
    "unchanged": "build, nothing changed",
    "changed": "build, one article's body changed",
    "memory": "peak memory of a clean build, all processes (PSS)",
    "body": "serve: an article's body, save → its page",
    "title": "serve: a title (ours: a note), save → its actor's page",
    "name": "serve: an actor's name, save → the actor's page",
    "name-all": "serve: an actor's name, save → 20 pages that name the actor",
    "layout": "serve: the base layout, save → the open page",
    "layout-all": "serve: the base layout, save → 20 pages",
    "example-clean": "the example, clean build",
    "example-unchanged": "the example, nothing changed",
    "weight-text": "the example's largest page: HTML and CSS, compressed",
    "weight": "the example's largest page: all that a browser fetches",
}

GOALS: Final = (
    Goal(
        what="edit of one article's body, save → new bytes served over HTTP, in `serve`",
        at="1,000 and 10,000",
        told="≤ 50 ms median at both, p90 ≤ 100 ms; ≤ 0.2 × and ≤ 0.05 × Hugo's own server",
        bounds=(
            Bound(measure="body", n=SMALL, limit=0.05),
            Bound(measure="body", n=SMALL, limit=0.1, high=True),
            Bound(measure="body", n=SMALL, limit=0.2, other="hugo"),
            Bound(measure="body", limit=0.05),
            Bound(measure="body", limit=0.1, high=True),
            Bound(measure="body", limit=0.05, other="hugo"),
        ),
    ),
    Goal(
        what="edit of a title or note that shows on an actor's page, → that page",
        at="10,000",
        told="≤ 150 ms; ≤ 0.1 × Hugo",
        bounds=(Bound(measure="title", limit=0.15), Bound(measure="title", limit=0.1, other="hugo")),
    ),
    Goal(
        what="an actor's name shown on hundreds of pages; the base layout",
        at="10,000",
        told="first open page ≤ 0.5 s, all ≤ 2 s; ≤ 0.5 × a clean build",
        bounds=(
            Bound(measure="name", limit=0.5),
            Bound(measure="name-all", limit=2),
            Bound(measure="name-all", limit=0.5, other="clean"),
            Bound(measure="layout", limit=0.5),
            Bound(measure="layout-all", limit=2),
            Bound(measure="layout-all", limit=0.5, other="clean"),
        ),
    ),
    Goal(
        what="`build`, nothing changed",
        at="10,000",
        told="≤ 0.6 s, ≤ 0.06 × Hugo",
        bounds=(Bound(measure="unchanged", limit=0.6), Bound(measure="unchanged", limit=0.06, other="hugo")),
    ),
    Goal(
        what="`build`, one article changed",
        at="10,000",
        told="≤ 1.2 s, ≤ 0.15 × Hugo",
        bounds=(Bound(measure="changed", limit=1.2), Bound(measure="changed", limit=0.15, other="hugo")),
    ),
    Goal(
        what="clean build, 2 cores",
        at="1,000 and 10,000",
        told="≤ 1.0 × Hugo at 10,000, ≤ 0.2 × Pelican, ≤ 0.12 × MkDocs",
        bounds=(
            Bound(measure="clean", limit=1.0, other="hugo"),
            Bound(measure="clean", n=SMALL, limit=0.2, other="pelican"),
            Bound(measure="clean", limit=0.2, other="pelican"),
            Bound(measure="clean", n=SMALL, limit=0.12, other="mkdocs"),
            Bound(measure="clean", limit=0.12, other="mkdocs"),
        ),
    ),
    Goal(
        what="growth, clean, 1,000 → 10,000",
        at="",
        told="≤ 11 ×",
        bounds=(Bound(measure="clean", limit=11, other=SMALL),),
    ),
    Goal(
        what="peak memory, clean, all processes",
        at="10,000",
        told="≤ 600 MB (Hugo 1,200 MB)",
        bounds=(Bound(measure="memory", limit=600e6),),
    ),
    Goal(
        what="the example site, clean and unchanged",
        at="5",
        told="≤ 1.5 s and ≤ 0.4 s whole process",
        bounds=(
            Bound(measure="example-clean", n=EXAMPLE, limit=1.5),
            Bound(measure="example-unchanged", n=EXAMPLE, limit=0.4),
        ),
    ),
    Goal(
        what="page weight, first view of the example's largest page",
        at="5",
        told="≤ 100 kB with fonts; HTML + CSS ≤ 30 kB compressed",
        bounds=(
            Bound(measure="weight", n=EXAMPLE, limit=100e3),
            Bound(measure="weight-text", n=EXAMPLE, limit=30e3),
        ),
    ),
)
