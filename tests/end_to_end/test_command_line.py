"""The command line as users meet it: a program, its exit status, its two streams."""

import fcntl
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILD = [sys.executable, str(ROOT / "build.py")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with one free page and nothing else."""
    root = tmp_path / "project"
    (root / "content/pages").mkdir(parents=True)
    (root / "content/pages/about.md").write_text("---\ntitle: About us\n---\nWe read reports.\n", encoding="utf-8")
    return root


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in *project*."""
    given = {**os.environ, **environment}
    return subprocess.run(
        [*BUILD, *arguments], cwd=project, env=given, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def test_a_build_says_what_it_made(project: Path) -> None:
    """Without a word the site is built; the closing line is on stdout, and nothing was to be mended."""
    built = run(project)
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.splitlines()[-1].startswith("site/: ")
    assert built.stdout.endswith("— open site/index.html\n")
    assert (project / "site/index.html").is_file()
    assert "(unchanged" in run(project, "build", "--no-color").stdout


def test_a_mistake_stops_the_build_and_is_told(project: Path) -> None:
    """With an error the status is 1, the message is on stderr, and there is no site."""
    (project / "config.yaml").write_text("titel: Ours\n", encoding="utf-8")
    built = run(project)
    assert (built.returncode, built.stdout) == (1, "")
    assert built.stderr.startswith("config.yaml:1:1: error[unknown-key]: ")
    assert "    1 | titel: Ours\n      | ^^^^^" in built.stderr
    assert built.stderr.endswith("1 error\n")
    assert not (project / "site").exists()


def test_machines_have_stdout_for_themselves(project: Path) -> None:
    """JSON and workflow commands are all that stdout holds, also when nothing is wrong."""
    fine = run(project, "--format", "json", "check")
    assert (fine.returncode, json.loads(fine.stdout)) == (0, [])
    (project / "config.yaml").write_text("titel: Ours\n", encoding="utf-8")
    told = run(project, "--format", "json")
    assert told.returncode == 1
    assert [(problem["path"], problem["line"]) for problem in json.loads(told.stdout)] == [("config.yaml", 1)]
    assert run(project, "--format", "github").stdout.startswith("::error file=config.yaml,line=1,col=1,")


def test_checking_writes_nothing(project: Path) -> None:
    """`check` tells how things stand and leaves no trace."""
    checked = run(project, "check")
    assert checked.returncode == 0
    assert "no problems" in checked.stdout
    assert sorted(path.name for path in project.iterdir()) == ["content"]


def test_a_site_in_the_wrong_place_is_refused(project: Path) -> None:
    """Where nothing can be published the status is 1, and what was there stays."""
    refused = run(project, "--output", "content/pages")
    assert refused.returncode == 1
    assert "error[output-refused]" in refused.stderr
    assert (project / "content/pages/about.md").is_file()


def test_what_is_no_project_is_a_usage_error(tmp_path: Path) -> None:
    """Status 2 tells that nothing was tried."""
    nowhere = run(tmp_path)
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "no config.yaml and no content/" in nowhere.stderr
    assert run(tmp_path, "--project", "missing").returncode == 2
    assert run(tmp_path, "--version").stdout.startswith("briefbook ")


def test_a_poor_terminal_is_no_obstacle(project: Path) -> None:
    """Where only ASCII can be printed the rest shows as escapes."""
    built = run(project, PYTHONIOENCODING="ascii", LC_ALL="C", NO_COLOR="1")
    assert built.returncode == 0
    assert "\\u2014 open site/index.html" in built.stdout


def test_a_reader_who_leaves_is_no_failure(project: Path) -> None:
    """A closed pipe ends the talking, quietly, and not the building."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as nobody:
        built = subprocess.run(BUILD, cwd=project, stdout=nobody, stderr=subprocess.PIPE, check=False, timeout=120)
    assert (built.returncode, built.stderr) == (0, b"")
    assert (project / "site/index.html").is_file()


def test_an_interrupted_build_ends_at_once_and_leaves_nothing(project: Path) -> None:
    """A build that waits for another one says so; Ctrl-C ends it with status 130, without a traceback."""
    with (project / ".site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4242\n")
        lock.flush()
        with subprocess.Popen(BUILD, cwd=project, stderr=subprocess.PIPE, text=True) as waiting:
            assert waiting.stderr is not None
            assert waiting.stderr.readline() == "waiting for another build to publish (process 4242)\n"
            waiting.send_signal(signal.SIGINT)
            assert waiting.stderr.read() == "interrupted\n"
        assert waiting.returncode == 130
    assert sorted(path.name for path in project.iterdir()) == [".site.lock", "content"]
