"""Schemas for editors that complete YAML."""

from pathlib import Path

from briefbook.load import schemas


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write the JSON Schema of every kind of file to *folder*, and return their names."""
    folder.mkdir(exist_ok=True)
    made = schemas()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(made)
