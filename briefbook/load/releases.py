"""Read ``content/changes.yaml``, and add a release to it."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefbook.load.records import check
from briefbook.load.schema.release import GoneRecord, MarkedRecord, ReleaseRecord
from briefbook.load.tree import Document, Tree
from briefbook.load.wording import shown, suggestion
from briefbook.load.yaml_read import read_yaml
from briefbook.model.place import KEY
from briefbook.model.problem import Problem, error
from briefbook.model.releases import HOW, KINDS, Listed, Release

CHANGES_PATH: Final = "content/changes.yaml"
_HEAD: Final = "# yaml-language-server: $schema=../schemas/changes.json\n# Written by `build.py release`; notes and titles may be mended.\nreleases:\n"
_HINT: Final = "write `releases:` and a list, or let `release` do it"
_WIDE: Final = 116
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def read_releases(path: str, text: str) -> tuple[tuple[Release, ...], list[Problem]]:
    """Read *text*, the file *path* of releases, each dated on the day of the one before or later."""
    document = read_yaml(path, text, records="releases")
    problems = list(document.problems)
    tree = document.tree
    if not isinstance(tree, dict):
        if tree is None:
            return (), problems
        told = "releases must be a list under `releases:`"
        return (), [*problems, error("wrong-type", document.place().span(), told, _HINT)]
    for key in tree:
        if key != "releases" and (key,) not in document.faults:
            hint = suggestion(key, ["releases"], _HINT)
            problems.append(
                error("unknown-key", document.place(key, KEY).span(), f"the file has no field {shown(key)}", hint)
            )
    items = tree.get("releases")
    if items is None:
        return (), problems
    if not isinstance(items, list):
        told = "releases must be a list under `releases:`"
        return (), [*problems, error("wrong-type", document.place("releases").span(), told, _HINT)]
    made: list[Release] = []
    for number, item in enumerate(items):
        if ("releases", number) not in document.faults:
            read = _release(document, item, number, made)
            made += [read] if isinstance(read, Release) else []
            problems += read if isinstance(read, list) else []
    return tuple(made), problems


def _release(document: Document, item: Tree, number: int, before: list[Release]) -> Release | list[Problem]:
    record = check(ReleaseRecord, document, item, "releases", number, what="a release")
    if isinstance(record, list):
        return record
    place = document.place("releases", number)
    day = record.date.day
    if day is None:
        return [error("bad-date", place.span("date"), "a release is made on one day", "write a day, as in 2022-01-26")]
    if before and day < before[-1].made:
        told = f"this release is dated before the one above it, {before[-1].made.isoformat()}"
        return [error("release-order", place.span("date"), told, "put the newest last")]
    parts = {"added": record.added, "changed": record.changed, "gone": record.gone}
    changes = {how: _listed(part) for how, part in parts.items() if part is not None}
    return Release(made=day, title=record.title, note=record.note, changes=changes, place=place)


def _listed(record: MarkedRecord | GoneRecord) -> Mapping[str, Listed]:
    found = {kind: dict(pair for line in getattr(record, kind) for pair in line) for kind in KINDS}
    return {kind: listed for kind, listed in found.items() if listed}


def with_release(text: str | None, release: Release) -> str:
    """Return *text*, a file of releases or none, with *release* at its end."""
    before = text if text is not None and text.strip() else _HEAD
    item = _ITEM.search(before)
    indent = item[1] if item else ""
    lines = "".join(f"{indent}{line}\n" for line in _lines(release))
    return before + ("" if before.endswith("\n") else "\n") + lines


def _lines(release: Release) -> Iterator[str]:
    yield f"- date: {release.made.isoformat()}"
    for name, words in (("title", release.title), ("note", release.note)):
        if words:
            yield f"  {name}: {json.dumps(words, ensure_ascii=False)}"
    for how in HOW:
        kinds = release.changes.get(how, {})
        if kinds:
            yield f"  {how}:"
        for kind in (kind for kind in KINDS if kind in kinds):
            yield f"    {kind}:"
            yield from _wrapped(kinds[kind])


def _wrapped(listed: Listed) -> Iterator[str]:
    """Yield *listed* as items of a list, as many to a line as it takes well."""
    line = "    -"
    for id_, digest in listed.items():
        word = f"{id_}={digest}" if digest else id_
        if len(line) + len(word) >= _WIDE and line != "    -":
            yield line
            line = "    -"
        line += f" {word}"
    yield line


def write_releases(root: Path, text: str) -> None:
    """Write *text* as the file of releases below the project *root*, whole or not at all.

    Raises:
        OSError: the file cannot be written; the old one stays.
    """
    file = root / CHANGES_PATH
    fresh = file.with_name(f".{file.name}.new")
    try:
        with fresh.open("wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
