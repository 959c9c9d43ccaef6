from pathlib import Path

import pytest

from briefbook.model.problem import Problem
from briefbook.publish import Published, publish_image
from tests.unit.publish.trees import PAGES, contents, snapshot


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with content, beside something that has nothing to do with it."""
    root = tmp_path / "home/project"
    (root / "content/articles").mkdir(parents=True)
    (root / "content/articles/one.md").write_text("An article.\n", encoding="utf-8")
    (root / "texts").mkdir()
    (tmp_path / "home/letters").mkdir()
    (tmp_path / "home/letters/dear.txt").write_text("Dear all\n", encoding="utf-8")
    return root


def put(root: Path, output: Path, *, explicit: bool = False) -> Published | Problem:
    """Publish a site of the project *root* to *output*."""
    sources = (root / "config.yaml", root / "content", root / "texts", root / "templates")
    return publish_image(PAGES, output, root=root, sources=sources, explicit=explicit)


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        (".", "made from what is in it"),
        ("..", "it holds"),
        ("../..", "it holds"),
        ("content", "made from what is in it"),
        ("content/site", "it is inside"),
        ("content/articles/../site", "it is inside"),
        ("texts/site", "it is inside"),
        ("templates", "made from what is in it"),
        ("../site", "outside of the project"),
        ("../letters", "outside of the project"),
        ("~", "not expanded"),
        ("~/site", "not expanded"),
        ("/", "root of the file system"),
    ],
)
def test_a_site_has_its_place(project: Path, output: str, cause: str) -> None:
    """The output folder is within the project, and neither holds nor is in what the site is made from."""
    before = snapshot(project.parent)
    refused = put(project, project / output)
    assert isinstance(refused, Problem)
    assert refused.code == "output-refused"
    assert cause in refused.message
    assert refused.hint
    assert snapshot(project.parent) == before


def test_a_place_may_be_chosen_outside_of_the_project(project: Path) -> None:
    """Whoever names a folder in the command means it, unless it holds the project or somebody's files."""
    assert isinstance(put(project, project / "../site", explicit=True), Published)
    assert contents(project.parent / "site") == PAGES
    for output in ("..", "../letters", "content"):
        assert isinstance(put(project, project / output, explicit=True), Problem)


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling", "link to ours", "nested"])
def test_what_this_program_did_not_make_stays(project: Path, kind: str) -> None:
    """A file, a link or a folder with anything in it is refused, and is as it was."""
    site = project / "site"
    if kind == "file":
        site.write_bytes(b"mine")
    elif kind == "folder":
        site.mkdir()
        (site / "index.html").write_bytes(b"mine")
    elif kind == "nested":
        (site / "a/b").mkdir(parents=True)
    elif kind == "link to ours":
        put(project, project / "real")
        site.symlink_to(project / "real")
    else:
        site.symlink_to(project.parent / ("letters" if kind == "link" else "nothing"))
    before = snapshot(project.parent)
    refused = put(project, site)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.span.path) == ("output-refused", "site")
    assert snapshot(project.parent) == before


def test_a_project_behind_a_link_is_within_itself(project: Path) -> None:
    """Links above the output are followed before its place is judged."""
    alias = project.parent / "alias"
    alias.symlink_to(project)
    assert isinstance(put(alias, project / "site"), Published)
    assert isinstance(put(project, alias / "site"), Published)
    refused = put(project, alias / "content/site")
    assert isinstance(refused, Problem)


def test_a_way_out_through_a_link_is_seen(project: Path) -> None:
    """A link within the project that leads out of it is no place for a site."""
    (project / "out").symlink_to(project.parent / "letters")
    refused = put(project, project / "out/site")
    assert isinstance(refused, Problem)
    assert "outside of the project" in refused.message


def test_a_loop_of_links_is_told(project: Path) -> None:
    """An output below a link to itself is a place that the disk refuses."""
    (project / "loop").symlink_to(project / "loop")
    refused = put(project, project / "loop/site")
    assert isinstance(refused, Problem)
    assert refused.code == "cannot-publish"
