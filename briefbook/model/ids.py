"""Ids: short ASCII names, one type for each kind of thing they name."""

import re
from typing import Final, NewType

ActorId = NewType("ActorId", str)
ArticleId = NewType("ArticleId", str)
AssessmentId = NewType("AssessmentId", str)
DemandId = NewType("DemandId", str)
EventId = NewType("EventId", str)
FigureId = NewType("FigureId", str)
GapId = NewType("GapId", str)
PlaceId = NewType("PlaceId", str)
SourceId = NewType("SourceId", str)
StatementId = NewType("StatementId", str)
TopicId = NewType("TopicId", str)

#: The article's own voice, as the speaker of a statement.
OUTLET: Final = ActorId("outlet")
#: A speaker of whom not even an affiliation is given.
UNKNOWN: Final = ActorId("unknown")

ID_PATTERN: Final = r"[a-z0-9][a-z0-9-]*"
ID_LENGTH: Final = 80
_ID = re.compile(ID_PATTERN)

#: Names that a page of ours or an operating system already has.
RESERVED: Final = frozenset(
    {"index", "static", "404", "outlet", "unknown", "con", "prn", "aux", "nul"}
    | {f"com{n}" for n in range(1, 10)}
    | {f"lpt{n}" for n in range(1, 10)}
)


def is_id(text: str) -> bool:
    """Tell whether *text* may be an id: ``[a-z0-9][a-z0-9-]*``, 80 characters at most, not reserved."""
    return len(text) <= ID_LENGTH and bool(_ID.fullmatch(text)) and text not in RESERVED
