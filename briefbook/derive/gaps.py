"""Gaps: which later note closed one, and since when."""

from datetime import date

from briefbook.collection import Reader
from briefbook.derive.order import place, published
from briefbook.model.corpus import Gap, Mark


def closing(read: Reader, gap: str) -> Mark | None:
    """Return the note that closed the gap of the id *gap*: of several the one that was surely out first."""
    return min(read.marks("closes", gap), key=lambda mark: (published(mark.written), place(mark)), default=None)


def is_open(read: Reader, gap: Gap, on: date) -> bool:
    """Tell whether *gap* was still open by the end of a day: whatever closed it was published later."""
    closed = closing(read, gap.id) if gap.id is not None else None
    return closed is None or published(closed.written) > on
