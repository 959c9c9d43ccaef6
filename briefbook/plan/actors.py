"""Actor pages: who somebody is, where they stand, what they said; and the index of actors."""

from collections import Counter
from collections.abc import Iterator

from briefbook.model.corpus import Statement
from briefbook.model.findings import Position
from briefbook.model.ids import ActorId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Actor, Role
from briefbook.plan import routes, words
from briefbook.plan.answers import answers
from briefbook.plan.indexes import index_pages
from briefbook.plan.lists import by_letter, in_time, parts
from briefbook.plan.rows import Entry, Line, Pager
from briefbook.plan.site import Site
from briefbook.plan.subject_views import ActorView, TopicStand
from briefbook.plan.vantage import Vantage


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of each actor that anything names, and their index."""
    shown = [a for a in site.corpus.registries.actors.values() if routes.entry("actors", a.id) in site.paths]
    for actor in shown:
        yield from _pages(site, actor)
    if shown:
        yield from _index(site, shown)


def entry(here: Vantage, actor: Actor) -> Entry:
    """Return an actor as an entry of a list."""
    said = len(here.site.findings.by_actor[actor.id])
    latest = actor.roles[-1] if actor.roles else None
    of = here.site.corpus.registries.actors[latest.of].name if latest and latest.of else ""
    return Entry(
        link=here.links.actor(actor.id),
        gloss=", ".join(filter(None, (latest.title, of))) if latest else actor.kind,
        aka=actor.aka,
        count=words.count(said, "statement") if said else "",
    )


def _pages(site: Site, actor: Actor) -> Iterator[Page]:
    here = Vantage(site, routes.entry("actors", actor.id))
    own = site.newest(site.findings.by_actor[actor.id])
    chunks = parts(own, site.corpus.config.per_page)
    for number, chunk in enumerate(chunks, 1):
        part = Vantage(site, routes.part(here.path, number))
        head = part.head(
            actor.name if number == 1 else f"{actor.name}, page {number}",
            f"What {actor.name} said, to whom, when and in which role, each line tied to its source.",
            "actor",
            "actors",
            crumbs=[(routes.ACTORS, "Actors")],
        )
        view = _view(here, actor, own, chunk, here.pager(number, len(chunks)))
        yield Page(head=head, template="actor", view=view)


def _view(
    here: Vantage, actor: Actor, own: tuple[Statement, ...], chunk: tuple[Statement, ...], pager: Pager
) -> ActorView:
    site = here.site
    behalf = site.newest(site.behalf.get(actor.id, ()))
    return ActorView(
        name=actor.name,
        kind=actor.kind,
        native=actor.native or "",
        spellings=actor.aka,
        note=actor.note or "",
        wikidata=actor.wikidata or "",
        roles=tuple(_role(here, role) for role in actor.roles),
        path=_path(here, actor),
        summary=here.summary([*own, *behalf]),
        notices=here.notices(actor.id, statements=own),
        stands=tuple(
            TopicStand(
                topic=here.links.topic(position.topic),
                lines=tuple(_line(here, actor, s) for s in here.atoms.tellings(_direct(position))),
            )
            for position in site.findings.positions[actor.id]
            if _direct(position)
        ),
        demands_made=tuple(
            here.links.demand(id_) for id_, demand in site.corpus.registries.demands.items() if actor.id in demand.by
        ),
        demands_faced=tuple(_faced(here, actor)),
        ledger=tuple(_ledger(here, actor)),
        heard_through=_heard_through(here, own),
        events=tuple(
            here.happening(id_)
            for id_ in in_time(site, site.corpus.registries.events)
            if actor.id in site.corpus.registries.events[id_].who
        ),
        members=tuple(entry(here, site.corpus.registries.actors[id_]) for id_ in site.members.get(actor.id, ())),
        on_behalf=tuple(_line(here, actor, statement) for statement in behalf[: site.corpus.config.per_page]),
        statements=here.atoms.statements(chunk),
        pager=pager,
    )


def _direct(position: Position) -> tuple[Statement, ...]:
    """Return the statements of *position* on the very topic: those below it stand under topics of their own."""
    return tuple(statement for statement in position.statements if position.topic in statement.about)


def _role(here: Vantage, role: Role) -> tuple[str, Link | None, str]:
    """Return a role as (title, where it is held, when in words)."""
    first, last = words.date_words(role.start), words.date_words(role.end)
    when = f"{first} to {last}" if first and last else f"since {first}" if first else f"until {last}" if last else ""
    return role.title, here.links.actor(role.of) if role.of else None, when


def _path(here: Vantage, actor: Actor) -> tuple[Link, ...]:
    """Return what *actor* is part of, the widest first."""
    actors = here.site.corpus.registries.actors
    chain: list[ActorId] = []
    above = actor.part_of
    while above is not None and above not in chain:
        chain.append(above)
        above = actors[above].part_of
    return here.links.actors(reversed(chain))


def _line(here: Vantage, actor: Actor, statement: Statement) -> Line:
    """Return a statement in one line on the page of *actor*, marked where it counts for it by roll-up."""
    return here.atoms.line(statement, None if actor.id in statement.who else statement.who[0], actor.id)


def _faced(here: Vantage, actor: Actor) -> Iterator[tuple[Link, str, Line | None]]:
    """Yield the demands made of *actor*: the demand, the verb of its newest answer, and the answer (``None``: none recorded)."""
    for id_, demand in here.site.corpus.registries.demands.items():
        if actor.id not in demand.to or id_ not in here.site.corpus.demand_anchors:
            continue
        told = answers(here.site, id_).get(actor.id)
        if told:
            yield here.links.demand(id_), words.VERBS[told[0].verb][0], _line(here, actor, told[0].statement)
        else:
            yield here.links.demand(id_), "", None


def _ledger(here: Vantage, actor: Actor) -> Iterator[tuple[Line, str, str]]:
    """Yield the predictions and promises of *actor*: the line, by when, and what was reported later."""
    for item in here.site.findings.ledger:
        if actor.id not in item.statement.who:
            continue
        due = words.date_words(item.statement.by_when)
        later = [f"{here.links.mark(other).published}: {other.says}" for other in item.later]
        told = [f"{here.links.mark(s).published}: {words.status_words(s.status)}" for s in item.reported]
        yield _line(here, actor, item.statement), due, " ".join(later + told)


def _heard_through(here: Vantage, own: tuple[Statement, ...]) -> tuple[tuple[Link, int], ...]:
    """Return through whom the site hears an actor: whoever passed the words on, else the outlet; the most frequent first."""
    outlets = here.site.corpus.articles
    through = Counter(
        statement.via[-1] if statement.via else outlets[statement.article].file.source for statement in own
    )
    links = ((here.links.via([id_])[0], number) for id_, number in through.items())
    return tuple(sorted(links, key=lambda pair: (-pair[1], pair[0].text, pair[0].href)))


def _filed(actor: Actor) -> str:
    """Return what *actor* is filed under: a person's last name, anybody else's name."""
    return actor.name.split()[-1] if actor.kind == "person" else actor.name


def _index(site: Site, shown: list[Actor]) -> Iterator[Page]:
    here = Vantage(site, routes.ACTORS)
    lead = f"{words.count(len(shown), 'actor')}: people, states, offices and groups, with every spelling met."
    groups = by_letter((_filed(actor), entry(here, actor)) for actor in shown)
    return index_pages(site, routes.ACTORS, "Actors", "actors", lead=lead, groups=groups)
