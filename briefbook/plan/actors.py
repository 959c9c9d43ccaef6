"""Actor pages: who somebody is, where they stand, what they said; and the index of actors."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from briefbook.model.corpus import Statement
from briefbook.model.findings import Position
from briefbook.model.ids import ActorId, DemandId, TopicId
from briefbook.model.page import Link, Page
from briefbook.model.registries import Actor, Role
from briefbook.plan import movement, routes, words
from briefbook.plan.address import Address
from briefbook.plan.indexes import index_page, part_addresses, part_title
from briefbook.plan.ledger import pledge
from briefbook.plan.lists import excerpt, part
from briefbook.plan.pictures import positions
from briefbook.plan.pictures.views import Strip
from briefbook.plan.rows import Entry, Excerpt, Line
from briefbook.plan.site import Site
from briefbook.plan.subject_views import ActorView, StatementsView, TopicStand
from briefbook.plan.vantage import Vantage

#: How many lines say where an actor stands on one topic: the newest.
STAND = 3
#: How many older ones are named by their days alone.
EARLIER = 12
#: The positions of an actor, each with the statements on the very topic.
Spoken = Sequence[tuple[Position, tuple[Statement, ...]]]


def addresses(site: Site) -> Iterator[Address]:
    """Yield the pages of each actor that anything names, and of their index."""
    for id_ in site.corpus.registries.actors:
        yield from part_addresses(site, routes.entry("actors", id_), "actor", id_)
    yield from part_addresses(site, routes.ACTORS, "actors")


def page(site: Site, address: Address) -> Page:
    """Return a page of an actor, or of the index."""
    if address.kind == "actors":
        return _index(site, address)
    actor = site.corpus.registries.actors[ActorId(address.key)]
    first = routes.entry("actors", actor.id)
    here = Vantage(site, first)
    head = Vantage(site, address.path).head(
        part_title(actor.name, address.number),
        f"What {actor.name} said, to whom, when and in which role, each line tied to its source.",
        "actor",
        "actors",
        crumbs=[(routes.ACTORS, "Actors"), *([(first, actor.name)] if address.number > 1 else [])],
    )
    own = site.said_by.get(actor.id, ())
    if address.number == 1:
        return Page(head=head, template="actor", view=_view(here, actor, own))
    return Page(head=head, template="statements", view=further(here, own, address))


def further(here: Vantage, statements: Sequence[Statement], address: Address) -> StatementsView:
    """Return a further part of what was said by an actor or on a topic: statements and nothing else."""
    return StatementsView(
        statements=here.atoms.statements(part(statements, address.number, here.per_page)),
        pager=here.pager(address.number, here.site.parts[here.path]),
    )


def entry(here: Vantage, id_: str) -> Entry:
    """Return an actor as an entry of a list."""
    return here.site.deck.draw(("actor entry", here.links.root, id_), _entry, here, ActorId(id_))


def _entry(here: Vantage, id_: ActorId) -> Entry:
    actors = here.site.corpus.registries.actors
    actor = actors[id_]
    said = here.site.counts[routes.entry("actors", id_)]
    latest = actor.roles[-1] if actor.roles else None
    of = actors[latest.of].name if latest and latest.of else ""
    return Entry(
        link=here.links.actor(id_),
        gloss=", ".join(filter(None, (latest.title, of))) if latest else actor.kind,
        aka=actor.aka,
        count=words.count(said, "statement") if said else "",
    )


def _view(here: Vantage, actor: Actor, own: tuple[Statement, ...]) -> ActorView:
    site, size = here.site, here.per_page
    behalf = site.behalf.get(actor.id, ())
    ledger = site.ledger_of.get(actor.id, ())
    spoken = [(p, direct) for p in site.findings.positions[actor.id] if (direct := _direct(p))]
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
        notices=here.notices(actor.id, statements=(*own, *behalf[:size])),
        movement=movement.of_actor(
            here,
            actor.id,
            [direct for _, direct in spoken],
            lambda statement: _line(here, actor, statement),
            _places(here, spoken),
        ),
        strip=_strip(here, spoken),
        stands=_stands(here, actor, spoken),
        demands_made=excerpt(site.asked_by.get(actor.id, ()), here.links.demand, size, here.index("demands")),
        demands_faced=excerpt(
            site.asked_of.get(actor.id, ()), lambda id_: _faced(here, actor, id_), size, here.index("demands")
        ),
        ledger=excerpt(ledger, lambda item: pledge(here, item, actor.id), size, here.index("ledger"), last=True),
        heard_through=_heard_through(here, own),
        events=here.happenings(site.events_with.get(actor.id, ())),
        members=excerpt(site.members.get(actor.id, ()), lambda id_: entry(here, id_), size, here.index("actors")),
        on_behalf=excerpt(behalf, lambda statement: _line(here, actor, statement), size),
        statements=here.atoms.statements(own[:size]),
        pager=here.pager(1, site.parts[here.path]),
    )


def _strip(here: Vantage, spoken: Spoken) -> Strip | None:
    """Return the picture of positions over time: the topics spoken of last, each utterance once."""
    place = _places(here, spoken)
    rows = [(place(p.topic), here.atoms.tellings(direct)) for p, direct in spoken[: positions.LANES]]
    return positions.statement_strip(rows, "on", "topic")


def _stands(here: Vantage, actor: Actor, spoken: Spoken) -> Excerpt[TopicStand]:
    """Return where *actor* stands on the topics that it spoke of last."""
    return excerpt(spoken, lambda stand: _stand(here, actor, *stand), here.per_page, here.index("topics"))


def _stand(here: Vantage, actor: Actor, position: Position, direct: Sequence[Statement]) -> TopicStand:
    """Return where *actor* stands on a topic: its newest lines, then the days of those before."""
    topic, told = here.links.topic(position.topic), here.atoms.tellings(direct)
    return TopicStand(
        id=f"on-{position.topic}",
        topic=topic,
        lines=tuple(_line(here, actor, statement) for statement in told[:STAND]),
        earlier=excerpt(told[STAND:], lambda statement: _when(here, statement), EARLIER),
    )


def _when(here: Vantage, statement: Statement) -> Link:
    """Return the link to a statement by the day on which it was said or reported."""
    line = here.atoms.line(statement)
    return Link(text=f"{line.date}, {line.kind}", href=line.href)


def _places(here: Vantage, spoken: Spoken) -> Callable[[TopicId], Link]:
    """Return what links to a topic: to its place on this page, or to its own page where there was no room."""
    shown = {position.topic for position, _ in spoken[: here.per_page]}

    def place(topic: TopicId) -> Link:
        link = here.links.topic(topic)
        return Link(text=link.text, href=f"#on-{topic}") if topic in shown else link

    return place


def _direct(position: Position) -> tuple[Statement, ...]:
    """Return the statements of *position* on the very topic: those below it stand under topics of their own."""
    return tuple([statement for statement in position.statements if position.topic in statement.about])


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


def _faced(here: Vantage, actor: Actor, demand: DemandId) -> tuple[Link, str, Line | None]:
    """Return a demand made of *actor*, the verb of its newest answer, and the answer (``None``: none recorded)."""
    told = here.site.answers.get((demand, actor.id), ())
    if not told:
        return here.links.demand(demand), "", None
    return here.links.demand(demand), words.VERBS[told[0].verb][0], _line(here, actor, told[0].statement)


def _heard_through(here: Vantage, own: tuple[Statement, ...]) -> Excerpt[tuple[Link, int]]:
    """Return through whom the site hears an actor: whoever passed the words on, else the outlet; the most frequent first."""
    through = Counter(statement.via[-1] if statement.via else statement.written.source for statement in own)
    links = [(here.links.via([id_])[0], number) for id_, number in through.items()]
    links.sort(key=lambda pair: (-pair[1], pair[0].text, pair[0].href))
    return excerpt(links, lambda pair: pair, here.per_page)


def _index(site: Site, address: Address) -> Page:
    lead = f"{words.count(site.totals[routes.ACTORS], 'actor')}: people, states, offices and groups, with every spelling met."
    return index_page(site, address, entry, first=routes.ACTORS, title="Actors", section="actors", lead=lead)
