"""Each page is made alone, from what it looks up by key."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from briefbook.model.corpus import Corpus
from briefbook.model.page import Page
from briefbook.model.project import Project
from briefbook.model.trace import Trace
from briefbook.pipeline.sight import collection_of
from briefbook.plan import MAKERS, Address, addresses, page
from briefbook.plan.rows import Excerpt
from briefbook.reading import read
from tests.planned import seen, site_from

ROOT = Path(__file__).parents[3]
#: Pages that show the whole collection, and so may go through all of it.
WHOLE = {
    "home", "corrections", "timeline", "next", "gaps", "data", "missing",
    "ledger", "names", "changes", "actors", "articles", "dates", "topics", "demands", "events", "figures", "sources",
    "compare", "utterances",
}  # fmt: skip
#: What pages of a kind may go through nonetheless.
WIDE = {
    # What was known by then of all that is nearest in time, and of all demands; undated events are few.
    "day": {("dated", "*"), ("undated", "all"), ("anchor", "*")},
    "brief": {("dated", "*"), ("undated", "all"), ("anchor", "*")},
    # The tree of topics, which is small.
    "topic": {("subject", "*")},
}


@cache
def corpus(folder: str, per_page: int) -> Corpus:
    """Return the corpus of a project of this repository, with short or long lists."""
    made = read(Project(root=ROOT / folder, templates=()))[1]
    return replace(made, config=replace(made.config, per_page=per_page))


SITES = [("tests/golden/project", 1), ("tests/golden/project", 100), (".", 3), (".", 100)]


def through(made: Corpus, address: Address) -> set[tuple[str, Any]]:
    """Return what the page at *address* goes through as a whole."""
    trace = Trace()
    page(seen(collection_of(made), trace), address)
    assert trace.reads
    return {(table, key) for table, key in trace.reads if key in {"*", "all"}}


@pytest.mark.parametrize(("folder", "per_page"), SITES)
def test_a_page_looks_things_up_by_key_alone(folder: str, per_page: int) -> None:
    """All but indexes and overviews go through no table and no list of everything, but for what is told above."""
    made = corpus(folder, per_page)
    told = collection_of(made)
    for address in addresses(seen(told)):
        if address.kind not in WHOLE:
            trace = Trace()
            page(seen(told, trace), address)
            whole = {(table, key) for table, key in trace.reads if key in {"*", "all"}}
            assert whole <= WIDE.get(address.kind, set()), address


def test_going_through_a_table_is_noted() -> None:
    """The front page, which shows the whole collection, goes through a good part of it."""
    wide = through(corpus(".", 100), Address(path="index.html", kind="home"))
    assert {("statements", "all"), ("articles", "all"), ("event_ages", "*"), ("actor", "*")} <= wide


@pytest.mark.parametrize(("folder", "per_page"), SITES)
def test_a_page_is_at_its_address(folder: str, per_page: int) -> None:
    """Each address is that of the page made for it, each kind has a maker, and there are no two pages at one address."""
    made = corpus(folder, per_page)
    site = site_from(made)
    there = list(addresses(site))
    assert [page(site, address).head.path for address in there] == [address.path for address in there]
    assert len({address.path for address in there}) == len(there)
    assert {address.kind for address in there} <= set(MAKERS)
    assert site.paths.keys() <= {address.path for address in there}
    assert {address.path for address in there if address.number == 1} == site.paths.keys()


def test_a_page_does_not_depend_on_what_was_made_before() -> None:
    """A page made first and alone, and read alike, is the one made after all others, with their findings and their cards."""
    made = corpus(".", 3)
    together = collection_of(made)
    pages = {}
    for address in addresses(seen(together)):
        trace = Trace()
        pages[address] = page(seen(together, trace), address), trace.reads
    kept = dict(together.kept)
    assert len(kept) > 1000
    for address in list(pages)[::-7]:
        alone, trace = collection_of(made), Trace()
        assert (page(seen(alone, trace), address), trace.reads) == pages[address]


def test_the_same_card_is_the_same_object() -> None:
    """A card or a line that two pages of one depth show is one object, so that it need be drawn only once."""
    made = corpus(".", 100)
    site = site_from(made)
    by_kind: dict[str, list[Page]] = {}
    for address in addresses(site):
        by_kind.setdefault(address.kind, []).append(page(site, address))
    cards: dict[str, set[int]] = {}
    for made_page in (*by_kind["article"], *by_kind["actor"], *by_kind["topic"]):
        shown: Sequence[Any] = getattr(made_page.view, "cards", getattr(made_page.view, "statements", ()))
        for card in shown:
            if type(card).__name__ == "StatementCard":
                cards.setdefault(card.id, set()).add(id(card))
    assert {id_ for id_, objects in cards.items() if len(objects) > 1} == set()
    assert len(cards) == len(made.statements)


@pytest.mark.parametrize(("folder", "per_page"), SITES)
def test_no_list_of_a_page_is_longer_than_four_pages_of_a_list(folder: str, per_page: int) -> None:
    """What a page shows of a list is bounded, and says so: neither the number of articles nor that of notes makes it longer."""
    made = corpus(folder, per_page)
    site = site_from(made)
    for address in addresses(site):
        view = page(site, address).view
        assert isinstance(view, Struct)
        for name in view.__struct_fields__:
            listed = getattr(view, name)
            if isinstance(listed, Excerpt):
                assert len(listed.shown) <= 4 * per_page
                assert not listed.cut or re.fullmatch(rf"{len(listed.shown)}(?: of [\d,]+)?", listed.cut)


def test_an_address_is_told_by_words() -> None:
    """An address says what its maker needs: the kind, which one, and the part."""
    made = corpus(".", 3)
    site = site_from(made)
    there = {address.path: address for address in addresses(site)}
    assert there["index.html"] == Address(path="index.html", kind="home", beside=("atom", "feed.json"))
    assert there["dates/2022-01-21.html"] == Address(
        path="dates/2022-01-21.html", kind="day", key="2022-01-21", beside=("json",)
    )
    assert there["dates/2022-01.html"] == Address(path="dates/2022-01.html", kind="month", key="2022-01")
    assert there["actors/antony-blinken.2.html"] == Address(
        path="actors/antony-blinken.2.html", kind="actor", key="antony-blinken", number=2, beside=("json",)
    )
