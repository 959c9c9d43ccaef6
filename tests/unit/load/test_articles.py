from pathlib import Path

import pytest

from briefbook.load.articles import read_article, read_day, read_page
from briefbook.load.assessments import read_assessment, read_corrections
from tests.unit.load.desks import ARTICLE, load_files, told

FULL = """---
source: gazette
title: null
published: 2031-03-05?
published_why: The text speaks of yesterday's vote.
url: https://example.org/bridge?a=1
text: 001.txt
by: [Ann Smith, Bo Chen]
dateline: Town
wire: agency
reporting: [agency, herald]
source_why: bylines
captured: 2031-04~
archived: https://archive.example.org/x
genre: analysis
lang: en
updated: 2031-03-06
note: A remark.
---

A digest.
"""


def test_front_matter_is_read_whole() -> None:
    """Every field of the contract is read, and the body knows the line that it starts on."""
    article, problems = read_article("2031-a", "a.md", FULL)
    assert problems == []
    assert article is not None
    assert (article.title, article.by, article.wire, article.genre) == (
        None,
        ("Ann Smith", "Bo Chen"),
        ("agency",),
        "analysis",
    )
    assert (article.published.uncertain, str(article.captured), article.text) == (True, "2031-04~", "001.txt")
    assert (article.body, article.body_line) == ("A digest.\n", 21)
    assert str(article.place.span("title")) == "a.md:3:8"


@pytest.mark.parametrize(
    "title", ["1984", "1.10", "NO", "on", "12:30", "010", "2031-01-05", "{{ x }}", "<b>bold</b>", "*x* [y](z) | a"]
)
def test_a_title_is_its_text(title: str) -> None:
    """A title stays the text that was typed, whatever YAML, Markdown or a template would make of it."""
    quoted = f"'{title}'" if title.startswith(("{", "*", "<")) else title
    article, problems = read_article("a", "a.md", ARTICLE.replace("The bridge stays shut", quoted))
    assert (problems, article.title if article else "") == ([], title)


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("source: gazette\n", "", "1:1", "missing-key"),
        ("title: The bridge stays shut\n", "", "1:1", "missing-key"),
        ("published: 2031-03-05\n", "", "1:1", "missing-key"),
        ("source: gazette", "sorce: gazette", "2:1", "unknown-key"),
        ("source: gazette", "source:", "2:8", "empty-value"),
        ("source: gazette", "source: [gazette]", "2:9", "wrong-type"),
        ("2031-03-05", "2031-02-30", "4:12", "bad-date"),
        ("2031-03-05", "05/03/2031", "4:12", "bad-date"),
        ("published:", "genre: poem\npublished:", "4:8", "not-in-list"),
        ("published:", "url: javascript:alert(1)\npublished:", "4:6", "bad-url"),
        ("published:", "lang: english language\npublished:", "4:7", "bad-form"),
        ("---\nThe mayor", "The mayor", "1:1", "no-front-matter"),
        ("---\nsource", "source", "1:1", "no-front-matter"),
        ("title: The", "source: x\ntitle: The", "3:1", "duplicate-key"),
        ("title: The", "title: A: the", "3:9", "colon-in-value"),
        ("The mayor said that the bridge would stay shut until the cables had been counted again.", "", "6:1", "empty-article"),
        ("The mayor said", "[" * 9000, "6:2001", "body-limits"),
    ],
)  # fmt: skip
def test_mistakes_are_told_where_they_are(old: str, new: str, place: str, code: str) -> None:
    """What is wrong in the front matter is told at its line and column in the file."""
    _, problems = read_article("a", "a.md", ARTICLE.replace(old, new, 1))
    assert (f"a.md:{place}", code) in [(str(problem.span), problem.code) for problem in problems]


def test_all_mistakes_of_front_matter_are_told_in_one_run() -> None:
    """A line that YAML cannot read does not hide what is wrong with the others, and is not told of as missing."""
    text = "---\nsource: gazette\ntitle: The bridge: shut\npublished: soon\ngenre: poem\n---\nWords.\n"
    _, problems = read_article("a", "a.md", text)
    assert [f"{p.span.line} {p.code}" for p in problems] == ["3 colon-in-value", "4 bad-date", "5 not-in-list"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org", "\\\\example.org", "https://a@example.org",
     "https://exa mple.org", "https://example.org\\x", "https://", "http:///x", "https:example.org", "ftp://example.org", "example.org", "https://[::1",
     "https://example.org:99999/", "https://example.org/\u202ex", "https://.", "JAVASCRIPT://example.org"],
)  # fmt: skip
def test_only_web_addresses_are_links(url: str) -> None:
    """An address that is not http or https with a host and nothing hidden is refused."""
    _, problems = read_article("a", "a.md", ARTICLE.replace("title:", f"url: '{url}'\ntitle:"))
    assert [problem.code for problem in problems] == ["bad-url"]


