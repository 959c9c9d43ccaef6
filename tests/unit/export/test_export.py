"""Export: the same tables as CSV, JSON and SQLite."""

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.derive import derive
from briefbook.export import export
from briefbook.export.cells import plain
from briefbook.model.corpus import Corpus
from briefbook.model.ids import ActorId
from briefbook.model.registries import Role
from briefbook.model.tables import TABLES, Kind
from tests.unit import corpora as make

CONTRACT = {
    "articles": "id,source,title,published,earliest,latest,url,words,statements,figures,sightings",
    "statements": "id,article,paragraph,who,says,quote,voice,kind,said,said_earliest,said_latest,published,at,about,to,via,"
    "anonymous,verified,answers,accepts,rejects,supports,contradicts,repeats,clarifies,supersedes,same",
    "events": "id,name,kind,status,when,earliest,latest,place,who,about,articles",
    "sightings": "event,article,is,when,earliest,latest,by,via",
    "figures": "id,name,unit,verdict,low,high",
    "values": "figure,article,text,hedge,low,high,unit,currency,scope,as_of,by,via",
    "actors": "id,name,kind,aka,part_of,roles",
    "topics": "id,name,parent",
    "relations": "from,verb,to",
}


def town() -> Corpus:
    """Return a small corpus that has something of every kind."""
    return make.corpus(
        [
            make.article("a-1", "2031-05-01", title=None, wire=("wire-co",)),
            make.article("a-2", "2031-05", source="herald", url="https://herald.example/2", by=("A. Scribe", "B. Pen")),
        ],
        [
            make.statement("s-1", "a-1", "mayor", 1, at="fair", said="2031-04-30", about=("bridge",), to=("council",)),
            make.statement(
                "s-2",
                "a-2",
                ("mayor", "sheriff"),
                1,
                says="=1+1 is what he said.",
                quote="- we go ahead, “they” said",
                via=("clerk", "wire-co"),
                anon="two officials",
                ties={"rejects": ["no-toll"], "same": ["s-1"], "answers": ["no-toll", "s-1"]},
            ),
            make.value("a-1", "5.50-7.0", note=2, unit="tonnes", as_of="2031-04", scope="+ all"),
            make.value("a-2", ">5", note=2, currency="XTS", by=("mayor",)),
            make.sighting("a-1", "scheduled", number=3, when="2031-05-09~", via=("clerk",)),
            make.sighting("a-2", "expected", number=3),
            make.gap("a-2", number=4, about=("bridge",)),
            make.correction("a-2", number=5),
        ],
        [
            make.actor(
                "mayor",
                aka=("Hizzoner", "Ma'or"),
                part_of="town",
                roles=(
                    Role(title="Mayor", of=ActorId("town"), start=make.when("2030-01-02")),
                    Role(title="Clerk", start=make.when("2020-01-02"), end=make.when("2029-12")),
                ),
            ),
            make.actor("town", kind="state", retired_to="mayor"),
            make.figure("crowd", "people"),
            make.event("fair", kind="meeting", where="square", who=("mayor", "sheriff"), about=("bridge",)),
            make.topic("works"),
            make.topic("bridge", "works"),
            make.demand("no-toll", "a-1", "sheriff", ("mayor",)),
        ],
    )


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """Return the data files of the town."""
    corpus = town()
    return export(corpus, derive(corpus))


def rows(files: Mapping[str, bytes], table: str) -> list[dict[str, str]]:
    """Return the rows of one CSV file."""
    return list(csv.DictReader(io.StringIO(files[f"data/{table}.csv"].decode(), newline="")))


def cut(row: Mapping[str, str], *columns: str) -> tuple[str, ...]:
    """Return some cells of *row*."""
    return tuple(row[column] for column in columns)


def test_the_columns_begin_with_those_promised(files: Mapping[str, bytes]) -> None:
    """Each CSV file starts with the promised columns in their order, in lines that end in CRLF."""
    for table, columns in CONTRACT.items():
        header, *_ = files[f"data/{table}.csv"].decode().split("\r\n")
        assert header == columns or header.startswith(columns + ",")


def test_articles_have_their_words_and_counts(files: Mapping[str, bytes]) -> None:
    """An article's row has its dates, its words and how many notes of each kind it has; no title is an empty cell."""
    first, second = rows(files, "articles")
    assert list(first.values())[:11] == [
        *("a-1", "gazette", "", "2031-05-01", "2031-05-01", "2031-05-01", "", "100", "1", "1", "1")
    ]
    assert cut(second, "published", "earliest", "latest", "url", "by") == (
        *("2031-05", "2031-05-01", "2031-05-31", "https://herald.example/2", "A. Scribe;B. Pen"),
    )


def test_statements_have_every_cell(files: Mapping[str, bytes]) -> None:
    """A statement's row has speakers, dates, marks and verbs as typed; a quote is there only for a quote note."""
    first, second = rows(files, "statements")
    assert list(first.values())[:27] == [
        *("s-1", "a-1", "1", "mayor", "What s-1 says.", "", "reported", "position"),
        *("2031-04-30", "2031-04-30", "2031-04-30", "2031-05-01", "fair", "bridge", "council", "", "false", "true"),
        *([""] * 9),
    ]
    assert list(second.values())[:27] == [
        *("s-2", "a-2", "1", "mayor;sheriff", "'=1+1 is what he said.", "'- we go ahead, “they” said", "reported"),
        *("position", "", "", "", "2031-05", "", "", "", "clerk;wire-co", "true", "true"),
        *("no-toll;s-1", "", "no-toll", "", "", "", "", "", "s-1"),
    ]
    assert cut(second, "anon", "origin", "speakers") == ("two officials", "wire-co", "Mayor;Hizzoner;Ma'or;Sheriff")


