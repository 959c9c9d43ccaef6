"""Formats: the same tables as CSV, JSON and SQLite."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from decimal import Decimal

import jsonschema
import pytest

from briefbook.derive import derive
from briefbook.export import export
from briefbook.model.tables import TABLES, Kind
from tests.unit import corpora as make
from tests.unit.export.town import rows, town


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """Return the data files of the town."""
    corpus = town()
    return export(corpus, derive(corpus))


def test_json_follows_its_schema(files: Mapping[str, bytes]) -> None:
    """The document is valid by the published schema, which is a valid schema itself."""
    schema = json.loads(files["data/schema/briefing.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert list(checker.iter_errors(json.loads(files["data/briefing.json"]))) == []


def test_json_has_one_record_a_line(files: Mapping[str, bytes]) -> None:
    """The document has sorted keys and no indent, each record on a line, letter for letter as the standard library writes it."""
    written = files["data/briefing.json"].decode()
    document = json.loads(written)
    dump = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
    members = [
        f"{dump(name)}:"
        + ("[\n" + ",\n".join(map(dump, value)) + "\n]" if value and isinstance(value, list) else dump(value))
        for name, value in sorted(document.items())
    ]
    assert written == "{" + ",\n".join(members) + "}\n"
    assert document["as_of"] == "2031-06-01"


def test_csv_json_and_sqlite_agree(files: Mapping[str, bytes]) -> None:
    """Every cell is the same in the three formats, but for the apostrophe that CSV needs and NULL for empty."""
    document = json.loads(files["data/briefing.json"])
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files["data/briefing.sqlite"])
        for table in TABLES:
            kept = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
            listed = rows(files, table.name)
            assert len(kept) == len(listed) == len(document[table.name])
            for in_sqlite, in_csv, in_json in zip(kept, listed, document[table.name], strict=True):
                for column, cell in zip(table.columns, in_sqlite, strict=True):
                    text = in_csv[column.name]
                    bare = text.removeprefix("'") if column.kind in {Kind.TEXT, Kind.LIST} else text
                    item = in_json[column.name]
                    assert bare == (";".join(item) if isinstance(item, list) else as_text(item))
                    if column.kind is Kind.NUMBER and bare:
                        assert Decimal(str(cell)) == Decimal(bare)
                    else:
                        assert bare == as_text(cell)


def as_text(cell: object) -> str:
    """Return a cell of JSON or SQLite as CSV writes it."""
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def test_sqlite_is_sound_and_its_keys_hold(files: Mapping[str, bytes]) -> None:
    """The database passes SQLite's own checks, foreign keys and the full-text index included."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files["data/briefing.sqlite"])
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("articles", "statements"):
            database.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")


def test_the_search_index_is_made_at_one_go(files: Mapping[str, bytes]) -> None:
    """The database has no free page and the index the settings of any other: nothing tells how it was filled."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files["data/briefing.sqlite"])
        assert database.execute("PRAGMA freelist_count").fetchall() == [(0,)]
        settings = dict(database.execute("SELECT k, v FROM statements_fts_config"))
        assert settings == {"hashsize": 1 << 20, "version": 4}


@pytest.mark.parametrize(
    ("words", "found"),
    [("hizzoner", ["s-1", "s-2"]), ("ahead", ["s-2"]), ("sheriff", ["s-2"]), ('"s-1 says"', ["s-1"])],
)
def test_search_finds_words_quotes_and_every_spelling(files: Mapping[str, bytes], words: str, found: list[str]) -> None:
    """The full-text index finds a statement by its words, its quote and any name of its speakers."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files["data/briefing.sqlite"])
        query = (
            "SELECT id FROM statements WHERE rowid IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"
        )
        assert [id_ for (id_,) in database.execute(query, [words])] == found


def test_titles_are_searched(files: Mapping[str, bytes]) -> None:
    """The full-text index of articles finds a headline."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files["data/briefing.sqlite"])
        assert database.execute("SELECT title FROM articles_fts('headline')").fetchall() == [("Headline of a-2",)]


def test_the_same_corpus_gives_the_same_bytes(files: Mapping[str, bytes]) -> None:
    """Deriving and exporting again gives every file byte for byte."""
    corpus = town()
    assert export(corpus, derive(corpus)) == files


def test_an_empty_corpus_gives_empty_tables() -> None:
    """Without articles every file is still there, with its header and no row."""
    empty = make.corpus([], as_of=None)
    files = export(empty, derive(empty))
    assert len(files) == len(TABLES) + 5
    assert rows(files, "articles") == []
    assert json.loads(files["data/briefing.json"])["statements"] == []
