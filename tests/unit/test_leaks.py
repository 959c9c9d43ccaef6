"""The last look before publishing."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from briefbook.leaks import Net
from briefbook.model.ids import ArticleId

TEXT = " ".join(f"word{n}" for n in range(200))
WORDS = TEXT.split()


def leaks(content: str, path: str = "page.html", limit: int = 25) -> Sequence[str]:
    """Return the codes of what is wrong with a file that holds *content*."""
    found = Net({ArticleId("a"): TEXT}, limit).leaks(path, content.encode(), "site")
    return [problem.code for problem in found]


@given(st.integers(0, 174), st.sampled_from(["page.html", "page.md", "data/x.csv", "data/x.json"]))
def test_a_run_over_the_limit_is_found_wherever_it_stands(start: int, path: str) -> None:
    """Twenty-six words in a row are a leak; twenty-five are not."""
    assert leaks("so: " + " ".join(WORDS[start : start + 26]), path) == ["private-text"]
    assert leaks("so: " + " ".join(WORDS[start : start + 25]) + " end", path) == []


def test_markup_case_and_punctuation_hide_nothing() -> None:
    """Tags, entities, capitals, line breaks and escapes between words do not break a run."""
    words = WORDS[10:40]
    assert leaks("<p>" + "</b>, <i>\n".join(words).upper() + "</p>") == ["private-text"]
    assert leaks("<td>" + "</td><td>".join(words) + "</td>") == ["private-text"]
    assert leaks(" ".join(f"{word[:2]}<b>{word[2:]}</b>" for word in words)) == ["private-text"]
    assert leaks("&#32;".join(words)) == ["private-text"]
    assert leaks("\\n".join(words), "data/x.json") == ["private-text"]
    assert leaks(" ".join(f"\\*{word}" for word in words), "page.md") == ["private-text"]


def test_the_message_names_the_file_and_only_a_few_words() -> None:
    """A leak is told with the file it is in, and does not leak in turn."""
    (problem,) = Net({ArticleId("a"): TEXT}, 25).leaks("a/b.md", TEXT.encode(), "site")
    assert str(problem.span) == "site/a/b.md:1:1"
    assert "word4" not in problem.message


def test_without_private_texts_nothing_is_searched() -> None:
    """A project without private texts has nothing to leak."""
    assert tuple(Net({}, 25).leaks("a.html", TEXT.encode(), "site")) == ()
