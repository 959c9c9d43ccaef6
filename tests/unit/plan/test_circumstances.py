"""What differs between two tellings of a remark besides its words."""

from typing import Any

from briefbook.plan.circumstances import ASPECTS, circumstances, parted
from briefbook.plan.links import Links
from tests.planned import site_from
from tests.unit.corpora import article, corpus, statement


def told(first: dict[str, Any], later: dict[str, Any]) -> tuple[dict[str, tuple[str, bool]], list[str]]:
    """Return the circumstances of the later of two tellings by aspect, and the labels that it gets."""
    one, other = statement("one", "a", **first), statement("other", "b", **later)
    site = site_from(corpus(articles=[article("a"), article("b")], marks=[one, other]))
    links = Links(site, "../")
    return dict(zip(ASPECTS, circumstances(links, one, other), strict=True)), list(parted(links, one, other))


def test_what_one_does_not_say_is_no_difference() -> None:
    """A telling that leaves out day, occasion and addressee contradicts nobody: none is recorded here."""
    found, labels = told({"said": "2031-04-30", "at": "talks", "to": ("union",)}, {})
    assert found["Said"] == found["At"] == found["To"] == ("", False)
    assert labels == []


def test_days_differ_if_no_day_could_be_both() -> None:
    """A vaguer date is no other date."""
    vague, _ = told({"said": "2031-04-30"}, {"said": "2031-04"})
    other, labels = told({"said": "2031-04-30"}, {"said": "2031-05-01"})
    assert vague["Said"] == ("April 2031", False)
    assert other["Said"] == ("1 May 2031", True)
    assert labels == ["another day"]


def test_another_context_is_told() -> None:
    """Occasion, role, addressee and way are told where both tellings name them and they are not the same."""
    _, labels = told(
        {"at": "talks", "to": ("union",), "roles": ("Mayor",), "via": ("herald",)},
        {"at": "dinner", "to": ("port",), "roles": ("Candidate",), "via": ("courier",)},
    )
    assert labels == ["another occasion", "another speaker or role", "another addressee", "heard another way"]


def test_translations_are_told() -> None:
    """A telling in translation says from what, and two translations are told as that."""
    assert told({}, {"lang": "da"})[1] == ["translated from Danish"]
    assert told({"lang": "da"}, {"lang": "da"})[1] == ["translated by both"]
    assert told({"lang": "da"}, {})[1] == []


def test_a_speaker_whom_one_does_not_name_is_told() -> None:
    """Who is unnamed in one telling and named in the other is a difference of its own."""
    assert told({}, {"anon": "an official"})[1] == ["speaker not named here"]
    assert told({"anon": "an official"}, {})[1] == ["speaker named here"]
