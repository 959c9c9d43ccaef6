"""Every story in ``tests/stories/`` is true, step by step, and each step's site is what a clean build makes."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from briefbook.intake.verify import verify
from briefbook.model.project import Project
from briefbook.pipeline.build import build
from briefbook.report import human, source_lines
from tests.runs import new_run, published
from tests.storybook import Block, Step, act, read_story

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "project"
SHELF = HERE / "stories"
STORIES = sorted(SHELF.rglob("*.md"))


@pytest.mark.parametrize("forgetful", [False, True], ids=["kept", "forgotten"])
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.relative_to(SHELF).with_suffix("").as_posix())
def test_story(path: Path, tmp_path: Path, *, forgetful: bool) -> None:
    """What the story says is true of each of its steps, for one long run and for one that forgets all after each step."""
    _tell(path, tmp_path / "project", forgetful=forgetful)


#: One claim each that is not true of the golden project.
UNTRUE = {
    "problems": "content/actors.yaml:1:1: error[bad-id]: nobody is called that",
    "shows actors/kai-lund.html": "He likes the night.",
    "hides actors/kai-lund.html": "Kai Lund",
    "links index.html": "actors/nobody.html",
    "marks articles/2024-03-05-post.html": "after five hours",
    "data actors": "id=kai-lund | name=Kaj Lund",
    "lacks actors": "id=kai-lund | kind=person",
    "absent": "actors/kai-lund.html",
    "verify": "content/quotes.lock written: 1 passage of 1 text",
    "unchanged": "The first step has nothing before it.",
}


@pytest.mark.parametrize("claim", UNTRUE)
def test_an_untrue_story_fails(claim: str, tmp_path: Path) -> None:
    """Each kind of claim can fail."""
    story = tmp_path / "untrue.md"
    story.write_text(f"# Untrue\n\n```{claim}\n{UNTRUE[claim]}\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        _tell(story, tmp_path / "project")


@pytest.mark.parametrize(
    "fence", ["show actors/kai-lund.html", "shows", "problem", "append", "absent index.html", "yaml"]
)
def test_a_slip_in_a_fence_is_no_claim_that_holds(fence: str, tmp_path: Path) -> None:
    """A block that says nothing, or says it of nothing, is refused."""
    story = tmp_path / "slip.md"
    story.write_text(f"# A slip\n\n```{fence}\nKai Lund\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        read_story(story)


def test_a_heading_in_a_fence_is_no_step(tmp_path: Path) -> None:
    """What stands inside a fence belongs to the file, even if it looks like a heading."""
    story = tmp_path / "headings.md"
    story.write_text(
        "# Story\n\n````markdown a.md\n## One\n```\nx\n```\n````\n\n## Two\n\n```absent\na\n```\n", "utf-8"
    )
    steps = read_story(story)
    assert [step.heading for step in steps] == ["begin", "Two"]
    assert steps[0].actions[0].text == "## One\n```\nx\n```\n"


def _tell(path: Path, root: Path, *, forgetful: bool = False) -> None:
    """Act the story at *path* out at *root*, and check what it claims; *forgetful*: each step is built by a new run."""
    shutil.copytree(GOLDEN, root)
    project = Project(root=root, templates=(root / "templates", HERE.parent / "templates"))
    verify(project)
    files: dict[str, bytes] = {}
    steps = read_story(path)
    assert any(step.claims or step.problems for step in steps), "the story claims nothing"
    run = new_run(project)
    for step in steps:
        for block in step.actions:
            act(block, project)
        if forgetful:
            run = new_run(project)
        ran = run.once()
        clean = build(project)
        assert ran.problems == clean.problems, step.heading
        told = human(ran.problems, source_lines(root), color=False)
        assert _without_count(told) == step.problems.strip(), step.heading
        if clean.image is None:
            assert ran.published is None, step.heading
            assert published(root / "site") == files, f"{step.heading}: what was published before stands"
            assert not step.claims, f"{step.heading}: nothing can be seen of a site that was not built"
            continue
        assert ran.published is not None, step.heading
        before, files = files, published(root / "site")
        assert files == clean.image.files, step.heading
        _check(step, before, files)


def _check(step: Step, before: dict[str, bytes], files: dict[str, bytes]) -> None:
    for block in step.claims:
        if block.verb == "unchanged":
            assert {name for name, _ in before.items() ^ files.items()} == set(), step.heading
        else:
            _claim(block, files)


def _without_count(told: str) -> str:
    """Return *told* without its closing line, which counts the problems, and without spaces at the ends of lines."""
    return "\n".join(line.rstrip() for line in told.splitlines()[:-1]).strip()


def _claim(block: Block, files: dict[str, bytes]) -> None:
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    assert lines, f"{block.verb} {block.target} claims nothing"
    match block.verb:
        case "absent":
            assert [name for name in lines if name in files] == []
        case "data" | "lacks":
            rows = list(csv.DictReader(io.StringIO(files[f"data/{block.target}.csv"].decode(), newline="")))
            for line in lines:
                wanted = dict(cell.strip().split("=", 1) for cell in line.split(" | "))
                assert wanted.keys() <= rows[0].keys(), (line, rows[0])
                assert any(wanted.items() <= row.items() for row in rows) == (block.verb == "data"), (line, rows)
        case "links" | "marks":
            tree = LexborHTMLParser(files[block.target].decode())
            links = [link.attributes["href"] for link in tree.css("[href]")]
            found = links if block.verb == "links" else [_folded(mark.text()) for mark in tree.css("mark")]
            assert [line for line in lines if line not in found] == [], found
        case _:
            seen = _seen(files[block.target])
            for line in lines:
                assert (line in seen) == (block.verb == "shows"), f"{block.target} {block.verb} {line!r}\n{seen}"


def _seen(content: bytes) -> str:
    """Return what a reader of a page sees, white space folded."""
    tree = LexborHTMLParser(content.decode())
    text = tree.body.text(separator=" ") if tree.body else content.decode()
    return re.sub(r"\s+([,.;:)])", r"\1", _folded(text))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)
