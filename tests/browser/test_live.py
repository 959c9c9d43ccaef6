"""An open page while its site is edited: what is new comes to it, and what need not change stays where it is."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Error, Page, Request, Route

from tests.editor import ROOT, Desk
from tests.end_to_end.served import until

ARTICLE = "articles/2024-03-05-post.html"
STYLES = ROOT / "templates/static/briefbook.css"
LAYOUT = ROOT / "templates/layouts/page.html.j2"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Serve a project that a test edits."""
    with Desk(tmp_path / "project", Random(1)) as desk:
        yield desk


def _settled(page: Page, desk: Desk, path: str) -> None:
    """Open *path* on a small screen, scrolled, with what is folded unfolded, and something that no reload would leave there."""
    page.set_viewport_size({"width": 375, "height": 300})
    page.goto(f"http://127.0.0.1:{desk.port}/{path}")
    page.evaluate(
        """async () => {
            await document.fonts.ready;
            window.kept = "kept";
            document.querySelectorAll("main details").forEach((details) => { details.open = true; });
            scrollTo(0, 200);
        }"""
    )
    assert page.evaluate("scrollY") == 200


def _stayed(page: Page) -> bool:
    there: bool = page.evaluate(
        """() => window.kept === "kept" && scrollY === 200
            && [...document.querySelectorAll("main details")].every((details) => details.open)"""
    )
    return there


def _is_anew(page: Page) -> bool:
    """Tell whether *page* was loaded again; while that goes on nobody can ask it."""
    try:
        return bool(page.evaluate("window.kept === undefined"))
    except Error:
        return False


def _edit_style(desk: Desk, width: int) -> None:
    path = desk.root / "templates/static/briefbook.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{STYLES.read_text(encoding='utf-8')}\nh1 {{ outline: {width}px solid; }}\n", encoding="utf-8")


def _add_line(desk: Desk, page: Page) -> None:
    """Add a line to the article, and wait until *page* shows it."""
    article = desk.root / "content/articles/2024-03-05-post.md"
    article.write_text(f"{article.read_text(encoding='utf-8')}\n\nOne line more.\n", encoding="utf-8")
    page.get_by_text("One line more.").wait_for()


def _wait_for_outline(page: Page, width: int) -> None:
    _until(page, f"getComputedStyle(document.querySelector('h1')).outlineWidth === '{width}px'")


def _until(page: Page, holds: str) -> None:
    """Wait until the expression *holds* in *page*, whose policy lets nobody look for that in it but from outside."""
    until(lambda: bool(page.evaluate(holds)))


def test_a_style_edit_changes_an_open_page_without_a_reload(desk: Desk, page: Page) -> None:
    """The new style shows, again and again; scroll, unfolded parts and scripts stay, and the old style is gone."""
    _settled(page, desk, ARTICLE)
    sheets = page.locator("link[rel=stylesheet]").count()
    for width in (3, 5, 7):
        _edit_style(desk, width)
        _wait_for_outline(page, width)
        _until(page, f"document.querySelectorAll('link[rel=stylesheet]').length === {sheets}")
        assert _stayed(page)
    desk.settle()
    assert _stayed(page)


def test_the_accent_is_a_style_too(desk: Desk, page: Page) -> None:
    """An accent in the configuration, and another one, show on the page that is open, which stays."""
    config = desk.root / "config.yaml"
    text = config.read_text(encoding="utf-8")
    assert "theme" not in text
    _settled(page, desk, ARTICLE)
    for accent in ("1a5fb4", "b41a5f"):
        config.write_text(f'{text}theme:\n  accent: "#{accent}"\n', encoding="utf-8")
        _until(page, f"getComputedStyle(document.documentElement).getPropertyValue('--accent').includes('{accent}')")
        assert _stayed(page)


def test_an_edit_elsewhere_leaves_the_page_alone(desk: Desk, page: Page) -> None:
    """A page that reads as before is not loaded again; an edit of its own still reaches it afterwards."""
    _settled(page, desk, ARTICLE)
    turn = desk.status()["turn"]
    desk.template()
    desk.settle()
    page.wait_for_timeout(1500)  # it asks once a second whether something is new
    assert desk.status()["turn"] != turn
    assert _stayed(page)
    page.evaluate("scrollTo(0, 0)")
    _add_line(desk, page)
    assert page.evaluate("window.kept") is None


def test_a_template_edit_reloads_the_page(desk: Desk, page: Page) -> None:
    """What a style cannot change comes with a page that is loaded anew, also when both are saved together."""
    _settled(page, desk, ARTICLE)
    layout = desk.root / "templates/layouts/page.html.j2"
    layout.parent.mkdir(parents=True)
    text = LAYOUT.read_text(encoding="utf-8")
    layout.write_text(text.replace("Skip to the content", "Over to the content"), encoding="utf-8")
    _edit_style(desk, 9)
    page.get_by_text("Over to the content").wait_for(state="attached")
    _wait_for_outline(page, 9)
    assert page.evaluate("window.kept") is None


def test_a_picture_of_the_same_name_reloads_the_page(desk: Desk, page: Page) -> None:
    """A file that pages load, and whose name says nothing of its content, is loaded anew with the page."""
    _settled(page, desk, ARTICLE)
    icon = desk.root / "templates/static/icon.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    until(lambda: _is_anew(page))


def _impatient(route: Route) -> None:
    """Answer with the script of an open page, which waits half a second where it waits ten."""
    answer = route.fetch()
    script = answer.text()
    assert script.count("10_000") == 1
    route.fulfill(response=answer, body=script.replace("10_000", "500"))


@pytest.mark.parametrize("lost", ["reload", "status", "page"])
def test_what_is_lost_on_the_way_is_asked_for_once_more(desk: Desk, page: Page, lost: str) -> None:
    """Whether a reload is given up or a question gets no answer, the open page comes to show the edit."""

    def is_meant(request: Request) -> bool:
        if lost == "reload":
            return request.is_navigation_request()
        return request.resource_type == "fetch" and request.url.endswith({"status": "/status", "page": ARTICLE}[lost])

    asked: list[str] = []

    def lose(route: Route) -> None:
        if not is_meant(route.request):
            route.fallback()
            return
        asked.append(route.request.url)
        if len(asked) > 1:
            route.fallback()
        elif lost == "reload":
            route.fulfill(status=204)  # which leaves a browser where it is

    page.route("**/panel.js*", _impatient)
    _settled(page, desk, ARTICLE)
    page.route("**/*", lose)
    _add_line(desk, page)
    assert len(asked) > 1
