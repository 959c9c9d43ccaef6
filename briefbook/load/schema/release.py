"""``content/changes.yaml``."""

import re
from typing import Annotated, Final, TypeAlias

from briefbook.load.schema.checks import text_of, wrong
from briefbook.load.schema.types import Date, Made, Name, Prose, Record
from briefbook.load.wording import shown
from briefbook.model.ids import ID_PATTERN

_THING: Final = rf"{ID_PATTERN}(?:#[a-z0-9-]+)?"
_MARKED: Final = re.compile(rf"({_THING})=([0-9a-f]{{8}})")
_BARE: Final = re.compile(rf"({_THING})()")
_HINT: Final = "releases are written by `release`: restore the line from version control"


def _line(pattern: re.Pattern[str], value: object) -> tuple[tuple[str, str], ...]:
    words = text_of(value).split()
    found = [pattern.fullmatch(word) for word in words]
    for word, match in zip(words, found, strict=True):
        if match is None:
            raise wrong("bad-release", f"{shown(word)} is no id as a release lists them", _HINT)
    return tuple((match[1], match[2]) for match in found if match is not None)


def _marked(value: object) -> tuple[tuple[str, str], ...]:
    return _line(_MARKED, value)


def _bare(value: object) -> tuple[tuple[str, str], ...]:
    return _line(_BARE, value)


Marked: TypeAlias = Annotated[
    tuple[tuple[str, str], ...],
    Made(_marked, {"type": "string", "pattern": rf"^({_THING}=[0-9a-f]{{8}}\s*)+$"}),
]
Bare: TypeAlias = Annotated[
    tuple[tuple[str, str], ...],
    Made(_bare, {"type": ["string", "integer"], "pattern": rf"^({_THING}\s*)+$"}),
]


class MarkedRecord(Record):
    """Things with a digest of their words, several to a line."""

    articles: tuple[Marked, ...] = ()
    """Articles."""
    statements: tuple[Marked, ...] = ()
    """Statements."""
    figures: tuple[Marked, ...] = ()
    """Figures, with what was reported of them."""
    events: tuple[Marked, ...] = ()
    """Events, with what was told of them."""
    corrections: tuple[Marked, ...] = ()
    """Corrections by outlets (`article#note`) and of this site (`site#…`)."""


class GoneRecord(Record):
    """Things that are no longer there, several to a line."""

    articles: tuple[Bare, ...] = ()
    """Articles."""
    statements: tuple[Bare, ...] = ()
    """Statements."""
    figures: tuple[Bare, ...] = ()
    """Figures."""
    events: tuple[Bare, ...] = ()
    """Events."""
    corrections: tuple[Bare, ...] = ()
    """Corrections."""


class ReleaseRecord(Record):
    """A release: what differs from the one before."""

    date: Date
    """The day on which it was made."""
    title: Name | None = None
    """What it is called."""
    note: Prose | None = None
    """What the editors say of it."""
    added: MarkedRecord | None = None
    """What was not there before."""
    changed: MarkedRecord | None = None
    """What reads otherwise than before."""
    gone: GoneRecord | None = None
    """What was withdrawn."""


class ChangesFile(Record):
    """The releases, the newest last. `release` writes them."""

    releases: tuple[ReleaseRecord, ...] | None
    """The releases."""
