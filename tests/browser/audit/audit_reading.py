"""Each page kind with a keyboard alone, on small screens, enlarged, and on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.laying_out import lay_out

Kinds = dict[str, tuple[str, ...]]

#: What sticks out of the screen sideways, but for what lies in a scroller of its own.
_OUTSIDE = """() => [...document.querySelectorAll('body *')].filter(element => {
    if (element.closest('.scroller, svg, .skip, .unseen') || !element.checkVisibility()) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).slice(0, 3).map(element => element.outerHTML.slice(0, 120))"""

#: Where the focus is: what it is on, whether one sees it, and whether it is marked.
_FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
        index: [...document.querySelectorAll('*')].indexOf(element),
        what: element.outerHTML.slice(0, 120),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
}"""

#: Marks the begin and the end of each card with places that links lead to: a PDF then tells on which page they are.
_MARK = """() => {
    const cards = document.querySelectorAll('.card, .assessment, .notice, .rows > li');
    const links = document.createElement('p');
    cards.forEach((card, number) => {
        for (const [end, add] of [['begin', 'prepend'], ['end', 'append']]) {
            const place = Object.assign(document.createElement('span'), { id: `audit-${number}-${end}` });
            place.textContent = '\\u200b';
            (card.matches('li') && end === 'end' ? card.querySelector(':scope > p') ?? card.lastElementChild : card)[add](place);
            const link = Object.assign(document.createElement('a'), { href: `#${place.id}`, textContent: '.' });
            links.append(link);
        }
    });
    document.body.append(links);
    return cards.length;
}"""
_DESTINATION = re.compile(rb"/audit-(\d+)-(begin|end)\s*\[\s*(\d+) 0 R")


@pytest.mark.parametrize(("width", "height", "ratio"), [(320, 640, 1), (640, 450, 2), (375, 812, 1), (768, 1024, 1)])
def test_nothing_sticks_out(browser: Browser, hosted: str, kinds: Kinds, width: int, height: int, ratio: int) -> None:
    """On small screens and enlarged twofold nothing is cut off at the side; what is wide scrolls in a frame of its own."""
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=ratio)
    page = context.new_page()
    found = []
    for pages in kinds.values():
        page.goto(hosted + pages[0])
        lay_out(page)
        outside = page.evaluate(_OUTSIDE)
        if outside or page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((pages[0], outside))
    context.close()
    assert found == []


def test_words_can_be_twice_as_large(browser: Browser, hosted: str, kinds: Kinds) -> None:
    """With letters of twice the size, and the window as it was, nothing is cut off."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found = []
    for pages in kinds.values():
        page.goto(hosted + pages[0])
        lay_out(page)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if outside := page.evaluate(_OUTSIDE):
            found.append((pages[0], outside))
    context.close()
    assert found == []


def test_a_keyboard_is_enough(browser: Browser, hosted: str, kinds: Kinds) -> None:
    """Tab goes through all of a page and out of it, and what has the focus is seen and marked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found: list[object] = []
    for pages in kinds.values():
        page.goto(hosted + pages[-1])
        found += [(pages[-1], state) for state in _tour(page) if not (state["seen"] and state["marked"])]
    context.close()
    assert found == []


def _tour(page: Page) -> list[dict[str, object]]:
    """Return the states of the focus on its way through *page*, one for each thing that can have it."""
    tour: list[dict[str, object]] = []
    seen: set[object] = set()
    for _ in range(1500):
        page.keyboard.press("Tab")
        state = page.evaluate(_FOCUS)
        if state is None or (seen and state["index"] == tour[0]["index"]):
            break
        if state["index"] in seen:  # a field of several parts
            continue
        seen.add(state["index"])
        tour.append(state)
    first = page.locator("a[href], button, input, summary, [tabindex='0']").first
    assert tour, page.url
    assert first.count() == 1
    assert tour[0]["what"].startswith('<a class="skip"'), page.url  # type: ignore[attr-defined]
    return tour


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_card_is_broken_across_sheets(browser: Browser, hosted: str, kinds: Kinds, paper: str) -> None:
    """On paper each card, assessment, notice and row begins and ends on one sheet."""
    context = browser.new_context()
    page = context.new_page()
    broken = []
    whole = 0
    for pages in kinds.values():
        page.goto(hosted + pages[0])
        for number, one_sheet in _printed(page, paper).items():
            whole += one_sheet
            if not one_sheet:
                broken.append((pages[0], number))
    context.close()
    assert whole > 100
    assert broken == []


def test_a_broken_card_would_be_found(browser: Browser, hosted: str, kinds: Kinds) -> None:
    """Without the rule that keeps them whole, some cards are broken, and it is seen."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(hosted + kinds["article"][0])
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('@layer print { * { break-inside: auto !important } }');
        document.adoptedStyleSheets = [sheet];
    }""")
    printed = _printed(page, "A4")
    context.close()
    assert not all(printed.values())


def _printed(page: Page, paper: str) -> dict[int, bool]:
    """Print *page*, and return for each of its cards whether it begins and ends on one sheet."""
    if not page.evaluate(_MARK):
        return {}
    places: dict[int, dict[bytes, int]] = {}
    for number, end, sheet in _DESTINATION.findall(page.pdf(format=paper)):
        places.setdefault(int(number), {})[end] = int(sheet)
    return {number: ends[b"begin"] == ends[b"end"] for number, ends in places.items() if len(ends) == 2}


def test_paper_shows_where_source_marks_lead(browser: Browser, hosted: str, site: Path) -> None:
    """In print the address of an original or archive copy stands beside its link."""
    pages = sorted(site.rglob("*.html"))
    path = next(path for path in pages if 'rel="external"' in path.read_text(encoding="utf-8"))
    context = browser.new_context()
    page = context.new_page()
    page.goto(hosted + path.relative_to(site).as_posix())
    page.emulate_media(media="print")
    after = "link => [getComputedStyle(link, '::after').content, link.getAttribute('href')]"
    content, href = page.locator("a[rel^='external']").first.evaluate(after)
    context.close()
    assert href in content
