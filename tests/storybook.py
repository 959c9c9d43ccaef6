"""Read stories: Markdown files that tell, step by step, what authors write and what is then true.

A story starts from the golden project, its quotes verified. Its fenced blocks act, in order, and a step ends at each
second-level heading. A fence with neither a verb nor a path is only read, by people:

    ```yaml content/actors.yaml      the file now holds this
    ```append content/actors.yaml    these lines are added at its end
    ```replace content/actors.yaml   the text before a line `=>` becomes the text after it
    ```delete                        these paths are gone
    ```verify                        `verify` was run, and closed with this line
    ```problems                      exactly these problems are told (none, if the step has no such block)
    ```shows actors/kai-lund.html    a reader of the page sees each of these lines
    ```hides actors/kai-lund.html    and none of these
    ```links actors/kai-lund.html    the page links to each of these addresses
    ```marks articles/a.html         and highlights each of these passages
    ```data statements               the table has a row with these cells, one `column=cell | …` a line
    ```lacks statements              and no row like these
    ```absent                        the site has none of these paths
    ```unchanged                     the site is, byte for byte, what it was after the step before
"""

import re
from dataclasses import dataclass
from pathlib import Path

from briefbook.intake.verify import verify
from briefbook.model.project import Project

_FENCE = re.compile(r"^(`{3,})(\w+)(?: +(\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^## +(.+)$", re.MULTILINE)

ACTIONS = ("append", "replace", "delete", "verify")
CLAIMS = ("problems", "shows", "hides", "links", "marks", "data", "lacks", "absent", "unchanged")
LANGUAGES = ("yaml", "markdown", "text", "json", "jinja")
WITHOUT_TARGET = ("delete", "verify", "problems", "absent", "unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: what it does (*verb*, or the language of a file), to what, and its lines."""

    verb: str
    target: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is written, and what is then true."""

    heading: str
    blocks: tuple[Block, ...]

    @property
    def actions(self) -> tuple[Block, ...]:
        """Return what is written in this step."""
        return tuple(block for block in self.blocks if block.verb not in CLAIMS)

    @property
    def claims(self) -> tuple[Block, ...]:
        """Return what is then true, but for problems."""
        return tuple(block for block in self.blocks if block.verb in CLAIMS and block.verb != "problems")

    @property
    def problems(self) -> str:
        """Return the problems that are told."""
        return "".join(block.text for block in self.blocks if block.verb == "problems")


def read_story(path: Path) -> tuple[Step, ...]:
    """Return the steps of the story at *path*; what stands before the first second-level heading is the first."""
    text = path.read_text(encoding="utf-8")
    prose = _FENCE.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)
    marks = [(0, "begin"), *((match.start(), match[1]) for match in _STEP.finditer(prose))]
    ends = [start for start, _ in marks[1:]] + [len(text)]
    steps = (
        Step(
            heading=heading,
            blocks=tuple(_block(match[2], match[3] or "", match[4]) for match in _FENCE.finditer(text[start:end])),
        )
        for (start, heading), end in zip(marks, ends, strict=True)
    )
    return tuple(step for step in steps if step.blocks)


def _block(verb: str, target: str, text: str) -> Block:
    """Return a block that says what it does and to what; a slip of the author's must not pass for a claim that holds."""
    assert bool(target) != (verb in WITHOUT_TARGET), f"a block cannot say: {verb} {target}"
    assert verb in (*ACTIONS, *CLAIMS, *LANGUAGES), f"no block begins with {verb}"
    return Block(verb=verb, target=target, text=text)


def act(block: Block, project: Project) -> None:
    """Do what *block* says to *project*."""
    if block.verb == "delete":
        for name in block.text.split():
            (project.root / name).unlink()
        return
    if block.verb == "verify":
        told = verify(project).text
        assert told == block.text.strip(), told
        return
    path = project.root / block.target
    match block.verb:
        case "append":
            path.write_text(path.read_text(encoding="utf-8") + block.text, encoding="utf-8")
        case "replace":
            old, new = block.text.split("=>\n", 1)
            before = path.read_text(encoding="utf-8")
            assert before.count(old.rstrip("\n")) == 1, f"{block.target} has not exactly one {old!r}"
            path.write_text(before.replace(old.rstrip("\n"), new.rstrip("\n")), encoding="utf-8")
        case _:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
