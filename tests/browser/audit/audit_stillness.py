"""What a page does while its fonts are still on their way: it can be read, and its lines stay where they are."""

from playwright.sync_api import Browser, Page, Route

#: Half of what is called good (web.dev, Cumulative Layout Shift).
MOST = 0.05

_WATCH = """window.moved = 0;
new PerformanceObserver(list => { for (const shift of list.getEntries()) window.moved += shift.value; })
    .observe({ type: "layout-shift", buffered: true });"""
_DRAWN = (
    """() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 250))"""
)


def test_lines_stay_where_they_are_when_fonts_are_late(
    browser: Browser, hosted: str, kinds: dict[str, tuple[str, ...]]
) -> None:
    """On a telephone nothing of a page moves much when its fonts come after its first picture."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    context.add_init_script(_WATCH)
    moved = {pages[0]: _moved(context.new_page(), hosted + pages[0]) for pages in kinds.values()}
    context.close()
    assert {path: shift for path, shift in moved.items() if shift > MOST} == {}


def _moved(page: Page, address: str) -> float:
    late: list[Route] = []
    page.route("**/*.woff2", lambda route: late.append(route))  # noqa: PLW0108 -- playwright asks for a function of Python
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate(_DRAWN)
    assert late, f"{address} asks for no font"
    page.route("**/*.woff2", lambda route: route.continue_())
    for route in late:
        route.continue_()
    page.evaluate("document.fonts.ready")
    page.evaluate(_DRAWN)
    shift: float = page.evaluate("window.moved")
    page.close()
    return shift
