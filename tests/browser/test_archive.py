"""The archive as somebody gets it: unpacked, opened with a double click, read without a server."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the archive of the example opens to."""
    folder = tmp_path_factory.mktemp("archive")
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "export",
        "zip",
        "--output",
        str(site),
        str(folder / "brief.zip"),
    ]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    with zipfile.ZipFile(folder / "brief.zip") as opened:
        opened.extractall(folder)
    return folder / "brief"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_unpacked_archive_is_read_from_disk(browser: Browser, unpacked: Path, *, script: bool) -> None:
    """From the first page to every section and on to a page of it: styled, whole, and without a word on the console."""
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("requestfailed", lambda request: trouble.extend(_lost(request)))
    home = (unpacked / "index.html").as_uri()
    page.goto(home)
    sections = [str(way.get_attribute("href")) for way in page.locator("nav[aria-label=Site] a").all()]
    assert len(sections) > 5
    for section in sections:
        page.goto(home)
        page.goto((unpacked / section).as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).display") != "inline"
        assert page.evaluate("document.fonts.size") > 0
        inner = page.locator("main .content a[href$='.html']").first
        if inner.count():
            address = str(inner.evaluate("link => link.href"))
            page.goto(address)
            assert page.locator("h1").count() == 1
            assert re.match(r"file://", page.url)
    assert trouble == []
    context.close()


def _lost(request: Request) -> list[str]:
    """Return the address of a file that was not to be had; one that was not waited for, because the page was left, is none."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


def test_every_link_of_an_archive_leads_to_a_file_of_it(unpacked: Path) -> None:
    """No address on any page begins at a server's root, or leads out of the folder or to what is not there."""
    lost = []
    for page in sorted(unpacked.rglob("*.html")):
        for address in set(re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8"))):
            if re.match(r"[a-z]+:", address):
                continue
            target = (page.parent / address).resolve()
            if address.startswith("/") or not target.is_relative_to(unpacked) or not target.is_file():
                lost.append(f"{page.relative_to(unpacked)}: {address}")
    assert lost == []
