from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefbook.model.page import Link
from tests.unit.prose.payloads import STRUCTURE
from tests.unit.render.sites import Card, Sheet, page, plan, render, templates

ROUTES = """{% macro said(words) %}
{{ words }}
{% endmacro %}
{% set kept = view.text %}
{% set block %}{{ view.text }}{% endset %}
before

{{ view.text }}

- {{ said(view.text) }}
- {{ kept }}
- {{ block }}
- {{ view.text if view.text else "" }}
- **{{ view.text or "" }}**
- [{{ view.text }}](index.html)

| a | b |
| --- | --- |
| {{ view.text }} | {{ view.text }} |

{{ view.cards[0]|component }}

after
"""


def folded(text: str) -> str:
    """Return *text* as a reader sees it, white space and control characters aside."""
    return "".join(character for character in text if not character.isspace() and character.isprintable())


def content(html: bytes) -> LexborNode:
    """Return the element that holds what a page's template made."""
    found = LexborHTMLParser(html.decode()).css_first(".content")
    assert found is not None
    return found


PLAIN = content(
    render(plan(page(Sheet(text="plain", cards=(Card(says="plain"),)))), templates(ROUTES))[0]["index.html"]
)


def check(text: str) -> None:
    """Assert that *text* makes no element by any route, and is shown by each, character for character."""
    if not folded(text):
        return
    files, problems = render(plan(page(Sheet(text=text, cards=(Card(says=text),)))), templates(ROUTES))
    made = content(files["index.html"])
    assert problems == ()
    assert [node.tag for node in made.css("*")] == [node.tag for node in PLAIN.css("*")]
    assert folded(made.text()) == folded(PLAIN.text()).replace("plain", folded(text))


def test_values_are_shown_character_for_character_by_every_route() -> None:
    """Hostile text stays text in paragraphs, lists, links, tables, macros, set blocks and components."""
    for payload in STRUCTURE:
        check(payload)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40))
@example("{{ 7 * 7 }}{% raw %}")
@example("::: statement s-1")
def test_any_text_stays_text(text: str) -> None:
    """Whatever stands in a field makes no markup."""
    check(f"x{text}x")


@given(
    st.sampled_from(
        [
            "javascript:alert(1)",
            "JaVaScRiPt:1",
            " javascript:1",
            "java\tscript:1",
            "data:text/html,x",
            "vbscript:x",
            "//host/x",
            "\\\\host",
            "http:\\\\x y",
        ]
    )
)
def test_an_address_that_could_act_is_no_link(href: str) -> None:
    """Only relative, http, https and mailto addresses become links."""
    text = "{% if view.link.href|url %}[{{ view.link.text }}]({{ view.link.href|url }}){% else %}{{ view.link.text }}{% endif %}\n\n"
    files, _ = render(plan(page(Sheet(link=Link(text="words", href=href)))), templates(text))
    made = content(files["index.html"])
    assert made.css("a") == []
    assert made.text().strip() == "words"


def test_an_address_reaches_the_page_as_it_is() -> None:
    """Brackets, ampersands and text fragments of an address survive Markdown."""
    href = "https://x.example/a_b_c/(d)?e=[1]&copy=2#:~:text=so%20it,_is_"
    files, _ = render(
        plan(page(Sheet(link=Link(text="w", href=href)))), templates("[w]({{ view.link.href|url }}) *z*\n")
    )
    node = content(files["index.html"]).css("a")[0]
    assert (node.attributes["href"] or "").replace("%28d%29", "(d)").replace("%5B1%5D", "[1]") == href
