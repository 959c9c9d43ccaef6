"""Furniture: what a copy of an article holds beside the reporting, and what only looks like it."""

import pytest

from briefbook.link.furniture import Furniture, classify
from briefbook.link.normal import normal_form
from briefbook.link.text import read_text

F = Furniture

#: A made-up page in the order in which such copies come, each paragraph with what it is.
PAGE: tuple[tuple[str, Furniture | None], ...] = (
    ("Skip to main content", F.NAVIGATION),
    ("The Harbour TimesAll the Tides", F.NAVIGATION),
    ("Ferry talks resume as pilots and port trade blame", F.HEADLINE),
    ("Pilots wave as the mayor walks along the quay on March 3. (Ada Example/Pool/Newsline)", F.CAPTION),
    ("A previous version of this article gave the wrong date for the vote. This article has been corrected.", None),
    ("MARLO — The pilots of the island ferry on Tuesday returned to the table.", None),
    ("On a March morning, islanders spoke of the long wait. (Video: Bo Sample, Cy Model/The Harbour Times)", F.VIDEO),
    ("The mood remains grim.", None),
    ("The union at once rejected the offer.", None),
    ("As the season nears, islanders fear the ferry will not sail", F.RELATED),
    ("“We never had so much paper,” said Dee Person, who heads the union.", None),
    ("[Film not showing up above? Click here to watch »]", F.VIDEO),
    ("Here are the islands that have lost their ferry since last summer", F.RELATED),
    ("The port said it wanted three things:", None),
    ("• A timetable that both sides sign", None),
    ("• No strikes before June", None),
    ("The vote is due on March 9.", None),
    ("Our Evening Tide newsletter is written by Times editors and gives you the day in short. Sign up today.", F.NEWSLETTER),
    ("Example reported from Marlo. Eve Pattern in Port Ost contributed to this report.", F.CONTRIBUTORS),
    ("• 16x9 Image", F.BULLET),
    ("The Times Island Desk", F.BIOGRAPHY),
    ("The Island Desk has won many prizes. Its reports are read on all seven islands.", F.BIOGRAPHY),
    ("Correction: An earlier version of this article misspelled the ferry's name.", None),
)  # fmt: skip


def test_a_whole_page() -> None:
    """Every kind is told where it stands; corrections are reporting, even after the closing credits."""
    text = read_text("\n\n".join(words for words, _ in PAGE))
    assert [(text.raw[p.start : p.end], p.furniture) for p in text.paragraphs] == list(PAGE)


def test_every_kind_but_some_is_on_the_page() -> None:
    """The page shows all kinds except these, which have tests of their own."""
    assert set(F) - {kind for _, kind in PAGE} == {F.CREDIT, F.BYLINE, F.PLACEHOLDER}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A column of carts moves along the quay, Tuesday, March 3, 2031. (NL Photo)", F.CAPTION),
        ("The mayor greets the pilots before their meeting on March 3.Ada Example/The Newsline Agency", F.CAPTION),
        ("The mayor (left) greets the head of the union before their meeting in Marlo on March 3.", F.CAPTION),
        ("FILE - The ferry lies at the quay in Marlo, Feb. 2, 2031.", F.CAPTION),
        ("Ada Example/Newsline", F.CREDIT),
        ("Photo by Ada Example", F.CREDIT),
        ("© 2031 The Harbour Times. All rights reserved.", F.CREDIT),
        ("With reporting by NLA, OPA, and Coastwire", F.CONTRIBUTORS),
        ("Information for this article was contributed by Ada Example of Newsline.", F.CONTRIBUTORS),
        ("(Reporting by Ada Example; editing by Bo Sample)", F.CONTRIBUTORS),
        ("Placeholder while article actions load", F.PLACEHOLDER),
        ("Story continues below advertisement", F.PLACEHOLDER),
        ("Advertisement", F.NAVIGATION),
        ("Read more: What the ferry means to the islands.", F.RELATED),
        ("Watch: The ferry's last run", F.VIDEO),
        ("Subscribe to our podcast and get the news of the islands every day.", F.NEWSLETTER),
        ("Ada Example is a correspondent for The Harbour Times based in Marlo.", F.BIOGRAPHY),
        ("The situation remains tense.", None),
        ("Marlo refused.", None),
        ("“No,” she said.", None),
        ("Will it hold?", None),
        ("He told readers of his newsletter that the vote was near.", None),
        ("Officials urged residents to sign up for alerts by telephone.", None),
        ("“Sign up today for our updates,” the mayor told you and us.", None),
        ("Three scholars contributed to this report, the ministry said.", None),
        ("By Tuesday the ferries had stopped.", None),
        ("The islands (and their ports) were quiet (for once).", None),
        ("The agreement covers freight, passengers and mail/parcels.", None),
        ("With reporting on the strike banned, few knew of it.", None),
        ("Отказ был немедленным.", None),
        ("谈判没有结果。", None),
    ],
)
def test_shapes(words: str, kind: Furniture | None) -> None:
    """A paragraph between two of reporting is furniture only if its own shape says so."""
    around = "The talks went on all day."
    assert classify([around, normal_form(words), around])[1] is kind


def test_a_byline_and_a_date_above_the_reporting() -> None:
    """Names and dates above the reporting are the byline."""
    kinds = classify(["Ferry stops", "By Ada Example and Bo Sample", "March 4, 2031", "The ferry stopped."])
    assert kinds == (F.HEADLINE, F.BYLINE, F.BYLINE, None)


def test_a_text_without_a_whole_sentence_has_no_place_for_furniture() -> None:
    """Where nothing is a sentence, nothing is called headline or related."""
    assert classify(["a note without a stop at all", "another one of them here"]) == (None, None)


def test_long_paragraphs_are_never_furniture() -> None:
    """Whatever it ends with, a long paragraph is reporting."""
    long = "The harbour was quiet. " * 60
    assert classify([f"{long}(Ada Example/Newsline)", "Yes."]) == (None, None)


def test_furniture_under_a_line_of_reporting() -> None:
    """Furniture parts paragraphs although no blank line does."""
    raw = "The pilots won.\nWith reporting by NLA and Coastwire\n  • 16x9 Image\n\n    The Island Desk\n"
    text = read_text(f"The vote was short.\n\nIt was clear.\n\n{raw}")
    assert [p.furniture for p in text.paragraphs] == [None, None, None, F.CONTRIBUTORS, F.BULLET, F.BIOGRAPHY]
