import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.model.problem import Problem
from briefbook.publish import Published, publish_image
from briefbook.publish.marker import MARKER, marker_of
from tests.unit.publish.trees import PAGES, contents, names, snapshot

ROOT = Path(__file__).parents[3]


def put(root: Path, files: dict[str, bytes]) -> Published | Problem:
    """Publish *files* as the site of the project *root*."""
    return publish_image(files, root / "site", root=root)


def test_a_first_build_makes_the_site(tmp_path: Path) -> None:
    """Where there was nothing the site is made, and nothing else."""
    assert put(tmp_path, PAGES) == Published(written=4, kept=0, removed=0)
    assert contents(tmp_path / "site") == PAGES
    assert names(tmp_path) == ["site"]


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    """A folder that somebody made in advance is taken, if it is empty."""
    (tmp_path / "site").mkdir()
    assert isinstance(put(tmp_path, PAGES), Published)
    assert contents(tmp_path / "site") == PAGES
    assert names(tmp_path) == ["site"]


def test_nothing_changed_means_nothing_written(tmp_path: Path) -> None:
    """A second build of the same image leaves every inode and every time as it was."""
    put(tmp_path, PAGES)
    before = snapshot(tmp_path)
    assert put(tmp_path, dict(reversed(PAGES.items()))) == Published(written=0, kept=4, removed=0)
    assert snapshot(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """Unchanged files stay the same files, changed ones are new, and stale ones go with their folders."""
    put(tmp_path, PAGES)
    before = snapshot(tmp_path / "site")
    after = {"index.html": b"home, again", "actors/index.html": b"actors", "new/page.html": b"new"}
    assert put(tmp_path, after) == Published(written=2, kept=1, removed=2)
    now = snapshot(tmp_path / "site")
    assert contents(tmp_path / "site") == after
    assert now["actors/index.html"] == before["actors/index.html"]
    assert now["index.html"][0] != before["index.html"][0]
    assert "data" not in now


def test_a_file_may_become_a_folder(tmp_path: Path) -> None:
    """A path may be a page in one build and a folder of pages in the next, and back."""
    for files in ({"a": b"1"}, {"a/b": b"2"}, {"a": b"1"}):
        assert isinstance(put(tmp_path, files), Published)
        assert contents(tmp_path / "site") == files


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_modes_do_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    """Files are readable by all and folders open to all, whoever builds."""
    before = os.umask(umask)
    try:
        put(tmp_path, PAGES)
    finally:
        os.umask(before)
    site = tmp_path / "site"
    modes = {path.relative_to(site).as_posix(): path.stat().st_mode & 0o7777 for path in (site, *site.rglob("*"))}
    assert {path for path, mode in modes.items() if mode == 0o755} == {".", "actors", "data"}
    assert {path for path, mode in modes.items() if mode == 0o644} == {*PAGES, MARKER}


def test_the_marker_is_a_function_of_the_paths() -> None:
    """The marker lists the files in order and says what they are."""
    assert marker_of(["b", "a/c"]) == marker_of(["a/c", "b"])
    assert marker_of(["b", "a/c"]).decode().splitlines()[1:] == ["a/c", "b"]


TAMPERING = st.sampled_from(["rewrite", "same size", "remove", "mode", "touch", "link", "folder", "fifo"])


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(sorted(PAGES)), TAMPERING), max_size=6), st.booleans())
def test_whatever_was_done_to_our_files_is_undone(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, str]], again: bool
) -> None:
    """After somebody has tampered with the site a build makes it equal to the image, and touches nothing outside."""
    root = tmp_path_factory.mktemp("project")
    outside = root / "outside.txt"
    outside.write_bytes(b"mine")
    put(root, PAGES)
    for path, deed in deeds:
        tamper(root / "site" / path, deed, outside)
    after = PAGES if again else {"index.html": b"home", "topics/t.html": b"t"}
    assert isinstance(put(root, after), Published)
    assert contents(root / "site") == after
    assert not any(path.is_symlink() for path in (root / "site").rglob("*"))
    assert {path.stat().st_mode & 0o777 for path in (root / "site").rglob("*") if path.is_file()} == {0o644}
    assert outside.read_bytes() == b"mine"
    assert names(root) == ["outside.txt", "site"]


def tamper(path: Path, deed: str, outside: Path) -> None:
    """Do *deed* to the file *path*, if it is still a file."""
    if not path.is_file() or path.is_symlink():
        return
    size = path.stat().st_size
    if deed == "mode":
        path.chmod(0o600)
    elif deed == "touch":
        os.utime(path, (0, 0))
    elif deed == "same size":
        path.write_bytes(b"#" * size)
        os.utime(path, (0, 0))
    elif deed == "rewrite":
        path.write_bytes(b"something else")
    else:
        path.unlink()
        if deed == "link":
            path.symlink_to(outside)
        elif deed == "folder":
            path.mkdir()
        elif deed == "fifo":
            os.mkfifo(path)


def test_links_in_the_old_site_are_not_followed(tmp_path: Path) -> None:
    """A folder of ours that was replaced by a link is mended, and what the link leads to stays."""
    put(tmp_path, PAGES)
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "site/actors").rename(elsewhere)
    (tmp_path / "site/actors").symlink_to(elsewhere)
    before = snapshot(elsewhere)
    assert isinstance(put(tmp_path, PAGES), Published)
    assert contents(tmp_path / "site") == PAGES
    assert not (tmp_path / "site/actors").is_symlink()
    assert snapshot(elsewhere) == before


