import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.markup import Html
from briefbook.prose import plain_text, render_body


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <em>two</em>\n three.</p>\n<p>Four</p>", "One two three.\n\nFour"),
        ("<p>a<br>\nb</p>", "a\nb"),
        ("<p>a <br> b</p>", "a\nb"),
        ("<p> a </p><p> </p><p>b</p>", "a\n\nb"),
        ("<p>a<em> b</em> <strong> c</strong></p>", "a b c"),
        ("<ul>\n<li>a<ul><li>b</li></ul></li>\n<li>c</li></ul>", "a\n\nb\n\nc"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td></td></tr></table>", "a b\n\nc"),
        ("<pre><code>x = 1\n    y\n</code></pre><p>a\nb</p>", "x = 1\ny\n\na b"),
        ("<p>&lt;b&gt; &amp;amp; &quot;x&quot; &#8212; R&D</p>", '<b> &amp; "x" — R&D'),
        ("<p>a&nbsp;b\u00a0c</p>", "a\u00a0b\u00a0c"),
        ('<p>a <a href="x" title="> y">b</a></p>', "a b"),
        ("<p>a<!-- <p>x</p> --></p><script>x < y</script><style>p {}</style>b", "a\n\nb"),
        ("a<hr>b", "a\n\nb"),
        ("1 < 2", "1 < 2"),
        ("", ""),
    ],
)
def test_text_is_what_a_reader_sees(html: str, text: str) -> None:
    """Blocks are parted by a blank line, white space folds, tags leave nothing."""
    assert plain_text(Html(html)) == text


@given(st.text(alphabet="ab *_`[](){}<>&;#|\n-1.", max_size=120))
def test_text_of_bodies_is_tidy(markdown: str) -> None:
    """Text never begins or ends with white space, and has no more than one blank line at a place."""
    text = plain_text(render_body(markdown))
    assert text == text.strip(" \n")
    assert "\n\n\n" not in text
    assert "  " not in text
