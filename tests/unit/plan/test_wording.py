"""Two wordings of one remark, word against word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.plan.wording import Likeness, difference

PHRASES = st.lists(st.sampled_from(["we", "will", "not", "go", "Go!", "back", "—", "«now»", "it’s"]), max_size=9).map(
    " ".join
)


def runs(first: str, second: str) -> list[tuple[str, str]]:
    """Return the runs of two wordings as (kind, words)."""
    return [(run.kind, run.text) for run in difference(first, second).runs]


def spoken(*texts: str) -> list[str]:
    """Return the words of *texts* without case and signs."""
    return [re.sub(r"[^\w’]", "", word).casefold() for word in " ".join(texts).split() if word != "—"]


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("We will wait at the gate", "we will wait, at the gate!", Likeness.SAME),
        ("It’s done", "it's done", Likeness.SAME),
        ("We will wait at the gate", "wait at the gate", Likeness.SHORTER),
        ("at the gate", "We wait at the gate tonight", Likeness.LONGER),
        ("We will not wait at the gate", "We will wait at the gate", Likeness.GAPPED),
        ("We will wait at the gate", "We will not wait at the gate", Likeness.FILLED),
        ("We are on the right path", "We are on the right track", Likeness.REWORDED),
        ("the whole of the harbour", "nobody asked us", Likeness.APART),
        ("", "We wait", Likeness.APART),
        ("— !", "…", Likeness.APART),
    ],
)
def test_a_later_wording_is_told_by_what_became_of_the_words(first: str, second: str, likeness: Likeness) -> None:
    """A wording that was cut, lengthened, opened or said in other words is told as that; case and signs count for nothing."""
    assert difference(first, second).likeness is likeness


def test_what_both_have_and_what_one_alone_has_are_told_apart() -> None:
    """Words stand in order, as the later wording has them, and each run says whose it is."""
    assert runs("whether or not we are on the right path", "Whether we are on the right track") == [
        ("both", "Whether"),
        ("first", "or not"),
        ("both", "we are on the right"),
        ("first", "path"),
        ("second", "track"),
    ]


def test_signs_between_words_go_with_the_word_before() -> None:
    """A dash that stands alone is no word that one wording has and the other lacks."""
    assert runs("We stay — all of us", "We stay all of us") == [("both", "We stay all of us")]


def test_scripts_without_spaces_go_sign_by_sign() -> None:
    """Chinese and Japanese set no spaces between words: they are compared sign by sign, and shown without any."""
    assert runs("港口今天关闭", "港口明天关闭") == [
        ("both", "港口"),
        ("first", "今"),
        ("second", "明"),
        ("both", "天关闭"),
    ]


@given(PHRASES, PHRASES)
def test_no_word_is_lost(first: str, second: str) -> None:
    """Whoever reads one wording's runs in order reads all its words, and turning the wordings round turns what is told."""
    made = difference(first, second)
    assert spoken(*(run.text for run in made.runs if run.kind != "first")) == spoken(second)
    assert spoken(*(run.text for run in made.runs if run.kind != "second")) == spoken(first)
    turned = {
        Likeness.SHORTER: {Likeness.LONGER},
        Likeness.SAME: {Likeness.SAME},
        Likeness.APART: {Likeness.APART},
    }
    assert difference(second, first).likeness in turned.get(made.likeness, set(Likeness))