@pytest.mark.parametrize("path", ["CNAME", "actors/notes.txt", ".git/HEAD", "static/own.css"])
def test_a_file_that_is_not_ours_is_never_removed(tmp_path: Path, path: str) -> None:
    """Something that somebody put into the site stops the build, is named, and stays."""
    put(tmp_path, PAGES)
    (tmp_path / "site" / path).parent.mkdir(exist_ok=True)
    (tmp_path / "site" / path).write_bytes(b"mine")
    before = snapshot(tmp_path)
    refused = put(tmp_path, {"index.html": b"new", "static/own.css": b"ours"})
    assert isinstance(refused, Problem)
    assert (refused.code, refused.span.path) == ("output-refused", f"site/{path}")
    assert snapshot(tmp_path) == before


def test_droppings_do_not_stop_a_build(tmp_path: Path) -> None:
    """What file managers drop into folders is removed without a word."""
    put(tmp_path, PAGES)
    (tmp_path / "site/actors/.DS_Store").write_bytes(b"\0")
    assert isinstance(put(tmp_path, PAGES), Published)
    assert contents(tmp_path / "site") == PAGES


@pytest.mark.parametrize(
    "path", ["/x", "../x", "a/../../x", "a//b", "a/", ".", "", "a\\b", "a\nb", "a\0b", "a.", MARKER]
)
def test_no_path_leaves_the_folder(tmp_path: Path, path: str) -> None:
    """An image with such a path is a mistake of ours: nothing is written."""
    with pytest.raises(ValueError, match="not a path of a site"):
        put(tmp_path, {"index.html": b"", path: b"x"})
    assert names(tmp_path) == []


def test_an_impossible_image_is_a_mistake_of_ours(tmp_path: Path) -> None:
    """Neither an empty image nor one with a page that is also a folder is published."""
    with pytest.raises(ValueError, match="without files"):
        put(tmp_path, {})
    with pytest.raises(ValueError, match="both a file and a folder"):
        put(tmp_path, {"a": b"", "a/b": b""})


def test_a_site_may_lie_deep(tmp_path: Path) -> None:
    """Folders above the output are made, and removed again if nothing came of it."""
    done = publish_image(PAGES, tmp_path / "out/of/site", root=tmp_path)
    assert isinstance(done, Published)
    assert contents(tmp_path / "out/of/site") == PAGES
    (tmp_path / "taken").write_bytes(b"")
    refused = publish_image(PAGES, tmp_path / "taken/site", root=tmp_path)
    assert isinstance(refused, Problem)
    assert refused.code == "cannot-publish"
    assert names(tmp_path) == ["out", "taken"]


def test_leftovers_of_a_killed_build_are_cleaned(tmp_path: Path) -> None:
    """Half a staged tree, an old tree and a lock of the dead are gone after the next build, even an idle one."""
    put(tmp_path, PAGES)
    put(tmp_path / "other", PAGES)
    (tmp_path / "other/site").rename(tmp_path / ".site.last")
    (tmp_path / ".site.next").mkdir()
    (tmp_path / ".site.next" / MARKER).write_bytes(marker_of(PAGES))
    (tmp_path / ".site.next/index.html").write_bytes(b"hal")
    (tmp_path / ".site.lock").write_bytes(b"999999\n")
    (tmp_path / "other").rmdir()
    assert put(tmp_path, PAGES) == Published(written=0, kept=4, removed=0)
    assert names(tmp_path) == ["site"]


def test_a_death_between_two_renames_is_mended(tmp_path: Path) -> None:
    """Where the old site stands aside and the new one never arrived, the old one is put back first."""
    put(tmp_path, PAGES)
    before = snapshot(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site.last")
    assert put(tmp_path, PAGES) == Published(written=0, kept=4, removed=0)
    assert snapshot(tmp_path / "site") == before
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("name", [".site.next", ".site.last", ".site.lock"])
def test_somebody_elses_file_in_our_way_stays(tmp_path: Path, name: str) -> None:
    """A file of somebody else under one of our passing names is named, and stays."""
    put(tmp_path, PAGES)
    (tmp_path / name).write_bytes(b"mine")
    refused = put(tmp_path, {"index.html": b"new"})
    assert isinstance(refused, Problem)
    assert refused.span.path == name
    assert "in the way" in refused.message
    assert (tmp_path / name).read_bytes() == b"mine"
    assert contents(tmp_path / "site") == PAGES


FULL = """
import resource, sys
from pathlib import Path
from briefbook.publish import publish_image
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
root = Path(sys.argv[1])
done = publish_image({"index.html": b"new", "long.html": b"x" * 50_000}, root / "site", root=root)
print(done.span.path, done.message)
"""


@pytest.mark.parametrize("room", [0, 1, 100, 200, 40_000])
def test_a_disk_that_refuses_leaves_the_old_site(tmp_path: Path, room: int) -> None:
    """When a file cannot be written, after however many bytes, path and cause are told and nothing else is left."""
    put(tmp_path, PAGES)
    before = snapshot(tmp_path)
    command = [sys.executable, "-c", FULL, str(tmp_path), str(room)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.startswith(".site.next/")
    assert "File too large" in told
    assert snapshot(tmp_path) == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_few_open_files_are_enough(tmp_path: Path) -> None:
    """Publishing many files holds only a few of them open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = {f"{n}/{n}.html": b"x" for n in range(200)}
    opened = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(opened + 16, soft), hard))
    try:
        assert isinstance(put(tmp_path, files), Published)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert contents(tmp_path / "site") == files
