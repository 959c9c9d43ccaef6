"""What is done faster gives the same: the converter against the library alone, plain text against its pieces."""

from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.markup import Html
from briefbook.prose import plain_text, render_body
from briefbook.prose.converter import Converter
from briefbook.prose.text import pieces
from briefbook.prose.urls import is_external

MARKDOWN = (
    "a", "Word", " ", "  ", "\n", "\n\n", "  \n", "*", "_", "**", "`", "``", "\\", "[", "]", "(", ")", "![", "!", "<", ">",
    "&amp;", "&#42;", "&#91;", "&#96;", "&", "#", "# ", "- ", "+ ", "1. ", "> ", "    ", "\t", "|", "\n|---|---|\n", "---", "===",
    "<http://x.example>", "<a@b.example>", "[x]: http://y.example\n", "[x](http://y.example 'a > b')", "![&#42;a&#42;](x)", '"',
    "'", "é", "“", "ª", "٣. ", "\r", "\r\n", "\x02", "\x03", "\xa0", "&nbsp;", "&#32;",
)  # fmt: skip
HTML = (
    "<p>", "</p>", "<br>", "<td>", "</td>", "<pre>", "</pre>", '<a href="x">', "</a>", "<", ">", "x", "a b", " ", "\n", "&amp;", "&",
    "&#32;", "<!-- x -->", "<P>", '<img alt="a>b">', "<script>x</script>", "<p title='x>'>", "</", "<hr/>", "\xa0", "=", "<b\n>",
)  # fmt: skip
bodies = st.lists(st.sampled_from(MARKDOWN), max_size=40).map("".join)


def _converter(*, spared: bool) -> Converter:
    return Converter(
        resolve=lambda url: (url, True) if is_external(url) else None, prefix="h-", highest=2, spared=spared
    )


THRIFTY, LAVISH = _converter(spared=True), _converter(spared=False)


@given(bodies)
def test_a_thrifty_converter_gives_the_same_bytes(markdown: str) -> None:
    """Leaving out what cannot find anything in a text leaves the HTML as it is."""
    THRIFTY.start()
    LAVISH.start()
    assert THRIFTY.convert(markdown) == LAVISH.convert(markdown)


def test_a_thrifty_converter_forgets_the_text_before() -> None:
    """Patterns left out for one text are there for the next."""
    for markdown in ("plain", "*one* `two` [three](http://x.example)", "plain again", "a &lt; b \\* c  \nd"):
        assert THRIFTY.convert(markdown) == LAVISH.convert(markdown)


@given(bodies)
def test_plain_text_of_a_body_is_its_pieces(markdown: str) -> None:
    """What is matched is what the pieces, into which a page puts its marks, add up to."""
    html = render_body(markdown)
    assert plain_text(html) == "".join(piece.text for piece in pieces(html))


@given(st.lists(st.sampled_from(HTML), max_size=30).map("".join))
def test_plain_text_of_any_html_is_its_pieces(html: str) -> None:
    """However odd the HTML is, the fast way and the piecewise way agree."""
    assert plain_text(Html(html)) == "".join(piece.text for piece in pieces(html))
