"""Reading a text: paragraphs however the lines are wrapped, words, lines and columns."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.link.furniture import Furniture
from briefbook.link.text import Text, read_text

FILLED = """\
Harbour Talks End Without a Deal as Fishing Season Nears
By Ada Example and Bo Sample, March 4, 2031
There
was no agreement on the harbour after two days of talks between the
port authority and the fishing unions, both sides said in statements
on Tuesday evening.
The pilots and the
Marlo crews have asked for a new timetable before the season starts
and for a say in where the dredgers work. That would take a vote of
the council, which meets in April.
Nobody expects one soon.
“We will come back when there is something on paper,” said the head of the largest of the three unions.
U.N.
observers are due next week, according to people who know the plans,
and will stay until the end of the month.
“If
the authority wants peace it knows where the door is,” a spokesman
said.
"""


def _paragraphs(text: Text) -> list[str]:
    return [" ".join(text.raw[p.start : p.end].split()) for p in text.paragraphs]


def test_filled_lines_without_blank_lines() -> None:
    """Lines broken early end a paragraph, a word set apart begins one, a long line is one."""
    text = read_text(FILLED)
    assert [(words.split()[0], words.split()[-1]) for words in _paragraphs(text)] == [
        ("Harbour", "Nears"),
        ("By", "2031"),
        ("There", "evening."),
        ("The", "April."),
        ("Nobody", "soon."),
        ("“We", "unions."),
        ("U.N.", "month."),
        ("“If", "said."),
    ]
    assert [p.furniture for p in text.paragraphs][:3] == [Furniture.HEADLINE, Furniture.BYLINE, None]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("One.\n\nTwo.\n\n\n\nThree.\n", ["One.", "Two.", "Three."]),
        ("One.\r\n\r\nTwo goes\r\non here.\r\n", ["One.", "Two goes on here."]),
        ("One.\r\rTwo.", ["One.", "Two."]),
        ("One.\n \t\nTwo.\n\u200b\nThree.", ["One.", "Two.", "Three."]),
        ("The ships left.\nNobody saw them go.\nThe sea was calm.", ["The ships left.", "Nobody saw them go.", "The sea was calm."]),
        ("“We will\nunderstand,” he said.\nThe minister left.", ["“We will understand,” he said.", "The minister left."]),
        ("One sentence.\nAnother one.\n\nNext.", ["One sentence. Another one.", "Next."]),
        (
            "A first paragraph on one long line " + "of many words " * 8 + "ends.\nA second one follows.\n\nA third.",
            ["A first paragraph on one long line " + "of many words " * 8 + "ends.", "A second one follows.", "A third."],
        ),
        ("The minister said.\nPlaceholder while article actions load\n\nNext.", ["The minister said.", "Placeholder while article actions load", "Next."]),
        ("\ufeffOne.", ["\ufeffOne."]),
        ("", []),
        (" \n\n\t", []),
    ],
)  # fmt: skip
def test_paragraphs(raw: str, expected: list[str]) -> None:
    """Blank lines part paragraphs, and so do line ends that are no hard wrap."""
    assert _paragraphs(read_text(raw)) == expected


def test_lines_with_one_sentence_each_are_not_parted_where_blank_lines_are() -> None:
    """Authors who break lines after sentences mean one paragraph, and a quotation may run on."""
    raw = "“We waited.\nNobody came,” she said.\n\nThe port is closed.\n\nThe town is quiet.\n"
    assert len(read_text(raw).paragraphs) == 3


def test_a_body_has_only_blank_lines_and_no_furniture() -> None:
    """The text of a body is taken as it is: no line of it is furniture."""
    raw = "Breaking News\n\nA title without a stop, long enough\nThe words of it.\n\nWith reporting by Ada Example"
    text = read_text(raw, furniture=False)
    assert len(text.paragraphs) == 3
    assert {p.furniture for p in text.paragraphs} == {None}


def test_words_outside_furniture() -> None:
    """Words are tokens with a letter or digit; furniture does not count in the text, and does in its paragraph."""
    text = read_text("Skip to content\n\nThe harbour — closed since 1997 — opens.\n")
    assert [p.words for p in text.paragraphs] == [3, 6]
    assert text.words == 6


def test_lines_and_columns() -> None:
    """Places are counted from 1, in characters."""
    text = read_text("Eins.\n\nZwö drei.")
    assert text.line_column(0) == (1, 1)
    assert text.line_column(text.raw.index("drei")) == (3, 5)


@given(st.text(st.sampled_from("aB .,“”\"'\n\r\t-\xa0"), max_size=80), st.booleans())
def test_paragraphs_hold_every_visible_character(raw: str, furniture: bool) -> None:
    """Paragraphs are in order, numbered from 1, and leave out nothing but white space."""
    text = read_text(raw, furniture=furniture)
    assert [p.number for p in text.paragraphs] == list(range(1, len(text.paragraphs) + 1))
    assert all(a.end <= b.start for a, b in pairwise(text.paragraphs))
    inside = "".join(raw[p.start : p.end] for p in text.paragraphs)
    assert "".join(inside.split()) == "".join(raw.split())
    assert all(text.paragraph_at(p.start) is p for p in text.paragraphs)


@given(
    st.lists(
        st.lists(st.sampled_from(["harbour", "and", "the", "ships", "of", "quiet"]), min_size=1, max_size=30),
        min_size=1,
        max_size=6,
    ),
    st.integers(20, 80),
)
def test_wrapping_does_not_change_paragraphs(sentences: list[list[str]], width: int) -> None:
    """Paragraphs parted by blank lines are the same at any width."""
    words = [["Now", *sentence, "end."] for sentence in sentences]
    wrapped = "\n\n".join(_fill(paragraph, width) for paragraph in words)
    assert _paragraphs(read_text(wrapped)) == [" ".join(paragraph) for paragraph in words]


def _fill(words: list[str], width: int) -> str:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "\n".join(lines)
