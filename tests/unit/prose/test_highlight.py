import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from briefbook.model.markup import Html
from briefbook.prose import mark, plain_text, render_body

WORDS = (
    "one",
    "*two three*",
    "**four *five* six**",
    "[seven](http://x.example)",
    "`ei<ght`",
    "R&D",
    "<b>",
    "“ten”",
    "  \n",
    "\n",
)
BODIES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4).map(
    "\n\n".join
)


def marked(html: str) -> dict[str, str]:
    """Return for each id what a reader sees marked from there on, up to the end of that one mark."""
    return {node.attributes["id"] or "": node.text() for node in LexborHTMLParser(html).css("mark[id]")}


def test_a_passage_is_marked() -> None:
    """A passage within one element is one mark with its key as id."""
    assert mark(Html("<p>One two three.</p>"), [(4, 7, "s-1")]) == '<p>One <mark id="s-1">two</mark> three.</p>'


def test_a_passage_crosses_elements() -> None:
    """Where a passage crosses the border of an element it becomes several marks; the first alone has the id."""
    html = mark(Html("<p>One <em>two</em> three</p>\n<p>four</p>"), [(2, 17, "k")])
    assert html == (
        '<p>On<mark id="k">e </mark><em><mark>two</mark></em><mark> three</mark></p>\n<p><mark>fo</mark>ur</p>'
    )


def test_passages_nest() -> None:
    """A passage inside another is a mark inside a mark."""
    html = mark(Html("<p>abcdef</p>"), [(2, 4, "in"), (0, 6, "out")])
    assert html == '<p><mark id="out">ab<mark id="in">cd</mark>ef</mark></p>'


def test_passages_overlap() -> None:
    """Of two passages that overlap, the later one goes on after the earlier ends."""
    html = mark(Html("<p>abcdef</p>"), [(0, 4, "a"), (2, 6, "b")])
    assert html == '<p><mark id="a">ab<mark id="b">cd</mark></mark><mark>ef</mark></p>'


def test_equal_passages_have_both_keys() -> None:
    """Two notes on the same words are two marks."""
    assert mark(Html("<p>ab</p>"), [(0, 2, "x"), (0, 2, "y")]) == '<p><mark id="x"><mark id="y">ab</mark></mark></p>'


def test_a_reference_is_one_character() -> None:
    """A character reference counts as the character that it shows, and is never cut."""
    assert mark(Html("<p>R&amp;D now</p>"), [(1, 2, "k")]) == '<p>R<mark id="k">&amp;</mark>D now</p>'
    assert mark(Html("<p>R&amp;D now</p>"), [(0, 3, "k")]) == '<p><mark id="k">R&amp;D</mark> now</p>'


@pytest.mark.parametrize("passage", [(1, 1, "k"), (3, 2, "k"), (1, 3, "k"), (9, 12, "k"), (-3, 0, "k")])
def test_a_passage_without_a_character_is_a_mistake(passage: tuple[int, int, str]) -> None:
    """A passage that holds no character of the text cannot be shown."""
    with pytest.raises(ValueError, match="without a character"):
        mark(Html("<p>a</p><p>bcdef</p>"), [passage])


def test_a_key_given_twice_is_a_mistake() -> None:
    """An id may stand on a page only once."""
    with pytest.raises(ValueError, match="one key"):
        mark(Html("<p>ab</p>"), [(0, 1, "k"), (1, 2, "k")])


def test_no_passages_change_nothing() -> None:
    """Without passages the HTML is what it was."""
    assert mark(Html("<p>a\n b</p> "), []) == "<p>a\n b</p> "


@given(body=BODIES, spans=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=6))
def test_marks_change_no_text(body: str, spans: list[tuple[int, int]]) -> None:
    """Marks leave the text and the other elements as they were; each key stands once; the marked words are the passage's."""
    html = render_body(body)
    text = plain_text(html)
    ranges = [(start, min(len(text), start + length), f"k{number}") for number, (start, length) in enumerate(spans)]
    ranges = [each for each in ranges if text[each[0] : each[1]].strip("\n")]
    result = mark(html, ranges)
    assert plain_text(result) == text
    assert re.sub(r"</?mark[^>]*>", "", result) == html
    assert sorted(re.findall(r'<mark id="([^"]+)">', result)) == sorted(key for _, _, key in ranges)
    for start, end, key in ranges:
        piece = " ".join(marked(result)[key].split())
        assert piece in " ".join(text[start:end].split())


@given(body=BODIES, start=st.integers(0, 60), length=st.integers(1, 60))
def test_a_lone_passage_is_marked_whole(body: str, start: int, length: int) -> None:
    """The marks of one passage hold its characters, all of them and no others."""
    html = render_body(body)
    passage = plain_text(html)[start : start + length]
    if passage.strip("\n"):
        result = mark(html, [(start, start + length, "k")])
        shown = "".join(node.text() for node in LexborHTMLParser(result).css("mark"))
        assert "".join(shown.split()) == "".join(passage.split())
