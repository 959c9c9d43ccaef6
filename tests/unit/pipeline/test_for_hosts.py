"""`_headers` and `_redirects`, which some hosts read in the folder: they follow styles and retired entries."""

import re
import shutil
from pathlib import Path

from briefbook.model.project import Project
from briefbook.pipeline.build import build
from tests.edits import GOLDEN
from tests.runs import new_run, published

TEMPLATES = Path(__file__).parents[3] / "templates"


def test_hosts_are_told_of_styles_and_of_what_moved(tmp_path: Path) -> None:
    """Every file that is named by its content is in `_headers`, also after an edit of a style; an entry that retires, in `_redirects`."""
    root = tmp_path / "project"
    shutil.copytree(GOLDEN, root)
    style = root / "templates/static/briefbook.css"
    style.parent.mkdir(parents=True)
    style.write_text("p { color: red }\n", encoding="utf-8")
    project = Project(root=root, templates=(root / "templates", TEMPLATES))
    run = new_run(project)
    assert run.once().published is not None
    first = published(root / "site")
    assert "_redirects" not in first
    style.write_text("p { color: blue }\n", encoding="utf-8")
    with (root / "content/actors.yaml").open("a", encoding="utf-8") as actors:
        actors.write("kaj-lund: {retired_to: kai-lund}\n")
    assert run.once().published is not None
    second = published(root / "site")
    for files in (first, second):
        named = {path for path in files if re.search(r"^static/.*\.[0-9a-f]{10}\.[a-z0-9]+$", path)}
        assert named
        assert set(re.findall(r"^/(static/.+)$", files["_headers"].decode(), re.MULTILINE)) == named
    assert first["_headers"] != second["_headers"]
    assert second["_redirects"] == b"/actors/kaj-lund.html /actors/kai-lund.html 301\n"
    clean = build(project).image
    assert clean is not None
    assert published(root / "site") == clean.files