def test_a_day_may_be_only_text() -> None:
    """A day's brief needs no front matter; with one it may have a title, and nothing else."""
    bare, problems = read_day("2031-03-05", "d.md", "Bottom line.\n\nMore.\n")
    titled, more = read_day("2031-03-05", "d.md", "---\ntitle: Shut\n---\n\nBottom line.\n")
    assert (problems, more) == ([], [])
    assert bare is not None
    assert titled is not None
    assert (bare.title, bare.body_line, titled.title, titled.body_line) == (None, 1, "Shut", 5)
    assert [p.code for p in read_day("2031-03-05", "d.md", "---\ntext: x\n---\nB\n")[1]] == ["unknown-key"]


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("about", "---\ntitle: About\ndescription: What this is.\n---\nWords.\n", []),
        ("about", "---\ndescription: x\n---\nWords.\n", ["missing-key"]),
        ("about", "Words.\n", []),
        ("timeline", "---\ntitle: T\n---\n", ["reserved-id"]),
        ("search", "---\ntitle: T\n---\n", ["reserved-id"]),
    ],
)
def test_pages_have_a_title_and_a_name_of_their_own(name: str, text: str, codes: list[str]) -> None:
    """A free page needs a title, and may not take the name of a page that the site makes."""
    assert [problem.code for problem in read_page(name, "p.md", text)[1]] == codes


def test_a_page_without_front_matter_is_titled_by_its_heading() -> None:
    """The first heading is the title, and no part of the body; without one the file's name is."""
    headed, named = (
        read_page("how-we-work", "p.md", "\n# How we work\n\nWords.\n")[0],
        read_page("how-we-work", "p.md", "Words.")[0],
    )
    assert headed is not None
    assert named is not None
    assert (headed.title, headed.body.strip(), headed.body_line) == ("How we work", "Words.", 3)
    assert (named.title, named.body) == ("How we work", "Words.")


ASSESSMENT = """judgement: The bridge opens before summer.
likelihood: very likely
confidence: moderate
by: The editors
made: 2031-03-06
rests_on: [s-0123456789ab]
against: s-ba9876543210
"""


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", []),
        ("very likely", "roughly even odds", ["not-in-list"]),
        ("very likely", "probably", ["not-in-list"]),
        ("moderate", "medium", ["not-in-list"]),
        ("rests_on: [s-0123456789ab]\n", "", ["missing-key"]),
        ("rests_on: [s-0123456789ab]", "rests_on: []", ["empty-value"]),
        ("against: s-ba9876543210\n", "", ["one-sided-assessment"]),
        ("likelihood: very likely\n", "", ["missing-key"]),
        ("by:", "by_whom:", ["unknown-key", "missing-key"]),
    ],
)
def test_an_assessment_keeps_likelihood_and_confidence_apart(old: str, new: str, codes: list[str]) -> None:
    """Likelihood is one of the seven phrases of ICD 203, confidence one of three words, and evidence is needed."""
    made, problems = read_assessment("spring", "s.yaml", ASSESSMENT.replace(old, new, 1))
    assert sorted(problem.code for problem in problems) == sorted(codes)
    assert (made is None) == any(problem.severity.value == "error" for problem in problems)


def test_corrections_to_the_site_are_read() -> None:
    """Corrections are a list; `date` means `made`; one that is wrong does not cost the others."""
    made, problems = read_corrections(
        "c.yaml",
        "corrections:\n- {made: 2031-03-06, was: A, now: B, on: [x, y]}\n- {date: 2031, was: A, now: B}\n- {was: A}\n",
    )
    assert [(str(each.made), each.on) for each in made] == [("2031-03-06", ("x", "y")), ("2031", ())]
    assert [problem.code for problem in problems] == ["missing-key", "missing-key"]
    assert all(problem.span.line == 4 for problem in problems)


def test_a_broken_article_is_remembered(tmp_path: Path) -> None:
    """An article that cannot be read is left out, and its id is kept as broken."""
    desk, problems = load_files(
        tmp_path, {"content/articles/a.md": ARTICLE, "content/articles/b.md": "no front matter\n"}
    )
    assert ([article.id for article in desk.articles], sorted(desk.broken)) == (["a"], ["b"])
    assert told(problems) == ["content/articles/b.md:1:1 no-front-matter"]
