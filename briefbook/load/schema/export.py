"""JSON Schemas of the content files, for editors that complete and check YAML while one types."""

import ast
import inspect
import json
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent
from typing import Any, Final

from pydantic import BaseModel, RootModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from briefbook.load.schema import article, assessment, config, notes, release
from briefbook.load.schema.registries import (
    ActorEntry,
    DemandEntry,
    EventEntry,
    FigureEntry,
    PlaceEntry,
    RetiredEntry,
    SourceEntry,
    TopicEntry,
)
from briefbook.load.schema.types import Name, Record


class ActorsFile(RootModel[dict[str, Name | ActorEntry | RetiredEntry]]):
    """Actors by id."""


class SourcesFile(RootModel[dict[str, Name | SourceEntry | RetiredEntry]]):
    """Sources by id."""


class TopicsFile(RootModel[dict[str, Name | TopicEntry | RetiredEntry]]):
    """Topics by id."""


class PlacesFile(RootModel[dict[str, Name | PlaceEntry | RetiredEntry]]):
    """Places by id."""


class EventsFile(RootModel[dict[str, Name | EventEntry | RetiredEntry]]):
    """Events by id."""


class FiguresFile(RootModel[dict[str, Name | FigureEntry | RetiredEntry]]):
    """Figures by id."""


class DemandsFile(RootModel[dict[str, DemandEntry | RetiredEntry]]):
    """Demands by id."""


_FILES: Final[tuple[tuple[str, type[BaseModel]], ...]] = (
    ("actors", ActorsFile),
    ("annotations", notes.NotesFile),
    ("article", article.ArticleRecord),
    ("assessment", assessment.AssessmentRecord),
    ("changes", release.ChangesFile),
    ("config", config.ConfigRecord),
    ("corrections", assessment.CorrectionsFile),
    ("demands", DemandsFile),
    ("events", EventsFile),
    ("figures", FiguresFile),
    ("places", PlacesFile),
    ("sources", SourcesFile),
    ("topics", TopicsFile),
)


def schemas() -> Mapping[str, str]:
    """Return the JSON Schema (draft 2020-12) of each kind of content file, by file name, as text."""
    return {f"{name}.json": _text(name, model) for name, model in _FILES}


class _Described(GenerateJsonSchema):
    """Says of each field what the docstring below it says. pydantic can do that when a model is made, which every build would pay."""

    def model_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - pydantic's own
        """Return the JSON Schema of a model."""
        model, made = schema["cls"], super().model_schema(schema)
        for name, told in _told(model).items():
            made["properties"][model.model_fields[name].alias or name]["description"] = told
        return made


def _told(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the docstrings below the fields of *model*."""
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, Record):
            (body,) = ast.parse(dedent(inspect.getsource(part))).body
            assert isinstance(body, ast.ClassDef)
            for field, below in pairwise(body.body):
                match field, below:
                    case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(told))):
                        found[name] = inspect.cleandoc(told)
                    case _:
                        pass
    return found


def _text(name: str, model: type[BaseModel]) -> str:
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | {
        key: value for key, value in model.model_json_schema(schema_generator=_Described).items() if key != "title"
    }
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"
