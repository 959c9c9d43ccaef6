"""What a page rests on: how many statements, articles and outlets, and how many origins there are behind them."""

from collections.abc import Mapping, Sequence

from briefbook.model.corpus import Article, Mark, Statement
from briefbook.model.findings import Rest
from briefbook.model.ids import UNKNOWN, ArticleId, StatementId


def rest(
    marks: Sequence[Mark], utterance_of: Mapping[StatementId, StatementId], articles: Mapping[ArticleId, Article]
) -> Rest:
    """Return the counts for a page that shows *marks* (notes of any kind, in any order; each is counted once)."""
    distinct = tuple({(type(mark).__name__, mark.article, mark.number): mark for mark in marks}.values())
    cited = {mark.article: articles[mark.article] for mark in distinct}
    days = (article.file.published.latest or article.file.published.earliest for article in cited.values())
    return Rest(
        statements=sum(isinstance(mark, Statement) for mark in distinct),
        articles=len(cited),
        outlets=len({article.file.source for article in cited.values()}),
        origins=len(set(origins(distinct, utterance_of, articles))),
        unnamed=sum(_unnamed(mark) for mark in distinct),
        newest=max((day for day in days if day is not None), default=None),
    )


def origins(
    marks: Sequence[Mark], utterance_of: Mapping[StatementId, StatementId], articles: Mapping[ArticleId, Article]
) -> tuple[str, ...]:
    """Return the origin of each of *marks*, as far as these marks tell: an actor, a source, or wires joined by ``+``.

    A note goes back to the last link of its *via*, else to the wire whose copy the article is, else to the outlet.
    Two joins follow, within *marks* alone, so that a page counts only what it shows. An article that credits the
    *reporting* of an outlet goes back to it where that outlet's own article is here; two articles that credit the same
    outlet are not joined by that alone. And all tellings of one utterance (*utterance_of*) go back to the origin of
    the telling published first. A join moves single notes, never an outlet as a whole: one remark that two outlets heard
    does not make their other reports one.
    """
    written = [_origin(mark, articles[mark.article]) for mark in marks]
    firsthand = {o for mark, o in zip(marks, written, strict=True) if o == articles[mark.article].file.source}
    credited = [_credited(o, articles[m.article], firsthand) for m, o in zip(marks, written, strict=True)]
    first: dict[StatementId, str] = {}
    for n in sorted(range(len(marks)), key=lambda n: _published(marks[n], articles)):
        utterance = _utterance(marks[n], utterance_of)
        if utterance is not None:
            first.setdefault(utterance, credited[n])
    told = (_utterance(mark, utterance_of) for mark in marks)
    return tuple(first[u] if u is not None else o for u, o in zip(told, credited, strict=True))


def _origin(mark: Mark, article: Article) -> str:
    if mark.via:
        return mark.via[-1]
    return "+".join(sorted(set(article.file.wire))) or article.file.source


def _credited(origin: str, article: Article, firsthand: set[str]) -> str:
    if origin != article.file.source:
        return origin
    return next((source for source in article.file.reporting if source in firsthand), origin)


def _utterance(mark: Mark, utterance_of: Mapping[StatementId, StatementId]) -> StatementId | None:
    return utterance_of.get(mark.id) if isinstance(mark, Statement) else None


def _published(mark: Mark, articles: Mapping[ArticleId, Article]) -> tuple[str, str, str, int]:
    """Return where *mark* stands in the order of publication; a day that is missing comes last."""
    written = articles[mark.article].file.published
    first, last = (day.isoformat() if day else "~" for day in (written.earliest, written.latest))
    return first, last, mark.article, mark.number


def _unnamed(mark: Mark) -> bool:
    return bool(mark.anon) or (isinstance(mark, Statement) and UNKNOWN in mark.who)
