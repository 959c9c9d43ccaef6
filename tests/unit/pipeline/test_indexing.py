"""The search index of a site: made when what can be found has changed, else carried over, and always published whole."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

import pytest

from briefbook.model.project import Project
from briefbook.model.searched import INDEX
from briefbook.pipeline.indexing import SEAL, index_anew, index_carried
from briefbook.pipeline.run import Ran, Run
from briefbook.publish import MARKER
from tests.runs import new_run
from tests.world import project_at

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests/golden/project"
NOTES = "content/annotations/2024-03-05-post.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a copy of the golden project."""
    return project_at(Path(shutil.copytree(GOLDEN, tmp_path / "project")))


def indexing(project: Project) -> Run:
    """Return a run that indexes what it publishes, and keeps the tree before it."""
    run = new_run(project)
    run.index, run.spare = index_anew, project.root / ".cache/spare"
    return run


def edit(project: Project, path: str, change: Callable[[str], str]) -> None:
    """Change a file of *project*, for sure."""
    before = (project.root / path).read_text(encoding="utf-8")
    assert change(before) != before
    (project.root / path).write_text(change(before), encoding="utf-8")


def standing(project: Project) -> dict[str, bytes]:
    """Return the files of the index that is published."""
    site = project.root / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in (site / INDEX).rglob("*") if p.is_file()}


def whole(project: Project, ran: Ran) -> bool:
    """Tell whether the published index has a fragment for each record, and is listed as part of the site."""
    files = standing(project)
    listed = (project.root / "site" / MARKER).read_text(encoding="utf-8").splitlines()
    fragments = [path for path in files if path.startswith(f"{INDEX}fragment/")]
    return len(fragments) == ran.indexed > 0 and files.keys() <= set(listed)


def test_an_index_is_published_and_carried_over(project: Project) -> None:
    """A first build indexes; a second one, and one in which a page was looked at for nothing, leave every file as it was."""
    run = indexing(project)
    assert whole(project, run.once())
    before = standing(project)
    assert run.once().indexed == 0
    edit(project, "content/annotations/2024-03-06-wire.yaml", lambda text: text + "\n# a remark\n")
    again = run.once()
    assert (again.indexed, again.behind) == (0, False)
    assert standing(project) == before


def test_what_can_be_found_is_indexed_anew(project: Project) -> None:
    """A changed statement, and a changed name, each make another index; so does one that goes."""
    run = indexing(project)
    sizes, seals = [run.once().indexed], [standing(project)[SEAL]]
    edit(project, NOTES, lambda text: text.replace("unloaded at night", "touched at night"))
    edits: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("content/actors.yaml", lambda text: text.replace("Kaj Lund", "Kay Lund")),
        (NOTES, lambda text: text[: text.index("- who: mira-holm")]),
    )
    for path, change in (*edits,):
        sizes.append(run.once().indexed)
        seals.append(standing(project)[SEAL])
        edit(project, path, change)
    last = run.once()
    assert whole(project, last)
    assert len(set(seals)) == 3
    assert sizes[0] == sizes[1] > last.indexed > 0


def test_a_fresh_run_takes_the_index_over(project: Project) -> None:
    """Another run that knows the record of the site, and has every page to make, finds that the index is right."""
    first = indexing(project)
    first.once()
    before = standing(project)
    second = indexing(project)
    second.record = first.record
    ran = second.once()
    assert (ran.indexed, standing(project)) == (0, before)


@pytest.mark.parametrize("harm", ["removed", "changed", "sealed"])
def test_a_damaged_index_is_made_anew(project: Project, harm: str) -> None:
    """A file of the index that is gone, or not as it was, makes all of it anew."""
    run = indexing(project)
    run.once()
    path = next(iter(sorted((project.root / "site" / INDEX / "fragment").iterdir())))
    if harm == "removed":
        path.unlink()
    else:
        (path if harm == "changed" else project.root / "site" / SEAL).write_bytes(b"other")
    assert whole(project, run.once())


