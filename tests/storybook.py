"""Read stories: Markdown files that tell, step by step, what authors write and what is then true.

A story starts from the golden project. Its fenced blocks act, in order, and a step ends at each second-level heading:

    ```yaml content/actors.yaml      the file now holds this
    ```append content/actors.yaml    these lines are added at its end
    ```replace content/actors.yaml   the text before a line `=>` becomes the text after it
    ```delete                        these paths are gone
    ```problems                      exactly these problems are told (none, if the step has no such block)
    ```shows actors/kai-lund.html    a reader of the page sees each of these lines
    ```hides actors/kai-lund.html    and none of these
    ```data statements               the table has a row with these cells, one `column=cell | …` a line
    ```absent                        the site has none of these paths
"""

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(`{3,})(\w+)(?: +(\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^## +(.+)$", re.MULTILINE)

ACTIONS = ("append", "replace", "delete")
CLAIMS = ("problems", "shows", "hides", "data", "absent")


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
    marks = [(0, "begin"), *((match.start(), match[1]) for match in _STEP.finditer(text))]
    ends = [start for start, _ in marks[1:]] + [len(text)]
    steps = (
        Step(
            heading=heading,
            blocks=tuple(
                Block(verb=match[2], target=match[3] or "", text=match[4])
                for match in _FENCE.finditer(text[start:end])
            ),
        )
        for (start, heading), end in zip(marks, ends, strict=True)
    )
    return tuple(step for step in steps if step.blocks)


def act(block: Block, root: Path) -> None:
    """Do what *block* says to the project at *root*."""
    if block.verb == "delete":
        for name in block.text.split():
            (root / name).unlink()
        return
    path = root / block.target
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
