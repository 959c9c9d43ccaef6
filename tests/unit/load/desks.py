"""Projects made up for the tests of load."""

from collections.abc import Mapping
from pathlib import Path

from briefbook.load import load
from briefbook.model.notes import Desk
from briefbook.model.problem import Problem
from briefbook.model.project import Project

ARTICLE = """---
source: gazette
title: The bridge stays shut
published: 2031-03-05
---
The mayor said that the bridge would stay shut until the cables had been counted again.
"""
NOTES = """notes:
- who: mayor
  says: The bridge stays shut for now.
  anchor: the bridge would stay shut
"""


def load_files(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Desk, tuple[Problem, ...]]:
    """Write *files* below *folder* and load the project that they make."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
    return load(Project(root=folder, templates=()))


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Return each problem as ``path:line:column code``."""
    return [f"{problem.span} {problem.code}" for problem in problems]
