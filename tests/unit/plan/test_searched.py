"""What can be found: records of the golden project, each leading to a place that there is, and none with what was struck."""

from pathlib import Path

import pytest

from briefbook.model.project import Project
from briefbook.model.searched import SearchRecord
from briefbook.pipeline.build import build
from briefbook.plan import searchable
from briefbook.reading import read
from tests.planned import site_from
from tests.unit import corpora as make

ROOT = Path(__file__).parents[3]
PROJECT = Project(root=ROOT / "tests/golden/project", templates=(ROOT / "templates",))


@pytest.fixture(scope="module")
def records() -> tuple[SearchRecord, ...]:
    """Return what can be found in the golden project."""
    _, corpus, _ = read(PROJECT)
    return tuple(searchable(site_from(corpus)))


def test_every_record_leads_somewhere(records: tuple[SearchRecord, ...]) -> None:
    """The path of a record is a page of the site, and what stands after # a place on it."""
    image = build(PROJECT).image
    assert image is not None
    for record in records:
        path, _, place = record.path.partition("#")
        assert path in image.files
        assert not place or f'id="{place}"'.encode() in image.files[path], record.path


def test_each_statement_is_a_record(records: tuple[SearchRecord, ...]) -> None:
    """A statement has its speaker for a title, its own words and its quote, and what it can be narrowed by."""
    statements = [record for record in records if record.kind.startswith("Statement")]
    _, corpus, _ = read(PROJECT)
    assert len(statements) == len(corpus.statements)
    lund = next(record for record in statements if record.path.endswith("#lund-no-night"))
    assert (lund.title, lund.says) == ("Kai Lund", "No container will be unloaded at night.")
    assert lund.quote == "We will not unload a single box at night"
    assert {"Kaj Lund", "Union chair"} <= set(lund.words)
    filters = dict(lund.filters)
    assert filters["kind"] == ("Statement", "Statement: refusal")
    assert filters["speaker"] == ("Kai Lund",)
    assert filters["year"] == ("2024",)
    assert filters["verified"] == filters["quoted"] == ("yes",)
    assert "unnamed" not in filters
    unnamed = next(record for record in statements if dict(record.filters).get("unnamed"))
    assert "a person close to the talks" in unnamed.words


def test_names_in_every_spelling(records: tuple[SearchRecord, ...]) -> None:
    """An actor is found by its native and its other names, a place by its own."""
    found = {record.title: record for record in records if record.kind in ("Actor", "Place")}
    assert found["Mira Holm"].names == ("Мира Хольм",)
    assert found["Mira Holm"].says == "Mayor, City of Nordhavn"
    assert found["Nordhavn Dock Workers' Union"].names == ("Dock Union", "dockers")
    assert any(record.path.startswith("names.html#letter-") for record in found.values())


def test_every_kind_of_page_is_found(records: tuple[SearchRecord, ...]) -> None:
    """There is a record of each kind of page, and none twice."""
    kinds = {record.kind for record in records}
    assert kinds >= {
        *("Actor", "Article", "Day", "Demand", "Event", "Figure", "Month", "Page", "Place", "Source", "Topic")
    }
    pages = [record.path for record in records if record.kind != "Place"]
    assert len(pages) == len(set(pages))


def test_what_was_struck_is_in_no_record(records: tuple[SearchRecord, ...]) -> None:
    """The old wording of a correction, an outlet's or our own, is nowhere in what can be found."""
    _, corpus, _ = read(PROJECT)
    struck = [correction.was for correction in corpus.corrections]
    struck += [correction.was for correction in corpus.site_corrections]
    assert len(struck) >= 2
    held = "\n".join(str(record) for record in records)
    assert [was for was in struck if was in held] == []


def test_what_is_not_known_and_what_is_told_twice_are_records(records: tuple[SearchRecord, ...]) -> None:
    """An open question leads to its place in the article, a remark of two outlets to the page that compares them."""
    gap = next(record for record in records if record.kind == "Open question")
    assert gap.says == "How long can the union pay its strikers?"
    assert gap.path.startswith("articles/2024-03-05-post.html#")
    assert dict(gap.filters)["outlet"] == ("Harbour Post",)
    remark = next(record for record in records if record.path.startswith("utterances/"))
    assert remark.kind == "Same words, told twice"
    assert dict(remark.filters)["outlet"] == ("Harbour Post", "Evening Wire")


def test_two_who_bear_one_name_are_two_choices() -> None:
    """A filter value stands for one speaker: those of one name are told apart by role and id."""
    said = [make.statement("s-1", "a-1", "mayor"), make.statement("s-2", "a-1", "rival", number=2)]
    same = [make.actor("mayor", name="Ida Falk"), make.actor("rival", name="Ida Falk")]
    found = searchable(site_from(make.corpus([make.article("a-1")], said, same)))
    values = [dict(record.filters)["speaker"] for record in found if record.kind.startswith("Statement")]
    assert values == [("Ida Falk (person, mayor)",), ("Ida Falk (person, rival)",)]
