"""The control that reads a page as of a day: what it hides, how it says so, where the day is kept."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ACTOR = "actors/sergey-lavrov.html"
DAY = "2022-01-21"
NAME = "Read this page as of"
PAGES = (
    ACTOR,
    "topics/security-demands.html",
    "events/geneva-talks.html",
    "figures/russian-troops.html",
    "timeline.html",
)


def _published_by(site: Path, day: str) -> set[str]:
    """Return the ids of the statements published by *day*, from the data that the site offers."""
    with (site / "data/statements.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file) if row["published"][:10] <= day}


def _cards(page: Page) -> set[str]:
    """Return the ids of the statement cards that are seen."""
    return {card.get_attribute("id") or "" for card in page.locator(".card.statement").all() if card.is_visible()}


def test_what_was_published_later_is_hidden_and_told(page: Page, site: Path, site_url: str) -> None:
    """Exactly the statements published by the day are left; the count is told, and the reset brings back the rest."""
    page.goto(site_url + ACTOR)
    every = _cards(page)
    told = page.get_by_role("status")
    page.get_by_label(NAME).fill(DAY)
    left = _cards(page)
    assert left == every & _published_by(site, DAY)
    assert set() < left < every
    expect(told).to_contain_text(re.compile(r"As of 21 January 2022: \d+ of \d+ shown"))
    shown, total = map(int, re.findall(r"(\d+) of (\d+)", told.inner_text())[0])
    items = page.locator(".content :is(.card, .rows > li):has(cite time)")
    assert (shown, total) == (sum(item.is_visible() for item in items.all()), items.count())
    page.get_by_role("button", name="Show everything").click()
    assert _cards(page) == every
    expect(told).to_be_empty()
    expect(page.get_by_label(NAME)).to_be_focused()


def test_the_day_is_kept_in_the_address(page: Page, site_url: str) -> None:
    """An address with a day opens the page as of it; the other pages of a list keep it; a day that is none is no day."""
    page.goto(site_url + ACTOR)
    page.get_by_label(NAME).fill(DAY)
    assert page.url.endswith(f"?as-of={DAY}")
    left = _cards(page)
    page.reload()
    assert page.get_by_label(NAME).input_value() == DAY
    assert _cards(page) == left
    page.goto(f"{site_url}timeline.html?as-of={DAY}")
    ways = page.locator(".pager a").all()
    assert all((way.get_attribute("href") or "").endswith(f"?as-of={DAY}") for way in ways)
    page.goto(f"{site_url}{ACTOR}?as-of=soon")
    expect(page.get_by_role("status")).to_be_empty()
    assert left < _cards(page)


def test_nothing_is_left_of_a_day_before_all(page: Page, site_url: str) -> None:
    """Before the first article every list is empty, and each heading says why."""
    page.goto(f"{site_url}{ACTOR}?as-of=2021-01-01")
    expect(page.get_by_role("status")).to_contain_text(": 0 of ")
    assert _cards(page) == set()
    words = "getComputedStyle(document.querySelector('h2#statements'), '::after').content"
    assert "nothing published by then" in page.evaluate(words)


@pytest.mark.parametrize("path", PAGES)
def test_it_is_on_every_kind_of_page_that_grows(page: Page, site_url: str, path: str) -> None:
    """An actor, a topic, an event, a figure and the timeline have it, reached with the keyboard before the content."""
    page.goto(site_url + path)
    control = page.get_by_label(NAME)
    expect(control).to_be_visible()
    page.locator("h1").click()
    for _ in range(12):
        if control.evaluate("field => field === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(control).to_be_focused()


def test_a_picture_and_a_table_follow(page: Page, site_url: str) -> None:
    """On a figure's page the bars and the rows of values published later are hidden alike."""
    page.goto(f"{site_url}figures/russian-troops.html?as-of=2022-01-19")
    rows = [row for row in page.locator(".values tbody tr").all() if row.is_visible()]
    bars = [bar for bar in page.locator(".plot li").all() if bar.is_visible()]
    assert 0 < len(rows) == len(bars) < page.locator(".values tbody tr").count()


def test_a_question_answered_later_is_open_again(page: Page, site_url: str) -> None:
    """As of a day before the answer a gap is not known, and nothing tells that it was answered since."""
    page.goto(f"{site_url}topics/us-reply.html?as-of=2022-01-20")
    gap = page.locator(".card.gap", has_text="Will Washington answer in writing?")
    expect(gap.locator(".facts").first).to_have_text("not known", use_inner_text=True)
    expect(gap.get_by_text("answered on")).to_be_hidden()
    page.get_by_label(NAME).fill(DAY)
    expect(gap.locator(".facts").first).to_have_text("not known then", use_inner_text=True)
    expect(gap.get_by_text("answered on")).to_be_visible()


def test_without_script_there_is_none(browser: Browser, site_url: str) -> None:
    """Without script no control is offered and nothing is hidden."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{ACTOR}?as-of=2021-01-01")
    expect(page.get_by_label(NAME)).to_have_count(0)
    expect(page.locator(".card.statement").first).to_be_visible()
    box = page.locator(".as-of").bounding_box()
    assert box is None or box["height"] == 0
    context.close()
