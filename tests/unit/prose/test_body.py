import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from briefbook.prose import render_body
from tests.unit.prose.payloads import STRUCTURE

ALLOWED = {
    "a": {"href", "title", "rel"}, "blockquote": set(), "br": set(), "code": set(), "em": set(), "hr": set(), "li": set(),
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"}, "ol": {"start"}, "p": set(), "pre": set(),
    "strong": set(), "table": set(), "tbody": set(), "td": {"class"}, "th": {"class"}, "thead": set(), "tr": set(), "ul": set(),
}  # fmt: skip
ADDRESS = re.compile(r"https?://[\w.-]|mailto:[^@]+@|\.\./[a-z0-9]|#")

REFUSED = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "javascript&colon;alert(1)", "&#1;javascript:alert(1)",
    "data:text/html,x", "vbscript:x", "file:///etc/hosts", "//host.example/x", "\\\\host\\x", "/absolute", "http:/x", "http:x",
    "http://", "https://?q", "http://user@host.example/", "http://a:b@host.example", "http://host.example\\@x.example",
    "http://host&#64;x.example", "http://host.example:99x/", "ftp://host.example", "mailto:", "mailto:nobody", "mailto:a@b@c.example",
    "http://host%40x.example/", "http://[::1]/", "http://host.example/\u202egnp", "http://ho\u200bst.example/", "blob:http://x.example",
    "about.html", "../actors/x.html", "actors/x.html", "#said", "",
)  # fmt: skip


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the elements of *html* with their attributes, in order."""
    body = LexborHTMLParser(html).body
    return [(node.tag or "", dict(node.attributes)) for node in body.css("*") if node.tag != "body"] if body else []


def links(html: str) -> list[str | None]:
    """Return where the links of *html* lead."""
    return [attributes.get("href") for tag, attributes in elements(html) if tag == "a"]


def check_safe(html: str) -> None:
    """Assert that *html* holds nothing but what a body may hold."""
    for tag, attributes in elements(html):
        assert tag in ALLOWED
        assert set(attributes) <= ALLOWED[tag]
        if tag == "a" and "href" in attributes:
            assert ADDRESS.match(attributes["href"] or "")


@pytest.mark.parametrize("payload", STRUCTURE)
def test_payloads_make_nothing_that_acts(payload: str) -> None:
    """No payload in a body makes an element, an attribute or an address that bodies may not have."""
    for text in (
        payload,
        f"a {payload} b",
        f"[{payload}](http://x.example)",
        f"- {payload}\n\n    {payload}",
        f"| {payload} |\n|---|",
    ):
        check_safe(render_body(text, root="../"))


FRAGMENTS = (
    *STRUCTURE,
    *REFUSED,
    "\n",
    "\n\n",
    " ",
    "    ",
    "](",
    ")",
    "[",
    "(",
    "**",
    "onclick=",
    '"',
    "'",
    "javascript:",
    ">",
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_any_mixture_is_safe(text: str) -> None:
    """Any mixture of hostile fragments is safe, and the same the second time."""
    html = render_body(text, root="../")
    check_safe(html)
    assert render_body(text, root="../") == html


@given(st.text(max_size=80))
def test_any_text_converts(text: str) -> None:
    """Any text converts without an exception."""
    check_safe(render_body(text))


@pytest.mark.parametrize("address", REFUSED)
def test_refused_addresses_leave_the_words(address: str) -> None:
    """An address that is not plainly on the web leaves the words of its link, and no link."""
    for html in (
        render_body(f"[words]({address})"),
        render_body(f"[words](<{address}>)"),
        render_body(f"[words][l]\n\n[l]: {address}"),
    ):
        assert links(html) == []
        assert "words" in html


@pytest.mark.parametrize(
    "address",
    [
        "http://x.example",
        "https://x.example/a_(b)?c=1&d=2#e",
        "HTTPS://X.example:8080/",
        "https://пример.example/я",
        "mailto:a.b@c.example",
    ],
)
def test_addresses_on_the_web_become_links(address: str) -> None:
    """A plain address on the web or of a mailbox becomes a link that tells nothing of where it was followed."""
    html = render_body(f'[words]({address} "a title")')
    ((tag, attributes),) = [each for each in elements(html) if each[0] == "a"]
    assert tag == "a"
    assert attributes == {"href": address, "rel": "noopener noreferrer nofollow", "title": "a title"}


def test_links_inside_the_site_need_a_root() -> None:
    """Addresses below the site's root become links only where the way back to it is known."""
    text = (
        "[a](actors/x.html#said) [b](about.html) [c](x.2.html) [d](#h-one) [e](../x.html) [f](a/../b.html) [g](/x.html)"
    )
    assert links(render_body(text)) == []
    assert links(render_body(text, root="")) == ["actors/x.html#said", "about.html", "x.2.html", "#h-one"]
    assert links(render_body(text, root="../")) == ["../actors/x.html#said", "../about.html", "../x.2.html", "#h-one"]
    assert "rel=" not in render_body(text, root="")


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "<script>alert(1)</script>", "<!-- x", "<div>\n\nx\n\n</div>", "<img src=x>", "<title>x"]
)
def test_raw_html_is_text(text: str) -> None:
    """Raw HTML is shown as it was written."""
    body = LexborHTMLParser(render_body(f"before {text} after\n\nend")).body
    assert body is not None
    assert {node.tag for node in body.css("*")} == {"body", "p"}
    assert " ".join(body.text().split()) == " ".join(f"before {text} after end".split())


