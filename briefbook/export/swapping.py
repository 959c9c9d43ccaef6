"""Swapping: the data files of a site after an edit, with the rows of the edited articles in the place of the old ones.

To put the files together from all parts takes seconds where articles are ten thousand. An edit that leaves as many rows as there
were, or other ones in their place, changes nothing around them. Whatever does not fit that is left to `assemble`.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct

from briefbook.export.annotations import ANNOTATIONS
from briefbook.export.as_csv import csv_cell
from briefbook.export.as_json import json_cell
from briefbook.export.as_sqlite import array_cell, sqlite_swapped
from briefbook.export.assembly import DATABASE, DOCUMENT, Form, csv_path
from briefbook.export.derived import Fillings, RegistryPart, Write
from briefbook.export.parts import Part, Sheet
from briefbook.model.tables import TABLES
from briefbook.model.tables.cells import text
from briefbook.model.tables.noted_rows import ARTICLE_ROWS


class Swap(Struct, frozen=True, gc=False):
    """The part that an article had in the files, and the one that it has now."""

    old: Part
    new: Part


class _Misfit(Exception):
    """The files are not what rows can be swapped in."""


def swapped(
    swaps: Sequence[Swap],
    registered: RegistryPart,
    read: Callable[[str], bytes],
    forms: Collection[Form] = tuple(Form),
) -> list[tuple[str, bytes]] | None:
    """Return the data files of *forms* that *swaps* change, path and content; *read* gives a file as it stands.

    All else, the order of articles and *registered*, is as it was. ``None`` if the files have to be put together anew. Raises
    OSError.
    """
    try:
        return list(_swapped(swaps, registered, read, forms))
    except _Misfit:
        return None


def _swapped(
    swaps: Sequence[Swap], registered: RegistryPart, read: Callable[[str], bytes], forms: Collection[Form]
) -> Iterator[tuple[str, bytes]]:
    rows = {
        table.name: pairs
        for n, (table, _) in enumerate(ARTICLE_ROWS)
        if (pairs := [(s.old.sheets[n], s.new.sheets[n]) for s in swaps if s.old.sheets[n] != s.new.sheets[n]])
    }
    if any(not old.csv or not new.csv for pairs in rows.values() for old, new in pairs):
        raise _Misfit
    if Form.TEXT in forms:
        csv = _written(rows, lambda s: s.csv, registered, lambda column, cell: csv_cell(column, text(cell)).encode())
        for name, written in csv.items():
            yield csv_path(name), _in_place(read(csv_path(name)), written)
        quoted = [(s.old.annotations, s.new.annotations) for s in swaps if s.old.annotations != s.new.annotations]
        if quoted:
            yield ANNOTATIONS, _in_place(read(ANNOTATIONS), quoted)
        json = _written(rows, lambda s: s.json, registered, lambda _, cell: json_cell(cell).encode())
        if json:
            yield DOCUMENT, _in_place(read(DOCUMENT), [pair for written in json.values() for pair in written])
    if Form.DATABASE in forms and rows:
        arrays = _written(rows, lambda s: s.arrays, registered, lambda _, cell: array_cell(text(cell)).encode())
        database = sqlite_swapped(TABLES, read(DATABASE), arrays)
        if database is None:
            raise _Misfit
        yield DATABASE, database


def _written(
    rows: dict[str, list[tuple[Sheet, Sheet]]],
    form: Callable[[Sheet], bytes],
    registered: RegistryPart,
    write: Write,
) -> dict[str, list[tuple[bytes, bytes]]]:
    """Return *rows* by table in one *form*, their holes filled."""
    has_holes = any(sheet.holes for pairs in rows.values() for pair in pairs for sheet in pair)
    fill = Fillings(registered, write).fill if has_holes else lambda plain, _: plain
    return {
        name: [(fill(form(old), old.holes), fill(form(new), new.holes)) for old, new in pairs]
        for name, pairs in rows.items()
    }


def _in_place(content: bytes, swaps: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Return *content* with each old piece, which has to stand there once, replaced by the new one."""
    if not all(new for _, new in swaps):
        raise _Misfit
    places = sorted((_only_place(content, old), len(old), new) for old, new in swaps)
    pieces, since = [], 0
    for place, length, new in places:
        if place < since:
            raise _Misfit
        pieces += [memoryview(content)[since:place], memoryview(new)]
        since = place + length
    return b"".join([*pieces, memoryview(content)[since:]])


def _only_place(content: bytes, piece: bytes) -> int:
    place = content.find(piece) if piece else -1
    if place < 0 or content.find(piece, place + 1) >= 0:
        raise _Misfit
    return place
