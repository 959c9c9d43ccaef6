"""Spellings: under which letter a name stands, and what an entry is called."""

import pytest

from briefbook.plan.spellings import Spelling, called, fold
from tests.unit import corpora as make


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Åström", "astrom"),
        ("the Kremlin", "kremlin"),
        ("The Hague", "hague"),
        ("Theodor", "theodor"),
        ("“Wagner”", "wagner"),
        ("Энтони", "энтони"),
        ("5th Fleet", "5th fleet"),
    ],
)
def test_what_a_name_is_filed_under(name: str, folded: str) -> None:
    """Accents, case, quotation marks and an English article do not decide where a name stands."""
    assert fold(name) == folded


def test_each_name_once_the_own_one_first() -> None:
    """An entry is called by its name, other spellings, native and loose names; what is written twice counts once."""
    actor = make.actor("kremlin", name="Kremlin", aka=("Kreml", "Kremlin"), native="Кремль", loose=("Moscow", "Kreml"))
    assert called(actor) == (
        Spelling(text="Kremlin", main=True),
        Spelling(text="Kreml"),
        Spelling(text="Кремль"),
        Spelling(text="Moscow", loose=True),
    )
