"""What is made of the site to be carried elsewhere, by the program as users start it."""

import gzip
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import brotli
import pytest

from briefbook.bundle import formats
from briefbook.hosting import Hosted
from tests.end_to_end.hosts import SERVERS, hosted

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with one free page and one day."""
    root = tmp_path / "project"
    (root / "content/pages").mkdir(parents=True)
    (root / "content/days").mkdir()
    (root / "config.yaml").write_text("title: The strike\nbase_url: https://example.org/strike/\n", encoding="utf-8")
    (root / "content/pages/about.md").write_text("---\ntitle: About us\n---\nWe read reports.\n", encoding="utf-8")
    (root / "content/days/2031-03-04.md").write_text(
        "---\ntitle: The talks end\n---\n**No deal.** The boat stays in the harbour.\n", encoding="utf-8"
    )
    return root


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in *project*."""
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    given = {**os.environ, **environment}
    return subprocess.run(command, cwd=project, env=given, capture_output=True, text=True, check=False, timeout=120)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_an_archive_holds_the_site_as_it_now_is(project: Path) -> None:
    """The site is built first; two archives are equal, and an edit shows in the next."""
    first = run(project, "export", "zip")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines()[-1].startswith("site.zip: ")
    one = (project / "site.zip").read_bytes()
    assert run(project, "export", "zip", "again/site.zip").returncode == 1
    (project / "again").mkdir()
    assert run(project, "--no-color", "export", "zip", "again/site.zip").returncode == 0
    assert (project / "again/site.zip").read_bytes() == one
    page = project / "content/pages/about.md"
    page.write_text(page.read_text(encoding="utf-8").replace("We read", "We still read"), encoding="utf-8")
    assert run(project, "export", "zip").returncode == 0
    with zipfile.ZipFile(project / "site.zip") as opened:
        assert b"We still read" in opened.read("site/about.html")
        assert "site/404.html" not in opened.namelist()


def test_a_mistake_stops_an_export(project: Path) -> None:
    """What cannot be built is not exported, and what was exported stays."""
    (project / "site.zip").write_bytes(b"before")
    (project / "config.yaml").write_text("titel: Ours\n", encoding="utf-8")
    refused = run(project, "export", "zip")
    assert refused.returncode == 1
    assert "unknown-key" in refused.stderr
    assert (project / "site.zip").read_bytes() == b"before"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("zip", "config.yaml"), 1, "must end in .zip"),
        (("pdf", "2031-03-04", "config.yaml"), 1, "must end in .pdf"),
        (("zip", "site/site.zip"), 1, "the next build would find it"),
        (("zip", "nowhere/site.zip"), 1, "no such folder"),
        (("web", "content"), 1, "the site is made from what is in it"),
        (("web", "site/web"), 1, "it is inside"),
        (("pdf", "2031-03-05"), 1, "the site has no page of 2031-03-05"),
        (("zip", "a.zip", "b.zip"), 2, "no more than 1 name"),
        (("tar",), 2, "invalid choice"),
    ],
)
def test_an_export_overwrites_nothing_of_ours(
    project: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    """A file that is no archive, the content, and the site itself are refused as places to export to."""
    before = tree(project / "content") | {"config.yaml": (project / "config.yaml").read_bytes()}
    refused = run(project, "export", *arguments)
    assert (refused.returncode, told in refused.stderr) == (status, True), refused.stderr
    assert tree(project / "content") | {"config.yaml": (project / "config.yaml").read_bytes()} == before
    assert not list(project.glob(".*.zip.*"))


@pytest.mark.parametrize("server", [*SERVERS])
def test_a_copy_for_the_web_is_the_site_with_compressed_files(project: Path, tmp_path: Path, server: str) -> None:
    """The copy has each file of the site and its compressed forms, which a server sends; the site itself has none."""
    assert run(project, "export", "web").returncode == 0
    site, web = tree(project / "site"), tree(project / "site-web")
    assert {path: content for path, content in web.items() if path in site and path != ".briefbook"} == {
        path: content for path, content in site.items() if path != ".briefbook"
    }
    more = web.keys() - site.keys()
    assert {path for path in more if path.endswith((".gz", ".br"))} == more
    assert {path + suffix for path in site if path.endswith(".html") for suffix in formats()} <= more
    for path in more:
        unpack = gzip.decompress if path.endswith(".gz") else brotli.decompress
        assert unpack(web[path]) == site[path[:-3]]
    place = Hosted(base_url="http://localhost/strike/", folder=str(project / "site-web"))
    with hosted(server, tmp_path / "host", place) as host:
        sent = host.get("/strike/about.html", Accept_Encoding="gzip")
    assert (sent.headers["content-encoding"], sent.body) == ("gzip", web["about.html.gz"])


def test_a_copy_for_the_web_follows_the_site(project: Path) -> None:
    """Made anew it is the same; a page that goes takes its compressed files with it; a folder of somebody else is refused."""
    assert run(project, "export", "web", "out").returncode == 0
    before = tree(project / "out")
    again = run(project, "export", "web", "out")
    assert (again.returncode, tree(project / "out")) == (0, before)
    assert again.stdout.splitlines()[-1].endswith("; 0 written")
    (project / "content/pages/about.md").unlink()
    assert run(project, "export", "web", "out").returncode == 0
    # The parts of a search index have names of their own each time.
    gone = {path for path in before.keys() - tree(project / "out").keys() if not path.startswith("pagefind/")}
    assert gone == {path for path in before if path.startswith("about.")}
    (project / "foreign").mkdir()
    (project / "foreign/mine.txt").write_text("mine", encoding="utf-8")
    refused = run(project, "export", "web", "foreign")
    assert (refused.returncode, "output-refused" in refused.stderr) == (1, True)
    assert tree(project / "foreign") == {"mine.txt": b"mine"}


def test_a_brief_is_printed(project: Path) -> None:
    """The newest brief, or that of a day, is a PDF on the paper that was asked for; twice, it is the same."""
    assert run(project, "export", "pdf").returncode == 0
    named = run(project, "export", "--paper", "Letter", "pdf", "2031-03-04", "letter.pdf")
    assert (named.returncode, "Letter" in named.stdout.splitlines()[-1]) == (0, True)
    assert run(project, "export", "pdf", "2031-03-04", "again.pdf").returncode == 0
    made = {path.name: path.read_bytes() for path in project.glob("*.pdf")}
    assert sorted(made) == ["2031-03-04.pdf", "again.pdf", "letter.pdf"]
    assert made["again.pdf"] == made["2031-03-04.pdf"] != made["letter.pdf"]


def test_without_the_extra_it_is_said_what_to_do(project: Path) -> None:
    """Where WeasyPrint is not installed the status is 1, one line says so, and nothing is written."""
    code = (
        "import sys, importlib.util as u\n"
        "found = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'weasyprint' else found(name, *more)\n"
        "from briefbook.cli import main\n"
        "sys.exit(main(['export', 'pdf']))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    refused = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert refused.stderr.startswith("a PDF needs the extra `pdf`")
    assert not list(project.glob("*.pdf"))
