"""Assembly: the data files put together from the parts of articles and that of the registries, piece by piece."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final

from briefbook.export.annotations import ANNOTATIONS, annotation_page
from briefbook.export.as_csv import csv_cell, csv_header
from briefbook.export.as_json import encode, json_cell
from briefbook.export.as_sqlite import Content, array_cell, sqlite_bytes, write_sqlite
from briefbook.export.derived import Fillings, RegistryPart
from briefbook.export.parts import Part, Sheet
from briefbook.export.records import SCHEMA
from briefbook.export.schema import record_schema_bytes, schema_bytes
from briefbook.model.tables import TABLES, Table
from briefbook.model.tables.cells import text
from briefbook.model.tables.noted_rows import ARTICLE_ROWS
from briefbook.model.tables.recorded import RECORDED

#: Where the database stands, below the site's root.
DATABASE: Final = "data/briefing.sqlite"
#: The place of each article table's sheet in a part.
_PLACES: Final = {table.name: n for n, (table, _) in enumerate(ARTICLE_ROWS)}
#: So many sheets are handed on as one piece: about a megabyte.
_TOGETHER: Final = 250


def assemble(parts: Sequence[Part], registered: RegistryPart) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each data file but the database: its path below the site's root, and its content in pieces.

    *parts* are those of all articles in order of publication. They are gone through once for each table and format, so a
    sequence that reads them when asked need not hold them. Pieces are made as they are taken, about a megabyte at a time.
    """
    in_csv = Fillings(registered, lambda column, cell: csv_cell(column, text(cell)).encode())
    for table in TABLES:
        pieces = (in_csv.fill(sheet.csv, sheet.holes) for sheet in _sheets(table, parts, registered))
        yield f"data/{table.name}.csv", _joined(chain((csv_header(table),), pieces))
    yield "data/briefing.json", _joined(_document(parts, registered))
    yield ANNOTATIONS, _joined(annotation_page(part.annotations for part in parts))
    yield "data/schema/briefing.json", iter((schema_bytes(TABLES),))
    yield SCHEMA, iter((record_schema_bytes(RECORDED.values()),))


def assemble_database(parts: Sequence[Part], registered: RegistryPart) -> bytes:
    """Return the database as :func:`write_database` writes it."""
    return sqlite_bytes(_content(parts, registered))


def write_database(path: Path, parts: Sequence[Part], registered: RegistryPart) -> None:
    """Write the database to *path*, which must be empty or not there. It is whole only once this returns.

    It shares nothing with :func:`assemble`: let another process run it meanwhile. (A thread may, but gives up the interpreter
    and waits for it at every row.) Raises sqlite3.Error if it cannot be written.
    """
    write_sqlite(path, _content(parts, registered))


def _content(parts: Sequence[Part], registered: RegistryPart) -> Content:
    in_arrays = Fillings(registered, lambda _, cell: array_cell(text(cell)).encode())
    for table in TABLES:
        yield table, (in_arrays.fill(sheet.arrays, sheet.holes) for sheet in _sheets(table, parts, registered))


def _document(parts: Sequence[Part], registered: RegistryPart) -> Iterator[bytes]:
    """Yield the JSON document: members by name, records on lines of their own."""
    in_json = Fillings(registered, lambda _, cell: json_cell(cell).encode())
    members: dict[str, Table | str | None] = {**registered.members, **{table.name: table for table in TABLES}}
    before = "{"
    for name, member in sorted(members.items()):
        yield f"{before}{encode(name)}:".encode()
        before = ",\n"
        if isinstance(member, Table):
            pieces = (in_json.fill(sheet.json, sheet.holes) for sheet in _sheets(member, parts, registered))
            yield from _listed(pieces)
        else:
            yield encode(member).encode()
    yield b"}\n"


def _listed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    before = b"[\n"
    for piece in pieces:
        yield before
        yield piece
        before = b",\n"
    yield b"[]" if before == b"[\n" else b"\n]"


def _sheets(table: Table, parts: Sequence[Part], registered: RegistryPart) -> Iterator[Sheet]:
    """Yield the sheets of *table* that have rows."""
    place = _PLACES.get(table.name)
    found = (registered.sheets[table.name],) if place is None else (part.sheets[place] for part in parts)
    return (sheet for sheet in found if sheet.csv)


def _joined(pieces: Iterator[bytes]) -> Iterator[bytes]:
    while together := list(islice(pieces, _TOGETHER)):
        yield b"".join(together)
