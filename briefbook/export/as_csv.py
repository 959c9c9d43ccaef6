"""CSV: RFC 4180 (comma, CRLF, quotation marks doubled), UTF-8 without a mark, one header row."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from briefbook.export.cells import Filling, Text
from briefbook.model.tables import Kind

#: What makes a spreadsheet take a cell for a formula (OWASP, "CSV injection").
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: Columns that may begin with anything. Numbers stay numbers: a minus of theirs is no formula.
_GUARDED: Final = frozenset({Kind.TEXT, Kind.LIST, Kind.DATE})


def csv_bytes(filling: Filling) -> bytes:
    """Return the table as CSV; an apostrophe goes before text that would start a formula in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in filling.table.columns])
    columns = zip(filling.table.columns, filling.texts, strict=True)
    guarded = [_harmless(texts) if column.kind in _GUARDED else texts for column, texts in columns]
    writer.writerows(zip(*guarded, strict=True))
    return out.getvalue().encode()


def _harmless(texts: Sequence[Text]) -> Sequence[Text]:
    return ["'" + text if text is not None and text.lstrip(" ").startswith(FORMULA) else text for text in texts]
