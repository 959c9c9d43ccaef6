"""Building as users do it, again and again: whatever is kept from before, and however many work, the site is the same."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.runs import published

ROOT = Path(__file__).parents[2]
BUILD = [sys.executable, str(ROOT / "build.py")]
#: Says on the error output which modules a build has loaded.
LOADED = (
    "import sys; from briefbook.cli import main; status = main(); "
    "sys.stderr.write(' '.join(sorted({name.partition('.')[0] for name in sys.modules}))); sys.exit(status)"
)
#: Sends a scout to sites of any size.
SCOUTED = "import sys; from briefbook.cli import main, unchanged; unchanged._MANY = 1; sys.exit(main())"
#: Seconds after which a file is clearly older than the next look at it.
SETTLED = 2.2


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the golden project."""
    return Path(shutil.copytree(ROOT / "tests" / "golden" / "project", tmp_path / "project"))


def run(folder: Path, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the program in *folder*, and expect it to end with *status*."""
    done = subprocess.run(
        [*BUILD, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done


def inside(folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run *program*, Python that calls this one, in *folder*, and expect it to do well."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )


def test_any_number_of_jobs_makes_the_same_site(tmp_path: Path) -> None:
    """The example site comes out the same to the byte from one process and from three, problems included."""
    told = {}
    for jobs in ("1", "2", "3"):
        done = run(ROOT, "--jobs", jobs, "--no-cache", "--output", str(tmp_path / jobs))
        told[jobs] = done.stderr, published(tmp_path / jobs)
    assert len(told["1"][1]) > 500
    assert told["1"] == told["2"] == told["3"]


def test_an_odd_number_of_jobs_is_refused(project: Path) -> None:
    """The number of processes is a number, and one at least."""
    for jobs in ("0", "-1", "many", "1000000"):
        assert "--jobs" in run(project, f"--jobs={jobs}", status=2).stderr


EDITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("content/actors.yaml", lambda text: text.replace("Kai Lund", "Kai Lundh", 1)),
    ("content/annotations/2024-03-06-wire.yaml", lambda text: text.replace("about: pay", "about: strike", 1)),
    ("content/pages/about.md", lambda text: text + "\nMore words.\n"),
    ("config.yaml", lambda text: text + "per_page: 2\n"),
)


def test_a_build_compared_with_a_clean_one_finds_no_difference(project: Path) -> None:
    """After each edit `--verify-clean` publishes what a build without memory publishes."""
    run(project)
    for path, edit in EDITS:
        text = (project / path).read_text(encoding="utf-8")
        assert edit(text) != text
        (project / path).write_text(edit(text), encoding="utf-8")
        run(project, "--verify-clean")
        run(project, "--no-cache", "--output", "../clean")
        assert published(project / "site") == published(project.parent / "clean")


def test_a_site_that_was_tampered_with_is_mended(project: Path) -> None:
    """A page that somebody changed, or removed, is as it should be after the next build."""
    run(project)
    before = published(project / "site")
    page, table = project / "site/index.html", project / "site/data/actors.csv"
    page.write_bytes(page.read_bytes().replace(b"e", b"a", 1))
    table.unlink()
    run(project)
    assert published(project / "site") == before


def test_an_unchanged_build_reads_nothing(project: Path) -> None:
    """Where nothing changed the program looks at the files and ends: it loads no templates, schemas or Markdown."""
    heavy = {"jinja2", "pydantic", "yaml", "markdown", "nh3", "selectolax", "edtf", "sqlite3", "multiprocessing"}

    def loaded() -> tuple[str, set[str]]:
        done = inside(project, LOADED)
        return done.stdout, set(done.stderr.split())

    first, names = loaded()
    assert {"jinja2", "pydantic", "yaml"} <= names
    time.sleep(SETTLED)
    loaded()
    again, names = loaded()
    assert "(unchanged)" in again
    assert heavy & names == set()
    assert re.sub(r" \(.*\)", "", first.splitlines()[-1]) == re.sub(r" \(.*\)", "", again.splitlines()[-1])


def test_a_scout_sees_what_a_build_sees(project: Path) -> None:
    """Whether nothing changed, a note did, or somebody wrote into the site: with another process looking, the site is the same."""

    def scouted() -> str:
        return inside(project, SCOUTED, "--jobs", "2").stdout

    scouted()
    before = published(project / "site")
    time.sleep(SETTLED)
    assert "(unchanged)" in scouted()
    home = project / "site/index.html"
    state = home.stat()
    home.write_bytes(home.read_bytes().replace(b"<", b">", 1))
    os.utime(home, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "1 written" in scouted()
    assert published(project / "site") == before
    actors = project / "content/actors.yaml"
    for name in ("Kaj Lund", "Kay Lund"):
        time.sleep(SETTLED)
        actors.write_text(actors.read_text(encoding="utf-8").replace("Kai Lund", name), encoding="utf-8")
        scouted()
        run(project, "--no-cache", "--output", str(project / "clean"))
        assert published(project / "site") == published(project / "clean")


def test_an_unchanged_build_tells_the_same_warnings(project: Path) -> None:
    """What is to be mended is told again, though nothing was read again."""
    time.sleep(SETTLED)
    first = run(project, "--format", "json").stdout
    assert "not-locked" in first
    assert run(project, "--format", "json").stdout == first
    assert run(project, "--no-cache", "--format", "json").stdout == first


def test_an_edit_right_after_a_build_is_seen(project: Path) -> None:
    """An edit of the same size within the clock's tick is not taken for the file that was read."""
    actors = project / "content/actors.yaml"
    text = actors.read_text(encoding="utf-8")
    run(project)
    for name in ("Kaj Lund", "Kay Lund", "Kal Lund"):
        actors.write_text(text.replace("Kai Lund", name), encoding="utf-8")
        run(project)
        assert name in (project / "site/actors/kai-lund.html").read_text(encoding="utf-8")


def test_a_damaged_memory_costs_time_and_nothing_else(project: Path) -> None:
    """Whatever became of the memory, the next build makes the same site and tells the same."""
    told = run(project).stderr
    before = published(project / "site")
    memories = sorted(path.name for path in (project / ".cache").iterdir() if path.is_file())
    assert memories == ["briefbook.run", "briefbook.state"]
    for memory in ((project / ".cache" / name) for name in memories):
        for damage in (b"", b"nonsense", memory.read_bytes()[:-1]):
            memory.write_bytes(damage)
            (project / "content/pages/about.md").touch()
            assert run(project).stderr == told
            assert published(project / "site") == before


def _name(path: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(project: Path) -> object:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        return (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def _override(project: Path) -> None:
    (project / "templates/pages").mkdir(parents=True)
    shutil.copy(ROOT / "templates/pages/free.md.j2", project / "templates/pages")
    with (project / "templates/pages/free.md.j2").open("a", encoding="utf-8") as template:
        template.write("\nNothing more is free.\n")


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(_name("content/actors.yaml", "Kai Lund", "Kai Lundh"), id="an actor"),
        pytest.param(_override, id="a template"),
    ],
)
def test_an_edit_that_all_articles_stand_in_leaves_pages_alone(project: Path, edit: Callable[[Path], object]) -> None:
    """After an edit of a registry or of a template, only pages that may show it are made, as serving does."""
    time.sleep(SETTLED)
    run(project)
    edit(project)
    made, kept = map(int, re.findall(r"(\d+) pages? made, (\d+) kept", run(project, "--verify-clean").stdout)[0])
    assert 0 < made < kept


def test_a_style_edited_between_two_builds_is_what_pages_load(project: Path) -> None:
    """A style sheet's name tells what it holds: every page loads the one that is there, as in a clean build."""
    style = project / "templates/static/briefbook.css"
    style.parent.mkdir(parents=True)
    style.write_text("main { color: red }", encoding="utf-8")
    time.sleep(SETTLED)
    run(project)
    style.write_text("main { color: blue }", encoding="utf-8")
    run(project)
    (sheet,) = (project / "site/static").glob("briefbook.*.css")
    loaded = {page: sheet.name in page.read_text(encoding="utf-8") for page in (project / "site").rglob("*.html")}
    assert loaded
    assert all(loaded.values())


def test_a_mistake_is_told_where_it_stands_though_its_article_is_remembered(project: Path) -> None:
    """An outlet's id that is called otherwise is told as unknown at line and column, as by a build without a memory."""
    time.sleep(SETTLED)
    run(project)
    run(project)
    sources = project / "content/sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("harbour-post:", "harbour-mail:"), encoding="utf-8")
    remembered = run(project, status=1)
    shutil.rmtree(project / ".cache")
    assert remembered.stderr == run(project, status=1).stderr
    assert "2024-03-05-post.md:2:9: error[unknown-source]" in remembered.stderr
