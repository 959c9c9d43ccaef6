"""axe's rules on the pages that most readers see; `make audit` asks its newest release about every page kind."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.laying_out import lay_out

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", "actors/sergey-lavrov.html", "figures/russian-troops.html"])
def test_a_page_violates_no_rule(browser: Browser, site_url: str, path: str, scheme: str) -> None:
    """Home, an actor and a figure have no violation on a phone."""
    context = browser.new_context(
        viewport={"width": 375, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(site_url + path)
    lay_out(page)
    found = Axe().run(page, options=RULES)
    context.close()
    assert found.response["passes"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found.response["violations"]] == []
