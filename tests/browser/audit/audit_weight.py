"""What a page costs its reader, and what it must never do: over HTTP, in a browser that knew nothing of the site."""

from functools import partial
from operator import ne
from pathlib import Path

from playwright.sync_api import Browser, Request

from tests.browser.weight import fetched, sent, sent_text

KILOBYTE = 1000
FIRST_VIEW = 100 * KILOBYTE
WORDS_AND_STYLE = 30 * KILOBYTE
SCRIPT = 10 * KILOBYTE


def test_pages_are_light(browser: Browser, site: Path, hosted: str, kinds: dict[str, tuple[str, ...]]) -> None:
    """The largest page of each kind sends 100 kB at most with fonts, and 30 kB of it at most are HTML and CSS."""
    heavy = []
    for pages in kinds.values():
        files = fetched(browser, site, hosted, pages[0])
        words, whole = sent_text(files), sent(files)
        assert 0 < words < whole, pages[0]
        if words > WORDS_AND_STYLE or whole > FIRST_VIEW:
            heavy.append((pages[0], words, whole, files))
    assert heavy == []


def test_the_script_is_small(site: Path) -> None:
    """All script of ours is 10 kB at most, compressed."""
    scripts = list((site / "static").glob("*.js"))
    assert scripts
    assert sent(scripts) <= SCRIPT


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
        if b'http-equiv="refresh"' in (site / path).read_bytes():  # or it would lead away from the next one
            page.wait_for_url(partial(ne, hosted + path))
    context.close()
    assert len(pages) > 100
    assert trouble == []
