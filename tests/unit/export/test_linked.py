"""What pages say to programs in their heads, and the files for search engines, annotators and language models."""

import json
import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.unit.export.golden_site import golden_files

BASE = "https://example.org/harbour/"


def linked(path: str, *edits: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Return the linked data of a page, as a browser finds it."""
    tree = LexborHTMLParser(golden_files(*edits)[path].decode())
    (script,) = tree.css('script[type="application/ld+json"]')
    document = json.loads(script.text())
    assert document["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


def types(value: object) -> set[str]:
    """Find the types of all nodes in some linked data."""
    match value:
        case dict():
            own = {str(value["@type"])} if "@type" in value else set()
            return own.union(*map(types, value.values()))
        case list():
            return set().union(*map(types, value))
        case _:
            return set()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "WebSite"),
        ("articles/2024-03-05-post.html", "WebPage"),
        ("actors/kai-lund.html", "Person"),
        ("actors/dock-union.html", "Organization"),
        ("events/first-round.html", "Event"),
        ("figures/strikers.html", "Observation"),
        ("topics/strike.html", "DefinedTerm"),
        ("sources/harbour-post.html", "NewsMediaOrganization"),
        ("corrections.html", "WebPage"),
        ("compare/second-round.html", "WebPage"),
        ("utterances/lund-no-night.html", "Quotation"),
        ("brief/2024-03-05.html", "Report"),
    ],
)
def test_a_page_says_what_it_is_about(path: str, kind: str) -> None:
    """The first thing that a page tells programs is its subject, by a type of schema.org."""
    assert linked(path)[0]["@type"] == kind


def test_every_document_is_read_and_claims_no_more_than_it_may() -> None:
    """No page reviews claims or gives the body of an article, and every document is JSON with types that we mean."""
    known = {
        "WebSite", "WebPage", "Report", "NewsArticle", "NewsMediaOrganization", "Person", "Organization", "Event", "Place", "Observation",
        "Property", "QuantitativeValue", "DefinedTerm", "Quotation", "CorrectionComment", "BreadcrumbList", "ListItem",
    }  # fmt: skip
    found: set[str] = set()
    for path, content in golden_files().items():
        if path.endswith(".html") and b"ld+json" in content:
            found |= types(linked(path))
            assert b"articleBody" not in content
    assert found == known


def test_an_article_is_told_by_reference() -> None:
    """The page rests on the outlet's article; the quotes in it are its parts, each with its place and its speaker."""
    page = linked("articles/2024-03-05-post.html")[0]
    assert page["isBasedOn"]["url"] == "https://post.example/talks-end"
    quoted = {part["@id"]: part for part in page["hasPart"]}
    assert quoted["#lund-no-night"]["spokenByCharacter"] == [{"@type": "Person", "name": "Kai Lund"}]
    assert quoted["#lund-no-night"]["dateCreated"] == "2024-03-04"
    assert len(linked("articles/2024-03-06-wire.html")[0]["correction"]) == 1


def test_an_outlet_that_was_worked_out_is_no_publisher() -> None:
    """What no article prints is not told to programs as a fact, on its own page or where it is cited."""
    post = "articles/2024-03-05-post"
    edit = (f"content/{post}.md", "source: harbour-post\n", "source: harbour-post\nsource_why: Its crest.\n")
    assert linked(f"{post}.html")[0]["isBasedOn"]["publisher"]["name"] == "Harbour Post"
    assert "publisher" not in linked(f"{post}.html", edit)[0]["isBasedOn"]
    cited = linked("compare/second-round.html", edit)[0]["isBasedOn"]
    assert [article.get("publisher", {}).get("name") for article in cited] == [None, "Evening Wire"]


def test_a_number_keeps_its_open_side() -> None:
    """A floor has no maximum, a ceiling no minimum."""
    values = {node["name"]: node["value"] for node in linked("figures/strikers.html") if node["@type"] == "Observation"}
    (floor,) = [value for name, value in values.items() if "More than 400" in name]
    (ceiling,) = [value for name, value in values.items() if "Up to 380" in name]
    assert (floor["minValue"], "maxValue" in floor) == ("400", False)
    assert (ceiling["maxValue"], "minValue" in ceiling) == ("380", False)


def test_linked_data_cannot_end_its_element() -> None:
    """Words that look like markup stay words."""
    name = "</script><!-- <script> & \\u2028"
    edit = ("content/actors.yaml", "name: Kai Lund", f"name: '{name}'")
    assert linked("actors/kai-lund.html", edit)[0]["name"] == name


def test_links_in_other_sites_have_a_title_and_an_address() -> None:
    """Every page has Open Graph's title, type and address; a page for a missing address has no address."""
    for path, content in golden_files().items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in content:
            told = dict(re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', content.decode()))
            assert {"og:title", "og:type"} <= told.keys(), path
            assert told.get("og:url") == (None if path == "404.html" else BASE + path)


def test_quotes_are_annotations() -> None:
    """Each quote is a selector of its exact words and of nothing around them, on the publisher's page; its id is its place here."""
    files = golden_files()
    page = json.loads(files["data/annotations.jsonld"])
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    rows = {row["id"]: row for row in json.loads(files["data/briefing.json"])["statements"] if row["quote"]}
    assert {item["id"].partition("#")[2] for item in page["items"]} == set(rows)
    for item in page["items"]:
        path, _, key = item["id"].removeprefix("../").partition("#")
        assert f'id="{key}"' in files[path].decode()
        assert item["target"]["selector"] == {"type": "TextQuoteSelector", "exact": rows[key]["quote"]}
        assert item["body"]["value"] == rows[key]["says"]
    assert b"an end to forced night shifts" not in files["data/annotations.jsonld"]


def test_the_guide_leads_to_what_is_there() -> None:
    """The guide for language models begins with the title and a summary, and each of its links is a file of the site."""
    files = golden_files()
    guide = files["llms.txt"].decode()
    assert guide.startswith("# Harbour dispute\n\n> Who said what in the Nordhavn dock strike\n\n## Pages\n")
    paths = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", guide, re.MULTILINE)
    assert len(paths) > 10
    assert [path for path in paths if path not in files] == []
