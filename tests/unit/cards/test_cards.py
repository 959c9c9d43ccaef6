"""Cards: what they show, that they are the same bytes every time, and that pages name just those that there are."""

import re
import shutil
import struct
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefbook.cards import HEIGHT, WIDTH, check_cards, drawn, faces_of
from briefbook.cards.drawing import svg
from briefbook.load.config import read_config
from briefbook.model.files import Card
from briefbook.pipeline.build import build
from tests.edits import GOLDEN
from tests.runs import new_run, published
from tests.world import TEMPLATES, project_at

FONTS = {
    path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in sorted(TEMPLATES.glob("static/fonts/*.woff2"))
}
FACES = faces_of(FONTS)
CARD = Card(label="Actor", title="Mira Holm", text="What Mira Holm said.", site="Harbour dispute")


def test_a_card_is_a_picture_of_the_size_that_others_expect() -> None:
    """A PNG of 1200 × 630 pixels, the same bytes each time, whatever was drawn in between; other words, other bytes."""
    made = drawn(CARD, FACES)
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", made[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
    others = [replace(CARD, title="Kai Lund"), replace(CARD, accent="#aa0000"), replace(CARD, label="Topic")]
    assert len({made, *(drawn(other, FACES) for other in others)}) == 4
    assert drawn(CARD, faces_of(FONTS)) == made


def test_no_font_of_the_machine_is_asked_for() -> None:
    """Words are outlines: there is nothing in the drawing that a font of the machine could change."""
    assert set(re.findall(r"<(\w+)", svg(CARD, FACES))) == {"svg", "rect", "path"}


def test_letters_are_kerned() -> None:
    """Letters that lean together stand nearer than their widths say, others do not; what is drawn ends where it was measured."""
    for face in FACES:
        for pair in ("AV", "To", "LT"):
            assert face.width(pair) < sum(map(face.width, pair))
        assert face.width("nn") == pytest.approx(2 * face.width("n"))
        assert face.width("AЯ") == pytest.approx(face.width("A") + face.width("Я"))  # of two fonts
        *_, whole = face.outlines("AV", 0, 0, 1000)
        (alone,) = face.outlines("V", 1000 * (face.width("AV") - face.width("V")), 0, 1000)
        assert whole == alone


def test_words_fit() -> None:
    """A long title is set smaller, then cut with an ellipsis; a single word that is too long is cut as well."""
    face = FACES[0]
    words = "The port authority asks the union to end the strike before the winter storms begin "
    for text in (words * 9, "Donaudampfschifffahrtsgesellschaft" * 9):
        lines = face.lines(text, 10, 3)
        assert 1 <= len(lines) <= 3
        assert lines[-1].endswith("…")
        assert all(face.width(line) <= 10 for line in lines)
    assert face.lines("Mira Holm", 10, 3) == ("Mira Holm",)
    assert face.lines("", 10, 3) == ()
    lowest = [
        float(y)
        for y in re.findall(r"[ML]-?[\d.]+[ ,](-?[\d.]+)", svg(replace(CARD, title=words * 9, text=words * 9), FACES))
    ]
    assert max(lowest) < HEIGHT


def test_a_title_that_our_fonts_lack_gives_way_to_the_site_s() -> None:
    """Latin and Cyrillic are set, also with accents; what cannot be set as a whole is not set in part."""
    assert all(FACES[0].holds(text) for text in ("Zelenskyy, Łódź — “Ångström”", "Сергей Лавров"))
    foreign = replace(CARD, title="港口罢工")
    assert svg(foreign, FACES) == svg(replace(CARD, title=CARD.site, text=""), FACES)


@pytest.mark.parametrize(
    ("settings", "absent", "told"),
    [
        ("title: Ours\n", "", ""),
        ("cards: true\nbase_url: https://example.org/\n", "", ""),
        ("cards: true\n", "", "cards need `base_url`"),
        (
            "cards: true\nbase_url: https://example.org/\n",
            "resvg_py",
            "cards need the extra `cards`, which is not installed",
        ),
        ("base_url: https://example.org/\n", "resvg_py", ""),
    ],
)
def test_what_cards_lack_is_told(settings: str, absent: str, told: str) -> None:
    """Without an address, or without the extra, whoever asks for cards is told where they did; nobody else is."""
    problems = list(check_cards(read_config(settings)[0], lambda library: library != absent))
    assert [problem.message for problem in problems] == ([told] if told else [])
    assert {(problem.code, problem.span.line) for problem in problems} <= {("no-cards", 1)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the golden project that asks for cards."""
    root = tmp_path / "project"
    shutil.copytree(GOLDEN, root)
    with (root / "config.yaml").open("a", encoding="utf-8") as config:
        config.write("cards: true\n")
    return root


def test_a_page_names_its_card_and_every_card_has_a_page(project: Path) -> None:
    """Pages with a subject name a picture, which is there; indexes and further parts name none; redrawn only where words change."""
    run = new_run(project_at(project), jobs=2)
    assert run.once().published is not None
    site = project / "site"
    before = published(site)
    base = "https://example.org/harbour/"
    named = {
        path: re.findall(r'<meta property="og:image" content="([^"]+)">', content.decode())
        for path, content in before.items()
        if path.endswith(".html")
    }
    shown = sorted(address for addresses in named.values() for address in addresses)
    assert shown == sorted(base + path for path in before if path.startswith("cards/"))
    assert named["index.html"] == [f"{base}cards/index.png"]
    assert named["actors/mira-holm.html"] == [f"{base}cards/actors/mira-holm.png"]
    assert [named[path] for path in ("404.html", "actors/index.html", "timeline.html")] == [[], [], []]
    kept = {path: (site / path).stat().st_ino for path in before if path.startswith("cards/")}
    actors = project / "content/actors.yaml"
    actors.write_text(actors.read_text(encoding="utf-8").replace("name: Mira Holm", "name: Mira Holmes"), "utf-8")
    assert run.once().published is not None
    redrawn = {path for path, inode in kept.items() if (site / path).stat().st_ino != inode}
    assert "cards/actors/mira-holm.png" in redrawn
    assert "cards/actors/kai-lund.png" not in redrawn
    clean = build(project_at(project)).image
    assert clean is not None
    assert published(site) == clean.files


def test_nobody_gets_cards_unasked(tmp_path: Path) -> None:
    """Without the setting there is no picture, and no page names one."""
    shutil.copytree(GOLDEN, tmp_path / "project")
    image = build(project_at(tmp_path / "project")).image
    assert image is not None
    assert [path for path in image.files if path.startswith("cards/")] == []
    assert [path for path, content in image.files.items() if b"og:image" in content] == []
