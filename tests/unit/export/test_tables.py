"""Tables: what stands in each cell of the CSV files."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.derive import derive
from briefbook.export import export
from briefbook.model.tables.cells import plain
from tests.unit import corpora as make
from tests.unit.export.town import cut, rows, town

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


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """Return the data files of the town."""
    corpus = town()
    return export(corpus, derive(corpus))


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


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
    | st.sampled_from(["=x", "\t", "\r=", "-1", "@a\n", "＠a", "  =x"])
)
def test_any_text_survives_csv(text: str) -> None:
    """A cell comes back from CSV as it was, or behind one apostrophe if it would start a formula."""
    corpus = make.corpus([make.article("a-1")], [make.statement("s-1", "a-1", says=text)])
    (row,) = rows(export(corpus, derive(corpus)), "statements")
    begins = text.lstrip(" ")[:1]
    expected = "'" + text if begins and begins in "=+-@\t\r＝＋－＠" else text
    assert row["says"] == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e30"), max_value=Decimal("1e30")))
def test_numbers_are_plain_and_exact(number: Decimal) -> None:
    """A number is written without exponent and reads back as the same number."""
    assert "e" not in plain(number).lower()
    assert Decimal(plain(number)) == number
