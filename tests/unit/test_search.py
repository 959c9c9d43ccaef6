"""Records and their index: what pagefind is given, and that it finds no more than that."""

import gzip
import json

import pytest
from msgspec.structs import replace

from briefbook.model.searched import SearchRecord
from briefbook.search import digest_of_index, document, index_of, installed

RECORD = SearchRecord(
    path="articles/a.html#s-1",
    title="Mara Quill",
    kind="Statement: denial",
    says="No ferry <b>sank</b> & none will.",
    quote='not "one"',
    source="Harbour Post",
    names=("M. Quill",),
    words=("Captain",),
    weight=2,
    filters=(("speaker", ("Mara Quill", "Ivo Brandt")), ("year", ("2031",))),
)


def test_a_document_holds_all_of_a_record_as_text() -> None:
    """What stands in a record cannot become markup, or another filter."""
    page = document(
        replace(RECORD, title='<i data-pagefind-filter="x">', filters=(("speaker", ("</i><i>",)),))
    ).decode()
    assert "<b>" not in page
    assert 'filter="x"' not in page
    assert "&lt;/i&gt;&lt;i&gt;" in page
    for text in ("No ferry", "not &quot;one&quot;", "M. Quill", "Captain", "Harbour Post", "articles/a.html#s-1"):
        assert text in page


def test_the_index_holds_each_record_and_what_is_shown_of_it() -> None:
    """There is a fragment for each record, with its filters, its path and its words as they were written."""
    other = replace(RECORD, path="index.html", title="Brief", filters=())
    files = dict(index_of([document(RECORD), document(other)], "en"))
    fragments = {
        held["meta"]["path"]: held
        for path, content in files.items()
        if path.startswith("fragment/")
        for held in [json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))]
    }
    assert fragments.keys() == {"articles/a.html#s-1", "index.html"}
    held = fragments["articles/a.html#s-1"]
    assert held["meta"]["says"] == RECORD.says
    assert held["filters"] == {"speaker": ["Mara Quill", "Ivo Brandt"], "year": ["2031"]}
    assert "pagefind.js" in files
    assert not any("ui" in path for path in files)


def test_an_index_of_any_language_is_made() -> None:
    """A language with a region, or one that pagefind does not know, is no obstacle."""
    for language in ("en-GB", "uk", "tlh"):
        assert "pagefind.js" in dict(index_of([document(RECORD)], language))


@pytest.mark.parametrize("change", ["record", "order", "language"])
def test_the_digest_tells_indexes_apart(change: str) -> None:
    """Another record, another order or another language is another index; the same are the same."""
    documents = [document(RECORD), document(replace(RECORD, title="Ivo"))]
    language = "en"
    before = digest_of_index(documents, language)
    assert digest_of_index(list(documents), language) == before
    match change:
        case "record":
            documents[0] = document(replace(RECORD, says="None."))
        case "order":
            documents.reverse()
        case _:
            language = "de"
    assert digest_of_index(documents, language) != before


def test_the_indexer_is_known_by_its_version() -> None:
    """The development environment has the indexer, and says which."""
    assert installed()[:2].rstrip(".").isdigit()
