"""Gaps and what closed them: the card of a question left open, and the way from what answers one to it."""

from briefbook.model.corpus import Gap, Mark, Sighting, Statement, Value
from briefbook.model.page import Link
from briefbook.plan import routes, words
from briefbook.plan.cards import GapCard
from briefbook.plan.links import Links


def gap_card(links: Links, gap: Gap) -> GapCard:
    """Return an open question as a card, with what has answered it since."""
    closed = links.site.closing.get(gap.id) if gap.id is not None else None
    out = links.mark(closed) if closed is not None else None
    return GapCard(
        id=gap.key,
        question=gap.question,
        by=links.actors(gap.by, gap.article),
        via=links.via(gap.via),
        topics=links.topics(gap.about),
        unnamed=unnamed(gap),
        note=gap.note or "",
        closed=Link(text=_told(links, closed), href=out.article.href) if closed and out else None,
        closed_on=out.published if out else "",
        closed_iso=out.published_iso if out else "",
        closed_in=out.outlet if out else "",
        mark=links.mark(gap),
    )


def closes(links: Links, mark: Mark) -> tuple[Link, ...]:
    """Return the questions that *mark* answers, with links to where articles left them open."""
    gaps = (links.site.gaps[id_] for id_ in mark.closes)
    return tuple(links.to(routes.entry("articles", gap.article), gap.question, gap.key) for gap in gaps)


def unnamed(mark: Mark) -> str:
    """Return how the article describes a source that it does not name, and the reason it gives."""
    return ", ".join(filter(None, (mark.anon, mark.why_anon)))


def _told(links: Links, mark: Mark) -> str:
    """Return in one line what a note that closes a gap says."""
    match mark:
        case Statement():
            return f"{words.listed(links.actor(who, mark.article).text for who in mark.who)}: {mark.says}"
        case Sighting():
            status = (words.status_words(mark.status), words.date_words(mark.when))
            return f"{links.event(mark.event).text}: {', '.join(filter(None, status))}"
        case Value():
            return f"{links.figure(mark.figure).text}: {mark.quantity.text}"
        case _:
            raise TypeError("only statements, sightings and values close a gap")
