"""Pages laid out as a whole: far below, a browser leaves cards out until a reader comes near, and rulers measure wrong."""

from playwright.sync_api import Page


def lay_out(page: Page) -> None:
    """Lay out all of *page*, not only what is on the screen."""
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { content-visibility: visible !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }""")
