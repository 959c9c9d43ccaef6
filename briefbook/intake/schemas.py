"""Schemas for editors that complete YAML."""

from pathlib import Path

from msgspec import Struct

from briefbook.load.schema.export import schemas
from briefbook.model.problem import Problem, Span, error


class Written(Struct, frozen=True, gc=False, kw_only=True):
    """What came of writing schemas; *text* says it in a line."""

    problems: tuple[Problem, ...]
    text: str


def write_schemas(root: Path) -> Written:
    """Write the JSON Schema of every kind of file to ``schemas/`` below *root*."""
    made = schemas()
    folder = root / "schemas"
    try:
        folder.mkdir(exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as trouble:
        refused = error("schemas-not-written", Span(path="schemas"), f"cannot be written: {trouble.strerror}")
        return Written(problems=(refused,), text="")
    return Written(problems=(), text=f"schemas/: {len(made)} files")
