import pytest

from briefbook.prose import body_limits, render_body
from briefbook.prose.limits import ALL_MARKS, BODY, LINE, LINES, MARKS, NESTING


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a" * (BODY + 1), (1, 1), "too large"),
        ("я" * (BODY // 2 + 1), (1, 1), "too large"),
        ("x\n" + "a" * (LINE + 1), (2, 1), "line is too long"),
        ("x\n" * LINES, (LINES + 1, 1), "too many lines"),
        ("ab\n" + "[" * 8_000, (2, MARKS + 1), "too many '['"),
        ("[a](" * (MARKS // 2) + "\n" + "x[" * 2_000, (2, 2 * (MARKS // 2) + 2), "too many '['"),
        ("`a` " * 1_001, (1, 4_001), "too many '`'"),
        ("*a*\n" * 1_500, (1_001, 1), "too many '*'"),
        ("<a" * 2_001, (1, 4_001), "too many '<'"),
        ("\\_" * 2_001, (1, 4_001), "too many '\\\\'"),
        ("x\n\n" + "> " * (NESTING + 1) + "x", (3, 1), "nested too deeply"),
        ("- " * (NESTING + 1) + "x", (1, 1), "nested too deeply"),
        ("1. " * (NESTING + 1) + "x", (1, 1), "nested too deeply"),
        ("\n".join("    " * level + "- x" for level in range(NESTING + 9)), (NESTING + 1, 1), "nested too deeply"),
        ("\n".join("\t" * level + "- x" for level in range(NESTING + 9)), (NESTING + 1, 1), "nested too deeply"),
        ("# a\n" * 9_000, (1, 1), "too many headings"),
        ("- - -\n" * 9_000, (1, 1), "too many headings"),
        ("x\n\n> # a\n" + "> # b\n" * 9_000, (3, 1), "too many headings"),
        ("[a]:\nb\n" * 9_000, (1, 1), "too many headings"),
    ],
)
def test_what_is_too_much_is_refused_with_its_place(text: str, place: tuple[int, int], words: str) -> None:
    """Each limit tells the line and column from which on a text is too much, and what is."""
    found = body_limits(text)
    assert [(line, column) for line, column, message in found if words in message][:1] == [place]


def test_the_whole_text_has_a_limit_of_marks() -> None:
    """Marks in small blocks are bounded as well, since they add up."""
    block = "*a* " * 500
    text = f"{block}\n\n" * (ALL_MARKS // 1_000 + 1)
    assert [message for _, _, message in body_limits(text)] == [
        f"the text has too much mark-up: {ALL_MARKS:,} marks at most, up to here"
    ]


def test_several_faults_are_told_together() -> None:
    """One look tells all that is wrong, in order."""
    text = "[" * 3_000 + "\n\n" + "`" * 3_000 + "\n\n" + "> " * 60
    assert [line for line, _, _ in body_limits(text)] == [1, 3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word " * 19_000,
        ("word " * 600 + "\n\n") * 300,
        "[a](http://x.example/) " * 1_900,
        "| a | b | c |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n" * 8_000,
        "\n".join("    " * level + "- x" for level in range(NESTING)),
        "## Heading\n\ntext\n\n" * 3_000,
        "> " * NESTING + "x",
    ],
)
def test_long_but_honest_texts_pass(text: str) -> None:
    """A long article, a long table, a deep list is no fault."""
    assert body_limits(text) == []


UNITS = (
    "[",
    "[a](",
    "[a](()",
    "![a](",
    "[[]",
    "<",
    "<a@",
    "<!--",
    "&",
    "`",
    "` ``",
    "*",
    "*a",
    "**a*",
    "*_",
    "_a_ ",
    "\\",
    "\\*",
    "!",
)


@pytest.mark.parametrize("unit", UNITS)
def test_what_passes_converts(unit: str) -> None:
    """The longest run of a hostile unit that passes the limits converts without an exception."""
    count = MARKS
    while body_limits(unit * count):
        count -= 100
    assert render_body(unit * count)


@pytest.mark.parametrize("unit", ["> ", "- ", "1. ", "* > ", "> 1. "])
def test_the_deepest_nesting_that_passes_converts(unit: str) -> None:
    """As deep as the limits allow, nothing runs out of stack."""
    levels = NESTING
    while body_limits(unit * levels + "x"):
        levels -= 1
    text = unit * levels + "x"
    assert render_body(f"{text}\n{text}\n\n{text}")


def test_emphasis_as_deep_as_passes_converts() -> None:
    """Emphasis nests by runs of marks; the deepest that passes runs out of nothing."""
    half = MARKS // 2
    assert render_body("*" * half + "a" + "*" * half)
    assert render_body("*a _b " * (half - 1) + "_ *" * (half - 1))
