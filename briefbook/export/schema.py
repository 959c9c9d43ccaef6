"""The JSON Schemas of the data files and of records (draft 2020-12), made from the tables' definitions."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from briefbook.model.tables import Column, Kind, Table

#: A JSON Schema, or part of one.
Schema = Mapping[str, object]

_TYPES: Final[Mapping[Kind, Schema]] = {
    Kind.TEXT: {"type": "string"},
    Kind.LIST: {"type": "array", "items": {"type": "string"}},
    Kind.FLAG: {"type": "boolean"},
    Kind.COUNT: {"type": "integer", "minimum": 0},
    Kind.NUMBER: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    Kind.DATE: {"type": "string"},
    Kind.DAY: {"type": "string", "format": "date"},
}
#: Lists are empty where nothing is recorded, never null.
_NEVER_NULL: Final = frozenset({Kind.LIST})


def schema_bytes(tables: Iterable[Table]) -> bytes:
    """Return the schema of ``data/briefing.json`` as JSON."""
    text = {"type": ["string", "null"]}
    properties: dict[str, Schema] = {
        "$schema": {"type": "string", "description": "this schema"},
        "title": {"type": "string", "description": "the site's title"},
        "base_url": {**text, "description": "the site's address"},
        "as_of": {**text, "format": "date", "description": "the day up to which the collection reaches"},
        **{table.name: _array(table) for table in tables},
    }
    about = "Every table of the site. Dates are EDTF text; decimal numbers are text, exactly as reported."
    return _schema("Briefing data", about, _object(properties))


def record_schema_bytes(tables: Iterable[Table]) -> bytes:
    """Return the schema of the record beside a page (``<page>.json``) as JSON."""
    text = {"type": "string"}
    properties: dict[str, Schema] = {
        "$schema": {**text, "description": "this schema"},
        "kind": {**text, "description": "the kind of page"},
        "title": {**text, "description": "the page's title"},
        "summary": {**text, "description": "what the page rests on, in a sentence"},
        "url": {**text, "description": "the page's permanent address"},
        "next": {**text, "description": "the record of the page on which a long list goes on"},
        **{table.name: _array(table) for table in tables},
    }
    about = "What a page is about, in rows of the data tables. A table of which the page shows nothing is left out."
    return _schema("A page's record", about, {**_object(properties), "required": ["$schema", "kind", "title"]})


def _schema(title: str, about: str, what: Schema) -> bytes:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "description": about, **what}
    return (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _array(table: Table) -> Schema:
    record = _object({column.name: _property(column) for column in table.columns})
    return {"type": "array", "description": f"one record for each {table.row}", "items": record}


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _property(column: Column) -> Schema:
    kind = dict(_TYPES[column.kind])
    if not column.required and column.kind not in _NEVER_NULL:
        kind["type"] = [kind["type"], "null"]
    return {**kind, "description": column.about}
