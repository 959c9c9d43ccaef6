"""A reader's way through the example site in a real browser, with and without script, over HTTP and from disk."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.laying_out import lay_out


def _watch(page: Page, home: str) -> list[str]:
    """Collect what should never happen: console messages, page errors, requests to another host."""
    found: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:")):
            found.append(f"foreign request: {request.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before its icon had come
            found.append(f"failed: {request.url}")

    page.on("console", lambda message: found.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.on("request", asked)
    page.on("requestfailed", failed)
    return found


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_home_to_actor_to_statement_to_article(
    browser: Browser, site: Path, site_url: str, *, script: bool, way: str
) -> None:
    """From the home page an actor, there a statement, from it the passage's note on the article's page."""
    home = site_url if way == "http" else site.as_uri() + "/"
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    trouble = _watch(page, home)
    page.goto(home + "index.html")
    page.get_by_role("main").get_by_role("link", name="Sergey Lavrov", exact=True).first.press("Enter")
    page.wait_for_url(re.compile(r"actors/sergey-lavrov\.html$"))
    card = page.locator("[id^='s-']").first
    name = card.get_attribute("id")
    card.locator(f"a[href*='articles/'][href$='#{name}']").first.press("Enter")
    page.wait_for_url(re.compile(rf"articles/.*\.html#{name}$"))
    assert page.locator(f"#{name}").is_visible()
    assert trouble == []
    context.close()


def test_every_page_is_quiet(browser: Browser, site: Path, site_url: str) -> None:
    """No page logs, fails, asks another host, or is wider than a small phone's screen."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    trouble = _watch(page, site_url)
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    wide = []
    for path in _one_of_each(paths):
        page.goto(site_url + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{path}: {width}")
    assert trouble == []
    assert wide == []
    context.close()


_LENGTH = "document.documentElement.scrollHeight"


def test_a_long_page_comes_to_its_length(browser: Browser, site_url: str) -> None:
    """Cards far below are laid out soon after the page stands, and then nothing lies upon another; without script never."""
    with_script = browser.new_context(viewport={"width": 375, "height": 800})
    page = with_script.new_page()
    page.goto(site_url + "actors/russia.html")
    expect(page.locator(":is(.card, .rows > li):not(.laid)")).to_have_count(0)
    length = page.evaluate(_LENGTH)
    lay_out(page)
    assert page.evaluate(_LENGTH) == length
    with_script.close()
    without = browser.new_context(viewport={"width": 375, "height": 800}, java_script_enabled=False)
    page = without.new_page()
    page.goto(site_url + "actors/russia.html")
    assert page.locator("body").evaluate(_LENGTH) != length
    without.close()


def _one_of_each(paths: list[str]) -> list[str]:
    """Return every page at the top level and the first six of each folder."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    return [path for folder, group in folders.items() for path in (group if not folder else group[:6])]
