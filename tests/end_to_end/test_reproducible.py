"""The same input makes the same bytes, wherever, whenever and for whomever it is built."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runs import published

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "project"

#: (hash seed, time zone, locale, umask, folder): each differs from the first in everything that should not matter.
SURROUNDINGS = (
    ("0", "UTC", "C.UTF-8", 0o022, "plain"),
    ("1", "Pacific/Kiritimati", "C", 0o077, "with a space"),
    ("4711", "America/St_Johns", "tr_TR.UTF-8", 0o002, "ünïcode/deeper/still"),
    ("random", "Asia/Kathmandu", "de_DE.UTF-8", 0o027, "x"),
)


@pytest.mark.parametrize("around", SURROUNDINGS[1:], ids=lambda around: around[1])
def test_surroundings_do_not_matter(around: tuple[str, str, str, int, str], tmp_path: Path) -> None:
    """Hash seed, time zone, locale, umask, home and path leave no trace in the site."""
    assert _built(around, tmp_path / "other") == _built(SURROUNDINGS[0], tmp_path / "first")


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    """Building again without an edit writes no file: the tree keeps its inodes and times."""
    project = _copy(tmp_path / "project")
    _run(project, {})
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in sorted((project / "site").rglob("*"))}
    _run(project, {})
    after = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in sorted((project / "site").rglob("*"))}
    assert before
    assert after == before


def test_a_clone_without_the_private_texts_builds_the_same_site(tmp_path: Path) -> None:
    """With quotes.lock instead of the private texts the site is the same to the byte."""
    project = _copy(tmp_path / "with")
    _run(project, {}, "verify")
    _run(project, {})
    clone = tmp_path / "without"
    shutil.copytree(project, clone, ignore=shutil.ignore_patterns("site", "texts", ".site*"))
    _run(clone, {})
    assert _digests(clone / "site") == _digests(project / "site")


def test_a_clone_refuses_an_altered_quote(tmp_path: Path) -> None:
    """A quote that was changed since it was verified is refused without the text as well, with its place."""
    project = _copy(tmp_path / "with")
    _run(project, {}, "verify")
    shutil.rmtree(project / "texts")
    notes = project / "content" / "annotations" / "2024-03-06-wire.yaml"
    notes.write_text(
        notes.read_text(encoding="utf-8").replace("unload a single box", "unload one single box"), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py")], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "content/annotations/2024-03-06-wire.yaml:11:10: error[unverified]" in done.stderr
    assert not (project / "site").exists()


def _copy(folder: Path) -> Path:
    shutil.copytree(GOLDEN, folder)
    return folder


def _built(around: tuple[str, str, str, int, str], folder: Path) -> dict[str, str]:
    seed, zone, locale, umask, name = around
    project = _copy(folder / name)
    home = folder / "home"
    home.mkdir()
    environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "HOME": str(home)}
    _run(project, environment, umask=umask)
    return _digests(project / "site")


def _run(project: Path, environment: dict[str, str], *arguments: str, umask: int = 0o022) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments],
        cwd=project,
        env={**os.environ, **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _digests(site: Path) -> dict[str, str]:
    return {
        f"{name} {(site / name).stat().st_mode:o}": hashlib.sha256(content).hexdigest()
        for name, content in sorted(published(site).items())
    }
