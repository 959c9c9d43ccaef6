"""What a page rests on: how many statements, articles and outlets, and how many origins there are behind them."""

from collections.abc import Iterable, Mapping, Sequence

from briefbook.model.corpus import Mark, Statement, Written
from briefbook.model.findings import Rest, Utterance
from briefbook.model.ids import UNKNOWN, StatementId


def rest(marks: Iterable[Mark], told: Mapping[StatementId, Utterance]) -> Rest:
    """Return the counts for a page that shows *marks* (notes of any kind, in any order; each is counted once).

    *told* gives the utterance of each statement that is part of one.
    """
    distinct = tuple({(type(mark).__name__, mark.article, mark.number): mark for mark in marks}.values())
    cited = {mark.article: mark.written for mark in distinct}
    found = origins(distinct, told)
    days = (written.published.latest or written.published.earliest for written in cited.values())
    return Rest(
        statements=sum(isinstance(mark, Statement) for mark in distinct),
        articles=len(cited),
        outlets=len({written.source for written in cited.values()}),
        origins=len(set(found)),
        crediting=_crediting(distinct, found),
        unnamed=sum(_unnamed(mark) for mark in distinct),
        newest=max((day for day in days if day is not None), default=None),
    )


def origins(marks: Sequence[Mark], told: Mapping[StatementId, Utterance]) -> tuple[str, ...]:
    """Return the origin of each of *marks*, as far as these marks tell: an actor, a source, or wires joined by ``+``.

    A note goes back to the last link of its *via*, else to the wire whose copy the article is, else to the outlet.
    Two joins follow, within *marks* alone, so that a page counts only what it shows. An article that credits the
    *reporting* of an outlet goes back to it where that outlet's own article is here; two articles that credit the same
    outlet are not joined by that alone. And all tellings of one utterance (*told*) go back to the origin of
    the telling published first. A join moves single notes, never an outlet as a whole: one remark that two outlets heard
    does not make their other reports one.
    """
    written = [origin(mark) for mark in marks]
    firsthand = {o for mark, o in zip(marks, written, strict=True) if o == mark.written.source}
    credited = [_credited(o, mark.written, firsthand) for mark, o in zip(marks, written, strict=True)]
    utterances = [_utterance(mark, told) for mark in marks]
    joined = [n for n, utterance in enumerate(utterances) if utterance is not None]
    first: dict[StatementId | None, str] = {}
    for n in sorted(joined, key=lambda n: _published(marks[n])):
        first.setdefault(utterances[n], credited[n])
    return tuple(first[u] if u is not None else o for u, o in zip(utterances, credited, strict=True))


def origin(mark: Mark) -> str:
    """Return whom *mark* goes back to, taken by itself."""
    if mark.via:
        return mark.via[-1]
    return "+".join(sorted(set(mark.written.wire))) or mark.written.source


def _credited(own: str, written: Written, firsthand: set[str]) -> str:
    if own != written.source:
        return own
    return next((source for source in written.reporting if source in firsthand), own)


def _crediting(marks: Sequence[Mark], found: Sequence[str]) -> int:
    """Return how many of the origins *found* credit what another of them credits: none of them is known to be independent."""
    by_credit: dict[str, set[str]] = {}
    for mark, own in zip(marks, found, strict=True):
        if own == mark.written.source:
            for credit in mark.written.reporting:
                by_credit.setdefault(credit, set()).add(own)
    return len(set().union(*(outlets for outlets in by_credit.values() if len(outlets) > 1)))


def _utterance(mark: Mark, told: Mapping[StatementId, Utterance]) -> StatementId | None:
    utterance = told.get(mark.id) if isinstance(mark, Statement) else None
    return utterance.id if utterance else None


def _published(mark: Mark) -> tuple[str, str, str, int]:
    """Return where *mark* stands in the order of publication; a day that is missing comes last."""
    day = mark.written.published
    first, last = (day.isoformat() if day else "~" for day in (day.earliest, day.latest))
    return first, last, mark.article, mark.number


def _unnamed(mark: Mark) -> bool:
    return bool(mark.anon) or (isinstance(mark, Statement) and UNKNOWN in mark.who)
