"""Records: what a page is about as JSON, with the columns of the data files, one record a line."""

from functools import lru_cache
from typing import Final

from briefbook.export.as_json import encode, form, json_cell
from briefbook.model.alternates import Record
from briefbook.model.tables.cells import Row
from briefbook.model.tables.recorded import RECORDED

#: The schema of all records, below the site's root.
SCHEMA: Final = "data/schema/page.json"
_FORMS: Final = {name: form([column.name for column in table.columns]) for name, table in RECORDED.items()}


def record_json(record: Record) -> bytes:
    """Return *record* as JSON: members by name, records on lines of their own."""
    members = {
        "$schema": encode(record.root + SCHEMA),
        "kind": encode(record.kind),
        "title": encode(record.title),
        **{name: _listed(name, rows) for name, rows in record.tables},
    }
    optional = {"next": record.next, "summary": record.summary, "url": record.url}
    members |= {name: encode(text) for name, text in optional.items() if text}
    return ("{" + ",\n".join(f'"{name}":{value}' for name, value in sorted(members.items())) + "}\n").encode()


def _listed(name: str, rows: tuple[Row, ...]) -> str:
    write = _kept if name == "statements" else _object
    return "[\n" + ",\n".join([write(name, row) for row in rows]) + "\n]"


def _object(name: str, row: Row) -> str:
    written, ordered = _FORMS[name]
    return written % ordered([json_cell(cell) for cell in row])


#: The same statement stands on a dozen pages. Rows with decimals are written each time: 1.5 equals 1.50.
_kept = lru_cache(maxsize=10_000)(_object)
