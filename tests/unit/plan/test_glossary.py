"""Terms of the glossary in bodies: linked once, where they first stand as words of ours."""

import pytest

from briefbook.model.notes import PageFile
from briefbook.plan.glossary import Piece, linked, pieces, terms
from tests.unit import corpora as make

PAGE = PageFile(
    slug="glossary",
    title="Glossary",
    place=make.NOWHERE,
    body="## Quay levy, berth levy\n\nWhat ships pay.\n\n## SWIFT\n\n## Levy\n\n### With [a link](about.html)\n",
)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The quay levy rose.", "The [quay levy](glossary.html#h-quay-levy-berth-levy) rose."),
        ("Quay levies, quay\nlevy.", "Quay levies, [quay\nlevy](glossary.html#h-quay-levy-berth-levy)."),
        ("A berth levy, a quay levy.", "A [berth levy](glossary.html#h-quay-levy-berth-levy), a quay levy."),
        (
            "A levy; a quay levy.",
            "A [levy](glossary.html#h-levy); a [quay levy](glossary.html#h-quay-levy-berth-levy).",
        ),
        ("A swift word, SWIFTly.", "A swift word, SWIFTly."),
        ("## SWIFT\n\n[SWIFT](a.html) `SWIFT`", "## SWIFT\n\n[SWIFT](a.html) `SWIFT`"),
        ("```\nlevy\n```\n\nNothing.", "```\nlevy\n```\n\nNothing."),
        ("**SWIFT** again, SWIFT", "**[SWIFT](glossary.html#h-swift)** again, SWIFT"),
    ],
)
def test_a_term_is_linked_where_it_first_stands(body: str, told: str) -> None:
    """The longest term counts, once; headings, links, code and other words that look alike stay as they are."""
    assert linked(body, terms(PAGE)) == told


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("Nothing of that.", ()),
        (
            "The quay levy, a levy and SWIFT, or SWIFT.",
            (
                ("The", "", False),
                ("quay levy", "glossary.html#h-quay-levy-berth-levy", True),
                (", a", "", False),
                ("levy", "glossary.html#h-levy", True),
                ("and", "", True),
                ("SWIFT", "glossary.html#h-swift", True),
                (", or SWIFT.", "", False),
            ),
        ),
        ("SWIFT\nlevy", (("SWIFT", "glossary.html#h-swift", False), ("levy", "glossary.html#h-levy", True))),
    ],
)
def test_a_short_text_comes_in_pieces(says: str, told: tuple[Piece, ...]) -> None:
    """Put together the pieces are the text; without a term there are none."""
    found = pieces(says, terms(PAGE))
    assert found == told
    assert not found or "".join(" " * spaced + words for words, _, spaced in found) == says.replace("\n", " ")


def test_without_a_glossary_nothing_is_linked() -> None:
    """A site need not have that page."""
    assert pieces("SWIFT", terms(None)) == ()
    assert linked("SWIFT", terms(None)) == "SWIFT"
