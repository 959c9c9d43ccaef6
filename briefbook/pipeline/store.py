"""What is kept of a workshop and its making between runs, so that the next one reads and makes only what changed.

It lies in one SQLite file, written after publishing in one transaction. It holds for one setting and one published site; what is
damaged, or of another setting or site, is dropped: to forget is always safe.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Final
from zlib import crc32

from msgspec import DecodeError, Struct, ValidationError
from msgspec.msgpack import Decoder, encode
from msgspec.structs import replace

from briefbook.export import RegistryPart
from briefbook.model.catalogue import Index
from briefbook.model.corpus import (
    Article,
    DemandAnchor,
    Gap,
    Linked,
    Mark,
    Measure,
    OutletCorrection,
    Placed,
    Sighting,
    Statement,
    Tie,
    Value,
)
from briefbook.model.ids import ArticleId
from briefbook.model.place import Place, SourceMap
from briefbook.model.problem import Problem
from briefbook.pipeline.derived import Derived, unpacked_derived
from briefbook.pipeline.pages import Kept

NAME: Final = "briefbook.state"
#: Rows of some kilobytes lie in large pages without gaps: half the size of small ones, and read in a third of the time.
_PAGE: Final = 65_536
_KINDS: Final = (Statement, Value, Sighting, OutletCorrection, Gap)
_TABLES: Final = ("article", "part", "page", "whole")
#: Rows to store by key; ``None`` for one that is gone.
Rows = Iterable[tuple[str, bytes | None]]


class StoredArticle(Struct, frozen=True, gc=False, kw_only=True):
    """An article as it is stored: `Linked` with its notes parted by kind (*order* says how they were mixed)."""

    article: Article
    top: tuple[int, int, int] | None
    measure: Measure
    statements: tuple[Statement, ...]
    values: tuple[Value, ...]
    sightings: tuple[Sighting, ...]
    corrections: tuple[OutletCorrection, ...]
    gaps: tuple[Gap, ...]
    order: str
    anchors: tuple[DemandAnchor, ...]
    placed: tuple[Placed, ...]
    ties: tuple[Tie, ...]
    refers: tuple[tuple[str, str], ...]
    consulted: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]


class StoredWhole(Struct, frozen=True, gc=False, kw_only=True):
    """What is stored of a site as a whole: its data files, what the whole collection gives them, and what that read.

    *framed* are the texts of the files of the frame; *templates* is the digest of all templates if nothing was wrong with them,
    *static* that of the static files, *frames* those of kinds of page. *told* is what is wrong with articles; those *private* have
    private texts.
    """

    told: Mapping[ArticleId, tuple[Problem, ...]]
    private: frozenset[ArticleId]
    data_files: frozenset[str]
    reads: frozenset[tuple[str, str]]
    apart: tuple[str, ...]
    framed: Mapping[str, str]
    frames: Mapping[str, str]
    templates: str
    static: str


def packed(linked: Linked) -> bytes:
    """Return an article as bytes. Places in its file are not kept but for its top: whoever tells of them reads it again."""
    place = linked.article.file.place
    parted: dict[type[Mark], list[Mark]] = {kind: [] for kind in _KINDS}
    for mark in linked.marks:
        parted[type(mark)].append(mark)
    bare = replace(linked.article.file, place=Place(SourceMap(path=place.source.path, marks={})))
    statements, values, sightings, corrections, gaps = (tuple(parted[kind]) for kind in _KINDS)
    return encode(
        StoredArticle(
            article=replace(linked.article, file=bare),
            top=place.source.marks.get(()),
            measure=linked.measure,
            statements=statements,  # type: ignore[arg-type]
            values=values,  # type: ignore[arg-type]
            sightings=sightings,  # type: ignore[arg-type]
            corrections=corrections,  # type: ignore[arg-type]
            gaps=gaps,  # type: ignore[arg-type]
            order="".join(str(_KINDS.index(type(mark))) for mark in linked.marks),
            anchors=linked.anchors,
            placed=linked.placed,
            ties=linked.ties,
            refers=linked.refers,
            consulted=linked.consulted,
            problems=linked.problems,
        )
    )


def unpacked(content: bytes) -> Linked:
    """Return the article that `packed` made bytes of."""
    stored = _ARTICLE.decode(content)
    mixed = [
        iter(marks) for marks in (stored.statements, stored.values, stored.sightings, stored.corrections, stored.gaps)
    ]
    file = stored.article.file
    top: Mapping[tuple[str | int, ...], tuple[int, int, int]] = {(): stored.top} if stored.top else {}
    place = Place(SourceMap(path=file.place.source.path, marks=top))
    return Linked(
        article=replace(stored.article, file=replace(file, place=place)),
        measure=stored.measure,
        marks=tuple(next(mixed[int(kind)]) for kind in stored.order),
        anchors=stored.anchors,
        placed=stored.placed,
        ties=stored.ties,
        refers=stored.refers,
        consulted=stored.consulted,
        problems=stored.problems,
    )


_ARTICLE: Final = Decoder(StoredArticle)


class Contents(Struct, frozen=True, gc=False, kw_only=True):
    """What a store held. Articles and their parts are packed."""

    articles: Mapping[ArticleId, bytes]
    parts: Mapping[ArticleId, bytes]
    pages: Mapping[str, Kept]
    whole: StoredWhole
    registered: RegistryPart
    index: Index
    derived: Derived
    places: bytes


class Store:
    """The file of what is kept below *folder*. *seal* is the digest of the site that it holds for."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    def load(self, seal: str) -> Contents | None:
        """Return what was sealed with *seal*; ``None`` if there is no such thing, or if any of it is damaged."""
        if not self._file.exists():
            return None
        page = Decoder(Kept)
        try:
            with closing(sqlite3.connect(self._file, timeout=1)) as store:
                sealed = store.execute("SELECT value FROM whole WHERE key = 'seal'").fetchone()
                if sealed is None or sealed[0] != seal.encode():
                    return None
                whole = dict(_rows(store, "whole"))
                return Contents(
                    articles={ArticleId(key): value for key, value in _rows(store, "article")},
                    parts={ArticleId(key): value for key, value in _rows(store, "part")},
                    pages={key: page.decode(value) for key, value in _rows(store, "page")},
                    whole=Decoder(StoredWhole).decode(whole["whole"]),
                    registered=Decoder(RegistryPart).decode(whole["registered"]),
                    index=Decoder(Index).decode(whole["index"]),
                    derived=unpacked_derived(whole["derived"]),
                    places=whole["places"],
                )
        except (sqlite3.Error, DecodeError, ValidationError, ValueError, KeyError):
            return None

    def save(self, seal: str, rows: Mapping[str, Rows], *, anew: bool) -> str:
        """Store *rows* by table and key (``None``: gone), sealed with *seal*; return why not, or nothing.

        With *anew* nothing else is kept.
        """
        try:
            self._file.parent.mkdir(exist_ok=True)
            if anew:
                self._file.unlink(missing_ok=True)
            with closing(sqlite3.connect(self._file, timeout=1)) as store:
                _fill(store, {**rows, "whole": chain(rows["whole"], [("seal", seal.encode())])})
                store.commit()
        except (OSError, sqlite3.Error) as failure:
            return f"nothing is remembered: {self._file}: {failure}"
        return ""


def _fill(store: sqlite3.Connection, tables: Mapping[str, Rows]) -> None:
    store.execute(f"PRAGMA page_size = {_PAGE}")
    store.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is dropped
    for table in _TABLES:
        store.execute(f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, sum INTEGER, value BLOB)")
    for table, rows in tables.items():
        put = f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)"  # noqa: S608 - one of `_TABLES`
        for key, value in rows:
            if value is None:
                store.execute(f"DELETE FROM {table} WHERE key = ?", (key,))  # noqa: S608 - one of `_TABLES`
            else:
                store.execute(put, (key, crc32(value), value))


def _rows(store: sqlite3.Connection, table: str) -> Iterator[tuple[str, bytes]]:
    """Yield the rows of *table*. Raises ValueError for bytes that rotted."""
    for key, known, value in store.execute(f"SELECT key, sum, value FROM {table}"):  # noqa: S608 - one of `_TABLES`
        if crc32(value) != known:
            raise ValueError("damaged")
        yield key, value
