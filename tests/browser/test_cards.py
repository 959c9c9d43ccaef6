"""The words of cards beside the same words as a real browser sets them."""

import base64

import pytest
from playwright.sync_api import Page

from briefbook.cards import faces_of
from tests.unit.render.sites import default_templates

_MEASURE = """async ([font, words]) => {
  await new FontFace("card", `url(data:font/woff2;base64,${font})`).load().then(face => document.fonts.add(face));
  const brush = document.createElement("canvas").getContext("2d");
  brush.font = "1000px card";
  brush.fontVariantLigatures = "none";
  return ["normal", "none"].map(kerning => { brush.fontKerning = kerning; return brush.measureText(words).width; });
}"""


@pytest.mark.parametrize(
    "words", ["AVATAR To Wave", "Tomorrow, Yalta: “Never”", "Antony Blinken", "Russia’s T.V. P, F.", "L’Av 7,1"]
)
@pytest.mark.parametrize("number", [0, 1], ids=["title", "text"])
def test_words_on_cards_are_kerned_as_in_a_browser(page: Page, words: str, number: int) -> None:
    """A line on a card runs as wide as a browser sets it with kerning, which is less than the sum of its letters."""
    templates = default_templates()
    face = faces_of(templates)[number]
    stem = ("source-serif-4", "source-sans-3")[number]
    font = base64.b64encode(templates[f"static/fonts/{stem}-latin-400-normal.woff2"]).decode()
    kerned, plain = page.evaluate(_MEASURE, [font, words])
    assert face.width(words) * 1000 == pytest.approx(kerned, abs=0.1)
    assert kerned < plain - 10
