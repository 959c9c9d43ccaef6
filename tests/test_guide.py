"""The guide to annotation is true: its notes can be read and fit its passages, and its examples are in the example site."""

import re
from pathlib import Path

import pytest

from briefbook.link.match import find, touches
from briefbook.link.text import read_text
from briefbook.load.annotations import read_annotations
from briefbook.model.corpus import Passage
from briefbook.model.notes import Note, StatementNote, ValueNote
from briefbook.model.project import Project
from briefbook.pipeline.build import build

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs/how-to/annotate.md"
#: The day of the made-up article.
ARTICLE = "2031-03-06-herald"

_CASE = re.compile(r"^### (?P<title>.+)$\n(?P<told>(?:(?!^##).*\n?)*)", re.MULTILINE)
_YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"Example: (?:(?!\n\n).)*", re.DOTALL)

CASES = {case["title"]: case["told"] for case in _CASE.finditer(GUIDE.read_text(encoding="utf-8"))}


def notes_of(told: str) -> tuple[Note, ...]:
    """Read the one block of notes of a case."""
    (block,) = _YAML.findall(told)
    notes, checked = read_annotations(ARTICLE, "annotate.md", f"notes:\n{block}")
    assert checked.problems == []
    return notes


def passage_of(told: str) -> str:
    """Return the made-up passage with which a case opens."""
    lines = [line.removeprefix(">").strip() for line in told.splitlines() if line.startswith(">")]
    return "\n".join(lines)


def numbers_in(note: Note) -> ValueNote | StatementNote | None:
    """Return *note* if it reports a number."""
    return note if isinstance(note, ValueNote | StatementNote) and note.value is not None else None


@pytest.mark.parametrize("title", CASES)
def test_the_notes_fit_the_passage(title: str) -> None:
    """Each case has a passage and notes on it; every quote and anchor stands in it once, a quote inside quotation marks."""
    text = read_text(passage_of(CASES[title]), furniture=False)
    for note in notes_of(CASES[title]):
        found = find(text, note.quote or note.anchor or "", quoted=note.quote is not None)
        assert isinstance(found, Passage), found
        number = numbers_in(note)
        if number is not None and number.value is not None:
            assert touches(text, found, number.value.tokens, number.value.text)


def test_the_cases_are_short() -> None:
    """The guide is read in a quarter of an hour: no case has more than six lines of prose."""
    prose = {title: _YAML.sub("", told) for title, told in CASES.items()}
    lines = {title: [line for line in told.splitlines() if line and line[0] != ">"] for title, told in prose.items()}
    assert {title: len(of) for title, of in lines.items() if not 2 <= len(of) <= 6} == {}


def test_the_examples_exist() -> None:
    """Every id after *Example* is one of the example site: an actor, event, figure, demand, correction or note."""
    outcome = build(Project(root=ROOT, templates=(ROOT / "templates",)))
    assert outcome.image is not None
    pages = [content.decode() for path, content in outcome.image.files.items() if path.endswith(".html")]
    known = {Path(path).stem for path in outcome.image.files} | set(re.findall(r'\bid="([a-z0-9-]+)"', "".join(pages)))
    known |= set(re.findall(r"[a-z0-9-]+", outcome.image.files["data/corrections.csv"].decode()))
    examples = " ".join(_EXAMPLE.findall(GUIDE.read_text(encoding="utf-8")))
    named = re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", examples)
    assert len(named) > len(CASES)
    assert [name for name in named if name not in known] == []
