"""Quotation marks: what stands inside them, in the ways in which newspapers use them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.link.quotation import Pair, enclosing, pairs, voice
from briefbook.model.corpus import Voice


def _quoted(paragraph: str) -> list[str]:
    return [paragraph[pair.start : pair.end] for pair in pairs(paragraph, 0, len(paragraph))]


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ("“We agree,” she said. “For now.”", ["“We agree,”", "“For now.”"]),
        ('"We agree," she said. "For now."', ['"We agree,"', '"For now."']),
        ("„Wir warten“, sagte sie; „czekamy” he wrote.", ["„Wir warten“", "„czekamy”"]),
        ("« Nous attendons », dit-elle. «Да», — сказал он.", ["« Nous attendons »", "«Да»"]),
        ("Hon sa: ”vi väntar” i går.", ["”vi väntar”"]),
        ("Hun sagde »vi venter« i går.", ["»vi venter«"]),
        ("会谈「很好」。", ["「很好」"]),
        ("The ‘red line’ of the allies’ plan isn’t new.", ["‘red line’"]),
        ("The 'red line' of the allies' plan isn't new.", ["'red line'"]),
        ("‘The allies’ plan is ours,’ he said.", ["‘The allies’ plan is ours,’"]),
        ("'The allies' plan is ours,' he said.", ["'The allies' plan is ours,'"]),
        ("It hit ‘sanctions’ on the ports and ‘tolls’ too.", ["‘sanctions’", "‘tolls’"]),
        ("Rock ’n’ roll of the ’90s, the '80s and the ‘70s.", []),
        ("The ministers' plan and the farmers' vote, isn't it.", []),
        ("“Don’t call it a ‘red line,’” she said.", ["“Don’t call it a ‘red line,’”"]),
        ("\"Don't call it a 'red line,'\" she said.", ["\"Don't call it a 'red line,'\""]),
        ("‘He told me “no” twice,’ she said.", ["‘He told me “no” twice,’"]),
        ('He said "they told me "no" twice" and left.', ['"they told me "no" twice"']),
        ("“We “never” agreed,” he said. “Never.”", ["“We “never” agreed,”", "“Never.”"]),
        ("“We will go on.", ["“We will go on."]),
        ('He said: "We will go on.', ['"We will go on.']),
        ("‘We will go on.", ["‘We will go on."]),
        ("we end here,” he said, “at last.”", ["“at last.”"]),
        ("“We forgot the end. He called it “odd” then.", ["“We forgot the end. He called it ", "“odd”"]),
        ('“We agree," he said.', ['“We agree,"']),
        ('"We agree,” he said.', ['"We agree,”']),
        ('" We agree ", he said.', ['" We agree "']),
        ('A 12" pipe, 5\'10" long, and "a tap" on it.', ['"a tap"']),
        ('He called it ("a farce") and —"no".', ['"a farce"', '"no"']),
        ("[Film missing? Press here »]", []),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_quotations(paragraph: str, quoted: list[str]) -> None:
    """Pairs are outer pairs, apostrophes are none, and what is left open runs on."""
    assert _quoted(paragraph) == quoted


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("We agree", Voice.DIRECT),
        ("We agree,” she", Voice.MIXED),
        ("she said", Voice.REPORTED),
        ("agree,” she said. “For", Voice.MIXED),
        ("Then: “We", Voice.MIXED),
    ],
)
def test_voice(words: str, whose: Voice) -> None:
    """Inside is direct, overlapping is mixed, outside is reported; two pairs are not one."""
    paragraph = "Then: “We agree,” she said. “For now.”"
    start = paragraph.index(words)
    quotations = pairs(paragraph, 0, len(paragraph))
    assert voice(quotations, start, start + len(words)) is whose
    assert (enclosing(quotations, start, start + len(words)) is not None) == (whose is Voice.DIRECT)


def test_offsets_are_those_of_the_whole_text() -> None:
    """A paragraph is read by itself, and its pairs are told in offsets of the raw text."""
    raw = "“Left open.\n\nAnd “closed” here.”"
    start = raw.index("And")
    assert pairs(raw, start, len(raw)) == (Pair(start=raw.index("“closed"), end=raw.index(" here")),)


@given(st.text(st.sampled_from("ab s.,([ \n“”„\"'‘’«»"), max_size=60))
def test_pairs_never_overlap(paragraph: str) -> None:
    """Whatever marks a paragraph holds, its pairs are in order, apart from one another, and open with a mark."""
    found = pairs(paragraph, 0, len(paragraph))
    assert all(0 <= pair.start < pair.end <= len(paragraph) for pair in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(paragraph[pair.start] in "“”„\"'‘«»" for pair in found)


@given(st.lists(st.tuples(st.sampled_from(["We go.", "It’s the allies’ plan", "no"]), st.booleans()), max_size=8))
def test_well_typed_curly_quotations_are_all_found(parts: list[tuple[str, bool]]) -> None:
    """Where curly double marks come in pairs, exactly what they enclose is quoted."""
    paragraph = " ".join(f"“{words}”" if inside else words for words, inside in parts)
    assert _quoted(paragraph) == [f"“{words}”" for words, inside in parts if inside]
