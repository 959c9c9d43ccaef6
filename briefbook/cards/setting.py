"""Words set as outlines, so that no picture depends on the fonts of the machine that draws it. FontTools is spoken here only."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Any, Final

from briefbook.cards.kerning import Kerning, kerning
from briefbook.digest import digest

#: The subsets of a family, in the order in which a character is looked for.
_SUBSETS: Final = ("latin", "latin-ext", "cyrillic")


@dataclass(slots=True)
class _Font:
    """One font file: its glyphs by character, read when first asked for."""

    content: bytes
    glyphs: Any = None
    names: Mapping[int, str] = field(default_factory=dict)
    scale: float = 0.0
    kerning: Kerning = field(default_factory=lambda: Kerning(()))

    def load(self) -> None:
        """Read the file."""
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - an extra, and slow to load

        font = TTFont(io.BytesIO(self.content), lazy=True)
        self.glyphs, self.names = font.getGlyphSet(), font.getBestCmap()
        self.scale = 1 / font["head"].unitsPerEm
        self.kerning = kerning(font)


class Face:
    """A typeface in one weight, made of the files of its subsets. Widths are in parts of the size."""

    def __init__(self, files: tuple[bytes, ...]) -> None:
        self._files = files
        self._known: dict[str, tuple[_Font, str] | None] = {}

    @cached_property
    def digest(self) -> str:
        """Return the digest of the files."""
        return digest(self._files)

    @cached_property
    def _fonts(self) -> tuple[_Font, ...]:
        fonts = tuple(map(_Font, self._files))
        for font in fonts:
            font.load()
        return fonts

    def holds(self, text: str) -> bool:
        """Tell whether there is a glyph for every character of *text*."""
        return all(self._found(character) for character in text)

    def width(self, text: str) -> float:
        """Return how wide *text* runs."""
        return sum((advance for _, _, advance in self._shown(text)), 0.0)

    def outlines(self, text: str, x: float, y: float, size: float) -> Iterator[str]:
        """Yield the outlines of *text* as data of SVG paths, its baseline beginning at *x*, *y*."""
        from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415
        from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415

        for font, name, advance in self._shown(text):
            glyph, scale = font.glyphs[name], font.scale * size
            pen = SVGPathPen(font.glyphs, ntos=lambda number: f"{number:.2f}")
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            yield pen.getCommands()
            x += advance * size

    def lines(self, text: str, room: float, most: int) -> tuple[str, ...]:
        """Return *text* in lines no wider than *room*, the last of *most* with an ellipsis if there would be more."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) <= most:
            return tuple(self._cut(line, room) for line in lines)
        return *(self._cut(line, room) for line in lines[: most - 1]), self._cut(" ".join(lines[most - 1 :]), room)

    def _cut(self, line: str, room: float) -> str:
        if self.width(line) <= room:
            return line
        while line and self.width(f"{line}…") > room:
            line = line[:-1].rstrip(" ,.;:")
        return f"{line}…"

    def _shown(self, text: str) -> Iterator[tuple[_Font, str, float]]:
        """Yield font and glyph of each character of *text*, and how far it is to the next, kerned where both are of one font."""
        found = [glyph for character in text if (glyph := self._found(character)) is not None]
        for (font, name), after in zip_longest(found, found[1:]):
            nearer = font.kerning.between(name, after[1]) if after and after[0] is font else 0.0
            yield font, name, (font.glyphs[name].width + nearer) * font.scale

    def _found(self, character: str) -> tuple[_Font, str] | None:
        if character not in self._known:
            fonts = (font for font in self._fonts if ord(character) in font.names)
            font = next(fonts, None)
            self._known[character] = (font, font.names[ord(character)]) if font else None
        return self._known[character]


def faces_of(templates: Mapping[str, bytes]) -> tuple[Face, Face]:
    """Return the faces for titles and for text among the files of *templates*. Nothing is read yet."""
    names = ("source-serif-4-{}-400-normal", "source-sans-3-{}-400-normal")
    title, text = (
        Face(
            tuple(
                templates[path]
                for subset in _SUBSETS
                if (path := f"static/fonts/{name.format(subset)}.woff2") in templates
            )
        )
        for name in names
    )
    return title, text
