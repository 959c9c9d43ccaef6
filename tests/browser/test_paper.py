"""The brief of a day on paper, as a real browser prints it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("day", ["2022-01-21", "2022-01-26"])
def test_a_brief_fits_one_page(browser: Browser, site: Path, day: str, paper: str) -> None:
    """Each brief of the example, with editor's words, judgements and sources, is printed on one page."""
    page = browser.new_page()
    page.goto((site / f"brief/{day}.html").as_uri())
    printed = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.close()


def test_likelihood_and_confidence_stand_on_lines_of_their_own(browser: Browser, site: Path) -> None:
    """On paper, too, the two are never on one line (ICD 203)."""
    page = browser.new_page()
    page.goto((site / "brief/2022-01-26.html").as_uri())
    page.emulate_media(media="print")
    for odds in page.locator(".odds").all():
        likelihood, confidence = (odds.locator("dd").nth(n).bounding_box() for n in (0, 1))
        assert likelihood is not None
        assert confidence is not None
        assert confidence["y"] >= likelihood["y"] + likelihood["height"]
    page.close()
