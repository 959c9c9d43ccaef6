"""The golden project's site, kept file by file: a change to it is seen in review."""

import re
import shutil
from pathlib import Path

import pytest

from briefbook.model.project import Project
from briefbook.pipeline.build import build

HERE = Path(__file__).parent
PROJECT = HERE / "golden" / "project"
SITE = HERE / "golden" / "site"

#: What is compared: pages, what stands beside them, and tables; not fonts, nor a file whose header holds the version of SQLite.
KEPT = (".html", ".md", ".csv", ".json", ".jsonld", ".atom", ".ics", ".ris", ".bib", ".xml", "robots.txt", "llms.txt")


@pytest.mark.golden
def test_golden_site(*, update_golden: bool) -> None:
    """The golden project makes the golden site, byte for byte."""
    outcome = build(Project(root=PROJECT, templates=(HERE.parent / "templates",)))
    assert outcome.image is not None, outcome.problems
    made = {path: _unmarked(content) for path, content in outcome.image.files.items() if path.endswith(KEPT)}
    if update_golden:
        shutil.rmtree(SITE, ignore_errors=True)
        for path, content in made.items():
            (SITE / path).parent.mkdir(parents=True, exist_ok=True)
            (SITE / path).write_bytes(content)
    kept = {p.relative_to(SITE).as_posix(): p.read_bytes() for p in sorted(SITE.rglob("*")) if p.is_file()}
    assert sorted(made) == sorted(kept)
    assert [path for path in made if made[path] != kept[path]] == []


def _unmarked(content: bytes) -> bytes:
    """Return *content* without the fingerprints of style sheets, fonts and scripts: a change of looks is no change of pages."""
    return re.sub(rb"\.[0-9a-f]{10}\.(css|js|woff2)", rb".\1", content)
