"""The front page."""

from collections.abc import Iterator

from briefbook.model.page import Page
from briefbook.plan import actors, articles, dates, routes, topics, words
from briefbook.plan.collection_views import HomeView
from briefbook.plan.overviews import upcoming
from briefbook.plan.pages import Desk
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site

UPCOMING = 5
NEWEST = 8
PEOPLE = 12
DAYS = 7


def pages(site: Site) -> Iterator[Page]:
    """Yield the front page."""
    desk = Desk(site, routes.HOME)
    config = site.corpus.config
    head = desk.head(config.title, config.tagline or config.title, "home", "home")
    yield Page(head=head, template="home", view=_view(desk))


def _view(desk: Desk) -> HomeView:
    site = desk.site
    corpus, findings = site.corpus, site.findings
    brief = max(
        (day for day in corpus.days if corpus.as_of is None or day.day <= corpus.as_of),
        key=lambda d: d.day,
        default=None,
    )
    differing = [id_ for id_, verdict in findings.verdicts.items() if verdict.verdict in words.DIFFERING]
    made = max((a.made.earliest for a in corpus.assessments if a.made.earliest), default=None)
    return HomeView(
        as_of=words.day_words(corpus.as_of) if corpus.as_of else "",
        bottom_line=dates.brief(desk, brief) if brief else None,
        bottom_line_day=desk.links.day(brief.day) if brief else None,
        bottom_line_title=(brief.title or "") if brief else "",
        summary=desk.summary(corpus.statements, differing),
        notices=desk.notices(*corpus.articles),
        assessments=dates.assessments(desk, made) if made else (),
        matrix=desk.matrix(corpus.demand_anchors, "matrix"),
        upcoming=upcoming(desk)[:UPCOMING],
        differing=tuple(desk.figure_line(id_) for id_ in differing),
        newest=desk.atoms.lines(site.newest(corpus.statements)[:NEWEST]),
        people=_people(desk),
        topics=tuple(entry for entry in topics.tree(desk) if entry.depth == 0),
        days=tuple(desk.links.day(record.day) for record in findings.days if record.published or record.said)[-DAYS:],
        articles=tuple(articles.entry(desk, article) for article in reversed(tuple(corpus.articles.values())))[:NEWEST],
        data=desk.links.to(routes.DATA, "Data"),
        facts=_facts(desk),
    )


def _people(desk: Desk) -> tuple[Entry, ...]:
    """Return those who are heard most."""
    site = desk.site
    spoken = [
        (len(said), id_)
        for id_, said in site.findings.by_actor.items()
        if said and id_ in site.corpus.registries.actors
    ]
    spoken.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(actors.entry(desk, site.corpus.registries.actors[id_]) for _, id_ in spoken[:PEOPLE])


def _facts(desk: Desk) -> tuple[tuple[str, str], ...]:
    corpus = desk.site.corpus
    counted = (
        ("Articles", len(corpus.articles)),
        ("Outlets", len(desk.site.articles_of)),
        ("Statements", len(corpus.statements)),
        ("Reported numbers", len(corpus.values)),
        ("Event reports", len(corpus.sightings)),
        ("Outlet corrections", len(corpus.corrections)),
        ("Open questions", len(corpus.gaps)),
    )
    return tuple((name, f"{number:,}") for name, number in counted)
