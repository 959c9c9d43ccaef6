"""Build a tree with places from the events of a YAML parser, refusing what editors never mean.

libyaml only cuts the text into events: nothing is typed, constructed or expanded, and no text can make the parser recurse.
"""

import re
from dataclasses import dataclass, field
from typing import Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from briefbook.load import yaml_traps
from briefbook.load.tree import Tree, key_path
from briefbook.load.wording import shown
from briefbook.load.yaml_marks import begins, ends
from briefbook.model.place import Path
from briefbook.model.problem import Problem, Span, error

MAX_DEPTH: Final = 20
MAX_EVENTS: Final = 500_000
MAX_PROBLEMS: Final = 200
#: The plain scalars that mean "nothing here".
NULLS: Final = frozenset({"", "~", "null"})
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class GiveUp(Exception):
    """The rest of the text is not worth reading: a limit is passed."""


@dataclass(slots=True)
class _Open:
    """A container that has begun and not ended."""

    value: "list[Tree] | dict[str, Tree]"
    path: Path
    flow: bool
    key: str | None = None
    wanted: bool = True


@dataclass(slots=True)
class Builder:
    """Takes events in turn. *lines* is the text; *base* the path of the part of the document that it is."""

    path: str
    lines: list[str]
    tree: Tree = None
    marks: dict[Path, tuple[int, int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faults: set[Path] = field(default_factory=set)
    last: ScalarEvent | None = None
    _stack: list[_Open] = field(default_factory=list)
    _events: int = 0
    _documents: int = 0

    def read(self, text: str) -> Problem | None:
        """Read *text* to its end, or to the problem that ends reading."""
        try:
            parser = yaml.CSafeLoader(text)
            while (event := parser.get_event()) is not None:
                self._take(event)
        except GiveUp:
            return self.problems.pop()
        except yaml.YAMLError as broken:
            return yaml_traps.explain(broken, self.path, self.lines, self.last)
        return None

    def open_path(self) -> Path:
        """Return the path of what was being read last: where reading stopped, if it stopped."""
        if not self._stack:
            return ()
        top = self._stack[-1]
        return top.path if top.key is None else (*top.path, top.key)

    def _take(self, event: Event) -> None:
        self._events += 1
        if self._events > MAX_EVENTS:
            self._refuse("too-large", event, "the file holds too many values", "split it", stop=True)
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(
                    "several-documents",
                    event,
                    "a second document begins here",
                    "one file holds one document: remove the line ---",
                    stop=True,
                )

    def _scalar(self, event: ScalarEvent) -> None:
        self._no_properties(event)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None and top.wanted:
            self._key(event, top)
            return
        plain = not event.style and event.implicit[0]
        value = None if plain and event.value in NULLS else event.value
        path = self._place(value, event)
        if plain:
            self._no_cut(event, path, in_braces=top is not None and top.flow and isinstance(top.value, dict))
        elif event.style == '"':
            self._no_controls(event, path)
        self.last = event

    def _key(self, event: ScalarEvent, top: _Open) -> None:
        self.last = event
        key, plain = event.value, not event.style
        assert isinstance(top.value, dict)
        path = key_path((*top.path, key))
        top.key, top.wanted = key, False
        if plain and key in NULLS:
            self._refuse("key-not-text", event, "a key is missing before the colon", "write the name of the field")
            self.faults.add(path[:-1])
        elif plain and key == "<<":
            self._refuse("merge-key", event, "merge keys (<<) are not used here", "write the fields out")
            self.faults.add(path[:-1])
        elif path in self.marks:
            first = self.marks[path]
            self._refuse(
                "duplicate-key",
                event,
                f"{shown(key)} is given twice: first on line {first[0]}, again on line {begins(event).line + 1}",
                "keep one of the two",
            )
            top.key = None
        else:
            self._no_controls(event, path[:-1])
            self.marks[path] = self._mark(event)

    def _start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        self._no_properties(event)
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(
                "too-deep",
                event,
                f"more than {MAX_DEPTH} levels of nesting",
                "no content file needs so many",
                stop=True,
            )
        top = self._stack[-1] if self._stack else None
        value: list[Tree] | dict[str, Tree] = {} if isinstance(event, MappingStartEvent) else []
        if top is not None and isinstance(top.value, dict) and top.wanted:
            self._refuse(
                "key-not-text", event, "a key must be plain text", "quote a value that starts with [ or {", stop=True
            )
        self._stack.append(_Open(value=value, path=self._place(value, event), flow=bool(event.flow_style)))

    def _alias(self, event: AliasEvent) -> None:
        top = self._stack[-1] if self._stack else None
        self._refuse(
            "alias",
            event,
            f"*{event.anchor} would be a YAML alias, which is not used here",
            "write the value out, or quote a text that starts with *",
        )
        if top is not None and isinstance(top.value, dict) and top.wanted:
            raise GiveUp
        self.faults.add(self._place(None, event))

    def _place(self, value: Tree, event: NodeEvent) -> Path:
        """Put *value* where it belongs and return its path."""
        top = self._stack[-1] if self._stack else None
        path: Path = ()
        if top is None:
            self.tree = value
        elif isinstance(top.value, list):
            path = (*top.path, len(top.value))
            top.value.append(value)
        elif top.key is None:  # the second of two equal keys: read, not kept
            path, top.wanted = (*top.path, f"@{begins(event).line}"), True
            return path
        else:
            path = (*top.path, top.key)
            top.value[top.key] = value
            top.key, top.wanted = None, True
        self.marks[path] = self._mark(event)
        return path

    def _mark(self, event: NodeEvent) -> tuple[int, int, int]:
        start, end = begins(event), ends(event)
        line, column = start.line, start.column
        if isinstance(event, ScalarEvent) and end.line == line:
            return line + 1, column + 1, max(1, end.column - column)
        if isinstance(event, ScalarEvent) and line < len(self.lines):
            width = len(self.lines[line].rstrip()) - column
        else:
            width = 1
        return line + 1, column + 1, max(1, width)

    def _no_cut(self, event: ScalarEvent, path: Path, *, in_braces: bool) -> None:
        """Refuse a plain value that ends before its author meant it to."""
        if in_braces and self.last is not None and yaml_traps.cut_by_comma(self.last, event, self.lines):
            rest, whole = self.last.value, yaml_traps.across_comma(self.last, self.lines)
            self.faults.add(path)
            message = f"inside braces a comma ends a value: {shown(rest)} is cut off from what stands before it"
            mended = f"write {whole}: in braces, a value with a comma needs quotation marks"
            self._refuse("comma-in-braces", self.last, message, mended if whole else "give it a value, after a colon")
        line, after = ends(event).line, ends(event).column
        if line >= len(self.lines) or self.lines[line][after : after + 1] not in {" ", "\t"} or event.value in NULLS:
            return
        field = next((step for step in reversed(path) if isinstance(step, str)), "")
        column = yaml_traps.comment_in_prose(event, field, self.lines[line])
        if column is not None:
            span = Span(path=self.path, line=line + 1, column=column + 1, width=len(self.lines[line]) - column)
            message = "a # after a space begins a comment, so the text ends before it"
            self._tell(error("comment-in-prose", span, message, yaml_traps.QUOTE_IT))

    def _no_properties(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor is not None:
            self._refuse(
                "anchor",
                event,
                f"&{event.anchor} would be a YAML anchor, which is not used here",
                "remove it, or quote a text that starts with &",
            )
        if tag is not None:
            self._refuse(
                "tag",
                event,
                f"{shown(tag.replace('tag:yaml.org,2002:', '!!', 1))} would be a YAML tag, which is not used here",
                "remove it, or quote a text that starts with !",
            )

    def _no_controls(self, event: ScalarEvent, path: Path) -> None:
        found = _CONTROL.search(event.value)
        if found is not None:
            self._refuse(
                "control-character",
                event,
                f"the character U+{ord(found[0]):04X} may not stand in a text",
                "remove its escape",
            )
            self.faults.add(path)

    def _refuse(self, code: str, event: Event, message: str, hint: str, *, stop: bool = False) -> None:
        start, end = begins(event), ends(event)
        width = max(1, end.column - start.column) if end.line == start.line else 1
        span = Span(path=self.path, line=start.line + 1, column=start.column + 1, width=width)
        self._tell(error(code, span, message, hint))
        if stop:
            raise GiveUp

    def _tell(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) > MAX_PROBLEMS:
            self.problems.append(too_many(problem.span))
            raise GiveUp


def too_many(span: Span) -> Problem:
    """Return the problem that a file has more mistakes than are told."""
    return error("too-many", span, "further mistakes in this file are not shown", "mend those above first")
