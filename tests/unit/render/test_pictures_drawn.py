"""Pictures as they stand on pages: named, told in words, and whole without script or style of their own."""

import gzip
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefbook.model.page import Link
from briefbook.plan.pictures.positions import LANES, LOOKS, MARKS, READS
from briefbook.plan.pictures.views import Dot, Lane, Strip, Tick
from briefbook.render.templates import load_templates, read_sources
from tests.unit.render.sites import default_templates

TEMPLATES = load_templates(read_sources(default_templates())[0])
SITE = Path(__file__).parents[2] / "golden" / "site"
DRAWN = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if "<svg" in path.read_text())
#: The picture that a page of each kind has, by what its figure is called.
KINDS = {
    "actors": "strip", "topics": "strip", "events": "strip", "dates": "strip", "timeline.html": "strip",
    "articles": "barcode", "sources": "mix", "figures": "plot",
}  # fmt: skip


def page(path: str) -> LexborHTMLParser:
    """Return a page of the golden site."""
    return LexborHTMLParser((SITE / path).read_text(encoding="utf-8"))


def figures(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the pictures of a page."""
    return tree.css("figure.plot")


@pytest.mark.parametrize(("folder", "kind"), KINDS.items())
def test_pages_have_their_picture(folder: str, kind: str) -> None:
    """A page of each kind has the picture that its kind is drawn as."""
    assert any(page(path).css(f"figure.{kind}") for path in DRAWN if path.startswith(folder))


@pytest.mark.parametrize("path", DRAWN)
def test_every_picture_is_told_in_words(path: str) -> None:
    """A picture has a caption; each part of it has a title, or is passed over because the words beside it say the same."""
    for figure in figures(page(path)):
        caption = figure.css_first("figcaption")
        assert caption is not None
        assert caption.text(strip=True)
        for svg in figure.css("svg"):
            title = svg.css_first("title")
            told = svg.attributes.get("role") == "img" and title is not None and bool(title.text(strip=True))
            assert told != (svg.attributes.get("aria-hidden") == "true"), svg.html


@pytest.mark.parametrize("path", DRAWN)
def test_a_picture_needs_nothing_but_its_page(path: str) -> None:
    """What a picture uses is on its page, under an id that nothing else has; it holds no style, no script and no event."""
    tree = page(path)
    ids = [str(node.attributes["id"]) for node in tree.css("[id]")]
    assert sorted(ids) == sorted(set(ids))
    for figure in figures(tree):
        used = [str(node.attributes["href"]) for node in figure.css("use")]
        assert [href for href in used if href.removeprefix("#") not in ids] == []
        nodes = [node for node in figure.traverse() if node.attributes]
        assert [name for node in nodes for name in node.attributes if name == "style" or name.startswith("on")] == []
        assert figure.css("script, style") == []


@pytest.mark.parametrize("path", DRAWN)
def test_a_picture_is_lean(path: str) -> None:
    """No picture takes more than 6 kB of its page."""
    assert [len(figure.html or "") for figure in figures(page(path)) if len(figure.html or "") > 6_000] == []


def _worst(lanes: int, marks: int) -> Strip:
    """Return as full a strip as there can be, of *lanes* with *marks* in all."""
    looks = tuple(dict.fromkeys(look + doubt for look in LOOKS.values() for doubt in ("", "-open")))
    dots = tuple(Dot(look=looks[n % len(looks)], at=f"{n * 4}.5", y=11, count="12") for n in range(marks // lanes))
    name = Link(text="The written replies of two capitals", href="../topics/written-replies.html")
    lane = Lane(name=name, gloss="12", words="18 Jan: 2; 21 Jan: 12; 26 Jan: 3", height=22, dots=dots)
    return Strip(
        id="said", title="312 statements on 10 topics, 1 January 2031 to 26 January 2032", reads=READS, looks=looks,
        key=tuple((look, "announcement, promise") for look in LOOKS.values()), now="", lanes=(lane,) * lanes, cut="10 of 40",
        ticks=tuple(Tick(at=f"{n}0.5", text="26 Jan") for n in range(6)),
    )  # fmt: skip


def test_the_fullest_strip_stays_lean() -> None:
    """Ten lanes with fifty marks of all kinds, each with a number, take less than 10 kB, and 1.5 kB as they travel."""
    made = TEMPLATES.pictures.draw("strip", _worst(LANES, MARKS)).encode()
    assert len(made) < 10_000
    assert len(gzip.compress(made, 9)) < 1_500
