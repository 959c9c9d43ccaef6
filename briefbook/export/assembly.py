"""Assembly: the data files put together from the parts of articles and that of the registries, one format after the other."""

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum
from io import BytesIO
from itertools import islice
from typing import Final

from briefbook.export.annotations import ANNOTATIONS, annotation_page
from briefbook.export.as_csv import csv_cell, csv_header
from briefbook.export.as_json import encode, json_cell
from briefbook.export.as_sqlite import array_cell, sqlite_bytes
from briefbook.export.derived import Fillings, RegistryPart, Write
from briefbook.export.parts import Part, Sheet
from briefbook.export.records import SCHEMA
from briefbook.export.schema import record_schema_bytes, schema_bytes
from briefbook.model.tables import TABLES, Table
from briefbook.model.tables.cells import text
from briefbook.model.tables.noted_rows import ARTICLE_ROWS
from briefbook.model.tables.recorded import RECORDED

#: Where the database stands, below the site's root.
DATABASE: Final = "data/briefing.sqlite"
#: Where the JSON document stands.
DOCUMENT: Final = "data/briefing.json"
#: The table that is most of a document, as long as all else and more.
_LONGEST: Final = "statements"
#: So many pieces of tables are put into the database at a time.
_TOGETHER: Final = 1_000


class Form(Enum):
    """What data files are made together: those to read, table by table, and the database."""

    TEXT = 1
    DATABASE = 2


def assemble(
    parts: Iterable[Part], registered: RegistryPart, forms: Collection[Form] = tuple(Form)
) -> Iterator[tuple[str, bytes]]:
    """Yield each data file of *forms*: its path below the site's root, and its content.

    *parts* are those of all articles in order of publication. They are gone through once or twice for each format, so one that
    reads them when asked need not hold them; nor is a file of one format held while the next is made.
    """
    if Form.TEXT in forms:
        yield from _in_csv(parts, registered)
        yield DOCUMENT, _document(parts, registered)
        yield ANNOTATIONS, b"".join(annotation_page(part.annotations for part in parts))
        yield "data/schema/briefing.json", schema_bytes(TABLES)
        yield SCHEMA, record_schema_bytes(RECORDED.values())
    if Form.DATABASE in forms:
        yield DATABASE, sqlite_bytes(TABLES, _in_arrays(parts, registered))


def csv_path(table: str) -> str:
    """Return where the CSV of *table* stands, below the site's root."""
    return f"data/{table}.csv"


def _in_csv(parts: Iterable[Part], registered: RegistryPart) -> Iterator[tuple[str, bytes]]:
    rows = _gathered(
        _rows(parts, registered, lambda sheet: sheet.csv, lambda column, cell: csv_cell(column, text(cell)).encode())
    )
    for table in TABLES:
        yield csv_path(table.name), csv_header(table) + rows.pop(table.name, b"")


def _document(parts: Iterable[Part], registered: RegistryPart) -> bytes:
    """Return the JSON document: members by name, records on lines of their own.

    The rows of the longest table are written as they come: the document is held once, and not its rows beside it.
    """

    def every() -> Iterator[tuple[str, bytes]]:
        return _rows(parts, registered, lambda sheet: sheet.json, lambda _, cell: json_cell(cell).encode())

    rows: dict[str, Iterable[bytes | bytearray]] = {
        name: (piece,) for name, piece in _gathered((each for each in every() if each[0] != _LONGEST), b",\n").items()
    }
    rows[_LONGEST] = (piece for name, piece in every() if name == _LONGEST)
    document = BytesIO()
    members: dict[str, Table | str | None] = {**registered.members, **{table.name: table for table in TABLES}}
    before = "{"
    for name, member in sorted(members.items()):
        document.write(f"{before}{encode(name)}:".encode())
        before = ",\n"
        if isinstance(member, Table):
            _write_list(document, rows.get(name, ()))
        else:
            document.write(encode(member).encode())
    document.write(b"}\n")
    return document.getvalue()


def _write_list(document: BytesIO, rows: Iterable[bytes | bytearray]) -> None:
    between = b"[\n"
    for piece in rows:
        document.write(between)
        document.write(piece)
        between = b",\n"
    document.write(b"[]" if between == b"[\n" else b"\n]")


def _in_arrays(parts: Iterable[Part], registered: RegistryPart) -> Iterator[tuple[str, bytearray]]:
    """Yield rows as arrays, table by table, those of many articles in one piece."""

    def some(of_longest: Callable[[str], bool]) -> Iterator[tuple[str, bytearray]]:
        every = _rows(parts, registered, lambda sheet: sheet.arrays, lambda _, cell: array_cell(text(cell)).encode())
        rows = (each for each in every if of_longest(each[0]))
        while found := _gathered(islice(rows, _TOGETHER), b","):
            yield from found.items()

    others = list(some(lambda name: name != _LONGEST))
    for table in TABLES:
        if table.name == _LONGEST:
            yield from some(lambda name: name == _LONGEST)
        yield from (each for each in others if each[0] == table.name)


def _rows(
    parts: Iterable[Part], registered: RegistryPart, form: Callable[[Sheet], bytes], write: Write
) -> Iterator[tuple[str, bytes]]:
    """Yield the name of a table and rows of it in one *form*, their holes filled with what is written by *write*."""
    fill = Fillings(registered, write).fill
    for name, sheet in registered.sheets.items():
        if sheet.csv:
            yield name, fill(form(sheet), sheet.holes)
    for part in parts:
        for (table, _), sheet in zip(ARTICLE_ROWS, part.sheets, strict=True):
            if sheet.csv:
                yield table.name, fill(form(sheet), sheet.holes)


def _gathered(rows: Iterable[tuple[str, bytes]], between: bytes = b"") -> dict[str, bytearray]:
    """Return the rows of each table in one piece: thousands of small ones would lie scattered among what is let go."""
    found: dict[str, bytearray] = {}
    for name, piece in rows:
        if name in found:
            found[name] += between
            found[name] += piece
        else:
            found[name] = bytearray(piece)
    return found
