"""Read the registries: each a file ``<name>.yaml``, a folder ``<name>/*.yaml``, or both, merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from briefbook.load.records import check
from briefbook.load.registry_entries import KINDS, Kind, Made
from briefbook.load.schema.checks import id_hint
from briefbook.load.schema.registries import DemandEntry, RetiredEntry
from briefbook.load.schema.types import Record
from briefbook.load.tree import Document, Tree
from briefbook.load.wording import shown
from briefbook.load.yaml_events import too_many
from briefbook.load.yaml_read import read_yaml
from briefbook.model.ids import (
    RESERVED,
    is_id,
)
from briefbook.model.place import KEY, Path
from briefbook.model.problem import Problem, Span, error
from briefbook.model.registries import Registries

MAX_LEVELS: Final = 3
#: Problems of one registry that are told.
MAX_TOLD: Final = 2000


@dataclass(slots=True, kw_only=True)
class Shelf:
    """The entries of one registry read so far, by id."""

    kind: str
    entries: dict[str, Made] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


NAMES: Final = tuple(kind.name for kind in KINDS)


def read_registry(name: str, files: Iterable[tuple[str, str]]) -> Shelf:
    """Read the registry *name* from its *files*, pairs of path and text, in that order."""
    kind = next(kind for kind in KINDS if kind.name == name)
    shelf = Shelf(kind=name)
    for path, text in files:
        if not text.strip():
            shelf.problems.append(
                error("empty-file", Span(path=path), "the file is empty", "write an entry, or remove the file")
            )
            continue
        document = read_yaml(path, text)
        shelf.problems.extend(document.problems)
        shelf.broken.update(lost for lost in document.lost if is_id(lost))
        if document.tree is not None and not isinstance(document.tree, dict) and not document.problems:
            span = document.place().span()
            shelf.problems.append(
                error(
                    "wrong-type",
                    span,
                    f"the file must be {name} by id",
                    f"write each of the {name} as `some-id: {{name: …}}`",
                )
            )
        for key, tree in document.records().items():
            _read_entry(kind, shelf, document, tree, (key,))
            if len(shelf.problems) > MAX_TOLD:
                shelf.problems.append(too_many(document.place(key, KEY).span()))
                return shelf
    return shelf


def _read_entry(kind: Kind, shelf: Shelf, document: Document, tree: Tree, path: Path) -> None:
    key = str(path[-1])
    if path in document.faults:
        return
    at = document.place(*path, KEY).span()
    if not _new_id(key, at, shelf):
        return
    if isinstance(tree, str):
        tree = {"name": tree}
    if kind.name == "topics" and isinstance(tree, dict):
        _read_under(kind, shelf, document, tree.get("under"), path)
        tree = {name: value for name, value in tree.items() if name != "under"}
    entry = _check(kind, document, tree, path, at)
    if isinstance(entry, list):
        shelf.problems.extend(entry)
        shelf.broken.add(key)
    else:
        shelf.entries[key] = kind.make(key, entry, document.place(*path))


def _check(kind: Kind, document: Document, tree: Tree, path: Path, at: Span) -> Record | list[Problem]:
    """Return the checked entry; of one that is retired nothing but the id that took its place need be told."""
    if not isinstance(tree, dict) or tree.get("retired_to") is None or set(tree) - set(RetiredEntry.model_fields):
        return check(kind.model, document, tree, *path, what=kind.what, at=at)
    retired = check(RetiredEntry, document, tree, *path, what=kind.what, at=at)
    if isinstance(retired, list):
        return retired
    needed = (
        {"by": [retired.retired_to], "from": retired.retired_to, "anchor": "-"} if kind.model is DemandEntry else {}
    )
    entry = kind.model.model_validate({"name": retired.name or retired.retired_to, **needed})
    blank: dict[str, object] = {"by": (), "from_": "", "anchor": ""} if needed else {}
    return entry.model_copy(update={"retired_to": retired.retired_to, "note": retired.note, **blank})


def _new_id(key: str, at: Span, shelf: Shelf) -> bool:
    """Tell whether *key* may name a new entry; an id defined twice is a problem that names both places."""
    if not is_id(key):
        reserved = key in RESERVED
        message = f"{shown(key)} is a reserved name and cannot be an id" if reserved else f"{shown(key)} is not an id"
        shelf.problems.append(
            error(
                "reserved-id" if reserved else "bad-id",
                at,
                message,
                "choose another word" if reserved else id_hint(key),
            )
        )
        return False
    first = shelf.keys.setdefault(key, at)
    if first is at:
        return True
    shelf.problems.append(
        error("duplicate-id", at, f"{shown(key)} is defined twice: first at {first}", "rename or remove one of the two")
    )
    return False


def _read_under(kind: Kind, shelf: Shelf, document: Document, under: Tree, path: Path) -> None:
    if under is None:
        return
    span = document.place(*path, "under", KEY).span()
    if not isinstance(under, dict):
        shelf.problems.append(
            error("wrong-type", span, "`under` must be topics by id", "write each as `some-id: Its name`")
        )
        return
    if len(path) >= 2 * MAX_LEVELS - 1:
        shelf.problems.append(
            error("too-deep", span, f"topics nest at most {MAX_LEVELS} levels deep", "move these topics up")
        )
        shelf.broken.update(key for key in under if is_id(key))
        return
    for key, tree in under.items():
        _read_entry(kind, shelf, document, tree, (*path, "under", key))


def registries(shelves: Mapping[str, Shelf]) -> Registries:
    """Return the model value of all shelves, each in the order of ids."""
    ordered: dict[str, Any] = {name: dict(sorted(shelves[name].entries.items())) for name in NAMES}
    return Registries(**ordered)
