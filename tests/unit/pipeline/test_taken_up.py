"""What is edited while no program runs is found by the next one, which takes up where the last one ended."""

import os
import shutil
from pathlib import Path

import pytest

from briefbook.pipeline.build import build
from briefbook.pipeline.resume import store_below
from briefbook.publish import Record
from tests.edits import GOLDEN
from tests.runs import new_run, published
from tests.world import project_at


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("static/briefbook.css", "main { color: red }", "main { color: blue }"),
        ("static/extra.css", "a { color: green }", "a { color: brown }"),
        ("static/briefbook.js", "1;", "2;"),
        ("static/terms.txt", "All rights with the harbour.", "All rights with the islands."),
        ("components/gap.md.j2", "{{ card.question }}!", "{{ card.question }}?"),
        ("pages/missing.md.j2", "# Not here", "# Nowhere"),
    ],
)
def test_templates_are_followed(name: str, before: str, after: str, tmp_path: Path) -> None:
    """Whatever file below `templates/` is another one now: the site is as if it had been built from nothing."""
    root = tmp_path / "project"
    shutil.copytree(GOLDEN, root)
    file = root / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(before, encoding="utf-8")
    for old in root.rglob("*"):
        os.utime(old, (0, 0))  # or nothing is believed to be as it was
    project = project_at(root)
    first = new_run(project)
    assert first.once().published is not None
    store = tmp_path / "store"
    assert store_below(store).save(first, first.record) == ""
    inputs = first.workshop.inputs.confirmed(first.workshop.look())
    file.write_text(after, encoding="utf-8")
    second = new_run(project)
    second.record = Record.from_bytes(first.record.to_bytes()) or Record()
    assert store_below(store).resume(second, inputs, second.record)
    assert second.once().published is not None
    clean = build(project).image
    assert clean is not None
    assert published(root / "site") == clean.files
