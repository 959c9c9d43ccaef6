"""``content/assessments/<id>.yaml`` and ``content/corrections.yaml``."""

from typing import Annotated, TypeAlias

from pydantic import AliasChoices, ConfigDict, Field
from pydantic.config import JsonDict

from briefbook.load.schema.checks import choice
from briefbook.load.schema.types import Date, Id, Made, Many, Name, Prose, Record
from briefbook.model.notes import CONFIDENCES, LIKELIHOODS

Likelihood: TypeAlias = Annotated[
    str,
    Made(choice(*LIKELIHOODS), {"enum": list(LIKELIHOODS)}),
]
Confidence: TypeAlias = Annotated[str, Made(choice(*CONFIDENCES), {"enum": list(CONFIDENCES)})]


class AssessmentRecord(Record):
    """A judgement of our own."""

    judgement: Prose
    """What we judge, in a sentence without words of likelihood or confidence."""
    likelihood: Likelihood
    """How likely, in one of the seven phrases of ICD 203."""
    confidence: Confidence
    """How good our evidence is."""
    by: Name
    """Who judges."""
    made: Date
    """When the judgement was made."""
    rests_on: Many[Id] = Field(min_length=1)
    """Ids of the statements that it rests on."""
    against: Many[Id] = ()
    """Ids of the statements that speak against it."""
    by_when: Date | None = None
    """Horizon."""
    would_change_it: Prose | None = None
    """What would change it."""
    outcome: Prose | None = None
    """How it turned out."""
    note: Prose | None = None
    """A published editor's remark."""


def _either_date(schema: JsonDict) -> None:
    """Let a JSON Schema allow `date` for `made`, which pydantic leaves out."""
    properties = schema["properties"]
    required = schema["required"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    made = properties["made"]
    assert isinstance(made, dict)
    properties["date"] = made | {"description": "The same as `made`."}
    schema["required"] = [name for name in required if name != "made"]
    schema["oneOf"] = [{"required": ["made"]}, {"required": ["date"]}]


class SiteCorrectionRecord(Record):
    """A correction to this site."""

    model_config = ConfigDict(json_schema_extra=_either_date)

    made: Date = Field(validation_alias=AliasChoices("made", "date"))
    """When it was made."""
    was: Prose
    """What was wrong."""
    now: Prose
    """What it says now."""
    on: Many[Id] = ()
    """Ids of what it concerns: statements, articles, actors, topics, events, figures or demands."""
    note: Prose | None = None
    """A remark."""


class CorrectionsFile(Record):
    """Corrections to this site."""

    corrections: tuple[SiteCorrectionRecord, ...] | None
    """The corrections."""
