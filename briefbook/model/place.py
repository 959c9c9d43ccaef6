"""Places: where in a file each part of a record was written."""

from collections.abc import Mapping

from msgspec import Struct

from briefbook.model.problem import Span

#: A way into a document: mapping keys and list positions, outermost first.
Path = tuple[str | int, ...]

#: The last step of the path to a key itself rather than to its value.
KEY = "@key"


class SourceMap(Struct, frozen=True, gc=False, kw_only=True):
    """The positions of one YAML document: path → (line, column, width), counted from 1."""

    path: str
    marks: Mapping[Path, tuple[int, int, int]]

    def span(self, path: Path) -> Span:
        """Return where *path* stands, or the nearest thing around it that has a place."""
        while path and path not in self.marks:
            path = path[:-1]
        line, column, width = self.marks.get(path, (1, 1, 1))
        return Span(path=self.path, line=line, column=column, width=width)


class Place(Struct, frozen=True, gc=False):
    """Where one record was written. Takes no part in comparing records."""

    source: SourceMap
    path: Path = ()

    def __eq__(self, other: object) -> bool:
        """Tell that *other* is a place: what is written alike is equal wherever it stands."""
        return isinstance(other, Place)

    def __hash__(self) -> int:
        """Return what all places have in common."""
        return hash(Place)

    def __repr__(self) -> str:
        """Return path, line and column."""
        return f"Place({self.span()})"

    def span(self, *more: str | int) -> Span:
        """Return the place of the record, or of the part of it that *more* leads to."""
        return self.source.span((*self.path, *more))

    def top(self) -> "Place":
        """Return where the document begins, and hold no more of it: positions weigh more than what a file says of an article."""
        marks = self.source.marks
        return Place(SourceMap(path=self.source.path, marks={(): marks[()]} if () in marks else {}))

    def key(self, name: str) -> Span:
        """Return the place of the key *name* of the record."""
        return self.source.span((*self.path, name, KEY))