def test_events_say_how_they_stand(files: Mapping[str, bytes]) -> None:
    """An event's row has its current status, the date that articles give where none is registered, and its articles."""
    (row,) = rows(files, "events")
    assert list(row.values())[:11] == [
        *("fair", "Fair", "meeting", "expected", "2031-05-09~", "2031-05-09", "2031-05-09", "square"),
        *("mayor;sheriff", "bridge", "a-1;a-2"),
    ]
    assert row["slip"] == "2031-05-09"


def test_sightings_keep_what_each_article_says(files: Mapping[str, bytes]) -> None:
    """A sighting's row has only what its own article says: no date is borrowed."""
    first, second = rows(files, "sightings")
    assert list(first.values())[:8] == [
        *("fair", "a-1", "scheduled", "2031-05-09~", "2031-05-09", "2031-05-09", "", "clerk")
    ]
    assert list(second.values())[:8] == ["fair", "a-2", "expected", "", "", "", "", ""]


def test_figures_and_values_have_plain_numbers(files: Mapping[str, bytes]) -> None:
    """Numbers are plain decimals, empty where a side is open; a value without a unit has the figure's."""
    (figure,) = rows(files, "figures")
    assert list(figure.values())[:6] == ["crowd", "Crowd", "people", "not comparable", "5", ""]
    first, second = rows(files, "values")
    assert list(first.values())[:12] == [
        *("crowd", "a-1", "5.50-7.0", "range", "5.50", "7", "tonnes", "", "'+ all", "2031-04", "", "")
    ]
    assert list(second.values())[:12] == [
        *("crowd", "a-2", ">5", "floor", "5", "", "people", "XTS", "", "", "mayor", "")
    ]


def test_registries_and_relations_are_written_as_typed(files: Mapping[str, bytes]) -> None:
    """Roles are title@of@from/to, a topic names its parent, a relation has no inverse."""
    mayor = next(row for row in rows(files, "actors") if row["id"] == "mayor")
    assert list(mayor.values())[:6] == [
        *("mayor", "Mayor", "person", "Hizzoner;Ma'or", "town", "Mayor@town@2030-01-02/;Clerk@@2020-01-02/2029-12")
    ]
    assert [cut(row, "id", "name", "parent") for row in rows(files, "topics")] == [
        ("bridge", "Bridge", "works"),
        ("works", "Works", ""),
    ]
    assert [tuple(row.values()) for row in rows(files, "relations")] == [
        ("s-2", "rejects", "no-toll"),
        ("s-2", "same", "s-1"),
        ("s-2", "answers", "no-toll"),
        ("s-2", "answers", "s-1"),
    ]


def test_an_event_keeps_its_registered_date_and_each_article_once() -> None:
    """The registry says when an event is, whatever articles said of it; an article that names it twice is listed once."""
    marks = [make.sighting("a-1", "expected", number=n, when=f"2031-05-0{n}") for n in (1, 2)]
    corpus = make.corpus([make.article("a-1")], marks, [make.event("fair", "2031-05-10/2031-05-12")])
    (row,) = rows(export(corpus, derive(corpus)), "events")
    assert cut(row, "when", "earliest", "latest", "articles") == (
        *("2031-05-10/2031-05-12", "2031-05-10", "2031-05-12", "a-1"),
    )


def test_a_speaker_without_a_name_is_anonymous() -> None:
    """A statement of an unknown speaker is anonymous; a list that begins like a formula is neutralised too."""
    said = make.statement("s-1", "a-1", "unknown", via=("-clerk", "guard"))
    corpus = make.corpus([make.article("a-1")], [said])
    (row,) = rows(export(corpus, derive(corpus)), "statements")
    assert cut(row, "who", "anonymous", "via") == ("unknown", "true", "'-clerk;guard")


def test_no_anchor_is_exported(files: Mapping[str, bytes]) -> None:
    """The words that only locate a note or a demand stand in no file."""
    for content in files.values():
        assert b"four words that locate" not in content
        assert b"never to be exported" not in content


def test_json_follows_its_schema(files: Mapping[str, bytes]) -> None:
    """The document is valid by the published schema, which is a valid schema itself."""
    schema = json.loads(files["data/schema/briefing.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert list(checker.iter_errors(json.loads(files["data/briefing.json"]))) == []


def test_json_is_laid_out_as_the_standard_encoder_does(files: Mapping[str, bytes]) -> None:
    """The document has sorted keys and one space of indent, letter for letter as the standard library writes them."""
    written = files["data/briefing.json"].decode()
    assert written == json.dumps(json.loads(written), sort_keys=True, indent=1, ensure_ascii=False) + "\n"
    assert json.loads(written)["as_of"] == "2031-06-01"


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
    assert len(files) == len(TABLES) + 3
    assert rows(files, "articles") == []
    assert json.loads(files["data/briefing.json"])["statements"] == []


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
    | st.sampled_from(["=x", "\t", "\r=", "-1", "@a\n"])
)
def test_any_text_survives_csv(text: str) -> None:
    """A cell comes back from CSV as it was, or behind one apostrophe if it would start a formula."""
    corpus = make.corpus([make.article("a-1")], [make.statement("s-1", "a-1", says=text)])
    (row,) = rows(export(corpus, derive(corpus)), "statements")
    expected = "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
    assert row["says"] == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e30"), max_value=Decimal("1e30")))
def test_numbers_are_plain_and_exact(number: Decimal) -> None:
    """A number is written without exponent and reads back as the same number."""
    assert "e" not in plain(number).lower()
    assert Decimal(plain(number)) == number
