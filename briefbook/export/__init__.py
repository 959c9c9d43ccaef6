"""Export the corpus and what follows from it as data: CSV tables, one JSON document with its schema, one SQLite file."""

from collections.abc import Mapping

from briefbook.export.as_csv import csv_bytes
from briefbook.export.as_json import json_bytes
from briefbook.export.as_sqlite import sqlite_bytes
from briefbook.export.rows import filled
from briefbook.export.schema import schema_bytes
from briefbook.model.corpus import Corpus
from briefbook.model.findings import Findings
from briefbook.model.tables import TABLES

__all__ = ["export"]


def export(corpus: Corpus, findings: Findings) -> Mapping[str, bytes]:
    """Return the data files of the site: path below its root → content.

    The words that only locate a note (``anchor``) are never among them. Pure: the same corpus gives the same bytes
    (``data/briefing.sqlite`` with one version of SQLite).
    """
    tables = filled(corpus, findings)
    files = {f"data/{filling.table.name}.csv": csv_bytes(filling) for filling in tables}
    files["data/briefing.json"] = json_bytes(corpus, tables)
    files["data/briefing.sqlite"] = sqlite_bytes(tables)
    files["data/schema/briefing.json"] = schema_bytes(TABLES)
    return files
