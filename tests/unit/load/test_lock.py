from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.load.lock import LOCK_PATH, lock_text, read_lock, write_lock
from briefbook.model.ids import ArticleId
from briefbook.model.lock import Lock, LockedPassage, LockedText
from tests.unit.load.desks import load_files, told

_COUNTS = st.integers(0, 10**6)
_DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
_PASSAGES = st.builds(
    LockedPassage,
    start=_COUNTS,
    end=_COUNTS,
    paragraph=_COUNTS,
    voice=st.sampled_from(["direct", "mixed", "reported"]),
    furniture=st.booleans(),
    digits=st.lists(_DIGESTS, max_size=2).map(tuple),
)
_TEXTS = st.builds(
    LockedText,
    digest=_DIGESTS,
    words=_COUNTS,
    paragraphs=st.lists(_COUNTS, max_size=4).map(tuple),
    furniture=st.lists(_COUNTS, max_size=4).map(sorted).map(tuple),
    passages=st.dictionaries(_DIGESTS, _PASSAGES, max_size=3),
)
_LOCKS = st.builds(
    Lock,
    texts=st.dictionaries(st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True).map(ArticleId), _TEXTS, max_size=3),
)


@given(_LOCKS)
def test_a_lock_comes_back_as_it_was(lock: Lock) -> None:
    """What is written is read again, and writing that gives the same text."""
    text = lock_text(lock)
    assert read_lock(LOCK_PATH, text) == (lock, [])
    assert lock_text(read_lock(LOCK_PATH, text)[0]) == text


def lock_of(*articles: str) -> Lock:
    """Return a lock of *articles*, each with two passages."""
    passage = LockedPassage(start=3, end=9, paragraph=1, voice="direct")
    text = LockedText(
        digest="a" * 64, words=9, paragraphs=(9,), furniture=(), passages={"b" * 64: passage, "c" * 64: passage}
    )
    return Lock(texts={ArticleId(article): text for article in articles})


def test_each_passage_has_its_line() -> None:
    """A passage is a line of its own, so that a change to one touches one line."""
    text = lock_text(lock_of("one", "two"))
    assert sum('"voice"' in line for line in text.split("\n")) == 4
    assert all(line.count('"voice"') <= 1 for line in text.split("\n"))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"version": 1', '"version": 2', 2),
        ('"start": 3', '"start": -3', 9),
        ('"voice": "direct"', '"voice": "loud"', 9),
        ('"digest": "aaaa', '"digest": "AAAA', 5),
        ('"words": 9,', '"words": 9', 7),
        ('"words"', '"wards"', 5),
        ("}", "", 13),
        ("c" * 64, "b" * 64, 1),
        (' "one": {', '<<<<<<< ours\n "one": {', 4),
    ],
)
def test_a_damaged_lock_is_a_problem(old: str, new: str, line: int, tmp_path: Path) -> None:
    """A lock that was edited or badly merged is told of in one line, and counts as empty."""
    text = lock_text(lock_of("one")).replace(old, new, 1)
    desk, problems = load_files(tmp_path, {"content/topics.yaml": "a: A\n", LOCK_PATH: text})
    assert [problem.code for problem in problems] == ["damaged-lock"]
    assert problems[0].message.isprintable()
    assert abs(problems[0].span.line - line) <= 5
    assert desk.lock == Lock()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "null",
        "[" * 100_000,
        '{"version": 1}',
        '"' + "x" * 1000,
        '{"version": 1, "texts": {}, "texts": {}}',
        "1e999",
    ],
)
def test_no_lock_makes_reading_raise(text: str) -> None:
    """Whatever stands in the file, it is a lock or a problem."""
    lock, problems = read_lock(LOCK_PATH, text)
    assert (lock, [problem.code for problem in problems]) == (Lock(), ["damaged-lock"])


def test_writing_tells_whether_it_changed_anything(tmp_path: Path) -> None:
    """The lock is written once; the same lock again leaves the file alone, and no other file is left."""
    (tmp_path / "content").mkdir()
    assert write_lock(tmp_path, lock_of("one"))
    assert not write_lock(tmp_path, lock_of("one"))
    assert write_lock(tmp_path, lock_of("one", "two"))
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["quotes.lock"]
    desk, problems = load_files(tmp_path, {"content/topics.yaml": "a: A\n"})
    assert (told(problems), desk.lock) == ([], lock_of("one", "two"))
