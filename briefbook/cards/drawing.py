"""A card drawn: 1200 × 630 pixels, the size that sites which show links agree on. The rasteriser is spoken here only."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Final

from briefbook.cards.setting import Face
from briefbook.model.config import Config
from briefbook.model.files import Card
from briefbook.model.problem import Problem, error

WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 80
_ROOM: Final = WIDTH - 2 * _MARGIN
_PAPER, _INK, _QUIET, _ACCENT = "#fdfcf9", "#1c1b19", "#5c5a55", "#15527d"
#: Sizes of a title, the largest that needs no more lines than stand beside it.
_TITLES: Final = ((76, 2), (62, 3), (50, 4))
_TEXT, _SMALL = 30, 26


def _is_installed(library: str) -> bool:
    return find_spec(library) is not None


def check_cards(config: Config, is_installed: Callable[[str], bool] = _is_installed) -> Iterator[Problem]:
    """Yield why the cards that *config* asks for cannot be made."""
    if not config.cards:
        return
    span = config.place.span("cards")
    if not config.base_url:
        hint = "say where the site will stand: other sites take a picture from a whole address only"
        yield error("no-cards", span, "cards need `base_url`", hint)
    elif not all(map(is_installed, ("resvg_py", "fontTools", "brotli"))):
        hint = "install it: .venv/bin/python -m pip install resvg-py fonttools brotli"
        yield error("no-cards", span, "cards need the extra `cards`, which is not installed", hint)


def drawn(card: Card, faces: tuple[Face, Face]) -> bytes:
    """Return *card* as a PNG; the same card gives the same bytes, with one version of the rasteriser."""
    import resvg_py  # noqa: PLC0415 - an extra

    return bytes(resvg_py.svg_to_bytes(svg_string=svg(card, faces), skip_system_fonts=True))


def svg(card: Card, faces: tuple[Face, Face]) -> str:
    """Return *card* as SVG without text. A title that the fonts cannot set gives way to that of the site."""
    title, text = faces
    settable = title.holds(card.title)
    accent = card.accent or _ACCENT
    size, lines = _title(card.title if settable else card.site, title)
    marks = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        f'<rect width="{WIDTH}" height="14" fill="{accent}"/>',
        _line(text, card.label, 108, _SMALL, accent),
    ]
    y = 108 + 36.0
    for line in lines:
        y += size * 1.16
        marks.append(_line(title, line, y, size, _INK))
    y += 30
    if settable and text.holds(card.text):
        for line in text.lines(card.text, _ROOM / _TEXT, 3):
            y += _TEXT * 1.4
            marks.append(_line(text, line, y, _TEXT, _QUIET))
    marks.append(f'<rect x="{_MARGIN}" y="530" width="{_ROOM}" height="2" fill="{_INK}"/>')
    marks += [_line(text, line, 580, _SMALL, _INK) for line in text.lines(card.site, _ROOM / _SMALL, 1)]
    body = "".join(marks)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">{body}</svg>'


def _title(words: str, face: Face) -> tuple[int, tuple[str, ...]]:
    tried = [(size, face.lines(words, _ROOM / size, most)) for size, most in _TITLES]
    whole = (each for each in tried if not each[1] or not each[1][-1].endswith("…"))
    return next(whole, tried[-1])


def _line(face: Face, text: str, y: float, size: float, fill: str) -> str:
    return f'<path fill="{fill}" d="{"".join(face.outlines(text, _MARGIN, y, size))}"/>'
