"""Where an event of the YAML parser begins and ends."""

from typing import Protocol

from yaml.events import Event


class Mark(Protocol):
    """A place in a text; all count from 0, *index* from its beginning."""

    @property
    def index(self) -> int:
        """Characters from the beginning of the text."""

    @property
    def line(self) -> int:
        """Lines above."""

    @property
    def column(self) -> int:
        """Characters before on the line."""


def begins(event: Event) -> Mark:
    """Return the first character of *event*."""
    assert event.start_mark is not None
    return event.start_mark


def ends(event: Event) -> Mark:
    """Return the character after the last one of *event*."""
    assert event.end_mark is not None
    return event.end_mark
