"""Where excerpts come from: the lines of the project's files, read when they are asked for."""

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

#: Gives line *line* (from 1) of the file *path*, without its end; ``None`` where there is none.
LineOf = Callable[[str, int], str | None]

_BREAK: Final = re.compile(r"\r\n|\r|\n")


def source_lines(root: Path) -> LineOf:
    """Return a reader of the lines of the project's files, as they are now; each file is read once at most."""

    @functools.cache
    def lines(path: str) -> tuple[str, ...]:
        try:
            content = (root / path).read_bytes() if _is_own(root, path) else b""
        except (OSError, ValueError):  # gone, unreadable, not a name: a message without its excerpt is still a message
            content = b""
        return tuple(_BREAK.split(content.decode("utf-8-sig", errors="replace"))) if content else ()

    def line_of(path: str, line: int) -> str | None:
        found = lines(path)
        return found[line - 1] if 1 <= line <= len(found) else None

    return line_of


def _is_own(root: Path, path: str) -> bool:
    """Tell whether *path* is a file within *root*: nothing outside the project is shown, not even in an excerpt."""
    file = root / path
    return file.is_file() and file.resolve().is_relative_to(root.resolve())
