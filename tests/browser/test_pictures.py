"""Pictures on a small phone: their words can be read, and none is cut off or lies upon another."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

#: The smallest letters that a picture may have, in pixels.
SMALLEST = 10

_LOOK = """
() => [...document.querySelectorAll("figure.plot, .calendar, .years")].flatMap(picture => {
  const trouble = [];
  const say = (what, node) => trouble.push(`${what}: ${node.textContent.trim().slice(0, 40)}`);
  const words = [...picture.querySelectorAll("*")].filter(node =>
    !node.closest("title, .unseen") && getComputedStyle(node).display !== "none"
    && [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()));
  const scrolls = picture.closest(".scroller");
  for (const node of words) {
    if (parseFloat(getComputedStyle(node).fontSize) < SMALLEST) say("small", node);
    const box = node.getBoundingClientRect();
    if (!scrolls && (box.left < -0.5 || box.right > innerWidth + 0.5)) say("cut off", node);
  }
  for (const svg of picture.querySelectorAll("svg")) {
    const around = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")];
    const boxes = texts.map(text => text.getBoundingClientRect());
    boxes.forEach((box, n) => {
      if (box.top < around.top - 2 || box.bottom > around.bottom + 2) say("out of its row", texts[n]);
      for (const other of boxes.slice(n + 1))
        if (box.left < other.right && other.left < box.right && box.top < other.bottom - 2 && other.top < box.bottom - 2)
          say("upon another", texts[n]);
    });
  }
  return trouble;
})
""".replace("SMALLEST", str(SMALLEST))

_WORDS = "() => document.querySelectorAll('figure.plot text, figure.plot .name, .calendar .number, .years td').length"


@pytest.mark.parametrize("width", [375, 1280])
def test_the_words_of_pictures_can_be_read(browser: Browser, site: Path, site_url: str, width: int) -> None:
    """On a phone and on a desk no word of a picture is too small, cut off, or upon another."""
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    trouble: dict[str, list[str]] = {}
    drawn = 0
    for path in _drawn(site):
        page.goto(site_url + path)
        drawn += page.evaluate(_WORDS)
        found = page.evaluate(_LOOK)
        if found:
            trouble[path] = found
    assert trouble == {}
    assert drawn > 100
    page.context.close()


def _drawn(site: Path) -> list[str]:
    """Return up to four pages of each folder that have a picture, those with most in it."""
    folders: dict[str, list[tuple[int, str]]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        marks = path.read_text(encoding="utf-8").count("<svg") + ("heat-" in path.read_text(encoding="utf-8"))
        if marks:
            folders.setdefault(name.rpartition("/")[0], []).append((marks, name))
    return [name for group in folders.values() for _, name in sorted(group, reverse=True)[:4]]
