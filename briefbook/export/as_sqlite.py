"""SQLite: the same tables in one file, with keys between them and a full-text index."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Final

from briefbook.export.as_json import encode
from briefbook.model.tables import Column, Kind, Table
from briefbook.model.tables.cells import Text

#: Rows as arrays: the name of a table, and some of its rows with commas between them.
Rows = Iterable[tuple[str, bytes | bytearray]]

_TYPES: Final = {
    Kind.TEXT: "TEXT",
    Kind.LIST: "TEXT",
    Kind.FLAG: "TEXT",
    Kind.COUNT: "INTEGER",
    Kind.NUMBER: "NUMERIC",
    Kind.DATE: "TEXT",
    Kind.DAY: "TEXT",
}
#: What is searched: table → columns. Each has an index ``<table>_fts``, which Datasette finds by itself.
_SEARCHED: Final = {"articles": ("title",), "statements": ("says", "quote", "speakers")}
#: The file has no reader before it is finished and is made anew if that fails: no journal, no waiting for the disk. What
#: could differ between builds of SQLite and shows in the file is named. At most 16 MiB are cached, nothing goes elsewhere.
_SETTINGS: Final = (
    "page_size = 4096",
    "encoding = 'UTF-8'",
    "auto_vacuum = NONE",
    "secure_delete = OFF",
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "temp_store = MEMORY",
    "cache_size = -16384",
)
#: Up to so many bytes the index of a table is made in memory and written once, in order: no merging, no page left free.
_GATHERED: Final = 1 << 26
#: What FTS5 gathers by default.
_GATHERED_LATER: Final = 1 << 20


def arrays(rows: Sequence[Sequence[Text]]) -> str:
    """Return *rows* as JSON arrays with commas between them, empty text for what is not recorded.

    Counts and decimals stay text: the affinity of their columns makes numbers of them. ``None`` would be dear: the standard
    library looks for an adapter of each (60,000 statements have more than a million).
    """
    return encode([[cell or "" for cell in row] for row in rows])[1:-1]


def array_cell(cell: Text) -> str:
    """Return one cell as it stands in an array."""
    return encode(cell or "")


#: For each table, rows as arrays that stand in the database, and those to stand in their place.
Swaps = Mapping[str, Sequence[tuple[bytes, bytes]]]


def sqlite_bytes(tables: Sequence[Table], rows: Rows) -> bytes:
    """Return the database of *tables* with *rows*, which come table by table in that order.

    Cells are as in CSV, except that an empty one is NULL and none needs an apostrophe. The same rows give the same bytes with one
    version of SQLite: nothing in the file is a clock or chance.
    """
    with _opened() as database:
        with _filled(database, tables):
            for name, some in groupby(rows, itemgetter(0)):
                table = next(table for table in tables if table.name == name)
                for _, piece in some:
                    _enter(database, table, json.loads(f"[{piece.decode()}]"))
        return database.serialize()


def sqlite_swapped(tables: Sequence[Table], before: bytes, swaps: Swaps) -> bytes | None:
    """Return the database that stood as *before* with some rows swapped, as `sqlite_bytes` makes it, in a sixth of the time.

    ``None`` if rows that are to go are not found where they must be.
    """
    with _opened() as database:
        database.execute("ATTACH ':memory:' AS before")
        database.deserialize(before, name="before")
        with _filled(database, tables):
            for table in tables:
                found = [_found(database, table, *swap) for swap in swaps.get(table.name, ())]
                if None in found:
                    return None
                _copy(database, table, sorted(filter(None, found), key=itemgetter(0)))
        return database.serialize()


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    # SQLite's file in memory: ":memory:" has no change counter and so other bytes.
    with closing(sqlite3.connect("file:briefing?vfs=memdb", uri=True, isolation_level=None)) as database:
        for setting in _SETTINGS:
            database.execute(f"PRAGMA main.{setting}" if setting.split()[0] != "temp_store" else f"PRAGMA {setting}")
        yield database


@contextmanager
def _filled(database: sqlite3.Connection, tables: Sequence[Table]) -> Iterator[None]:
    """Let *tables* be filled, and index them: all in one transaction."""
    database.execute("BEGIN")
    for table in tables:
        database.execute(_create(table))
    yield
    for table in tables:
        for statement in _indexes(table):
            database.execute(statement)
    database.execute("COMMIT")


def _enter(database: sqlite3.Connection, table: Table, rows: Sequence[Sequence[str]]) -> None:
    database.executemany(_insert(table.name, f"VALUES ({', '.join(map(_taken, table.columns))})"), rows)


#: Rows that stand in a database: the number of the first, how many they are, and what is to stand in their place.
_Found = tuple[int, int, Sequence[Sequence[str]]]


def _found(database: sqlite3.Connection, table: Table, old: bytes, new: bytes) -> _Found | None:
    """Return where the rows *old* stand, by their keys; they have to stand together."""
    rows = json.loads(b"[%b]" % old)
    keys = [n for n, column in enumerate(table.columns) if column.key]
    if not keys:
        return None
    where = " AND ".join(f"{_quoted(table.columns[n].name)} = ?" for n in keys)
    query = f"SELECT rowid FROM before.{_quoted(table.name)} WHERE {where}"  # noqa: S608 - names of our own
    places = [place for row in rows for (place,) in database.execute(query, [row[n] for n in keys])]
    if not rows or places != list(range(places[0] if places else 0, (places[0] if places else 0) + len(rows))):
        return None
    return places[0], len(rows), json.loads(b"[%b]" % new)


def _copy(database: sqlite3.Connection, table: Table, swaps: Sequence[_Found]) -> None:
    """Enter the rows that stood in *table* before, in their order, with *swaps*."""
    name = _quoted(table.name)
    between = f"SELECT * FROM before.{name} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"  # noqa: S608 - a name of our own
    since = 0
    for place, count, rows in (*swaps, (1 << 62, 0, ())):
        database.execute(f"INSERT INTO main.{name} {between}", (since, place))
        _enter(database, table, rows)
        since = place + count


def _create(table: Table) -> str:
    """Return the statement that creates *table*; names are quoted, since some are words of SQL."""
    lines = [_declared(column) for column in table.columns]
    keys = [_quoted(column.name) for column in table.columns if column.key]
    if keys:
        lines.append(f"PRIMARY KEY ({', '.join(keys)})")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_quoted(table.name)} (\n  {body}\n)"


def _declared(column: Column) -> str:
    required = " NOT NULL" if column.required else ""
    refers = f' REFERENCES {_quoted(column.refers)} ("id")' if column.refers else ""
    return f"{_quoted(column.name)} {_TYPES[column.kind]}{required}{refers}"


def _taken(column: Column) -> str:
    return "?" if column.required else "NULLIF(?, '')"


def _indexes(table: Table) -> Sequence[str]:
    """Return the statements that index the columns of *table* that refer to others, and its text."""
    made = [
        f"CREATE INDEX {_quoted(f'{table.name}_{column.name}')} ON {_quoted(table.name)} ({_quoted(column.name)})"
        for column in table.columns
        # The first column of a key has its index already.
        if column.refers and column != next((c for c in table.columns if c.key), None)
    ]
    if table.name in _SEARCHED:
        name = f"{table.name}_fts"
        columns = ", ".join(_quoted(column) for column in _SEARCHED[table.name])
        # The text stays in the table (external content): the index adds no second copy.
        options = f"{columns}, content={_quoted(table.name)}, tokenize='unicode61 remove_diacritics 2'"
        command = f"({_quoted(name)}, rank) VALUES"
        made += [
            f"CREATE VIRTUAL TABLE {_quoted(name)} USING fts5({options})",
            _insert(name, f"{command} ('hashsize', {_GATHERED})"),
            *(_insert(name, f"({_quoted(name)}) VALUES ('{step}')") for step in ("rebuild", "optimize")),
            _insert(name, f"{command} ('hashsize', {_GATHERED_LATER})"),
        ]
    return made


def _insert(table: str, what: str) -> str:
    """Return the statement that inserts *what* into *table*; both are names and marks of our own, never content."""
    return " ".join(("INSERT INTO", _quoted(table), what))


def _quoted(name: str) -> str:
    return f'"{name}"'
