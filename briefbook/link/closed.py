"""Gaps that later notes close: none is closed before it was open."""

from collections.abc import Callable, Iterator, Mapping

from briefbook.link.draft import Draft
from briefbook.model.corpus import Gap, Linked
from briefbook.model.ids import ArticleId, GapId
from briefbook.model.problem import Problem, error

#: Reads an article and the notes on it again: for their positions in files, which are not kept. `None`: it is no more there.
DraftOf = Callable[[ArticleId], Draft | None]


def check_closed(linked: Mapping[ArticleId, Linked], read_again: DraftOf) -> Iterator[Problem]:
    """Yield a problem for each gap that is closed by its own article, or by one that was surely published before it.

    *read_again* is asked for an article only where some of them close such a gap.
    """
    gaps = {
        mark.id: each
        for each in linked.values()
        for mark in each.marks
        if isinstance(mark, Gap) and mark.id is not None
    }
    if not gaps:
        return
    for id_, each in linked.items():
        early = {
            gap for kinds, gap in each.refers if kinds == "gap" and gap in gaps and _is_early(each, gaps[GapId(gap)])
        }
        draft = read_again(id_) if early else None
        for note in draft.notes if draft else ():
            for number, gap in enumerate(note.closes):
                if gap in early:
                    asked = gaps[GapId(gap)].article.file
                    told = (
                        f'"{gap}" is a gap of this same article'
                        if asked.id == id_
                        else f'"{gap}" was open only later: its article was published {asked.published}'
                    )
                    hint = "what an article answers itself is no gap; only a later article can close one"
                    yield error("closed-before-open", note.place.span("closes", number), told, hint)


def _is_early(closing: Linked, asking: Linked) -> bool:
    """Tell whether *closing* is the article *asking* itself, or was surely out before that."""
    closed, asked = closing.article.file, asking.article.file
    if closed.id == asked.id:
        return True
    out, first = closed.published.latest, asked.published.earliest
    return out is not None and first is not None and out < first
