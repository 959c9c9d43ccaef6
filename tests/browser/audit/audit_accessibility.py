"""axe-core on every page kind: the rules of WCAG 2.2 AA and axe's own good practice."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.laying_out import lay_out

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
#: The rules that colours decide; the others say the same of a dark page as of a light one.
COLOUR = ("color-contrast", "link-in-text-block")


@pytest.mark.parametrize("width", [1280, 375])
def test_no_page_kind_violates_a_rule(
    browser: Browser, hosted: str, kinds: dict[str, tuple[str, ...]], axe: str, width: int
) -> None:
    """The largest page of each kind has no violation, light and dark, on a desk and on a phone."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    found = []
    for pages in kinds.values():
        page.emulate_media(color_scheme="light")
        page.goto(hosted + pages[0])
        lay_out(page)
        page.evaluate(axe)
        found += _violations(page, {"type": "tag", "values": TAGS})
        page.emulate_media(color_scheme="dark")
        found += _violations(page, {"type": "rule", "values": COLOUR})
    context.close()
    assert found == []


def test_a_violation_would_be_found(page: Page, axe: str) -> None:
    """Axe does find pale words, and a link without any."""
    page.set_content('<html lang=en><title>x</title><main><h1 style="color:#ddd">Pale</h1><a href="/x"></a></main>')
    page.evaluate(axe)
    found = " ".join(_violations(page, {"type": "tag", "values": TAGS}))
    assert "color-contrast" in found
    assert "link-name" in found


def _violations(page: Page, run_only: dict[str, Any]) -> list[str]:
    run = "only => axe.run({ runOnly: only, resultTypes: ['violations'] })"
    result = page.evaluate(run, {**run_only, "values": list(run_only["values"])})
    assert result["passes"], page.url
    return [
        f"{page.url}: {rule['id']} ({len(rule['nodes'])}): {node['html'][:160]}: {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"][:2]
    ]
