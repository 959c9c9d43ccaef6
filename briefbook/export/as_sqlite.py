"""SQLite: the same tables in one file, with keys between them and a full-text index."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Final

from briefbook.export.cells import Filling
from briefbook.model.tables import Column, Kind, Table

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


def sqlite_bytes(tables: Sequence[Filling]) -> bytes:
    """Return the database. Cells are as in CSV, except that an empty one is NULL and none needs an apostrophe.

    Counts and decimals go in as text: the affinity of their columns makes numbers of them. The same rows give the same bytes with one version of SQLite: nothing in the file is a clock or chance.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA encoding = 'UTF-8'")
        for filling in tables:
            database.execute(_create(filling.table))
        for filling in tables:
            marks = ", ".join("?" for _ in filling.table.columns)
            rows = zip(*filling.texts, strict=True)
            database.executemany(_insert(filling.table.name, f"VALUES ({marks})"), rows)
        for filling in tables:
            for statement in _indexes(filling.table):
                database.execute(statement)
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


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
        made.append(f"CREATE VIRTUAL TABLE {_quoted(name)} USING fts5({options})")
        made += [_insert(name, f"({_quoted(name)}) VALUES ('{command}')") for command in ("rebuild", "optimize")]
    return made


def _insert(table: str, what: str) -> str:
    """Return the statement that inserts *what* into *table*; both are names and marks of our own, never content."""
    return " ".join(("INSERT INTO", _quoted(table), what))


def _quoted(name: str) -> str:
    return f'"{name}"'
