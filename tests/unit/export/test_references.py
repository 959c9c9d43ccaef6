"""References are read by the programs that read them, and lead to the original first and to this site second."""

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from briefbook.export.references import bibtex, csl_json, ris
from briefbook.model.alternates import Reference, References
from tests.unit.export.golden_site import golden_files, those

BASE = "https://example.org/harbour/"
ODD = Reference(
    id="s-1",
    news=True,
    title="50 % of R&D_costs {$5} #1 ~ ^ \\ “Ж” and more",
    authors=("Ida van der Falk", "RFE/RL's and Sons"),
    container="Post & Co.",
    issued=((2024, 3, 5), (2024, 3, 7)),
    circa=True,
    accessed=(2024, 4, 1),
    url="https://post.example/a_b?c=%20&d={e}#f",
    language="en",
    note="Line one\r\nER  - \r\nTY  - BOOK",
)
BARE = Reference(id="b", news=False, title="Notes")


def entries(content: bytes) -> list[Any]:
    """Return the entries that a BibTeX parser reads, LaTeX turned into characters; nothing may be broken."""
    library = parse_string(content.decode(), append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    return list(library.entries)


def test_bibtex_is_read_as_it_was_meant() -> None:
    """What LaTeX takes for commands comes back as characters; names and titles are not parted, addresses not escaped."""
    written = bibtex(References(items=(ODD, BARE)))
    assert b"author = {{Ida van der Falk} and {RFE/RL's and Sons}}" in written
    odd, bare = entries(written)
    assert (odd.key, odd.entry_type, bare.entry_type) == ("s-1", "article", "misc")
    fields = {name: field.value for name, field in odd.fields_dict.items()}
    # The parser makes of \\textasciicircum the accent (U+02C6) that TeX sets for it.
    assert fields["title"].strip("{}").replace("ˆ", "^") == ODD.title
    assert fields["journal"] == "Post & Co."
    assert (fields["year"], fields["date"], fields["urldate"]) == ("2024", "2024-03-05/2024-03-07", "2024-04-01")
    raw = parse_string(written.decode()).entries[0].fields_dict["url"]  # an address is no LaTeX
    assert raw.value == "https://post.example/a_b?c=%20&d=%7Be%7D#f"


def test_bibtex_escapes_every_command() -> None:
    """Outside addresses no character stands bare that LaTeX would act on."""
    written = bibtex(References(items=(ODD,))).decode()
    title = next(line for line in written.splitlines() if "title" in line)
    assert r"50 \% of R\&D\_costs \{\$5\} \#1 \textasciitilde{} \textasciicircum{} \textbackslash{}" in title


def test_ris_is_read_as_it_was_meant() -> None:
    """Each entry has its type, id, names and date; a note cannot end its entry or begin another."""
    odd, bare = rispy.loads(ris(References(items=(ODD, BARE))).decode())
    assert (odd["type_of_reference"], odd["id"], bare["type_of_reference"]) == ("NEWS", "s-1", "ELEC")
    assert odd["authors"] == list(ODD.authors)
    assert (odd["year"], odd["date"], odd["access_date"]) == ("2024", "2024/03/05", "2024/04/01")
    assert odd["urls"] == [ODD.url]
    assert odd["notes"] == ["Line one ER - TY - BOOK"]


def test_csl_json_has_the_structure_of_its_schema() -> None:
    """Items have an id and a type that CSL knows, literal names, and dates in parts; a doubtful date says so."""
    odd, bare = json.loads(csl_json(References(items=(ODD, BARE))))
    assert odd["type"] == "article-newspaper"
    assert odd["author"] == [{"literal": name} for name in ODD.authors]
    assert odd["issued"] == {"date-parts": [[2024, 3, 5], [2024, 3, 7]], "circa": True}
    assert bare == {"id": "b", "type": "webpage", "title": "Notes"}


@pytest.mark.parametrize("page", ["articles/2024-03-05-post.html", "articles/2024-03-06-wire.html"])
def test_an_article_has_the_same_references_in_every_form(page: str) -> None:
    """The original comes first, then the page here, then each statement by its id, with an address that leads to it."""
    files = golden_files()
    items = json.loads(files[page.replace(".html", ".csl.json")])
    statements = [row["id"] for row in json.loads(files[page.replace(".html", ".json")])["statements"]]
    id_ = page.removeprefix("articles/").removesuffix(".html")
    assert [item["id"] for item in items] == [id_, f"{id_}.here", *statements]
    assert items[1]["URL"] == BASE + page
    for item in items[2:]:
        assert item["note"].endswith(f" {BASE}{page}#{item['id']}")
    keys = [entry.key for entry in entries(files[page.replace(".html", ".bib")])]
    assert keys == [item["id"] for item in items]
    assert [item["id"] for item in rispy.loads(files[page.replace(".html", ".ris")].decode())] == keys


def test_only_articles_have_references() -> None:
    """References stand beside articles and nowhere else; their pages say how to cite them, and cards lead there."""
    files = golden_files()
    assert {path.split("/")[0] for path in those(files, ".ris")} == {"articles"}
    page = files["articles/2024-03-05-post.html"].decode()
    assert '<details class="cite" id="cite">' in page
    assert "Ida Falk. “Talks end without a deal as cranes stand still”." in page
    assert 'href="../articles/2024-03-05-post.html#cite"' in files["actors/kai-lund.html"].decode()


def test_reference_managers_read_the_head() -> None:
    """The head of an article's page names the original for programs that save references from pages."""
    page = golden_files()["articles/2024-03-05-post.html"].decode()
    for name, content in {
        "DC.type": "newspaperArticle",
        "citation_title": "Talks end without a deal as cranes stand still",
        "citation_author": "Ida Falk",
        "citation_publication_date": "2024/03/05",
        "citation_public_url": "https://post.example/talks-end",
    }.items():
        assert f'<meta name="{name}" content="{content}">' in page
