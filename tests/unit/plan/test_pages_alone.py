"""Each page is made alone, from what it looks up by key."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

from briefbook.derive import derive
from briefbook.model.corpus import Corpus
from briefbook.model.findings import Findings
from briefbook.model.page import Page
from briefbook.model.project import Project
from briefbook.model.registries import Registries
from briefbook.plan import MAKERS, Address, Site, addresses, page, plan, survey
from briefbook.plan.deck import Deck
from briefbook.reading import read

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R", Corpus, Findings, Registries, Site)

ROOT = Path(__file__).parents[3]
#: Pages that show the whole collection, and so may go through all of it.
WHOLE = {
    "home", "corrections", "timeline", "next", "gaps", "data", "missing",
    "actors", "articles", "dates", "topics", "demands", "events", "figures", "sources",
}  # fmt: skip


class Sealed(Mapping[K, V]):
    """A table that can be read by key, and in no other way."""

    def __init__(self, table: Mapping[K, V]) -> None:
        self._table = table

    def __getitem__(self, key: K) -> V:
        return self._table[key]

    def __iter__(self) -> Iterator[K]:
        raise AssertionError("a page goes through a whole table")

    def __len__(self) -> int:
        raise AssertionError("a page counts a whole table")


class Shut(tuple[V, ...]):
    """A list of everything, which no page may go through."""

    __slots__ = ()

    def __iter__(self) -> Iterator[V]:
        raise AssertionError("a page goes through all there is of a kind")


def sealed(record: R) -> R:
    """Return a record of tables with each of them sealed."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        table = getattr(record, field.name)
        if isinstance(table, Mapping):
            changes[field.name] = Sealed(table)
        elif isinstance(table, frozenset):
            changes[field.name] = Sealed(dict.fromkeys(table))
        elif isinstance(table, tuple):
            changes[field.name] = Shut(table)
    return dataclasses.replace(record, **changes)


def sealed_site(site: Site) -> Site:
    """Return *site* as one may look things up in it."""
    corpus = dataclasses.replace(sealed(site.corpus), registries=sealed(site.corpus.registries))
    return dataclasses.replace(sealed(site), corpus=corpus, findings=sealed(site.findings), deck=Deck())


@cache
def corpus(folder: str, per_page: int) -> Corpus:
    """Return the corpus of a project of this repository, with short or long lists."""
    made = read(Project(root=ROOT / folder, templates=()))[1]
    return dataclasses.replace(made, config=dataclasses.replace(made.config, per_page=per_page))


SITES = [("tests/golden/project", 1), ("tests/golden/project", 100), (".", 3), (".", 100)]


@pytest.mark.parametrize(("folder", "per_page"), SITES)
def test_a_page_looks_things_up_by_key_alone(folder: str, per_page: int) -> None:
    """All but indexes and overviews can be made from tables that cannot be gone through, and are the same pages."""
    made = corpus(folder, per_page)
    site = survey(made, derive(made))
    alone = sealed_site(site)
    for address in addresses(site):
        if address.kind not in WHOLE:
            assert page(alone, address) == page(site, address)


def test_a_sealed_table_cannot_be_gone_through() -> None:
    """The seal holds: the front page, which shows the whole collection, cannot be made from sealed tables."""
    made = corpus(".", 100)
    alone = sealed_site(survey(made, derive(made)))
    with pytest.raises(AssertionError, match="a page"):
        page(alone, Address(path="index.html", kind="home"))


@pytest.mark.parametrize(("folder", "per_page"), SITES)
def test_a_page_is_at_its_address(folder: str, per_page: int) -> None:
    """Each address is that of the page made for it, each kind has a maker, and there are no two pages at one address."""
    made = corpus(folder, per_page)
    site = survey(made, derive(made))
    there = list(addresses(site))
    assert [page(site, address).head.path for address in there] == [address.path for address in there]
    assert len({address.path for address in there}) == len(there)
    assert {address.kind for address in there} <= set(MAKERS)
    assert site.paths <= {address.path for address in there}
    assert {address.path for address in there if address.number == 1} == site.paths


def test_a_page_does_not_depend_on_what_was_made_before() -> None:
    """A page made first and alone is that of the whole plan, and a deck that keeps nothing deals the same cards."""
    made = corpus(".", 3)
    findings = derive(made)
    planned = {made.head.path: made for made in plan(made, findings)[0].pages}
    forgetful = dataclasses.replace(survey(made, findings), deck=Deck(limit=1))
    assert {address.path: page(forgetful, address) for address in reversed(list(addresses(forgetful)))} == planned


def test_the_same_card_is_the_same_object() -> None:
    """A card or a line that two pages of one depth show is one object, so that it need be drawn only once."""
    made = corpus(".", 100)
    site = survey(made, derive(made))
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
    site = survey(made, derive(made))
    for address in addresses(site):
        view = page(site, address).view
        for name in (field.name for field in dataclasses.fields(view)):  # type: ignore[arg-type]
            listed = getattr(view, name)
            if hasattr(listed, "cut"):
                assert len(listed.shown) <= 4 * per_page
                assert not listed.cut or listed.cut.startswith(f"{len(listed.shown)} of ")


def test_an_address_is_told_by_words() -> None:
    """An address says what its maker needs: the kind, which one, and the part."""
    made = corpus(".", 3)
    site = survey(made, derive(made))
    there = {address.path: address for address in addresses(site)}
    assert there["index.html"] == Address(path="index.html", kind="home")
    assert there["dates/2022-01-21.html"] == Address(path="dates/2022-01-21.html", kind="day", key="2022-01-21")
    assert there["dates/2022-01.html"] == Address(path="dates/2022-01.html", kind="month", key="2022-01")
    assert there["actors/antony-blinken.2.html"] == Address(
        path="actors/antony-blinken.2.html", kind="actor", key="antony-blinken", number=2
    )
