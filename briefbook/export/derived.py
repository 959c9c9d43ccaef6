"""What only the whole collection tells: the tables of its registries, and what goes into the holes of articles' rows."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from briefbook.export.parts import Sheet, sheet
from briefbook.model.corpus import Corpus
from briefbook.model.findings import Findings
from briefbook.model.ids import ActorId, FigureId
from briefbook.model.registries import Actor
from briefbook.model.tables import STATEMENTS, VALUES, Column
from briefbook.model.tables.cells import Cell
from briefbook.model.tables.registered_rows import REGISTRY_ROWS

#: Writes a cell of a column in one format.
Write = Callable[[Column, Cell], bytes]

_HOLES: Final[Mapping[str, Column]] = {
    column.name: column
    for table, names in ((STATEMENTS, ("origin", "speakers")), (VALUES, ("unit",)))
    for column in table.columns
    if column.name in names
}


class RegistryPart(Struct, frozen=True, gc=False, kw_only=True):
    """What no article gives alone. *sheets* are by the name of the table, *members* those of the JSON document that are no
    table. *origins* (by their holes: to make these from the ids of all statements would be to copy most of what a worker sees),
    *names* (every name of an actor) and *units* (those of figures) fill the holes of articles' rows.
    """

    members: Mapping[str, str | None]
    sheets: Mapping[str, Sheet]
    origins: Mapping[str, str]
    names: Mapping[ActorId, tuple[str, ...]]
    units: Mapping[FigureId, str | None]


def registry_part(corpus: Corpus, findings: Findings) -> RegistryPart:
    """Return what the registries of *corpus* and what was derived give. Pure."""
    registries = corpus.registries
    return RegistryPart(
        members={
            "$schema": "schema/briefing.json",
            "as_of": corpus.as_of.isoformat() if corpus.as_of else None,
            "base_url": corpus.config.base_url,
            "title": corpus.config.title,
        },
        sheets={table.name: sheet(table, rows(registries, findings)) for table, rows in REGISTRY_ROWS},
        origins={f"origin {id_}": origin for id_, origin in findings.origins.items()},
        names={id_: _names(actor) for id_, actor in registries.actors.items()},
        units={id_: figure.unit for id_, figure in registries.figures.items()},
    )


class Fillings(dict[str, bytes]):
    """What goes into holes, in one format: hole → cell, each written when it is first asked for."""

    def __init__(self, part: RegistryPart, write: Write) -> None:
        column = _HOLES["origin"]
        written = {origin: write(column, origin) for origin in set(part.origins.values())}
        super().__init__((hole, written[origin]) for hole, origin in part.origins.items())
        self._part = part
        self._write = write

    def __missing__(self, hole: str) -> bytes:
        column, _, key = hole.partition(" ")
        cell = self[hole] = self._write(_HOLES[column], self._cell(column, key))
        return cell

    def fill(self, form: bytes, holes: tuple[str, ...]) -> bytes:
        """Return *form* with what goes into *holes*."""
        return form % tuple(map(self.__getitem__, holes)) if holes else form

    def _cell(self, column: str, key: str) -> Cell:
        if column == "unit":
            return self._part.units[FigureId(key)]
        # Every name of every speaker, so that a search for any of them finds the statement.
        speakers = (self._part.names.get(ActorId(who), ()) for who in key.split(";"))
        return tuple(dict.fromkeys(name for names in speakers for name in names))


def _names(actor: Actor) -> tuple[str, ...]:
    return tuple(name for name in (actor.name, *actor.aka, actor.native or "") if name)
