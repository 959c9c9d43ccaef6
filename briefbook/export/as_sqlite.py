"""SQLite: the same tables in one file, with keys between them and a full-text index."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
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


def sqlite_bytes(tables: Sequence[Table], rows: Rows) -> bytes:
    """Return the database of *tables* with *rows*.

    Cells are as in CSV, except that an empty one is NULL and none needs an apostrophe. The same rows in the same pieces give the
    same bytes with one version of SQLite: nothing in the file is a clock or chance.
    """
    # SQLite's file in memory: ":memory:" has no change counter and so other bytes.
    with closing(sqlite3.connect("file:briefing?vfs=memdb", uri=True, isolation_level=None)) as database:
        _fill(database, tables, rows)
        return database.serialize()


def _fill(database: sqlite3.Connection, tables: Sequence[Table], rows: Rows) -> None:
    for setting in _SETTINGS:
        database.execute(f"PRAGMA {setting}")
    database.execute("BEGIN")
    for table in tables:
        database.execute(_create(table))
    entering = {t.name: _insert(t.name, f"VALUES ({', '.join(map(_taken, t.columns))})") for t in tables}
    for name, piece in rows:
        database.executemany(entering[name], json.loads(f"[{piece.decode()}]"))
    for table in tables:
        for statement in _indexes(table):
            database.execute(statement)
    database.execute("COMMIT")


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
