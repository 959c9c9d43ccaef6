"""Places: where in a file each part of a record was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbook.model.problem import Span

#: A way into a document: mapping keys and list positions, outermost first.
Path = tuple[str | int, ...]

#: The last step of the path to a key itself rather than to its value.
KEY = "@key"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMap:
    """The positions of one YAML document: path → (line, column, width), counted from 1."""

    path: str
    marks: Mapping[Path, tuple[int, int, int]]

    def span(self, path: Path) -> Span:
        """Return where *path* stands, or the nearest thing around it that has a place."""
        while path and path not in self.marks:
            path = path[:-1]
        line, column, width = self.marks.get(path, (1, 1, 1))
        return Span(path=self.path, line=line, column=column, width=width)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one record was written. Takes no part in comparing records."""

    source: SourceMap = field(repr=False)
    path: Path = ()

    def span(self, *more: str | int) -> Span:
        """Return the place of the record, or of the part of it that *more* leads to."""
        return self.source.span((*self.path, *more))

    def key(self, name: str) -> Span:
        """Return the place of the key *name* of the record."""
        return self.source.span((*self.path, name, KEY))
