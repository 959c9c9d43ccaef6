import pytest

from briefbook.render.anchors import Anchors, looked_at, targets_from
from briefbook.render.anchors import anchors as anchors_of
from briefbook.render.kept import Remembered
from briefbook.render.links import check_links, page_problems, unreachable


def anchors(path: str, html: str) -> Anchors:
    """Return the anchors of a page."""
    return anchors_of(path, looked_at(html), Remembered(targets_from))


def told(
    *pages: Anchors, files: set[str] | None = None, exempt: frozenset[str] = frozenset()
) -> list[tuple[str, str, str]]:
    """Return (code, path, message) of what is wrong with the links of *pages*."""
    paths = {page.path for page in pages} | (files or set())
    sources = {page.path: f"site/{page.path.removesuffix('.html')}.md" for page in pages}
    return [(p.code, p.span.path, p.message) for p in check_links(pages, paths, sources, exempt)]


@pytest.mark.parametrize(
    ("page", "href", "leads"),
    [
        ("index.html", "actors/x.html#s-1", ("actors/x.html", "s-1")),
        ("actors/x.html", "../index.html", ("index.html", "")),
        ("actors/x.html", "y.html?q=1#a", ("actors/y.html", "a")),
        ("actors/x.html", "#here", ("actors/x.html", "here")),
        ("actors/x.html", "", ("actors/x.html", "")),
        ("actors/x.html", "?q=1#here", ("actors/x.html", "here")),
        ("actors/x.html", "./", ("actors/index.html", "")),
        ("actors/x.html", "../../up.html", ("../up.html", "")),
        ("actors/x.html", "/rooted.html", ("/rooted.html", "")),
        ("index.html", "https://example.org/", None),
        ("index.html", "mailto:a@example.org", None),
        ("index.html", "//example.org/", None),
    ],
)
def test_addresses_are_resolved_as_a_browser_does(page: str, href: str, leads: tuple[str, str] | None) -> None:
    """A relative address leads to a path below the root; one with a scheme or a host is not ours."""
    assert anchors(page, f'<a href="{href}"></a>').links == ((leads,) if leads else ())


def test_a_page_tells_its_ids_and_links() -> None:
    """Ids are kept with their repetitions, links once each, images and stylesheets among them."""
    html = (
        '<p id="a"><a href="b.html#x">1</a><a href="b.html#x">2</a><i id="a"></i><img src="c.png"><link href="d.css">'
    )
    assert anchors("index.html", html) == Anchors(
        path="index.html", ids=("a", "a"), links=(("b.html", "x"), ("c.png", ""), ("d.css", ""))
    )


def test_sound_links_are_no_problem() -> None:
    """Links to pages, to ids and to files of other stages are fine."""
    home = anchors("index.html", '<a href="a/b.html#x"></a><a href="data/all.csv"></a>')
    assert told(home, anchors("a/b.html", '<p id="x"><a href="../index.html"></a>'), files={"data/all.csv"}) == []


def test_a_link_to_nothing_is_told_with_the_page_and_the_target() -> None:
    """A broken link names both ends."""
    assert told(anchors("index.html", '<a href="gone.html"></a>')) == [
        ("broken-link", "site/index.md", "index.html links to gone.html, which is not a file of the site")
    ]


def test_a_fragment_that_no_element_has_is_told() -> None:
    """A broken fragment names page, target and fragment."""
    home = anchors("index.html", '<a href="b.html#x"></a>')
    assert told(home, anchors("b.html", '<p id="y">')) == [
        ("broken-fragment", "site/index.md", "index.html links to b.html#x, but nothing there has that id")
    ]


def test_an_id_given_twice_is_told() -> None:
    """Ids are unique within a page."""
    assert told(anchors("index.html", '<p id="x"><p id="x"><p id="y">')) == [
        ("duplicate-id", "site/index.md", 'index.html has 2 elements with the id "x"')
    ]


def test_a_page_that_no_way_leads_to_is_told_unless_it_may_be_alone() -> None:
    """Pages that only link to one another are unreachable; redirects and the page for missing addresses may be."""
    alone = [
        anchors("b.html", '<a href="c.html"></a>'),
        anchors("c.html", '<a href="b.html"></a>'),
        anchors("404.html", ""),
    ]
    found = told(anchors("index.html", ""), *alone, exempt=frozenset({"404.html"}))
    assert [(code, path) for code, path, _ in found] == [
        ("unreachable-page", "site/b.md"),
        ("unreachable-page", "site/c.md"),
    ]


def test_all_problems_are_told_in_order_of_their_places() -> None:
    """One run tells every broken link of every page."""
    pages = [
        anchors("index.html", '<a href="b.html"></a><a href="x.html"></a>'),
        anchors("b.html", '<a href="y.html"></a>'),
    ]
    assert [(code, path) for code, path, _ in told(*pages)] == [
        ("broken-link", "site/b.md"),
        ("broken-link", "site/index.md"),
    ]


def test_a_page_is_checked_against_the_others_by_itself() -> None:
    """What is wrong with one page is told without the others at hand: only their ids are asked for."""
    page = anchors(
        "index.html", '<p id="x"><p id="x"><a href="b.html#y"></a><a href="b.html#z"></a><a href="c.html"></a>'
    )
    ids = {"b.html": frozenset({"y"})}
    found = page_problems(page, ids.get, {"index.html", "b.html"}, "site/index.md")
    assert [problem.code for problem in found] == ["duplicate-id", "broken-fragment", "broken-link"]


def test_what_cannot_be_reached_is_found_from_links_alone() -> None:
    """Pages are named by the paths that they link to, files that are no pages among them."""
    links = {"index.html": ["b.html", "data/x.csv"], "b.html": ["index.html"], "c.html": ["d.html"], "d.html": []}
    assert unreachable(links, ()) == ("c.html", "d.html")
    assert unreachable(links, {"c.html"}) == ("d.html",)
