"""The normal form: what is folded, and that every part of it leads back to the raw text."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.link import normal
from briefbook.link.normal import join, normal_form, normalise

#: Characters that make trouble, beside any other.
_TRICKY = " \t\n\r\xa0\u2009\u3000\xad\u200b\ufeff-–—−\"'“”‘’«»´`…․.eE\u0301\u0327ﬁ½①¨가\u1100\u1161\u11a8ｶﾞ\u0344ａ１㎏"
_texts = st.text(st.one_of(st.sampled_from(_TRICKY), st.characters(codec="utf-8")), max_size=40)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("“Yes”, «so» „it“ is″", '"Yes", "so" "it" is"'),
        ("the allies’ ‘plan’ ‚now‛ isn´t", "the allies' 'plan' 'now' isn't"),
        ("a — b – c -- d ‑ e − f --- g", "a - b - c - d - e - f - g"),
        ("wait … and... so . . . on", "wait ... and... so ... on"),
        ("  one\xa0two \t three\r\n  four\n", "one two three four"),
        ("There\nwas no\n\n\nprogress", "There was no progress"),
        ("de\xadesca\u200blate\ufeff", "deescalate"),
        ("ﬁve ½ ㎏ Ａ１", "five 1⁄2 kg A1"),
        ("cafe\u0301 A\u030angstro\u0308m", "café Ångström"),
        ("\u1112\u1161\u11ab ｶﾞ", "한 ガ"),
        ("13,000 Case Stays", "13,000 Case Stays"),
        ("a¨b", "a¨b"),
        ("", ""),
        (" \u200b\n", ""),
    ],
)
def test_folds(raw: str, normal: str) -> None:
    """Marks, dashes, ellipses and white space are folded; letters, digits and case are not."""
    assert normal_form(raw) == normal


def test_every_dash_and_quotation_mark_folds_in_one_step() -> None:
    """No character of Unicode becomes a mark or a space that a second pass would fold or collapse once more."""
    wrong = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in {"Cn", "Co", "Cs"}
        and (once := normal_form(f"a{chr(code)}{chr(code)}b")) != normal_form(once)
    ]
    assert wrong == []


@given(_texts)
@example("⁻⁻")
@example("\u0301\xad\u0301e")
@example(" \u200b \u200b-\u200b-. . .")
def test_is_settled(raw: str) -> None:
    """What is in normal form stays as it is."""
    assert normal_form(normal_form(raw)) == normal_form(raw)


@given(_texts, st.data())
def test_every_slice_leads_back(raw: str, data: st.DataObject) -> None:
    """The raw slice of a normal slice has that normal form; where there is none, a raw character would be cut."""
    normal = normalise(raw)
    size = len(normal.text)
    if not size:
        return
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    source = normal.source(start, end)
    cuts = {piece.at for piece in normal.pieces} | {size}
    if source is None:
        assert start not in cuts or end not in cuts
    else:
        assert 0 <= source[0] < source[1] <= len(raw)
        assert normal_form(raw[slice(*source)]) == normal.text[start:end].strip(" ")


@given(_texts)
def test_pieces_are_in_order(raw: str) -> None:
    """Pieces cover the normal text, and the raw text they stand for is in the same order."""
    normal = normalise(raw)
    assert [p.at for p in normal.pieces] == sorted({p.at for p in normal.pieces})
    assert all(a.end <= b.start for a, b in pairwise(normal.pieces))
    assert normal.source(0, len(normal.text)) is not None if normal.text else normal.pieces == ()


@given(st.lists(_texts, max_size=4), st.data())
def test_joined_texts_keep_their_places(raws: list[str], data: st.DataObject) -> None:
    """A slice of joined texts that holds no separator leads back as it does in its own text."""
    offsets = [sum(map(len, raws[:i])) for i in range(len(raws))]
    whole = join([(offset, normalise(raw)) for offset, raw in zip(offsets, raws, strict=True)], "\n")
    assert whole.text == "\n".join(normal_form(raw) for raw in raws if normal_form(raw))
    raw = "".join(raws)
    for line_start, line in _lines(whole.text):
        end = data.draw(st.integers(1, len(line))) + line_start
        source = whole.source(line_start, end)
        assert source is None or normal_form(raw[slice(*source)]) == whole.text[line_start:end].strip(" ")


def _lines(text: str) -> list[tuple[int, str]]:
    lines = text.split("\n")
    return [(sum(len(before) + 1 for before in lines[:i]), line) for i, line in enumerate(lines) if line]


@given(st.lists(st.sampled_from([*"aé -–—.…'\"“’`\xa0\u200b\xad\t\n", ". . .", "--", "  "]), max_size=20).map("".join))
def test_the_short_way_is_the_long_way(raw: str) -> None:
    """Text that is normal once folded is told so; read piece by piece it comes out the same, offsets included."""
    short = normalise(raw)
    folded = raw.translate(normal._FOLD)
    start = len(raw) - len(raw.lstrip(normal._AROUND))
    long = normal._assemble(normal._pieces(folded, start, len(raw.rstrip(normal._AROUND))))
    assert normal_form(raw) == short.text == long.text
    assert [short.source(at, at + 1) for at in range(len(short.text))] == [
        long.source(at, at + 1) for at in range(len(long.text))
    ]
