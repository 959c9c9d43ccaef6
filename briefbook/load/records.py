"""Check one record against its model, and say what is wrong with it, where it is written."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar, get_args

from msgspec import Struct, field
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from briefbook.load.schema.types import Record
from briefbook.load.tree import Document, Tree
from briefbook.load.wording import nearest, shown, suggestion
from briefbook.load.yaml_events import MAX_PROBLEMS
from briefbook.model.place import KEY, Path, Place
from briefbook.model.problem import Problem, Span, error

R = TypeVar("R", bound=Record)
#: What people write for the names of fields.
_MEANT: Final = {
    "actor": ("who", "by"),
    "author": ("by",),
    "authors": ("by",),
    "by": ("who",),
    "date": ("said", "published", "when", "made", "as_of"),
    "headline": ("title",),
    "label": ("name",),
    "outlet": ("source",),
    "place": ("in",),
    "publisher": ("source",),
    "quote": ("anchor",),
    "speaker": ("who",),
    "status": ("is",),
    "summary": ("says", "note"),
    "title": ("name",),
    "topic": ("about",),
    "topics": ("about",),
    "type": ("kind",),
}
#: pydantic's own kinds of errors, where the fault is the shape of a value.
_SHAPES: Final = {
    "string_type": "a text",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
}


class Checked(Struct, frozen=True, gc=False, kw_only=True):
    """Problems met so far, and the ids of records that could not be read."""

    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


def check(
    model: type[R], document: Document, tree: Tree, *path: str | int, what: str, at: Span | None = None
) -> R | list[Problem]:
    """Return *tree*, the part of *document* at *path*, as a *model*, or all that is wrong with it.

    *what* names such a record in messages; what concerns the whole of it is told *at*, or where it begins.
    """
    place = document.place(*path)
    if not isinstance(tree, dict):
        return [_no_record(model, tree, at or place.span(), what)]
    try:
        return model.model_validate(tree)
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_input=True)[:MAX_PROBLEMS]
    where = at or place.span()
    meant = {_meant(model, found) for found in errors if found["type"] == "extra_forbidden"}
    problems = [
        _problem(model, found, place, where, what)
        for found in errors
        if not (_known(document, found, path) or _follows(found, errors, meant))
    ]
    if not problems and not document.problems:  # never lose a record in silence
        problems.append(error("wrong-type", where, f"{what} cannot be read"))
    return problems


def _no_record(model: type[Record], tree: list[Tree] | str | None, where: Span, what: str) -> Problem:
    hint = f"write its fields: {_required(model)}"
    if tree is None:
        return error("empty-value", where, f"nothing is said of {what}", hint)
    given = "a list" if isinstance(tree, list) else f"the text {shown(tree)}"
    return error("wrong-type", where, f"{what} must be fields with values, not {given}", hint)


def salvage(model: type[R], tree: Mapping[str, Tree], stand_ins: Mapping[str, str]) -> R | None:
    """Return what can be read of a record that has mistakes, so that further ones in it are told in the same run.

    Fields with mistakes are left out; *stand_ins* stand for required ones. ``None`` where one is missing that has none.
    """
    rest = dict(tree)
    for _ in range(len(model.model_fields) + len(rest) + 1):
        try:
            return model.model_validate(rest)
        except ValidationError as wrong:
            names = {str(found["loc"][0]) for found in wrong.errors(include_url=False) if found["loc"]}
        lost = {name for name in names if name not in rest or rest[name] == stand_ins.get(name)}
        if not names or not all(name in stand_ins and name not in rest for name in lost):
            return None
        rest = {key: value for key, value in rest.items() if key not in names} | {
            name: stand_ins[name] for name in lost
        }
    return None


def _known(document: Document, found: ErrorDetails, path: Path) -> bool:
    """Tell whether the text there was refused already."""
    steps = (*path, *found["loc"])
    return any(steps[:length] in document.faults for length in range(len(path) + 1, len(steps) + 1))


def _meant(model: type[Record], found: ErrorDetails) -> tuple[str | int, ...]:
    """Return the path of the field that an unknown one was most likely to be."""
    loc = found["loc"]
    key, keys = str(loc[-1]), _fields(model, loc[:-1])
    return (*loc[:-1], next((name for name in _MEANT.get(key, ()) if name in keys), None) or nearest(key, keys) or "")


def _follows(found: ErrorDetails, errors: list[ErrorDetails], meant: set[tuple[str | int, ...]]) -> bool:
    """Tell whether *found* only follows from another mistake: a misspelt key is missing too, a list of bad items is empty."""
    loc = found["loc"]
    if found["type"] == "missing":
        return loc in meant
    return found["type"] == "too_short" and any(
        other["loc"][: len(loc)] == loc and other is not found for other in errors
    )


def _problem(model: type[Record], found: ErrorDetails, place: Place, where: Span, what: str) -> Problem:
    loc, kind, context = found["loc"], found["type"], found.get("ctx", {})
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        hint = _hint(str(loc[-1]), _fields(model, loc[:-1]))
        return error("unknown-key", place.span(*loc, KEY), f"{what} has no field {shown(str(loc[-1]))}", hint)
    if kind == "missing":
        parent = place.span(*loc[:-1]) if len(loc) > 1 else where
        return error(
            "missing-key",
            parent,
            f"`{name}` is missing",
            f"{what} needs {_required(model)}" if len(loc) == 1 else f"add `{name}`",
        )
    if kind in {"too_short", "tuple_too_short"}:
        return error("empty-value", place.span(*loc), f"`{name}` lists nothing", "name at least one")
    if kind in _SHAPES:
        return _shape(found, place.span(*loc), name, _SHAPES[kind])
    message = str(context.get("message", found["msg"]))
    span = where if not loc else place.span(*loc)
    return error(
        kind, span, message if not name or "`" in message else f"`{name}`: {message}", str(context.get("hint", ""))
    )


def _hint(key: str, keys: list[str]) -> str:
    """Return which of *keys* an unknown *key* most likely means."""
    meant = next((name for name in _MEANT.get(key, ()) if name in keys), None)
    if meant is not None:
        return f'did you mean "{meant}"?'
    return suggestion(
        key,
        keys,
        f"known here: {', '.join(keys)}" if len(keys) <= 16 else "the reference of content files lists its fields",
    )


def _shape(found: ErrorDetails, span: Span, name: str, wanted: str) -> Problem:
    given = found["input"]
    if given is None:
        return error("empty-value", span, f"`{name}` has no value", f"write {wanted}, or leave the field out")
    is_what = (
        "a list"
        if isinstance(given, list)
        else "a mapping"
        if isinstance(given, dict)
        else f"the text {shown(str(given))}"
    )
    return error("wrong-type", span, f"`{name}` must be {wanted}, not {is_what}")


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the names that people write for the fields of the model at *loc* below *model*."""
    for step in loc:
        fields = {_written(name, info): info for name, info in model.model_fields.items()}
        inner = next(_models(fields[step].annotation), None) if isinstance(step, str) and step in fields else model
        if inner is None:
            return []
        model = inner
    return [_written(name, info) for name, info in model.model_fields.items()]


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _written(name: str, info: FieldInfo) -> str:
    return info.alias or name


def _required(model: type[BaseModel]) -> str:
    names = [f"`{_written(name, info)}`" for name, info in model.model_fields.items() if info.is_required()]
    return ", ".join(names) or ", ".join(f"`{_written(name, info)}`" for name, info in model.model_fields.items())
