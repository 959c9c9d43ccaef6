"""Matching: exactly once, at word boundaries, inside one pair of marks, in one paragraph — or why not."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefbook.link.match import Miss, Reason, find, touches
from briefbook.link.text import Text, normal_form, read_text
from briefbook.model.corpus import Passage, Voice

RAW = """\
Pilots wave from the quay. (Ada Example/Newsline)

The strike has cost more than 13,000 islanders their crossing, and 113,000 others waited. Some 13,000,000 crowns are lost.

“We’re on the right
path — if not at the\xa0end … yet,” said the mayor. “They call it a ‘last offer,’” she added.

The ferry sailed at noon. The ferry came back. It carried 79 tons.

“We shall see what the union says.

We shall see, she wrote; the allies’ plan of the ’90s was "half-baked" at best.
"""
TEXT = read_text(RAW)


def _found(needle: str, *, quoted: bool = False, text: Text = TEXT) -> Passage:
    passage = find(text, needle, quoted=quoted)
    assert isinstance(passage, Passage), passage
    return passage


def _missed(needle: str, *, quoted: bool = False, text: Text = TEXT) -> Miss:
    miss = find(text, needle, quoted=quoted)
    assert isinstance(miss, Miss), miss
    return miss


@pytest.mark.parametrize(
    ("needle", "raw"),
    [
        ("We're on the right path - if not", "We’re on the right\npath — if not"),
        ("right  path -- if not at the end ... yet", "right\npath — if not at the\xa0end … yet"),
        ("if not at the end … yet", "if not at the\xa0end … yet"),
        ('They call it a "last offer,"', None),
        ("They call it a 'last offer,'", "They call it a ‘last offer,’"),
        ("“They call it a ‘last offer,’”", "“They call it a ‘last offer,’”"),
        ("half-baked", "half-baked"),
        ("We shall see what the union says.", "We shall see what the union says."),
    ],
)
def test_quotes(needle: str, raw: str | None) -> None:
    """However marks, dashes, ellipses and white space are typed, a quote is found; a letter or kind of mark off, it is not."""
    found = find(TEXT, needle, quoted=True)
    if raw is None:
        assert isinstance(found, Miss)
    else:
        assert isinstance(found, Passage)
        assert RAW[found.start : found.end] == raw
        assert found.voice is Voice.DIRECT


@pytest.mark.parametrize(
    ("needle", "reason"),
    [
        ("said the mayor", Reason.UNQUOTED),
        ("yet,” said the mayor", Reason.UNQUOTED),
        ("yet,” said the mayor. “They call", Reason.UNQUOTED),
        ("the allies’ plan", Reason.UNQUOTED),
        ("we’re on the right path", Reason.ABSENT),
        ("e’re on the right path", Reason.ABSENT),
        ("on the right pat", Reason.ABSENT),
        ("We’re on … end", Reason.ABSENT),
        ("We shall see", Reason.TWICE),
        ("what the union says. We shall see", Reason.PARAGRAPHS),
        ("", Reason.EMPTY),
        (" — ", Reason.EMPTY),
    ],
)
def test_quotes_that_are_none(needle: str, reason: Reason) -> None:
    """Each rule that a quote may break has its reason; nothing like it ever verifies."""
    assert _missed(needle, quoted=True).reason is reason


def test_a_passage_knows_its_paragraph_words_voice_and_furniture() -> None:
    """Paragraphs count furniture; words are those of the note; a caption is furniture."""
    passage = _found("It carried 79 tons")
    assert (passage.paragraph, passage.words, passage.voice, passage.furniture) == (4, 4, Voice.REPORTED, False)
    assert _found("wave from the quay").furniture
    assert _found("yet,” said the mayor").voice is Voice.MIXED
    assert _found("said the mayor. “").voice is Voice.REPORTED


@pytest.mark.parametrize(
    ("needle", "raw"),
    [
        ("more than 13,000 islanders", "more than 13,000 islanders"),
        ("13,000", "13,000"),
        ("113,000", "113,000"),
        ("13,000,000", "13,000,000"),
        ("79", "79"),
    ],
)
def test_numbers_are_whole(needle: str, raw: str) -> None:
    """A number does not match within a longer one."""
    passage = _found(needle)
    assert RAW[passage.start : passage.end] == raw
    assert not RAW[passage.start - 1].isdigit()


@pytest.mark.parametrize("needle", ["13", "000", "000,000", "3,000", "13,000,0", "113"])
def test_parts_of_numbers_are_absent(needle: str) -> None:
    """Groups of digits are no words of their own."""
    assert _missed(needle).reason is Reason.ABSENT


@pytest.mark.parametrize(
    ("needle", "raw"),
    [
        ("The strike … their crossing", "The strike has cost more than 13,000 islanders their crossing"),
        ("The strike ... 13,000 … others", "The strike has cost more than 13,000 islanders their crossing, and 113,000 others"),
        ("sailed at noon … The ferry", "sailed at noon. The ferry"),
        ("the end … yet", "the\xa0end … yet"),
    ],
)  # fmt: skip
def test_spans(needle: str, raw: str) -> None:
    """An ellipsis between spaces spans to the next occurrence of what follows it, even if it occurs elsewhere too."""
    passage = _found(needle)
    assert RAW[passage.start : passage.end] == raw


@pytest.mark.parametrize(
    ("needle", "reason", "part"),
    [
        ("The ferry … tons", Reason.TWICE, "The ferry"),
        ("The boat … tons", Reason.ABSENT, "The boat"),
        ("It carried … crossing", Reason.ABSENT, "crossing"),
        ("said the mayor … tons", Reason.PARAGRAPHS, "said the mayor … tons"),
        ("said the mayor … —", Reason.EMPTY, "said the mayor … —"),
        (" … ", Reason.EMPTY, " … "),
    ],
)
def test_spans_that_fail(needle: str, reason: Reason, part: str) -> None:
    """The first end occurs once, the last after it, in the same paragraph; the miss names the end that failed."""
    miss = _missed(needle)
    assert (miss.reason, miss.part) == (reason, part)


def test_places_of_what_occurs_twice() -> None:
    """Both places are told, as line and column of the raw text."""
    assert _missed("The ferry").places == ((8, 1), (8, 27))


def test_places_are_at_most_ten() -> None:
    """A word on every line is not listed a thousand times."""
    assert len(_missed("again", text=read_text("again and " * 1000)).places) == 10


@pytest.mark.parametrize(
    ("needle", "nearest"),
    [
        ("we're on the right path", "We’re on the right path"),
        ("The ferry sails at noon", "The ferry sailed at noon."),
        ("on the rights path", "on the right path"),
        ("entirely different words about cheese", None),
    ],
)
def test_the_nearest_passage_is_suggested(needle: str, nearest: str | None) -> None:
    """A miss shows what the text has instead, verbatim, if anything is like it."""
    assert _missed(needle).nearest == nearest


def test_a_long_quote_shows_where_it_goes_wrong() -> None:
    """The suggestion is of twelve words at most, and holds the slip."""
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    miss = _missed(" ".join(words).replace("fifteen", "fifty"), text=read_text(" ".join(words) + "."))
    assert miss.nearest is not None
    assert "fifteen" in miss.nearest
    assert len(miss.nearest.split()) <= 12


def test_scripts_without_spaces() -> None:
    """Where words are not parted by spaces, every place is a boundary."""
    text = read_text("部长说「谈判很有用」，然后离开。", furniture=False)
    assert _found("谈判很有用", quoted=True, text=text).voice is Voice.DIRECT


@given(st.data())
def test_any_run_of_words_that_is_unique_is_found_where_it_stands(data: st.DataObject) -> None:
    """Whatever run of words of a paragraph is taken, it is found there, or it stands there twice."""
    paragraph = data.draw(st.sampled_from(TEXT.paragraphs))
    words = RAW[paragraph.start : paragraph.end].split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    needle = " ".join(words[start:end])
    assume(" … " not in needle)
    found = find(TEXT, needle, quoted=False)
    if isinstance(found, Miss):
        assert found.reason in {Reason.TWICE, Reason.EMPTY}
    else:
        assert normal_form(RAW[found.start : found.end]) == normal_form(needle)


@given(st.text(st.sampled_from("ab13, .“”\"'…-\n"), max_size=40), st.text(st.sampled_from("ab13, .\"'…-"), max_size=6))
def test_a_passage_found_is_the_words_that_were_sought(raw: str, needle: str) -> None:
    """Without a span, a passage reads as the needle does, and nothing else in its text does."""
    assume(" ... " not in normal_form(needle))
    text = read_text(raw, furniture=False)
    found = find(text, needle, quoted=False)
    if isinstance(found, Passage):
        assert normal_form(raw[found.start : found.end]) == normal_form(needle)
        beginning, end = raw[: found.start], raw[found.end :]
        assert not (beginning[-1:].isalnum() and raw[found.start].isalnum())
        assert not (end[:1].isalnum() and raw[found.end - 1].isalnum())


FIGURES = read_text(
    "The strike, which began in 2014, has cost more than 13,000 islanders a loan of up to US$95.6 million (or so), "
    "between ten and twenty-one ferries and Nov. 10-20, the port said. Dozens left; 300 stayed, and 1,100 came later."
)


@pytest.mark.parametrize(
    ("anchor", "tokens", "value"),
    [
        ("cost more than 13,000 islanders", ("13,000",), ""),
        ("has cost more than", ("13,000",), ""),
        ("islanders a loan", ("13,000",), ""),
        ("has cost", ("13,000",), "more than 13,000"),
        ("a loan of up to", ("95.6", "million"), ""),
        ("a loan of", ("95.6", "million"), "up to 95.6 million"),
        ("or so", ("95.6", "million"), ""),
        ("ferries and Nov.", ("10", "20"), ""),
        ("ferries and Nov.", ("10", "twenty-one"), ""),
        ("between ten and", ("ten", "twenty-one"), ""),
        ("left", ("dozens",), "dozens"),
        ("anything else", (), ""),
    ],
)
def test_digits_in_the_passage_or_touching_it(anchor: str, tokens: tuple[str, ...], value: str) -> None:
    """Digits and number words may stand in the passage, or next to it: signs, further tokens, words of the value between."""
    passage = find(FIGURES, anchor, quoted=False)
    if isinstance(passage, Miss):
        passage = _found("The strike", text=FIGURES)
    assert touches(FIGURES, passage, tokens, value)


@pytest.mark.parametrize(
    ("anchor", "tokens", "value"),
    [
        ("has cost", ("13,000",), ""),
        ("has cost more than", ("13",), ""),
        ("has cost more than", ("3,000",), ""),
        ("The strike", ("2014",), "in 2014"),
        ("a loan of", ("13,000",), "13,000"),
        ("a loan of up to", ("95.6", "billion"), ""),
        ("Dozens left", ("300",), ""),
        ("300 stayed, and 1,100", ("100",), ""),
        ("Dozens left", ("twelve",), ""),
    ],
)
def test_digits_elsewhere(anchor: str, tokens: tuple[str, ...], value: str) -> None:
    """Digits further off, parts of numbers, and digits that the text has not, do not do."""
    assert not touches(FIGURES, _found(anchor, text=FIGURES), tokens, value)
