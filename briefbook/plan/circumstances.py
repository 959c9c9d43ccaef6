"""Circumstances: when, where, to whom, in which role and by which way a remark was made, as each article tells it."""

from collections.abc import Iterator
from typing import Final

from briefbook.model.corpus import Statement
from briefbook.model.dates import Edtf
from briefbook.plan import words
from briefbook.plan.links import Links

#: The circumstances that are set side by side, and the label of a telling that has another one than the earliest.
_LABELS: Final = {
    "Said": "another day",
    "At": "another occasion",
    "Speaker": "another speaker or role",
    "To": "another addressee",
    "Through": "heard another way",
    "Speech": "another kind of speech",
    "Language": "translated",
}
ASPECTS: Final = tuple(_LABELS)


def circumstances(links: Links, first: Statement, telling: Statement) -> tuple[tuple[str, bool], ...]:
    """Return for each of `ASPECTS` what *telling* says, and whether it cannot be what *first* says.

    What one of the two does not say is no difference: it is none recorded here.
    """
    one, other = _told(links, first), _told(links, telling)
    apart = [bool(a and b) and a != b for a, b in zip(one, other, strict=True)]
    apart[0] = _days_apart(first.said, telling.said)
    apart[-1] = bool(telling.lang) and telling.lang != first.lang
    return tuple(zip(other, apart, strict=True))


def parted(links: Links, first: Statement, telling: Statement) -> Iterator[str]:
    """Yield a label for each circumstance in which *telling* is not as *first*."""
    told = circumstances(links, first, telling)
    for label, (_, apart) in zip(_LABELS.values(), told, strict=True):
        if apart:
            yield f"{label} from {words.language(telling.lang)}" if label == _LABELS["Language"] else label
    if telling.lang and telling.lang == first.lang:
        yield "translated by both"
    if bool(first.anon) != bool(telling.anon):
        yield "speaker not named here" if telling.anon else "speaker named here"


def _told(links: Links, statement: Statement) -> tuple[str, ...]:
    speakers = zip(links.actors(statement.who, statement.article), statement.roles, strict=True)
    return (
        words.date_words(statement.said),
        links.event(statement.at).text if statement.at else "",
        words.listed(", ".join(filter(None, (actor.text, role))) for actor, role in speakers),
        words.listed(link.text for link in links.actors(statement.to, statement.article)),
        " ← ".join(link.text for link in links.via(statement.via)),
        f"{statement.passage.voice.value} speech",
        words.language(statement.lang),
    )


def _days_apart(one: Edtf | None, other: Edtf | None) -> bool:
    """Tell whether no day that *one* allows is one that *other* allows."""
    if one is None or other is None:
        return False
    return _before(one, other) or _before(other, one)


def _before(one: Edtf, other: Edtf) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
