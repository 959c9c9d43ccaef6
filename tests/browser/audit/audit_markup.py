"""Nu on every page, stylelint on the styles, an outside checker on every link."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.browser.audit.conftest import ROOT, TOOLS

Tool = Callable[..., subprocess.CompletedProcess[str]]


def test_nu_finds_no_error(site: Path) -> None:
    """The Nu HTML checker accepts every page."""
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(site)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(ran.stderr or ran.stdout)["messages"]
    assert [f"{m.get('url')}:{m.get('lastLine')}: {m['message']}" for m in messages] == []
    assert ran.returncode == 0


def test_nu_would_find_one(tmp_path: Path) -> None:
    """The checker does find an error where there is one."""
    (tmp_path / "wrong.html").write_text("<!doctype html><title>x</title><p><div id=a id=b></p>", encoding="utf-8")
    command = ["java", "-jar", str(TOOLS / "vnu-jar/build/dist/vnu.jar"), "--errors-only", str(tmp_path / "wrong.html")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_stylelint_finds_nothing(tool: Tool) -> None:
    """The styles keep stylelint's standard rules, but for those that our configuration names."""
    sheets = [str(sheet) for sheet in sorted((ROOT / "templates/static").glob("*.css"))]
    ran = tool("stylelint/bin/stylelint.mjs", "--config", "stylelint.config.mjs", *sheets)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def test_no_link_is_broken(tool: Tool, hosted: str, site: Path) -> None:
    """An outside checker follows every link from the home page, finds all pages, and nothing that is missing."""
    ran = tool(
        "linkinator/build/src/cli.js",
        hosted,
        "--recurse",
        "--check-fragments",
        "--format=json",
        "--concurrency=8",
        f"--skip=^(?!{re.escape(hosted)})",
    )
    links = json.loads(ran.stdout)["links"]
    broken = [f"{link['parent']}: {link['url']}: {link['status']}" for link in links if link["state"] == "BROKEN"]
    assert broken == []
    seen = {link["url"].split("#")[0].removeprefix(hosted) for link in links if link["state"] == "OK"}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    redirects = {path for path in pages if 'class="page-redirect"' in (site / path).read_text(encoding="utf-8")}
    assert pages - seen - redirects == {"404.html"}