def test_a_site_may_do_without(project: Project) -> None:
    """With `search: false` there is neither page nor index, and none that stood before."""
    run = indexing(project)
    run.once()
    edit(project, "config.yaml", lambda text: text + "search: false\n")
    assert run.once().published is not None
    assert standing(project) == {}
    assert not (project.root / "site/search.html").exists()
    assert "search.html" not in (project.root / "site/index.html").read_text(encoding="utf-8")


def test_an_index_that_is_carried_falls_behind_until_the_next_build(project: Project) -> None:
    """Served edits leave the index as it is, and that it is behind is known until it is made anew, edit or none."""
    run = indexing(project)
    run.once()
    before = standing(project)
    run.index = index_carried
    edit(project, NOTES, lambda text: text.replace("unloaded at night", "touched at night"))
    assert run.once().behind is True
    assert run.once().behind is True
    assert standing(project) == before
    run.index = index_anew
    ran = run.once()
    assert ran.behind is False
    assert whole(project, ran)
    assert standing(project)[SEAL] != before[SEAL]


def test_records_are_searched_for_private_texts(project: Project) -> None:
    """Words of a private text that stand together in a record only stop the build before the index is made."""
    own = "Mira Holm Мира Хольм Mayor, City of Nordhavn. Harbour director, Nordhavn Port Authority."
    edit(project, "texts/wire-0306.txt", lambda text: f"{text}\n{own}\n")
    edit(project, "config.yaml", lambda text: text + "quoting: {quote_words: 9, long_quote_words: 11}\n")
    plain = new_run(project)
    assert plain.once().published is not None
    ran = indexing(project).once()
    assert ran.published is None
    assert [(p.code, p.span.path) for p in ran.problems if p.severity == "error"] == [
        ("private-text", "site/actors/mira-holm.html")
    ]


def test_a_program_without_the_indexer_builds_the_same_site(project: Project, tmp_path: Path) -> None:
    """In a Python that has all libraries but the indexer the site is built, without an index and without a complaint."""
    libraries = Path(str(distribution("jinja2").locate_file("")))
    without = tmp_path / "libraries"
    without.mkdir()
    for entry in libraries.iterdir():
        if not entry.name.startswith("pagefind") and entry.suffix != ".pth":
            (without / entry.name).symlink_to(entry)
    command = [sys.executable, "-S", str(ROOT / "build.py")]
    done = subprocess.run(
        command, cwd=project.root, env={"PYTHONPATH": str(without)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("error")) == (0, 0), done.stderr
    assert "search:" not in done.stdout
    site = project.root / "site"
    bare = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert "search.html" in bare
    assert not any(path.startswith(INDEX) for path in bare)
    indexing(project).once()
    made = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert {path: content for path, content in made.items() if not path.startswith((INDEX, MARKER))} == {
        path: content for path, content in bare.items() if path != MARKER
    }


@pytest.mark.parametrize("fault", ["return Path(which('false'))", "raise FileNotFoundError"])
def test_an_indexer_that_fails_stops_nothing_and_is_tried_again(project: Project, tmp_path: Path, fault: str) -> None:
    """The site is published with a warning and without an index; the next build, of no edit, makes the index."""
    command = [sys.executable, str(ROOT / "build.py")]
    (tmp_path / "broken").mkdir()
    lines = ("from pathlib import Path", "from shutil import which", "def get_executable():", f"    {fault}", "")
    (tmp_path / "broken/pagefind_bin.py").write_text("\n".join(lines), encoding="utf-8")
    broken = {**os.environ, "PYTHONPATH": str(tmp_path / "broken")}
    done = subprocess.run(command, cwd=project.root, env=broken, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "warning[no-search-index]" in done.stderr
    assert (project.root / "site/search.html").exists()
    assert standing(project) == {}
    again = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert "no-search-index" not in again.stderr
    assert "records indexed" in again.stdout
    assert SEAL in standing(project)
