"""The front page."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from briefbook.model.corpus import Corpus, Gap, Sighting
from briefbook.model.ids import ArticleId
from briefbook.model.page import Link, Page
from briefbook.plan import actors, articles, dates, routes, topics, words
from briefbook.plan.address import Address
from briefbook.plan.collection_views import HomeView
from briefbook.plan.lists import excerpt
from briefbook.plan.overviews import slipped, upcoming
from briefbook.plan.questions import questions
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage

UPCOMING = 5
NEWEST = 8
PEOPLE = 12
DAYS = 7
OPEN = 3


def addresses(site: Site) -> Iterator[Address]:  # noqa: ARG001 - every site has a front page
    """Yield the address of the front page."""
    yield Address(path=routes.HOME, kind="home")


def page(site: Site, address: Address) -> Page:
    """Return the front page."""
    here = Vantage(site, address.path)
    config = site.corpus.config
    head = here.head(config.title, config.tagline or config.title, "home", "home")
    return Page(head=head, template="home", view=_view(here))


def _view(here: Vantage) -> HomeView:
    site = here.site
    corpus, findings = site.corpus, site.findings
    as_of = site.read.as_of()
    brief = max(
        (day for day in corpus.days if as_of is None or day.day <= as_of),
        key=lambda d: d.day,
        default=None,
    )
    differing = sorted(
        (id_ for id_, verdict in findings.verdicts.items() if verdict.verdict in words.DIFFERING),
        key=lambda id_: (
            words.GRAVITY.index(findings.verdicts[id_].verdict),
            -len(findings.verdicts[id_].values),
            id_,
        ),
    )
    disagreed = [id_ for id_ in differing if findings.verdicts[id_].verdict in words.DISAGREEING]
    ahead = site.records[as_of].ahead if as_of else ()
    late = slipped(site)
    made = max((a.made.earliest for a in corpus.assessments if a.made.earliest), default=None)
    return HomeView(
        tagline=site.corpus.config.tagline or "",
        as_of=words.day_words(as_of) if as_of else "",
        bottom_line=dates.brief(here, brief) if brief else None,
        bottom_line_day=here.links.day(brief.day) if brief else None,
        printed=_printed(here, as_of),
        changed=here.links.to(routes.CHANGES, f"What changed on {words.day_words(corpus.releases[-1].made)}")
        if corpus.releases
        else None,
        bottom_line_title=(brief.title or "") if brief else "",
        summary=here.summary(corpus.statements, differing),
        notices=here.notices(*dict.fromkeys(c.article for c in corpus.corrections), *_corrected_here(corpus)),
        assessments=dates.assessments(here, made) if made else (),
        matrix=here.matrix(corpus.demand_anchors, "matrix"),
        upcoming=excerpt(ahead, lambda s: here.happening(s.event, s), UPCOMING, here.index("next")),
        possible=_possible(here, ahead),
        late=excerpt(late, here.happening, UPCOMING, here.index("next")),
        differing=excerpt(disagreed, here.figure_line, here.per_page, here.index("figures")),
        apart=_apart(here, len(differing) - len(disagreed)),
        newest=here.atoms.lines(here.atoms.tellings(site.newest(corpus.statements))[:NEWEST]),
        gaps=excerpt(_still_open(here), here.atoms.gap, OPEN, here.index("gaps"), last=True),
        people=_people(here),
        names=here.links.to(routes.NAMES, "Everybody and every place, by each spelling"),
        questions=questions(here),
        topics=topics.entries(here, None),
        days=tuple(map(here.links.day, _days(site))),
        articles=tuple(articles.entry(here, id_) for id_ in tuple(corpus.articles)[: -NEWEST - 1 : -1]),
        data=here.links.to(routes.DATA, "Data"),
        facts=_facts(here),
    )


def _still_open(here: Vantage) -> list[Gap]:
    return [gap for gap in here.site.corpus.gaps if here.site.is_open(gap)]


def _days(site: Site) -> list[date]:
    """Return the last days of which an article was published, or on which somebody spoke."""
    told = (day for day in reversed(site.findings.calendar) if any(site.contents[day][1:]))
    return list(islice(told, DAYS))[::-1]


def _printed(here: Vantage, as_of: date | None) -> Link | None:
    """Return the link to the newest brief on one page."""
    day = max((day for day in here.site.brief_days if as_of is None or day <= as_of), default=None)
    return here.links.to(routes.brief(day), f"The brief of {words.day_words(day)} on one printed page") if day else None


def _possible(here: Vantage, ahead: Iterable[Sighting]) -> Link | None:
    """Return the link to the events to come that are not *ahead* as a day counts it: nobody plans them, or told of them lately."""
    listed = {sighting.event for sighting in ahead}
    others = [id_ for id_ in upcoming(here.site) if id_ not in listed]
    considered = sum(here.site.findings.trails[id_].status == "considered" for id_ in others)
    told = (
        f"{words.count(considered, 'event')} only considered" if considered else "",
        f"{words.count(len(others) - considered, 'event')} without a day, told of long ago"
        if len(others) > considered
        else "",
    )
    return here.links.to(routes.NEXT, words.listed(filter(None, told))) if others else None


def _apart(here: Vantage, number: int) -> Link | None:
    """Return the link to the *number* of figures whose values are not of one thing: they are not told as differences."""
    if not number:
        return None
    told = words.count(number, "figure has", "figures have")
    return here.links.to(routes.FIGURES, f"{told} values that do not count the same thing")


def _corrected_here(corpus: Corpus) -> tuple[str, ...]:
    """Return the articles that corrections of our own are on."""
    return tuple(
        on for correction in corpus.site_corrections for on in correction.on if ArticleId(on) in corpus.articles
    )


def _people(here: Vantage) -> tuple[Entry, ...]:
    """Return those who are heard most."""
    site = here.site
    spoken = [
        (len(said), id_)
        for id_, said in site.findings.by_actor.items()
        if said and id_ in site.corpus.registries.actors
    ]
    spoken.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(actors.entry(here, id_) for _, id_ in spoken[:PEOPLE])


def _facts(here: Vantage) -> tuple[tuple[str, str], ...]:
    corpus = here.site.corpus
    counted = (
        ("Articles", len(corpus.articles)),
        ("Outlets", len(here.site.articles_of)),
        ("Statements", len(corpus.statements)),
        ("Reported numbers", len(corpus.values)),
        ("Event reports", len(corpus.sightings)),
        ("Outlet corrections", len(corpus.corrections)),
        ("Open questions", len(_still_open(here))),
    )
    return tuple((name, f"{number:,}") for name, number in counted)
