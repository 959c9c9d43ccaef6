"""Rows of the tables that show the registries, with what was derived of each entry."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from briefbook.export.cells import Row, dated
from briefbook.model import tables
from briefbook.model.findings import Findings
from briefbook.model.registries import Registries, Role
from briefbook.model.tables import Table


def _events(registries: Registries, findings: Findings) -> Iterator[Row]:
    """Yield the events. The registry says when an event is; articles do where it is silent."""
    for id_, event in registries.events.items():
        trail = findings.trails[id_]
        yield (
            *(id_, event.name, event.kind, trail.status, *dated(event.when or trail.when)),
            *(event.where, event.who, event.about, tuple(dict.fromkeys(s.article for s in trail.sightings))),
            *(trail.slip, event.part_of, event.after, event.note, event.retired_to),
        )


def _figures(registries: Registries, findings: Findings) -> Iterator[Row]:
    """Yield the figures with their verdicts."""
    for id_, figure in registries.figures.items():
        found = findings.verdicts[id_]
        yield (
            *(id_, figure.name, figure.unit, found.verdict.value, found.low, found.high),
            *(figure.about, figure.note, figure.retired_to),
        )


def _actors(registries: Registries, _: Findings) -> Iterator[Row]:
    """Yield the actors. Metonyms (*loose*) stay out: what they name is never decided by the program."""
    for id_, actor in registries.actors.items():
        yield (
            *(id_, actor.name, actor.kind, actor.aka, actor.part_of, tuple(_role(role) for role in actor.roles)),
            *(actor.native, actor.wikidata, actor.note, actor.retired_to),
        )


def _topics(registries: Registries, _: Findings) -> Iterator[Row]:
    """Yield the topics."""
    for id_, topic in registries.topics.items():
        yield id_, topic.name, topic.parent, topic.about, topic.aka, topic.note, topic.retired_to


def _demands(registries: Registries, _: Findings) -> Iterator[Row]:
    """Yield the demands, without the words that locate them."""
    for id_, demand in registries.demands.items():
        yield (
            *(id_, demand.name, demand.by, demand.to, demand.since.text if demand.since else None),
            *(demand.about, demand.article, demand.note, demand.retired_to),
        )


def _sources(registries: Registries, _: Findings) -> Iterator[Row]:
    """Yield the outlets and agencies."""
    for id_, source in registries.sources.items():
        yield (
            *(id_, source.name, source.kind, source.country, source.funding, source.owner, source.url),
            *(source.lang, source.aka, source.note, source.retired_to),
        )


def _places(registries: Registries, _: Findings) -> Iterator[Row]:
    """Yield the places."""
    for id_, place in registries.places.items():
        yield (
            *(id_, place.name, place.inside, _degrees(place.lat), _degrees(place.lon)),
            *(place.aka, place.note, place.retired_to),
        )


def _role(role: Role) -> str:
    """Return ``title@of@from/to``, each part empty where it is not given."""
    start, end = (str(edge) if edge else "" for edge in (role.start, role.end))
    return f"{role.title}@{role.of or ''}@{start}/{end}"


def _degrees(written: str | None) -> Decimal | None:
    return Decimal(written) if written else None


#: The tables that registries fill, and how.
REGISTRY_ROWS: Final[tuple[tuple[Table, Callable[[Registries, Findings], Iterator[Row]]], ...]] = (
    (tables.EVENTS, _events),
    (tables.FIGURES, _figures),
    (tables.ACTORS, _actors),
    (tables.TOPICS, _topics),
    (tables.DEMANDS, _demands),
    (tables.SOURCES, _sources),
    (tables.PLACES, _places),
)
