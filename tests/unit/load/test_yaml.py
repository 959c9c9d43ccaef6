import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.load.tree import Tree
from briefbook.load.yaml_read import read_yaml


@pytest.mark.parametrize(
    "written",
    [
        "1984",
        "1.10",
        "NO",
        "no",
        "on",
        "12:30",
        "190:20:30",
        "010",
        "007",
        "1e3",
        ".inf",
        "2031-01-05",
        "0x1F",
        "Null",
        "y",
    ],
)
def test_every_scalar_is_its_source_text(written: str) -> None:
    """What YAML would type stays the text that the editor wrote."""
    assert read_yaml("x.yaml", f"a: {written}\n").tree == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_written_in_three_ways(written: str) -> None:
    """An empty value, a tilde and a plain null all mean that nothing is there; in quotation marks they are texts."""
    assert read_yaml("x.yaml", f"a: {written}\nb: '{written}'\n").tree == {"a": None, "b": written}


def test_places_count_characters_from_one() -> None:
    """Keys and values are found at their line and column, in characters, after letters of any script."""
    source = read_yaml("x.yaml", "зима: лето  # весна\nb:\n- [осень, x]\n").source
    assert [str(source.span(path)) for path in [("зима", "@key"), ("зима",), ("b", 0, 1), ("b", 7, "none")]] == [
        "x.yaml:1:1",
        "x.yaml:1:7",
        "x.yaml:3:11",
        "x.yaml:3:1",
    ]
    assert source.span(("зима",)).width == 4


@pytest.mark.parametrize(
    ("text", "place", "code", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1", "duplicate-key", "first on line 1, again on line 3"),
        ("a: &x 1\n", "1:4", "anchor", "&x"),
        ("a: *x\n", "1:4", "alias", "*x"),
        ("a:\n  <<: {b: 1}\n", "2:3", "merge-key", "<<"),
        ("a: !!str 1\n", "1:4", "tag", "tag"),
        ("a: !x 1\n", "1:4", "tag", "tag"),
        ("a: 1\n---\nb: 2\n", "2:1", "several-documents", "second document"),
        ("a: 1\n...\nb: 2\n", "3:1", "several-documents", "something follows"),
        ("? [a]\n: 1\n", "1:3", "key-not-text", "plain text"),
        (": 1\n", "1:1", "key-not-text", "missing"),
        ("\ta: 1\n", "1:1", "tab-indent", "tab"),
        ("a:\n\tb: 1\n", "2:1", "tab-indent", "tab"),
        ("a: 'one\nb: two\n", "1:4", "unclosed-quote", "never closed"),
        ('a: "one\nb: two\n', "1:4", "unclosed-quote", "never closed"),
        ("a: [1, 2\nb: 3\n", "1:4", "unclosed-bracket", "not closed"),
        ("a: {b: 1\nc: 2\n", "1:4", "unclosed-bracket", "not closed"),
        ("says: Two things: one and two\n", "1:17", "colon-in-value", "a colon"),
        ("a: {says: Two things: one}\n", "1:21", "colon-in-value", "a colon"),
        ('says: "Never," she said\n', "1:7", "quote-at-start", "Never,"),
        ("says: 'Never' was said: twice\n", "1:7", "quote-at-start", "Never"),
        ("says: [sic] he wrote\n", "1:13", "bracket-at-start", "["),
        ("says: the #1 choice\n", "1:11", "comment-in-prose", "#"),
        ("says: the choice # one\n", "1:18", "comment-in-prose", "#"),
        ("says: one #x\n  two\n", "1:11", "comment-in-prose", "#"),
        ("a: {value: more than 125,000}\n", "1:26", "comma-in-braces", "000"),
        ("a: {name: Talks in A, B and C}\n", "1:23", "comma-in-braces", "B and C"),
        ("a: @home\n", "1:4", "reserved-start", "@"),
        ("a: %x\n", "1:4", "reserved-start", "%"),
        ("a: `x`\n", "1:4", "reserved-start", "`"),
        ("a: *very* odd\n", "1:9", "reserved-start", "*"),
        ("a: - b\n", "1:4", "reserved-start", "-"),
        ('a: "\\ud800"\n', "1:7", "bad-escape", "backslash"),
        ('a: "\\q"\n', "1:5", "bad-escape", "backslash"),
        ('a: "x\\0y"\n', "1:4", "control-character", "U+0000"),
        ('a: "x\\ey"\n', "1:4", "control-character", "U+001B"),
        ("a: 1\n  b: 2\n", "2:4", "indentation", "runs on"),
        ("a:\n  b: 1\n c: 2\n", "3:2", "indentation", "does not fit"),
        ("a: > text\n", "1:6", "yaml-syntax", "next line"),
        ("[" * 30, "1:21", "too-deep", "20 levels"),
    ],
)  # fmt: skip
def test_each_trap_has_its_own_message(text: str, place: str, code: str, words: str) -> None:
    """What editors stumble over is refused where it stands, with its own code."""
    problem = read_yaml("x.yaml", text).problems[0]
    assert (str(problem.span), problem.code) == (f"x.yaml:{place}", code)
    assert words in problem.message