def test_images_leave_their_words() -> None:
    """An image leaves its words, also in a link and by reference, and is never fetched."""
    text = "![one *x*](http://x.example/a.png) [![two](b.png)](http://x.example) ![three][r] ![four]\n\n[r]: http://x.example/c.png"
    html = render_body(text)
    assert "one *x*" in html
    assert ">two</a>" in html
    assert "three ![four]" in html
    assert "png" not in html


def test_headings_start_at_the_second_level() -> None:
    """The highest heading becomes an h2, those below keep their distance, and ids are unique."""
    html = render_body("### A & B\n\n#### Said\n\nx\n\n### A & B\n\n###### `Said`\n\n### Что\n\n### A & B 2")
    assert re.findall(r'<(h\d) id="([^"]+)"', html) == [
        ("h2", "h-a-b"), ("h3", "h-said"), ("h2", "h-a-b-2"), ("h5", "h-said-2"), ("h2", "h-section"), ("h2", "h-a-b-2-2"),
    ]  # fmt: skip


def test_fences_are_plain_text() -> None:
    """A body cannot write a component."""
    assert render_body("::: statement s-1\nx\n:::") == "<p>::: statement s-1\nx\n:::</p>"


def test_tables_align_without_inline_style() -> None:
    """Alignment is a class: the pages' policy allows no inline style."""
    html = render_body("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert 'class="align-left"' in html
    assert '<td class="align-center">2</td>' in html
    assert "style" not in html


def test_lists_keep_their_number() -> None:
    """An ordered list starts where its author starts it, and does not swallow the bullets after it."""
    html = render_body("3. three\n4. four\n\n- dot")
    assert '<ol start="3">' in html
    assert "<ul>" in html


def test_code_keeps_its_characters() -> None:
    """In code, marks are characters, and references are not resolved."""
    assert render_body("`a*b*&lt;<i>` ``x`y`` \\`z`") == (
        "<p><code>a*b*&amp;lt;&lt;i&gt;</code> <code>x`y</code> `z`</p>"
    )


def test_one_body_leaves_nothing_to_the_next() -> None:
    """Definitions and ids of one body are unknown to the next."""
    first = render_body("# One\n\n[x]\n\n[x]: http://x.example")
    assert "href" in first
    assert render_body("[x]") == "<p>[x]</p>"
    assert render_body("# One") == '<h2 id="h-one">One</h2>'


def test_an_empty_body_is_empty() -> None:
    """Nothing makes nothing."""
    assert render_body("") == render_body(" \n\n") == ""
