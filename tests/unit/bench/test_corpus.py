"""The benchmark's articles: made up, the same every time, and right in our own language."""

from pathlib import Path

import pytest

from bench.articles import articles
from bench.corpus import OURS, write_site
from bench.edits import subject_of
from bench.tools import known
from briefbook.model.project import Project
from briefbook.reading import read


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("tool", [OURS, *known()])
def test_articles_are_the_same_every_time(tool: str, tmp_path: Path) -> None:
    """The same number and seed give the same bytes in the language of every tool."""
    for name in ("one", "two"):
        write_site(tool, tmp_path / name, tuple(articles(7)))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_seed_is_another_draw() -> None:
    """Another seed gives other articles."""
    assert tuple(articles(3, seed=1)) != tuple(articles(3, seed=2))


def test_quotes_stand_in_their_articles() -> None:
    """What an article quotes stands in its body as it is."""
    assert [told for each in articles(20) for told in each.statements if told.quote not in each.body] == []


def test_our_articles_need_no_mending(tmp_path: Path) -> None:
    """The articles in our own language are read without an error, with a note for nearly every statement."""
    written = tuple(articles(40))
    write_site(OURS, tmp_path / "site", written)
    _, corpus, problems = read(Project(root=tmp_path / "site", templates=()))
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert len(corpus.articles) == 40
    assert len(corpus.statements) >= 0.8 * sum(len(article.statements) for article in written)


def test_what_is_edited_is_in_the_articles() -> None:
    """The subject of the edits is an article with a note on its speaker, and an actor whom its pages tell of."""
    written = tuple(articles(60))
    subject = subject_of(written)
    assert subject.article in written
    assert subject.pages
    assert len(subject.pages) == len(set(subject.pages))
