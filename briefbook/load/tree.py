"""What a YAML document holds once read: text, lists and mappings of text, each part with its place."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from briefbook.model.place import KEY, Path, Place, SourceMap
from briefbook.model.problem import Problem

#: A scalar is its source text, whatever it looks like; ``None`` where nothing, ``~`` or ``null`` is written plainly.
Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"


class Document(Struct, frozen=True, gc=False, kw_only=True):
    """A YAML document as far as it can be read.

    *faults* are the paths whose text was refused: what is said there needs no second message. *lost* are the records
    (keys of the outermost mapping) that could not be read at all.
    """

    tree: Tree
    source: SourceMap
    problems: tuple[Problem, ...] = ()
    faults: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()

    def place(self, *path: str | int) -> Place:
        """Return the place of the part that *path* leads to."""
        return Place(self.source, path)

    def records(self) -> Mapping[str, Tree]:
        """Return the outermost mapping, empty where there is none."""
        return self.tree if isinstance(self.tree, dict) else {}


def key_path(path: Path) -> Path:
    """Return the path of the key under which the value at *path* stands."""
    return (*path, KEY)