def test_the_hint_for_a_cut_value_is_the_whole_value() -> None:
    """Where braces cut a value at its comma, the hint writes it as it should be."""
    assert (
        'value: "more than 125,000"' in read_yaml("x.yaml", "a: {kind: x, value: more than 125,000}\n").problems[0].hint
    )


@pytest.mark.parametrize(
    "text",
    [
        "who: a-b # joint\n",
        "title: One, two and three   # a citation\n",
        "anon: one official      # unnamed\n",
        "says: C# and #tags stay\n".replace(" #tags", " tags"),
        "says: 'the #1 choice'\n",
        "says: >-\n  the #1 choice\n",
        "a: {name: 'Talks in A, B and C', kind: meeting}\n",
        "a: {b: , c: 1}\n",
        "a: [one, two]\n",
    ],
)
def test_what_is_no_trap_is_let_be(text: str) -> None:
    """Comments that are set off, quoted texts and lists are no mistakes."""
    assert read_yaml("x.yaml", text).problems == ()


def test_reading_goes_on_after_a_mistake() -> None:
    """A broken record costs that record: those around it are read, and every mistake in the file is told."""
    text = 'notes:\n- a: 1\n- b: "x" y\n  id: mine\n- c: 3\n- d: p: q\n- e: 5\n'
    document = read_yaml("x.yaml", text, records="notes")
    assert document.tree == {"notes": [{"a": "1"}, None, {"c": "3"}, None, {"e": "5"}]}
    assert [f"{problem.span.line} {problem.code}" for problem in document.problems] == [
        "3 quote-at-start",
        "6 colon-in-value",
    ]
    assert document.lost == {"mine"}
    assert document.source.span(("notes", 4, "e")).line == 7


def test_entries_after_a_broken_one_are_read() -> None:
    """In a registry the entries around a broken one are read, and the broken one is remembered as lost."""
    document = read_yaml("x.yaml", "a: {name: A}\nb:\n  name: 'B\nc: {name: C}\na: {name: again}\n")
    assert document.tree == {"a": {"name": "A"}, "c": {"name": "C"}}
    assert [problem.code for problem in document.problems] == ["unclosed-quote", "duplicate-key"]
    assert document.lost == {"b"}


_TEXT = st.text(
    st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"], blacklist_characters="\ufeff\ufffe\uffff"), max_size=12
)
_TREES = st.recursive(
    _TEXT,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(_TEXT.filter(lambda key: "<<" not in key), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(_TREES)
def test_quoted_trees_come_back_as_they_were(tree: Tree) -> None:
    """Whatever is written with every text in quotation marks is read as it was, and each part has a place."""
    document = read_yaml("x.yaml", json.dumps(tree, ensure_ascii=False))
    assert (document.tree, document.problems) == (tree, ())


@given(
    st.text(alphabet="ab:-[]{},'\"#&*!|>%@`~?<= \n\t0", max_size=60) | st.text(max_size=40),
    st.sampled_from([None, "a", "notes"]),
)
def test_no_text_makes_reading_raise(text: str, records: str | None) -> None:
    """Every text is read or refused with a place inside it; none makes the reader raise."""
    document = read_yaml("x.yaml", text, records=records)
    lines = text.split("\n")
    assert all(1 <= problem.span.line <= len(lines) + 1 and problem.message for problem in document.problems)
