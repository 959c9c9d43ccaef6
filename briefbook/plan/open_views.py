"""A demand as it stood on an evening: what days list of those still open."""

from dataclasses import dataclass

from briefbook.model.page import Link
from briefbook.plan.rows import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A demand that was open by the end of a day: *silent* had not answered; *given* are (who, verb, line) that settle nothing.

    *since* says "reported" where only the day on which it was told of is known.
    """

    demand: Link
    by: tuple[Link, ...]
    to: tuple[Link, ...]
    since: str
    silent: tuple[Link, ...]
    given: tuple[tuple[Link, str, Line], ...]
