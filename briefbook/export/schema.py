"""The JSON Schema of ``data/briefing.json`` (draft 2020-12), made from the tables' definitions."""

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
    """Return the schema as JSON."""
    text = {"type": ["string", "null"]}
    properties: dict[str, Schema] = {
        "$schema": {"type": "string", "description": "this schema"},
        "title": {"type": "string", "description": "the site's title"},
        "base_url": {**text, "description": "the site's address"},
        "as_of": {**text, "format": "date", "description": "the day up to which the collection reaches"},
        **{table.name: _array(table) for table in tables},
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Briefing data",
        "description": "Every table of the site. Dates are EDTF text; decimal numbers are text, exactly as reported.",
        **_object(properties),
    }
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
