import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.markup import Html
from briefbook.prose import component, render_page


def test_components_take_the_place_of_their_fences() -> None:
    """Each fenced div becomes its component, in place, and what is between them is converted."""
    page = f"# Title\n\n{component('statement', 's-1', '**A** says *so*.')}\nbetween\n\n{component('picture', 'strip', 'words')}"
    html = render_page(
        page, {("statement", "s-1"): Html("<article>1</article>"), ("picture", "strip"): Html("<svg></svg>")}
    )
    assert html == '<h1 id="title">Title</h1>\n<article>1</article>\n<p>between</p>\n<svg></svg>'


def test_the_twin_reads_well() -> None:
    """A component in the twin is a fence, its words, a fence."""
    assert component("statement", "s-0a1b", "**A** says *so*.\n") == "::: statement s-0a1b\n**A** says *so*.\n:::\n"


@given(st.text(alphabet=":\n\r x#-s1", max_size=40))
def test_no_text_inside_can_close_or_open_a_fence(inner: str) -> None:
    """Whatever stands inside, a component ends where it was to end, and the page goes on."""
    page = f"{component('digest', 'd', inner)}\nafter\n"
    assert render_page(page, {("digest", "d"): Html("<hr>")}) == "<hr>\n<p>after</p>"


def test_fences_inside_stay_readable() -> None:
    """A line like a fence keeps its words, behind a backslash."""
    assert component("digest", "d", "a\n::: x y\n  :::\nb") == "::: digest d\na\n\\::: x y\n  \\:::\nb\n:::\n"


@pytest.mark.parametrize(
    ("kind", "name"), [("", "x"), ("a b", "x"), ("a", ""), ("a", "x y"), ("a", "x\n"), ("A", "x"), ("a", "<x>")]
)
def test_a_fence_cannot_hold_any_name(kind: str, name: str) -> None:
    """A kind or an id that would break the fence is refused."""
    with pytest.raises(ValueError, match="no fence can say"):
        component(kind, name, "x")


def test_a_missing_component_is_a_mistake() -> None:
    """A page that names a component nobody drew is our own mistake."""
    with pytest.raises(KeyError):
        render_page("::: statement s-1\n:::", {})


@pytest.mark.parametrize("page", ["::: statement s-1\nx", ":::", ":::statement s-1\n:::", "x\n::: a\n:::"])
def test_a_broken_fence_is_a_mistake(page: str) -> None:
    """A fence that is not closed, or says nothing, is a template's mistake."""
    with pytest.raises(ValueError, match="a fence that"):
        render_page(page, {("statement", "s-1"): Html("")})


def test_ids_of_headings_are_unique_on_the_page() -> None:
    """Headings have ids made of their words, unique across components, and new for each page."""
    page = f"## Said\n\n{component('x', 'y', '')}\n## Said\n\n### *Said* & done"
    once = render_page(page, {("x", "y"): Html("<hr>")})
    assert [part.split('"')[0] for part in once.split('id="')[1:]] == ["said", "said-2", "said-done"]
    assert render_page(page, {("x", "y"): Html("<hr>")}) == once


def test_raw_html_is_text_on_pages_too() -> None:
    """Templates write Markdown, never HTML."""
    assert render_page("<b>x</b> <!-- y -->", {}) == "<p>&lt;b&gt;x&lt;/b&gt; &lt;!-- y --&gt;</p>"


def test_links_of_pages_are_relative_or_on_the_web() -> None:
    """Templates link anywhere in the site and on the web, and nowhere else."""
    html = render_page(
        "[a](../x.html#y) [b](#z) [c](https://x.example/?a=1&b=2) [d](javascript:1) [e](//x.example)", {}
    )
    assert html == (
        '<p><a href="../x.html#y">a</a> <a href="#z">b</a> <a href="https://x.example/?a=1&amp;b=2" '
        'rel="noopener noreferrer nofollow">c</a> <span>d</span> <span>e</span></p>'
    )


def test_long_lists_of_components_are_not_converted() -> None:
    """Components side by side cost no conversion: what is inside a fence never reaches the converter."""
    names = [f"s-{number}" for number in range(3_000)]
    page = "".join(component("statement", name, "[" * 5_000) + "\n" for name in names)
    html = render_page(page, {("statement", name): Html(name) for name in names})
    assert html == "\n".join(names)
