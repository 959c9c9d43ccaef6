"""Read a YAML file as far as it goes: after a mistake, reading goes on with the next record."""

import re
from typing import Final

from briefbook.load.tree import Document, Tree
from briefbook.load.wording import shown
from briefbook.load.yaml_events import MAX_PROBLEMS, Builder, too_many
from briefbook.model.place import KEY, Path, SourceMap
from briefbook.model.problem import Problem, Span, error

#: Mistakes after which the rest of a file is not looked at.
_FINAL: Final = frozenset({"too-large", "too-deep", "too-many", "several-documents"})
_MAX_RESUMES: Final = 100
_RECORD = re.compile(r"[^\s#\-\[\]{}\"',&*!|>%@`][^:]*:(?:\s|$)")
_OWN_ID = re.compile(r"\s*(?:- )?\s*id:\s*([a-z0-9][a-z0-9-]*)\s*$")


class _Reading:
    """What has been read of one file so far."""

    def __init__(self, path: str, text: str, records: str | None) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.records = records
        self.tree: Tree = None
        self.marks: dict[Path, tuple[int, int, int]] = {}
        self.problems: list[Problem] = []
        self.faults: set[Path] = set()
        self.lost: set[str] = set()

    def read(self, text: str) -> None:
        """Read *text*, again from the next record after each mistake that ends reading."""
        start: int | None = 0
        for _ in range(_MAX_RESUMES):
            if start is None:
                return
            stop, record_line = self._part(
                text if start == 0 else "\n" * start + "\n".join(self.lines[start:]), first=start == 0
            )
            if stop is None:
                return
            self.problems.append(stop)
            if len(self.problems) > MAX_PROBLEMS and stop.code not in _FINAL:
                stop = too_many(stop.span)
                self.problems.append(stop)
            start = None if stop.code in _FINAL else self._next(max(record_line, start + 1))

    def _part(self, text: str, *, first: bool) -> tuple[Problem | None, int]:
        """Read one part; return what ended it, and the line (from 1) of the record that was being read then."""
        part = Builder(path=self.path, lines=self.lines)
        stop = part.read(text)
        self.problems += part.problems
        where = part.open_path()
        if first:
            self.tree, self.marks, self.faults = part.tree, part.marks, part.faults
        else:
            where = self._merge(part, where)
        return stop, self._drop(where, stop) if stop is not None and stop.code not in _FINAL else 0

    def _merge(self, part: Builder, where: Path) -> Path:
        """Add the records of a later part, and return *where* as a path of the whole."""
        prefix: Path = ()
        base = 0
        target = self._list() if self.records is not None else self.tree
        if isinstance(target, list) and isinstance(part.tree, list):
            assert self.records is not None
            prefix, base = (self.records,), len(target)
            target.extend(part.tree)
        elif isinstance(target, dict) and isinstance(part.tree, dict):
            for key, value in part.tree.items():
                if key in target:
                    self._twice(key, part.marks)
                else:
                    target[key] = value
        else:
            return where
        for path, mark in part.marks.items():
            self.marks.setdefault(_moved(path, prefix, base), mark)
        self.faults |= {_moved(path, prefix, base) for path in part.faults}
        return _moved(where, prefix, base) if where else prefix

    def _twice(self, key: str, marks: dict[Path, tuple[int, int, int]]) -> None:
        line, column, width = marks[key, KEY]
        message = f"{shown(key)} is given twice: first on line {self.marks[key, KEY][0]}, again on line {line}"
        self.problems.append(
            error(
                "duplicate-key",
                Span(path=self.path, line=line, column=column, width=width),
                message,
                "keep one of the two",
            )
        )

    def _drop(self, where: Path, stop: Problem) -> int:
        """Take the record that was being read out of the tree, and return its line."""
        notes = self._list()
        if notes is not None:
            number = where[1] if len(where) > 1 and isinstance(where[1], int) else len(notes) - 1
            del notes[max(0, number) :]
            line = self.marks.get((str(self.records), number), (stop.span.line, 1, 1))[0]
            notes.append(None)
            self.faults.add((str(self.records), len(notes) - 1))
            self._lose_ids(line)
            return line
        if not isinstance(self.tree, dict) or self.records is not None:
            return stop.span.line
        key = where[0] if where else next(reversed(self.tree), None)
        if not isinstance(key, str):
            return stop.span.line
        self.tree.pop(key, None)
        self.lost.add(key)
        self.faults.add((key,))
        return self.marks.get((key, KEY), (stop.span.line, 1, 1))[0]

    def _lose_ids(self, line: int) -> None:
        end = self._next(line)
        for text in self.lines[line - 1 : end]:
            found = _OWN_ID.match(text)
            if found is not None:
                self.lost.add(found[1])

    def _list(self) -> "list[Tree] | None":
        value = self.tree.get(self.records) if isinstance(self.tree, dict) and self.records is not None else None
        return value if isinstance(value, list) else None

    def _next(self, line: int) -> int | None:
        """Return the index in the lines of the first record that begins after *line* (from 1)."""
        if self.records is None:
            return next((at for at in range(line, len(self.lines)) if _RECORD.match(self.lines[at])), None)
        first = self.marks.get((self.records, 0))
        if first is None:
            return None
        dash = re.compile(" " * self.lines[first[0] - 1].find("-") + r"-\s")
        return next((at for at in range(line, len(self.lines)) if dash.match(self.lines[at])), None)


def read_yaml(path: str, text: str, *, records: str | None = None) -> Document:
    """Read *text*, the YAML file *path*, whose only line breaks are line feeds.

    Records are the items of the list under the key *records*, or else the entries of the outermost mapping: a mistake costs the
    record that holds it.
    """
    reading = _Reading(path, text, records)
    reading.read(text)
    return Document(
        tree=reading.tree,
        source=SourceMap(path=path, marks=reading.marks),
        problems=tuple(reading.problems),
        faults=frozenset(reading.faults),
        lost=frozenset(reading.lost),
    )


def _moved(path: Path, prefix: Path, base: int) -> Path:
    if not prefix or not path or not isinstance(path[0], int):
        return path
    return (*prefix, path[0] + base, *path[1:])
