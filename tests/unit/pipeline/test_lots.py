"""What is made together, and in which order."""

from collections.abc import Sequence
from itertools import chain

import pytest

from briefbook.export import Form
from briefbook.pipeline.lots import form_of, lots_of
from briefbook.pipeline.pages import Item
from briefbook.pipeline.workers import MANY
from briefbook.plan import Address


def pages(count: int) -> list[Item]:
    """Return the addresses of so many pages, the front page among them."""
    others = [Address(path=f"topics/t{n}.html", kind="topic", key=f"t{n}") for n in range(count - 1)]
    return [*others, Address(path="index.html", kind="home")]


def forms(lots: Sequence[Sequence[Item]]) -> list[Form]:
    """Return the data files among *lots*, in their order."""
    return [form for form in map(form_of, lots) if form]


@pytest.mark.parametrize("data", [False, True])
@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [2, MANY - 1, MANY, 7 * MANY])
def test_everything_is_made_once(count: int, jobs: int, *, data: bool) -> None:
    """However much there is to make, and by however many, each page is in one lot and the data files are in one each."""
    lots = lots_of(pages(count), data=data, jobs=jobs)
    made = [*chain.from_iterable(lots.spread), *lots.last]
    assert sorted(item.path for item in made) == sorted(item.path for item in pages(count))
    assert sorted(forms(lots.spread), key=lambda form: form.value) == list(Form) * data


def test_the_front_page_is_made_by_nobody_else() -> None:
    """Where there are workers, this process makes it, after them; else it is a page like any."""
    assert [item.path for item in lots_of(pages(MANY), data=True, jobs=2).last] == ["index.html"]
    assert lots_of(pages(MANY), data=True, jobs=1).last == []
    assert lots_of(pages(MANY - 1), data=True, jobs=2).last == []


def test_what_takes_much_memory_is_told_of() -> None:
    """The data files do, and nothing else."""
    lots = lots_of(pages(5 * MANY), data=True, jobs=2)
    assert forms([lots.spread[number] for number in lots.heavy]) == list(Form)


def test_data_files_are_begun_apart() -> None:
    """Two workers who come from both ends reach one each, soon and not at once; one alone makes them last."""
    lots = lots_of(pages(50 * MANY), data=True, jobs=2).spread
    text, database = (next(n for n, lot in enumerate(lots) if form_of(lot) is form) for form in Form)
    from_its_end = len(lots) - 1 - database
    assert from_its_end < len(lots) * 0.06 < text < len(lots) * 0.12
    assert forms(lots_of(pages(50 * MANY), data=True, jobs=1).spread[-2:]) == list(Form)
