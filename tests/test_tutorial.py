"""The tutorial is true: a reader who copies its blocks in order sees what the page says.

Each block follows a line that says what to do with it: ``Write `path`:``, ``Add to `path`:``, ``Change `path`:`` (lines
with ``-`` become those with ``+``), or a page ``says:`` these lines. ``sh`` blocks prepare the shell; ``console`` blocks
hold commands after ``$`` and what they print, which ``make golden`` writes anew.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/tutorial.md"
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LEAD = re.compile(r"(?:(Write|Add to|Change) )?`([^`]+)`(?: (says))?:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: what to do with *text* (*verb*), to which file, and where in the page it stands."""

    verb: str
    path: str
    text: str
    start: int
    end: int


def blocks(page: str) -> Iterator[Block]:
    """Find the blocks of *page*, in order."""
    for found in _BLOCK.finditer(page):
        start, end = found.span("text")
        if found["language"] in ("sh", "console"):
            yield Block(verb=found["language"], path="", text=found["text"], start=start, end=end)
            continue
        told = page[: found.start()].rstrip("\n").rpartition("\n")[2]
        lead = _LEAD.fullmatch(told)
        assert lead is not None, f"what is to be done with the block after {told!r}?"
        yield Block(verb=lead[1] or lead[3], path=lead[2], text=found["text"], start=start, end=end)


def write(block: Block, project: Path) -> None:
    """Do to the files of *project* what *block* tells."""
    path = project / block.path
    match block.verb:
        case "Write":
            assert not path.exists(), block.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        case "Add to":
            path.write_text(path.read_text(encoding="utf-8") + block.text, encoding="utf-8")
        case "Change":
            text = path.read_text(encoding="utf-8")
            for old, new in re.findall(r"^-(.*\n)\+(.*\n)", block.text, re.MULTILINE):
                assert text.count(old) == 1, old
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")


def run(command: str, shell: str, checkout: Path) -> str:
    """Return what *command* prints after the lines *shell*, in a shell that starts in *checkout*."""
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
    script = f"set -e\n{shell}exec 2>&1\n{command}\n"
    done = subprocess.run(
        ["bash", "-c", script], cwd=checkout, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == (1 if ": error[" in done.stdout else 0), done.stdout + done.stderr
    return done.stdout


def seen(page: Path) -> str:
    """Return what a reader of the page sees, white space folded."""
    body = LexborHTMLParser(page.read_text(encoding="utf-8")).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def timeless(printed: str) -> str:
    """Return what was *printed* without the seconds that it took: no two builds take the same."""
    return re.sub(r"\b\d+\.\d(?=, | s\))", "0.0", printed)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder that looks like a checkout in which ``make`` has run."""
    folder = tmp_path / "briefbook"
    folder.mkdir()
    for name in ("build.py", "briefbook", "templates"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.golden
def test_tutorial(checkout: Path, update_golden: bool) -> None:
    """Every file of the tutorial can be written, and every command prints what the page shows."""
    page = PAGE.read_text(encoding="utf-8")
    project = checkout.with_name("ferry")
    project.mkdir()
    shell, rewritten, last = "", [], 0
    for block in blocks(page):
        match block.verb:
            case "sh":
                shell += block.text
            case "console":
                commands = re.findall(r"^\$ (.*)$", block.text, re.MULTILINE)
                printed = "".join(f"$ {command}\n{run(command, shell, checkout)}" for command in commands)
                same = timeless(printed) == timeless(block.text)
                rewritten += [page[last : block.start], block.text if same else printed]
                last = block.end
                assert update_golden or same, printed
            case "says":
                text = seen(project / block.path)
                assert [line for line in block.text.splitlines() if line not in text] == []
            case _:
                write(block, project)
    if update_golden:
        PAGE.write_text("".join([*rewritten, page[last:]]), encoding="utf-8")
    _check_example(project, update_golden=update_golden)


def _check_example(project: Path, *, update_golden: bool) -> None:
    """The README's example is a note of the tutorial, and shows what became of it."""
    readme = README.read_text(encoding="utf-8")
    card = re.search(r"^::: statement (s-\w+)\n.*?^:::$", readme, re.MULTILINE | re.DOTALL)
    note = re.search(r"^```yaml\n(- who: .*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert card is not None
    assert note is not None
    assert note[1] in (project / "content/annotations/2031-03-06-herald.yaml").read_text(encoding="utf-8")
    twin = (project / "site/articles/2031-03-06-herald.md").read_text(encoding="utf-8")
    fresh = re.search(rf"^::: statement {card[1]}\n.*?^:::$", twin, re.MULTILINE | re.DOTALL)
    assert fresh is not None
    if update_golden:
        README.write_text(readme.replace(card[0], fresh[0]), encoding="utf-8")
    assert update_golden or card[0] == fresh[0]
