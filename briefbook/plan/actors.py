"""Actor pages: who somebody is, where they stand, what they said; and the index of actors."""

from collections import Counter
from collections.abc import Iterator

from briefbook.model.corpus import Statement
from briefbook.model.ids import ActorId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Actor, Role
from briefbook.plan import routes, words
from briefbook.plan.answers import answers
from briefbook.plan.collection_views import IndexView
from briefbook.plan.pages import Desk, by_letter, in_time, parts
from briefbook.plan.rows import Entry, Group, Line, Pager
from briefbook.plan.site import Site
from briefbook.plan.subject_views import ActorView, TopicStand


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of each actor that anything names, and their index."""
    shown = [a for a in site.corpus.registries.actors.values() if routes.entry("actors", a.id) in site.paths]
    for actor in shown:
        yield from _pages(site, actor)
    if shown:
        yield _index(site, shown)


def entry(desk: Desk, actor: Actor) -> Entry:
    """Return an actor as an entry of a list."""
    said = len(desk.site.findings.by_actor[actor.id])
    latest = actor.roles[-1] if actor.roles else None
    of = desk.site.corpus.registries.actors[latest.of].name if latest and latest.of else ""
    return Entry(
        link=desk.links.actor(actor.id),
        gloss=", ".join(filter(None, (latest.title, of))) if latest else actor.kind,
        aka=actor.aka,
        count=words.count(said, "statement") if said else "",
    )


def _pages(site: Site, actor: Actor) -> Iterator[Page]:
    desk = Desk(site, routes.entry("actors", actor.id))
    own = site.newest(site.findings.by_actor[actor.id])
    chunks = parts(own, site.corpus.config.per_page)
    for number, chunk in enumerate(chunks, 1):
        part = Desk(site, routes.part(desk.path, number))
        head = part.head(
            actor.name if number == 1 else f"{actor.name}, page {number}",
            f"What {actor.name} said, to whom, when and in which role, each line tied to its source.",
            "actor",
            "actors",
            crumbs=[(routes.ACTORS, "Actors")],
        )
        view = _view(desk, actor, own, chunk, desk.pager(number, len(chunks)))
        yield Page(head=head, template="actor", view=view)


def _view(
    desk: Desk, actor: Actor, own: tuple[Statement, ...], chunk: tuple[Statement, ...], pager: Pager
) -> ActorView:
    site = desk.site
    behalf = site.newest(site.behalf.get(actor.id, ()))
    return ActorView(
        name=actor.name,
        kind=actor.kind,
        native=actor.native or "",
        spellings=actor.aka,
        note=actor.note or "",
        wikidata=actor.wikidata or "",
        roles=tuple(_role(desk, role) for role in actor.roles),
        path=_path(desk, actor),
        summary=desk.summary(own or behalf),
        notices=desk.notices(actor.id, statements=own),
        stands=tuple(
            TopicStand(
                topic=desk.links.topic(position.topic),
                lines=tuple(_line(desk, actor, statement) for statement in position.statements),
            )
            for position in site.findings.positions[actor.id]
            if any(position.topic in statement.about for statement in position.statements)
        ),
        demands_made=tuple(
            desk.links.demand(id_) for id_, demand in site.corpus.registries.demands.items() if actor.id in demand.by
        ),
        demands_faced=tuple(_faced(desk, actor)),
        ledger=tuple(_ledger(desk, actor)),
        heard_through=_heard_through(desk, own),
        events=tuple(
            desk.happening(id_)
            for id_ in in_time(site, site.corpus.registries.events)
            if actor.id in site.corpus.registries.events[id_].who
        ),
        members=tuple(entry(desk, site.corpus.registries.actors[id_]) for id_ in site.members.get(actor.id, ())),
        on_behalf=tuple(_line(desk, actor, statement) for statement in behalf[: site.corpus.config.per_page]),
        statements=desk.atoms.statements(chunk),
        pager=pager,
    )


def _role(desk: Desk, role: Role) -> tuple[str, Link | None, str]:
    """Return a role as (title, where it is held, when in words)."""
    first, last = words.date_words(role.start), words.date_words(role.end)
    when = f"{first} to {last}" if first and last else f"since {first}" if first else f"until {last}" if last else ""
    return role.title, desk.links.actor(role.of) if role.of else None, when


def _path(desk: Desk, actor: Actor) -> tuple[Link, ...]:
    """Return what *actor* is part of, the widest first."""
    actors = desk.site.corpus.registries.actors
    chain: list[ActorId] = []
    above = actor.part_of
    while above is not None and above not in chain:
        chain.append(above)
        above = actors[above].part_of
    return desk.links.actors(reversed(chain))


def _line(desk: Desk, actor: Actor, statement: Statement) -> Line:
    """Return a statement in one line on the page of *actor*, marked where it counts for it by roll-up."""
    return desk.atoms.line(statement, None if actor.id in statement.who else statement.who[0], actor.id)


def _faced(desk: Desk, actor: Actor) -> Iterator[tuple[Link, str, Line | None]]:
    """Yield the demands made of *actor*: the demand, the verb of its newest answer, and the answer (``None``: none recorded)."""
    for id_, demand in desk.site.corpus.registries.demands.items():
        if actor.id not in demand.to or id_ not in desk.site.corpus.demand_anchors:
            continue
        told = answers(desk.site, id_).get(actor.id)
        if told:
            yield desk.links.demand(id_), words.VERBS[told[0].verb][0], _line(desk, actor, told[0].statement)
        else:
            yield desk.links.demand(id_), "", None


def _ledger(desk: Desk, actor: Actor) -> Iterator[tuple[Line, str, str]]:
    """Yield the predictions and promises of *actor*: the line, by when, and what was reported later."""
    for item in desk.site.findings.ledger:
        if actor.id not in item.statement.who:
            continue
        due = words.date_words(item.statement.by_when)
        later = [f"{desk.links.mark(other).published}: {other.says}" for other in item.later]
        told = [f"{desk.links.mark(s).published}: {words.status_words(s.status)}" for s in item.reported]
        yield _line(desk, actor, item.statement), due, " ".join(later + told)


def _heard_through(desk: Desk, own: tuple[Statement, ...]) -> tuple[tuple[Link, int], ...]:
    """Return through whom the site hears an actor: whoever passed the words on, else the outlet; the most frequent first."""
    outlets = desk.site.corpus.articles
    through = Counter(
        statement.via[-1] if statement.via else outlets[statement.article].file.source for statement in own
    )
    links = ((desk.links.via([id_])[0], number) for id_, number in through.items())
    return tuple(sorted(links, key=lambda pair: (-pair[1], pair[0].text, pair[0].href)))


def _index(site: Site, shown: list[Actor]) -> Page:
    desk = Desk(site, routes.ACTORS)
    groups = by_letter(entry(desk, actor) for actor in shown)
    view = IndexView(
        lead=f"{words.count(len(shown), 'actor')}: people, states, offices and groups, with every spelling met.",
        groups=tuple(Group(heading=letter, entries=entries) for letter, entries in groups),
        pager=Pager(),
    )
    return Page(
        head=desk.head("Actors", "Everybody who speaks or acts here.", "index", "actors"), template="index", view=view
    )
