"""Fifteen questions of readers, each answered at most three clicks from the home page of the example, without script."""

import posixpath
import re
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from briefbook.model.project import Project
from briefbook.pipeline.build import build

ROOT = Path(__file__).parents[2]
CLICKS = 3
#: A question; the page that answers it; what has to stand there: elements, and words among them.
QUESTIONS = {
    "1 what did X say about Y before date Z": (
        r"actors/sergey-lavrov\.html", ".rows li time, .rows li > span", r"\b18 January 2022\b"
    ),
    "2 where do sources disagree on a figure": (
        r"figures/russian-troops\.html", "p.finding", r"count different things"
    ),
    "3 what was known on date D": (r"dates/2022-01-21\.html", "h2", r"Known by the end of this day"),
    "4 who answered which demand": (r"demands/no-enlargement\.html", ".matrix [data-verb]", r"rejects"),
    "5 what is scheduled next": (r"next\.html", ".happenings li", r"31 January 2022.*scheduled"),
    "6 give me something I can cite": (r"articles/2022-01-21-bloomberg\.html", ".citation", r"Bloomberg News.*21 January 2022"),
    "7 is that quote real, where does it come from": (
        r"articles/2022-01-26-washington-post\.html", ".card.statement", r"verbatim.*¶ \d"
    ),
    "8 how has X's position moved": (r"actors/antony-blinken\.html", "h2, h3", r"Positions by topic"),
    "9 who is this, in what role then": (r"actors/wendy-sherman\.html", "main", r"Deputy Secretary of State.*since|until|to "),
    "10 how did outlets tell the same event": (r"compare/[a-z-]+\.html", "main table", r"led .*none recorded here"),
    "11 how solid is this": (r"sources/washington-post\.html", "main", r"unnamed.*\d+ of \d+ \(\d+ %\)"),
    "12 what changed since I last looked": (r"changes\.html", "main", r"26 January 2022.*Added:.*5 articles"),
    "13 has any of this been corrected": (r"corrections\.html", ".card.correction", r"lethal"),
    "14 give me the data": (r"data/index\.html", "main a", r"statements\.csv"),
    "15 catch me up in five minutes": (r"brief/2022-01-26\.html", "main", r"Likelihood.*What is not known.*What is next.*Sources"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> Mapping[str, LexborHTMLParser]:
    """Return the pages of the example site, by path, as a browser without script has them."""
    made = build(Project(root=ROOT, templates=(ROOT / "templates",))).image
    assert made is not None
    return {path: LexborHTMLParser(text.decode()) for path, text in made.files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def clicks(pages: Mapping[str, LexborHTMLParser]) -> Mapping[str, int]:
    """Return how many clicks each page is away from the home page."""
    found = {"index.html": 0}
    waiting = deque(found)
    while waiting:
        path = waiting.popleft()
        for onward in links(path, pages[path]):
            if onward in pages and onward not in found:
                found[onward] = found[path] + 1
                waiting.append(onward)
    return found


def links(path: str, page: LexborHTMLParser) -> Iterator[str]:
    """Yield the paths that the links in the content of a page lead to: its menu and its foot do not count."""
    for link in page.css("main a[href]"):
        href = (link.attributes["href"] or "").partition("#")[0]
        if href and ":" not in href:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), href))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_three_clicks_away(
    question: str, pages: Mapping[str, LexborHTMLParser], clicks: Mapping[str, int]
) -> None:
    """A page that answers the question is at most three links from the home page, none of them in a menu."""
    where, what, words = QUESTIONS[question]
    near = [path for path, distance in clicks.items() if distance <= CLICKS and re.fullmatch(where, path)]
    assert near, question
    told = [" ".join(" ".join(e.text(separator=" ") for e in pages[path].css(what)).split()) for path in near]
    assert any(re.search(words, text) for text in told), (near, told[:1])


def test_every_page_is_near(pages: Mapping[str, LexborHTMLParser], clicks: Mapping[str, int]) -> None:
    """Without menu and foot, every page is reached from home but redirects and the one for missing addresses."""
    moved = {path for path, page in pages.items() if page.css_first("meta[http-equiv=refresh]")}
    assert sorted(pages.keys() - clicks.keys() - moved) == ["404.html"]


def test_the_home_page_asks_what_readers_ask(pages: Mapping[str, LexborHTMLParser]) -> None:
    """Each question on the home page leads somewhere, and those about a list to the list itself."""
    asked = pages["index.html"].css(".questions li")
    assert len(asked) >= 15
    assert [item.text() for item in asked if not item.css("a[href]")] == []
