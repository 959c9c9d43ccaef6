"""Parts: what one article gives the data files, and files put together from them."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.derive import derive
from briefbook.export import (
    Part,
    RegistryPart,
    article_part,
    assemble,
    export,
    noted,
    noted_in,
    registry_part,
)
from briefbook.export.as_sqlite import arrays
from briefbook.model.corpus import Article, Corpus, Statement
from briefbook.model.ids import ArticleId
from briefbook.model.tables import TABLES
from briefbook.model.tables.noted_rows import ARTICLE_ROWS
from tests.unit import corpora as make
from tests.unit.export.town import rows, town
from tests.unit.linked import linked

#: What could be taken for part of a format: holes, commas, quotation marks, ends of lines.
AWKWARD = st.lists(st.sampled_from(["%", "%b", "%%b", "%s", '"', ",", ";", "\n", "\\", "’", "x", "=", " "])).map(
    "".join
)


def parts_of(corpus: Corpus) -> list[Part]:
    """Return the parts of a corpus, each by way of its bytes."""
    return [Part.from_bytes(article_part(article).to_bytes()) for article in noted(corpus)]


def put_together(parts: Sequence[Part], registered: RegistryPart) -> dict[str, bytes]:
    """Return the files."""
    return dict(assemble(parts, registered))


class Shelf:
    """Parts that are read when asked for; *taken* counts how many were."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.taken = 0
        self._parts = [part.to_bytes() for part in parts]

    def __iter__(self) -> Iterator[Part]:
        for part in self._parts:
            self.taken += 1
            yield Part.from_bytes(part)


def test_every_table_is_of_articles_or_of_registries() -> None:
    """Each table is filled by parts or by the part of the registries, and by one of them only."""
    corpus = town()
    registered = registry_part(corpus, derive(corpus))
    names = [*(table.name for table, _ in ARTICLE_ROWS), *registered.sheets]
    assert sorted(names) == sorted(table.name for table in TABLES)


def test_files_from_remembered_parts_are_those_of_a_clean_export() -> None:
    """Parts that went through bytes give every file byte for byte."""
    corpus = town()
    findings = derive(corpus)
    files = export(corpus, findings)
    again = put_together(parts_of(corpus), registry_part(corpus, findings))
    assert again == files


@given(st.lists(AWKWARD, min_size=4, max_size=4))
def test_awkward_texts_go_through_parts_and_holes(texts: list[str]) -> None:
    """Signs that mean something to a format are content like any other, in a note, a name or a unit."""
    says, remark, name, unit = (f"a{text}" for text in texts)
    corpus = make.corpus(
        [make.article("a-1")],
        [make.statement("s-1", "a-1", says=says, note=remark), make.value("a-1", "5", note=2)],
        [make.actor("mayor", name=name), make.figure("crowd", unit)],
    )
    files = put_together(parts_of(corpus), registry_part(corpus, derive(corpus)))
    (statement,), (value,) = rows(files, "statements"), rows(files, "values")
    assert [statement["says"], statement["note"], statement["speakers"], value["unit"]] == [says, remark, name, unit]


@pytest.mark.parametrize("change", ["telling", "name", "unit"])
def test_a_part_is_the_articles_own(change: str) -> None:
    """Another article's telling, a speaker's new spelling or a figure's unit change the files and no other article's part."""
    entries: list[make.Entry] = [
        make.actor("mayor", aka=("Hizzoner",) if change == "name" else ()),
        make.figure("crowd", "people" if change == "unit" else None),
    ]
    ties = {"same": ["s-1"]} if change == "telling" else {}
    first = [make.statement("s-1", "a-1"), make.value("a-1", "5", note=2)]
    articles = [make.article("a-1"), make.article("a-2", "2031-05-02", source="herald")]
    before = make.corpus(articles, [*first, make.statement("s-2", "a-2")], [make.actor("mayor"), make.figure("crowd")])
    after = make.corpus(articles, [*first, make.statement("s-2", "a-2", ties=ties)], entries)
    assert parts_of(before)[0] == parts_of(after)[0]
    assert export(before, derive(before)) != export(after, derive(after))


def test_a_linked_article_gives_the_part_that_it_has_in_the_corpus() -> None:
    """An article fresh from linking, its notes of all kinds in one row, gives the part that the whole corpus gives it."""
    corpus = town()
    kinds = (corpus.statements, corpus.values, corpus.sightings, corpus.gaps, corpus.corrections)
    marks = sorted((mark for kind in kinds for mark in kind if mark.article == "a-2"), key=lambda mark: mark.number)
    article = corpus.articles[ArticleId("a-2")]
    fresh = linked(article, marks, measure=corpus.measures[article.id])
    assert article_part(noted_in(fresh)) == parts_of(corpus)[1]


def test_an_origin_reaches_the_other_telling() -> None:
    """Two tellings of one remark have one origin in the table, though each part was made without the other."""
    articles = [make.article("a-1"), make.article("a-2", "2031-05-02", source="herald")]
    marks = [make.statement("s-1", "a-1"), make.statement("s-2", "a-2", ties={"same": ["s-1"]})]
    corpus = make.corpus(articles, marks)
    first, second = rows(put_together(parts_of(corpus), registry_part(corpus, derive(corpus))), "statements")
    assert first["origin"] == second["origin"]


@pytest.mark.parametrize("damage", [b"", b"\0", None])
def test_a_part_of_another_length_is_refused(damage: bytes | None) -> None:
    """Bytes cut short or with more behind them are no part."""
    (content, *_) = (article_part(article).to_bytes() for article in noted(town()))
    with pytest.raises(ValueError, match="part"):
        Part.from_bytes(content[:-1] if damage is None else damage or content + b"\0")


def test_parts_are_read_no_more_often_than_formats_need() -> None:
    """However many tables there are, each part is read once for CSV and the annotations, twice for the document and the database."""
    corpus = make.corpus(*_many(600))
    shelf = Shelf(parts_of(corpus))
    files = assemble(shelf, registry_part(corpus, derive(corpus)))
    assert next(files)[0] == "data/articles.csv"
    assert next(files)[0] == "data/statements.csv"
    assert shelf.taken == 600
    assert {path.rpartition(".")[2] for path, _ in files} == {"csv", "json", "jsonld", "sqlite"}
    assert shelf.taken == 6 * 600


def test_an_empty_text_is_null() -> None:
    """What is not recorded goes to the database as empty text, which its table makes NULL."""
    assert arrays([["a", None], [None, "é"]]) == '["a",""],["","é"]'


@pytest.fixture(scope="module")
def town_files() -> Mapping[str, bytes]:
    """Return the data files of the town."""
    corpus = town()
    return export(corpus, derive(corpus))


def _many(count: int) -> tuple[list[Article], list[Statement]]:
    articles = [make.article(f"a-{n:04}") for n in range(count)]
    return articles, [make.statement(f"s-{n:04}", f"a-{n:04}") for n in range(count)]
