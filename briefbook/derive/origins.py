"""Origins: whose telling a statement goes back to, as far as the whole collection tells."""

from briefbook.collection import Reader
from briefbook.derive.order import published
from briefbook.model.corpus import Statement
from briefbook.model.rest import origin


def origin_of(read: Reader, statement: str) -> str:
    """Return the origin of *statement*: an actor, a source, or wires joined by ``+`` (see `briefbook.model.rest.origins`)."""
    said: Statement = read.marks("statement", statement)[0]
    utterance = read.shared("told").get(statement)
    tellings = utterance.statements if utterance else (said,)
    first = min(tellings, key=lambda telling: (published(telling.written), telling.article, telling.number))
    return _credited(read, first)


def _credited(read: Reader, statement: Statement) -> str:
    own = origin(statement)
    if own != statement.written.source:
        return own
    return next((source for source in statement.written.reporting if read.has("firsthand", source)), own)
