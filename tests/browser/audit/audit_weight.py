"""What a page costs its reader, and what it must never do: over HTTP, in a browser that knew nothing of the site."""

import gzip
from pathlib import Path

from playwright.sync_api import Browser, Request

KILOBYTE = 1000
FIRST_VIEW = 100 * KILOBYTE
WORDS_AND_STYLE = 30 * KILOBYTE
SCRIPT = 10 * KILOBYTE


def test_pages_are_light(browser: Browser, hosted: str, kinds: dict[str, tuple[str, ...]]) -> None:
    """The largest page of each kind sends 100 kB at most with fonts, and 30 kB of it at most are HTML and CSS."""
    heavy = []
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    for pages in kinds.values():
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        asked.clear()
        page.on("requestfinished", note)
        page.goto(hosted + pages[0], wait_until="networkidle")
        sizes = {request.url: request.sizes()["responseBodySize"] for request in asked}
        words = sum(size for url, size in sizes.items() if url.endswith((".html", ".css")))
        if words > WORDS_AND_STYLE or sum(sizes.values()) > FIRST_VIEW:
            heavy.append((pages[0], words, sum(sizes.values()), sizes))
        assert words, pages[0]
        context.close()
    assert heavy == []


def test_the_script_is_small(site: Path) -> None:
    """All script of ours is 10 kB at most, compressed as a host sends it."""
    scripts = list((site / "static").glob("*.js"))
    assert scripts
    assert sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in scripts) <= SCRIPT


def test_every_page_is_quiet_and_keeps_to_itself(browser: Browser, hosted: str, site: Path) -> None:
    """No page logs, breaks its policy, or asks another host, in light or dark."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    trouble: list[str] = []

    def ask(request: Request) -> None:
        if not request.url.startswith((hosted, "data:")):
            trouble.append(f"{page.url}: {request.url}")

    page.on("console", lambda message: trouble.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"{page.url}: {error}"))
    page.on("request", ask)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective, e.blockedURI))"
    )
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    for path in pages:
        page.goto(hosted + path, wait_until="load")
    context.close()
    assert len(pages) > 100
    assert trouble == []
