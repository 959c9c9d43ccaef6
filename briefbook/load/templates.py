"""Templates and static files, the project's own laid over the default ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefbook.model.problem import Problem, Span, error

#: What is read as text.
_TEXTS = (".css", ".j2", ".svg")
#: No template or font comes near this, in bytes.
LIMIT = 4 << 20


def read_templates(folders: Sequence[Path]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return every file below *folders* by its name within them; the first folder that has a name gives it."""
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for folder in folders:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if name in found:
                continue
            content = _read(path) if "\\" not in name else "its name has a backslash"
            if isinstance(content, bytes):
                found[name] = content
            else:
                problems.append(error("unreadable-template", Span(path=f"templates/{name}"), content))
    return dict(sorted(found.items())), tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below *folder*, in the order of names; hidden ones and editors' leavings are not templates."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "#")) or path.name.endswith(("~", ".swp", ".orig")):
            continue
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _read(path: Path) -> bytes | str:
    """Return the content of *path*, or why it cannot be used."""
    try:
        if path.stat().st_size > LIMIT:
            return f"larger than {LIMIT >> 20} MB"
        content = path.read_bytes()
        if path.suffix in _TEXTS:
            content.decode()
    except UnicodeDecodeError:
        return "is not UTF-8"
    except OSError as trouble:
        return f"cannot be read: {trouble.strerror}"
    return content
