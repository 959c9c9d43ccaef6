"""Swapping: rows in the place of others, where that is all that changed."""

from collections.abc import Callable, Sequence

import pytest

from briefbook.derive import derive
from briefbook.export import Part, RegistryPart, Swap, article_part, assemble, noted, registry_part, swapped
from briefbook.model.corpus import Article, Corpus, Mark
from tests.unit import corpora as make

COUNT = 40


def corpus(change: Callable[[int], str] = lambda _: "", dropped: Sequence[int] = ()) -> Corpus:
    """Return a corpus of articles with a number, a sighting and quotes each; *change* is what the title of each ends in."""
    articles: list[Article] = []
    marks: list[Mark] = []
    for n in range(COUNT):
        articles.append(make.article(f"a-{n:02}", title=f"A title, {n} {change(n)}".strip()))
        says = [f"Words {n}, {k}{change(n)}" for k in range(n % 4)]
        marks += [make.statement(f"s-{n}-{k}", f"a-{n:02}", says=said, note=k + 1) for k, said in enumerate(says)]
        if n not in dropped:
            marks.append(make.value(f"a-{n:02}", f"{n}.50", note=9))
    return make.corpus(articles, marks)


def parts_of(made: Corpus) -> list[Part]:
    """Return the parts of the articles of *made*."""
    return [article_part(each) for each in noted(made)]


def whole_of(made: Corpus) -> RegistryPart:
    """Return what the collection gives."""
    return registry_part(made, derive(made))


@pytest.mark.parametrize("edited", [{0}, {17}, {39}, {2, 3, 38}])
def test_rows_are_swapped_as_a_clean_export_has_them(edited: set[int]) -> None:
    """Every file is byte for byte what is put together from all parts, and files that do not change are not written."""
    before, after = corpus(), corpus(lambda n: ' "now", longer; 100 % 🙂' * 40 if n in edited else "")
    old, new = parts_of(before), parts_of(after)
    files = dict(assemble(old, whole_of(before)))
    swaps = [Swap(one, other) for one, other in zip(old, new, strict=True) if one != other]
    found = swapped(swaps, whole_of(after), files.__getitem__)
    clean = dict(assemble(new, whole_of(after)))
    assert found is not None
    assert len(swaps) == len(edited)
    assert {**files, **dict(found)} == clean
    assert dict(found).keys() == {path for path, content in clean.items() if files[path] != content}


def test_rows_that_come_or_go_are_not_swapped() -> None:
    """Where an article has rows in a table that it had none in, or none any more, the files are put together anew."""
    before, after = corpus(), corpus(dropped=[5])
    files = dict(assemble(parts_of(before), whole_of(before)))
    swap = Swap(parts_of(before)[5], parts_of(after)[5])
    assert swapped([swap], whole_of(after), files.__getitem__) is None


def test_rows_that_do_not_stand_there_are_not_swapped() -> None:
    """Files that do not hold the old rows, or hold them twice, are put together anew."""
    before = corpus()
    files = dict(assemble(parts_of(before), whole_of(before)))
    one, other = parts_of(corpus(lambda _: "x"))[3], parts_of(corpus(lambda _: "y"))[3]
    assert swapped([Swap(one, other)], whole_of(before), files.__getitem__) is None
    twice = {path: content * 2 for path, content in files.items()}
    assert swapped([Swap(parts_of(before)[3], other)], whole_of(before), twice.__getitem__) is None


def test_nothing_is_written_where_nothing_changed() -> None:
    """An edit that was taken back leaves every file."""
    before = corpus()
    part = parts_of(before)[7]
    files = dict(assemble(parts_of(before), whole_of(before)))
    assert swapped([Swap(part, part)], whole_of(before), files.__getitem__) == []
