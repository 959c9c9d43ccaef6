"""The stylesheet as a real browser reads it."""

from playwright.sync_api import Page

from briefbook.render.sheets import tight
from tests.unit.render.sites import default_templates

# A browser keeps the values of custom properties letter by letter; what they mean has no space after commas.
_RULES = """sheet => {
  const made = new CSSStyleSheet();
  made.replaceSync(sheet);
  return [...made.cssRules].map(rule => rule.cssText.replace(/,\\s+/g, ","));
}"""


def test_a_tight_stylesheet_says_what_was_written(page: Page) -> None:
    """A browser finds the same rules in a stylesheet as it is sent as in what was written, and needs fewer bytes for them."""
    sheets = {name: content for name, content in default_templates().items() if name.endswith(".css")}
    for name, content in sheets.items():
        rules = page.evaluate(_RULES, content.decode())
        assert rules, name
        assert page.evaluate(_RULES, tight(content.decode()).decode()) == rules, name
        assert len(tight(content.decode())) < 0.95 * len(content), name
    assert len(sheets) == 2
