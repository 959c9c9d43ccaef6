"""Rows of the tables that show the registries, with what was derived of each entry."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from briefbook.model import tables
from briefbook.model.findings import FigureVerdict, Findings, Trail
from briefbook.model.registries import Actor, Demand, Event, Figure, Location, Registries, Role, Source, Topic
from briefbook.model.tables import Table
from briefbook.model.tables.cells import Row, dated


def event_row(event: Event, trail: Trail) -> Row:
    """Return the row of an event. The registry says when it is; articles do where it is silent."""
    return (
        *(event.id, event.name, event.kind, trail.status, *dated(event.when or trail.when)),
        *(event.where, event.who, event.about, tuple(dict.fromkeys(s.article for s in trail.sightings))),
        *(trail.slip, event.part_of, event.after, event.note, event.retired_to),
    )


def figure_row(figure: Figure, found: FigureVerdict) -> Row:
    """Return the row of a figure with its verdict."""
    return (
        *(figure.id, figure.name, figure.unit, found.verdict.value, found.low, found.high),
        *(figure.about, figure.note, figure.retired_to),
    )


def actor_row(actor: Actor) -> Row:
    """Return the row of an actor. Metonyms (*loose*) stay out: what they name is never decided by the program."""
    return (
        *(actor.id, actor.name, actor.kind, actor.aka, actor.part_of, tuple(_role(role) for role in actor.roles)),
        *(actor.native, actor.wikidata, actor.note, actor.retired_to),
    )


def topic_row(topic: Topic) -> Row:
    """Return the row of a topic."""
    return topic.id, topic.name, topic.parent, topic.about, topic.aka, topic.note, topic.retired_to


def demand_row(demand: Demand) -> Row:
    """Return the row of a demand, without the words that locate it."""
    return (
        *(demand.id, demand.name, demand.by, demand.to, demand.since.text if demand.since else None),
        *(demand.about, demand.article, demand.note, demand.retired_to),
    )


def source_row(source: Source) -> Row:
    """Return the row of an outlet or agency."""
    return (
        *(source.id, source.name, source.kind, source.country, source.funding, source.owner, source.url),
        *(source.lang, source.aka, source.note, source.retired_to),
    )


def place_row(place: Location) -> Row:
    """Return the row of a place."""
    return (
        *(place.id, place.name, place.inside, _degrees(place.lat), _degrees(place.lon)),
        *(place.aka, place.note, place.retired_to),
    )


def _role(role: Role) -> str:
    """Return ``title@of@from/to``, each part empty where it is not given."""
    start, end = (str(edge) if edge else "" for edge in (role.start, role.end))
    return f"{role.title}@{role.of or ''}@{start}/{end}"


def _degrees(written: str | None) -> Decimal | None:
    return Decimal(written) if written else None


def _events(registries: Registries, findings: Findings) -> Iterator[Row]:
    return (event_row(event, findings.trails[id_]) for id_, event in registries.events.items())


def _figures(registries: Registries, findings: Findings) -> Iterator[Row]:
    return (figure_row(figure, findings.verdicts[id_]) for id_, figure in registries.figures.items())


#: The tables that registries fill, and how.
REGISTRY_ROWS: Final[tuple[tuple[Table, Callable[[Registries, Findings], Iterator[Row]]], ...]] = (
    (tables.EVENTS, _events),
    (tables.FIGURES, _figures),
    (tables.ACTORS, lambda registries, _: map(actor_row, registries.actors.values())),
    (tables.TOPICS, lambda registries, _: map(topic_row, registries.topics.values())),
    (tables.DEMANDS, lambda registries, _: map(demand_row, registries.demands.values())),
    (tables.SOURCES, lambda registries, _: map(source_row, registries.sources.values())),
    (tables.PLACES, lambda registries, _: map(place_row, registries.places.values())),
)
