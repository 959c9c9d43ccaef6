import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from briefbook.prose import escape_markdown, render_page
from tests.unit.prose.payloads import STRUCTURE

#: Where a template puts a value: Markdown with a place for it, and the elements it makes without one.
CONTEXTS = (
    ("{}", ["p"]),
    ("before {} after", ["p"]),
    ("one\n{}\nthree", ["p"]),
    ("one\n{}", ["p"]),
    ("{}\n: b", ["p"]),
    ("x{}x", ["p"]),
    ("{}; and", ["p"]),
    ("({})", ["p"]),
    ("{} [link](a.html)", ["a", "p"]),
    ("{}[link](a.html)", ["a", "p"]),
    ("## {}", ["h2"]),
    ("## {} ##", ["h2"]),
    ("- {}", ["li", "ul"]),
    ("- {}\n- {}", ["li", "li", "ul"]),
    ("1. {}", ["li", "ol"]),
    ("- a\n    - {}", ["li", "li", "ul", "ul"]),
    ("> {}", ["blockquote", "p"]),
    ("- a\n\n    {}", ["li", "p", "p", "ul"]),
    ("[{}](a.html)", ["a", "p"]),
    ("**{}**", ["p", "strong"]),
    ("*{}*", ["em", "p"]),
    ("_{}_", ["em", "p"]),
    ("“{}”", ["p"]),
    ("| h | i |\n| --- | --- |\n| {} | x |", ["table", "tbody", "td", "td", "th", "th", "thead", "tr", "tr"]),
    ("| h | i |\n| --- | --- |\n| `c` | {} |", ["code", "table", "tbody", "td", "td", "th", "th", "thead", "tr", "tr"]),
    ("| {} | i |\n| --- | --- |\n| a | x |", ["table", "tbody", "td", "td", "th", "th", "thead", "tr", "tr"]),
)
#: A control character cannot stand in HTML; white space is folded.
SHOWN = str.maketrans(dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " "))


def fold(text: str) -> str:
    """Return *text* with its white space folded, as a reader would not notice."""
    return " ".join(text.translate(SHOWN).split())


def check(value: str, context: str, elements: list[str]) -> None:
    """Assert that *value* is shown exactly in *context*, and makes no element of its own."""
    shown = fold(value)
    if not shown:
        return  # an empty value is the template's to leave out
    page = LexborHTMLParser(render_page(context.replace("{}", escape_markdown(value)), {}))
    body = page.body
    assert body is not None
    assert sorted(node.tag or "" for node in body.css("*") if node.tag != "body") == elements
    plain = LexborHTMLParser(render_page(context.replace("{}", "VALUE"), {})).body
    assert plain is not None
    assert fold(body.text()) == fold(plain.text().replace("VALUE", shown))


@pytest.mark.parametrize(("context", "elements"), CONTEXTS)
def test_payloads_are_shown_and_never_act(context: str, elements: list[str]) -> None:
    """Every structure payload is shown as it is, wherever a template may put it."""
    for value in STRUCTURE:
        check(value, context, elements)


@given(value=st.text(max_size=30), case=st.sampled_from(CONTEXTS))
def test_any_text_is_shown_and_never_acts(value: str, case: tuple[str, list[str]]) -> None:
    """Any text at all is shown as it is, wherever a template may put it."""
    check(value, *case)


@given(
    value=st.text(alphabet="#*_-+=>.!|`~:\\[]()<>&;{}1 \n\tab", max_size=16),
    case=st.sampled_from(CONTEXTS),
)
@example(value="\\`", case=CONTEXTS[0])
@example(value="1.", case=CONTEXTS[0])
@example(value="\\\\|", case=CONTEXTS[-1])
def test_text_made_of_marks_never_acts(value: str, case: tuple[str, list[str]]) -> None:
    """Text made of nothing but Markdown's own marks is shown as it is."""
    check(value, *case)


@given(first=st.sampled_from(STRUCTURE), second=st.sampled_from(STRUCTURE))
def test_neighbours_on_a_line_never_act_together(first: str, second: str) -> None:
    """Two values side by side cannot make together what neither can alone."""
    if fold(first) and fold(second):
        page = LexborHTMLParser(render_page(f"{escape_markdown(first)} {escape_markdown(second)}", {})).body
        assert page is not None
        assert [node.tag for node in page.css("*") if node.tag != "body"] == ["p"]
        assert fold(page.text()) == fold(f"{first} {second}")


def test_there_are_many_payloads() -> None:
    """The list of payloads is long enough to be worth its name, and tells each once."""
    assert len(set(STRUCTURE)) == len(STRUCTURE) >= 150


@pytest.mark.parametrize(
    "value",
    ["U.S. 21-22", "Nord Stream 2 (the pipeline)", "a < b", "R&D in 2021", "-5 °C", "+7 495 123", "snake_case", "C:\\dir", "3.5 %",
     "“We’ll see,” he said: no.", "10:30", "x = y", "a ~ b", "5 > 4"],
)  # fmt: skip
def test_what_cannot_act_stays_readable(value: str) -> None:
    """A value that cannot act is left alone, since people read the Markdown too."""
    assert escape_markdown(value) == value


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("  two\n  lines\t", "two lines"),
        ("# x", "\\# x"),
        ("1. x", "1\\. x"),
        ("<b>", "&lt;b>"),
        ("a|b", "a\\|b"),
        ("ends in \\", "ends in \\\\"),
        ("&lt;", "&amp;lt;"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_escapes_are_the_plainest_that_work(value: str, line: str) -> None:
    """What can act is escaped by a backslash, or by a reference where no backslash would do."""
    assert escape_markdown(value) == line
