"""Questions that readers come with, each with the pages that answer it."""

from typing import Final

from briefbook.model.page import Link
from briefbook.plan import routes
from briefbook.plan.vantage import Vantage

#: The question that a part of a free page answers first, if one tells how quotes are checked.
QUOTED: Final = "Is that quote real, and where does it come from?"
#: A question, and where its answer may stand: (path, words).
QUESTIONS: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    ("What did somebody say about something, before a day?", ((routes.ACTORS, "Actors"), (routes.TOPICS, "Topics"))),
    ("Where do sources disagree on a figure?", ((routes.FIGURES, "Figures"),)),
    ("What was known on a day?", ((routes.DATES, "Dates"),)),
    ("Who answered which demand?", ((routes.DEMANDS, "Demands and answers"),)),
    ("What is scheduled next, and what slipped?", ((routes.NEXT, "What is next"), (routes.TIMELINE, "Timeline"))),
    ("What can I cite?", ((routes.ARTICLES, "Articles"),)),
    (QUOTED, ((routes.SEARCH, "Search"), (routes.ARTICLES, "Articles"))),
    ("How has a position moved?", ((routes.TOPICS, "Topics"), (routes.ACTORS, "Actors"))),
    ("Who is this, and in what role then?", ((routes.NAMES, "People and places, A to Z"),)),
    ("How did outlets tell the same event?", (
        (routes.COMPARE, "Compare"), (routes.UTTERANCES, "Same words, told twice"), (routes.EVENTS, "Events")
    )),
    ("How solid is this?", ((routes.SOURCES, "Sources"), (routes.free("methods"), "Methods"))),
    ("What was promised or predicted, and what came of it?", ((routes.LEDGER, "Predictions, promises and offers"),)),
    ("What is not known?", ((routes.GAPS, "Open questions"),)),
    ("What changed since I last looked?", ((routes.CHANGES, "What changed"),)),
    ("Has any of this been corrected?", ((routes.CORRECTIONS, "Corrections"),)),
    ("Where is the data?", ((routes.DATA, "Data and its dictionary"),)),
)  # fmt: skip

#: What the pages of the editors answer.
OURSELVES: Final = "What is this site, and how is it made?"


def questions(here: Vantage) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the questions that pages of this site answer, with links to those pages."""
    checked = here.site.explained.get("quotes")
    pages = tuple((routes.free(page.slug), page.title) for page in here.site.corpus.pages)
    asked = (
        (question, [here.links.to(path, text) for path, text in ways])
        for question, ways in (*QUESTIONS, (OURSELVES, pages))
    )
    if checked:
        path, key = checked
        how = here.links.to(path, "How quotes are checked", key)
        asked = ((question, [how, *links] if question == QUOTED else links) for question, links in asked)
    found = ((question, tuple(link for link in links if link.href)) for question, links in asked)
    return tuple((question, links) for question, links in found if links)
