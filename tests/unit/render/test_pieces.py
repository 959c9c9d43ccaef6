"""The anchors of a page are put together from its pieces: they are those that a browser finds in the whole page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.compiler import CodeGenerator
from selectolax.lexbor import LexborHTMLParser

from briefbook.derive import derive
from briefbook.export import export
from briefbook.load.templates import read_templates
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.reading import read
from briefbook.render import MadePage, press
from briefbook.render.anchors import (
    Anchors,
    Piece,
    anchors,
    is_plain,
    joined,
    looked_at,
    matched,
    parsed,
    piece,
    targets_from,
)
from briefbook.render.kept import Remembered
from briefbook.render.layout import Frame
from briefbook.render.pages import Maker
from briefbook.render.sheets import statics
from briefbook.render.templates import load_templates, read_sources
from tests.planned import plan
from tests.unit.render.sites import TEMPLATES, default_templates

ROOT = Path(__file__).parents[3]
#: HTML as templates draw it: whole elements, rows and items out of their lists.
DRAWN = (
    '<p id="a">x</p>',
    '<li><a href="b.html#c">y</a></li>',
    '<img src="f.png" alt="">',
    '<article class="g" id="h"><p data-id="i">href="j" &#34;</p></article>',
    "plain",
)
ROW = '<tr id="d"><td><a href="e?x=1&amp;copy=2">z</a></td></tr>'


def whole(path: str, html: str, root: str) -> Anchors:
    """Return the anchors that a browser would find in a page, whose way back to the site's root is *root*."""
    tree = LexborHTMLParser(html)
    ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
    hrefs = [node.attributes[name] or "" for name in ("href", "src") for node in tree.css(f"[{name}]")]
    own = {"": targets_from("", root)} if root.startswith("/") else Remembered(targets_from)
    return anchors(path, piece(html, ids, hrefs), own)


def alike(one: Anchors, other: Anchors) -> bool:
    """Tell whether two pages have the same ids and links, in whatever order."""
    return sorted(one.ids) == sorted(other.ids) and sorted(one.links) == sorted(other.links)


@pytest.mark.parametrize("project", [ROOT, ROOT / "tests" / "golden" / "project"], ids=["example", "golden"])
def test_pieces_tell_what_the_whole_page_has(project: Path) -> None:
    """For every page of the example and of the golden site, the pieces' anchors are those of the page parsed as a whole."""
    _, corpus, _ = read(Project(root=project, templates=(TEMPLATES,)))
    findings = derive(corpus)
    assert export(corpus, findings)
    planned = plan(corpus)
    ready, _ = press(read_templates((TEMPLATES,))[0], planned.chrome)
    made = [ready.make(page) for page in planned.pages] + [ready.redirect(old) for old in planned.redirects]
    pages = [page for page in made if isinstance(page, MadePage)]
    assert len(pages) == len(made) > 30
    roots = {page.head.path: page.head.root for page in planned.pages}
    wrong = [
        page.anchors.path
        for page in pages
        if not alike(page.anchors, whole(path := page.anchors.path, page.files[path].decode(), roots.get(path, "")))
    ]
    assert wrong == []


def test_pages_are_the_same_as_jinja_compiles_them() -> None:
    """Templates compiled as Jinja does it, with all that ours leave out, make the same files and anchors, only slower."""
    _, corpus, _ = read(Project(root=ROOT / "tests" / "golden" / "project", templates=(TEMPLATES,)))
    planned = plan(corpus)
    sources = default_templates()
    ours, theirs = (load_templates(read_sources(sources)[0]) for _ in range(2))
    theirs.markdown.code_generator_class = theirs.html.code_generator_class = CodeGenerator
    frame = Frame(planned.chrome, statics(sources, planned.chrome))
    made = [[Maker(each, frame).page(page) for page in planned.pages] for each in (ours, theirs)]
    assert [page for page, other in zip(*made, strict=True) if page != other and not _told_alike(page, other)] == []


def _told_alike(page: MadePage | Problem, other: MadePage | Problem) -> bool:
    """Tell whether two pages have the same files and, in whatever order, the same anchors."""
    return (
        isinstance(page, MadePage)
        and isinstance(other, MadePage)
        and page.files == other.files
        and alike(page.anchors, other.anchors)
    )


@given(st.lists(st.sampled_from(DRAWN), max_size=6) | st.lists(st.just(ROW), max_size=3))
def test_pieces_add_up(texts: list[str]) -> None:
    """However HTML is cut into elements, the pieces have what the whole has; and the pattern finds what the parser finds."""
    together = joined([looked_at(text) for text in texts], parsed)
    alone = looked_at("".join(texts))
    assert (together, sorted(together.ids), sorted(together.hrefs)) == (alone, sorted(alone.ids), sorted(alone.hrefs))
    assert sorted(matched(alone)) == sorted(parsed(alone))


def test_only_what_is_no_piece_is_looked_at() -> None:
    """The HTML around pieces is read without them, so that each is read once."""
    read_so_far: list[str] = []

    def find(html: str) -> list[tuple[str, str]]:
        read_so_far.append(html)
        return matched(html)

    inner = joined(['<b id="in">x</b>'], find)
    outer = joined(['<p id="out">', inner, '<a href="y">', "</a></p>"], find)
    assert read_so_far == ['<b id="in">x</b>', '<p id="out"><a href="y"></a></p>']
    assert isinstance(outer, Piece)
    assert (outer.ids, outer.hrefs) == (("out", "in"), ("y",))


@pytest.mark.parametrize(
    ("template", "plain"),
    [
        ('<p{% if id %} id="{{ id }}"{% endif %}><a href="{{ x|url }}">', True),
        ('<tr id="{{ id }}"><td>{{ x }}', True),
        ("<p id='{{ id }}'>", False),
        ("<p id={{ id }}>", False),
        ('<p ID="{{ id }}">', False),
        ('<!-- <p id="x"> -->', False),
        ('<textarea><p id="x"></textarea>', False),
        ('<p>say id="x"</p>', False),
        ('<p {% if a %} id="a"{% else %} id="b"{% endif %}>', False),
    ],
)
def test_a_template_that_is_written_otherwise_is_left_to_the_parser(template: str, *, plain: bool) -> None:
    """The quick way is taken only where it finds just what a browser finds in the template's own HTML."""
    assert is_plain(template) is plain


def test_the_default_templates_are_plain() -> None:
    """The templates that come with the program are all read the quick way."""
    sources = {name: text.decode() for name, text in default_templates().items() if name.endswith(".html.j2")}
    assert [name for name, text in sources.items() if not is_plain(text)] == []
