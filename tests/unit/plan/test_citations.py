"""Citations say what they were not told: an outlet or a date that was worked out is none that the text prints."""

import json

import pytest

from briefbook.export.references import bibtex, csl_json, ris
from briefbook.model.ids import ArticleId
from briefbook.plan import page
from briefbook.plan.address import Address
from briefbook.plan.citations import cite, meta, references
from briefbook.plan.routes import entry
from tests.planned import site_from
from tests.unit import corpora as make

ADDRESS = Address(path=entry("articles", "a-1"), kind="article", key="a-1")
OUTLET = "The outlet was worked out; the text prints none."
DATE = "The date was worked out; the text prints none."
BOTH = "The outlet and date were worked out; the text prints neither."


@pytest.mark.parametrize(
    ("published", "why", "words", "note"),
    [
        ("2031-05-01", None, "Gazette, 1 May 2031.", ""),
        ("2031-05-01", "Its bylines.", "Gazette (worked out), 1 May 2031.", OUTLET),
        ("2031-05-01?", None, "Gazette, 1 May 2031 (worked out).", DATE),
        ("2031-05-01?", "Its bylines.", "Gazette (worked out), 1 May 2031 (worked out).", BOTH),
    ],
)
def test_what_was_worked_out_is_marked(published: str, why: str | None, words: str, note: str) -> None:
    """The words of a citation and the note of each reference to the original say it, those of statements too."""
    article = make.article("a-1", published, source_why=why)
    site = site_from(make.corpus([article], [make.statement("s-1", "a-1", says="The bridge stays.")]))
    assert cite(site, ArticleId("a-1")).original == f"“Headline of a-1”. {words}"
    made = references(site, ADDRESS, page(site, ADDRESS))
    original, here, statement = made.items
    assert (original.note, here.note) == (note, "")
    told = filter(None, ("Mayor: The bridge stays. ¶ 1.", note, "https://town.example/articles/a-1.html#s-1"))
    assert statement.note == " ".join(told)
    assert json.loads(csl_json(made))[0].get("note", "") == note
    assert (f"note = {{{note}}}".encode() in bibtex(made)) == bool(note)
    assert (f"N1  - {note}\r\n".encode() in ris(made)) == bool(note)
    assert dict(meta(site, ADDRESS)).get("DC.description", "") == note
