"""JSON Schemas of the content files, for editors that complete and check YAML while one types."""

import json
from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel

from briefbook.load.schema import article, assessment, config, notes, registries, release

_FILES: Final[tuple[tuple[str, type[BaseModel]], ...]] = (
    ("actors", registries.ActorsFile),
    ("annotations", notes.NotesFile),
    ("article", article.ArticleRecord),
    ("assessment", assessment.AssessmentRecord),
    ("changes", release.ChangesFile),
    ("config", config.ConfigRecord),
    ("corrections", assessment.CorrectionsFile),
    ("demands", registries.DemandsFile),
    ("events", registries.EventsFile),
    ("figures", registries.FiguresFile),
    ("places", registries.PlacesFile),
    ("sources", registries.SourcesFile),
    ("topics", registries.TopicsFile),
)


def schemas() -> Mapping[str, str]:
    """Return the JSON Schema (draft 2020-12) of each kind of content file, by file name, as text."""
    return {f"{name}.json": _text(name, model) for name, model in _FILES}


def _text(name: str, model: type[BaseModel]) -> str:
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | {
        key: value for key, value in model.model_json_schema().items() if key != "title"
    }
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"
