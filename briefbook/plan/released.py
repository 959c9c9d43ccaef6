"""What each release tells of, as far as it is still there: what the pages of changes list."""

from collections.abc import Iterator
from typing import Final

from briefbook.collection import Reader
from briefbook.model.releases import HOW, KINDS, Release, short
from briefbook.plan import routes

#: How the id of a correction of our own begins.
OWN: Final = "site#"


def changed(read: Reader) -> Iterator[tuple[str, str]]:
    """Yield what each release tells of: (``number/how/kind``, id), the newest first; (``number``, "") begins it.

    What is no longer there is counted and not listed; nor are the statements of an article that is new itself, which its
    page has. Of the first release, which begins the record, only articles are listed.
    """
    releases: tuple[Release, ...] = read.other("frame")["releases"]
    for number in reversed(range(len(releases))):
        yield str(number), ""
        for how in HOW[:2]:
            for kind in KINDS if number else KINDS[:1]:
                for id_ in _listed(read, releases[number], how, kind):
                    yield f"{number}/{how}/{kind}", id_


def _listed(read: Reader, release: Release, how: str, kind: str) -> Iterator[str]:
    new = set(release.ids("added", "articles"))
    shown = read.shared("paths")
    for id_ in release.ids(how, kind):
        match kind:
            case "statements":
                said = next(iter(read.marks("statement", id_)), None)
                there = said is not None and (how == "changed" or said.article not in new)
            case "corrections":
                there = own(read, id_) is not None or _theirs(read, id_)
            case _:
                there = routes.entry(kind, id_) in shown
        if there:
            yield id_


def _theirs(read: Reader, id_: str) -> bool:
    article, _, key = id_.partition("#")
    return any(correction.key == key for correction in read.marks("corrects", article))


def own(read: Reader, id_: str) -> int | None:
    """Return the number in the log of our own correction *id_*, if it still stands there."""
    made = read.other("frame")["corrections"]
    return next((n for n, correction in enumerate(made, 1) if id_ == OWN + short(correction.was)), None)
