"""The nearest right answer: "did you mean …?"."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of *known* that *word* was most likely meant to be, or ``None`` if nothing is near."""
    ordered = sorted(known)
    inside = [name for name in ordered if word and word in name.split("-")]
    close = get_close_matches(word, ordered, n=1, cutoff=0.6)
    return next(iter(close or inside), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the hint that names the nearest of *known*, or ``""``."""
    found = nearest(word, known)
    return f'did you mean "{found}"?' if found else ""
