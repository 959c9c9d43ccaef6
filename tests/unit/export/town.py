"""A small corpus that has something of every kind, and a reader of its CSV files."""

import csv
import io
from collections.abc import Mapping

from briefbook.model.corpus import Corpus
from briefbook.model.ids import ActorId
from briefbook.model.registries import Role
from tests.unit import corpora as make


def town() -> Corpus:
    """Return a small corpus that has something of every kind."""
    return make.corpus(
        [
            make.article("a-1", "2031-05-01", title=None, wire=("wire-co",)),
            make.article("a-2", "2031-05", source="herald", url="https://herald.example/2", by=("A. Scribe", "B. Pen")),
        ],
        [
            make.statement("s-1", "a-1", "mayor", 1, at="fair", said="2031-04-30", about=("bridge",), to=("council",)),
            make.statement(
                "s-2",
                "a-2",
                ("mayor", "sheriff"),
                1,
                says="=1+1 is what he said.",
                quote="- we go ahead, “they” said",
                via=("clerk", "wire-co"),
                anon="two officials",
                ties={"rejects": ["no-toll"], "same": ["s-1"], "answers": ["no-toll", "s-1"]},
            ),
            make.value("a-1", "5.50-7.0", note=2, unit="tonnes", as_of="2031-04", scope="+ all"),
            make.value("a-2", ">5", note=2, currency="XTS", by=("mayor",)),
            make.sighting("a-1", "scheduled", number=3, when="2031-05-09~", via=("clerk",)),
            make.sighting("a-2", "expected", number=3),
            make.gap("a-2", number=4, about=("bridge",)),
            make.correction("a-2", number=5),
        ],
        [
            make.actor(
                "mayor",
                aka=("Hizzoner", "Ma'or"),
                part_of="town",
                roles=(
                    Role(title="Mayor", of=ActorId("town"), start=make.when("2030-01-02")),
                    Role(title="Clerk", start=make.when("2020-01-02"), end=make.when("2029-12")),
                ),
            ),
            make.actor("town", kind="state", retired_to="mayor"),
            make.figure("crowd", "people"),
            make.event("fair", kind="meeting", where="square", who=("mayor", "sheriff"), about=("bridge",)),
            make.topic("works"),
            make.topic("bridge", "works"),
            make.demand("no-toll", "a-1", "sheriff", ("mayor",)),
        ],
    )


def rows(files: Mapping[str, bytes], table: str) -> list[dict[str, str]]:
    """Return the rows of one CSV file."""
    return list(csv.DictReader(io.StringIO(files[f"data/{table}.csv"].decode(), newline="")))


def cut(row: Mapping[str, str], *columns: str) -> tuple[str, ...]:
    """Return some cells of *row*."""
    return tuple(row[column] for column in columns)
