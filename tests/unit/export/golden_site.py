"""The golden project's site in memory, for readers of its files, as it is and after edits."""

import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefbook.pipeline.build import build
from tests.edits import GOLDEN
from tests.world import project_at


@cache
def golden_files(*edits: tuple[str, str, str]) -> Mapping[str, bytes]:
    """Return the files of the site, once made, after *edits*: (file, what stands there, what is to stand there)."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(GOLDEN, root)
        for file, old, new in edits:
            before = (root / file).read_text(encoding="utf-8")
            assert old in before, (file, old)
            (root / file).write_text(before.replace(old, new), encoding="utf-8")
        outcome = build(project_at(root))
        assert outcome.image is not None, outcome.problems
        return outcome.image.files


def those(files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
    """Return the *files* beside pages that end so."""
    return {path: content for path, content in files.items() if path.endswith(ending) and not path.startswith("data/")}
