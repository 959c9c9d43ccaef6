"""The types of fields, and what a JSON Schema says of them: people may write any scalar where a text is wanted."""

import re
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from briefbook.load.schema import checks
from briefbook.model.dates import Edtf
from briefbook.model.ids import (
    ID_LENGTH,
    ID_PATTERN,
    ActorId,
    ArticleId,
    DemandId,
    EventId,
    FigureId,
    PlaceId,
    SourceId,
    TopicId,
)
from briefbook.model.quantity import Quantity

T = TypeVar("T")
MAX_NAME: Final = 1000
_SCALAR: Final[JsonSchemaValue] = {"type": ["string", "number", "boolean"]}
_GENERATED = re.compile(r"s-[0-9a-f]{12}")


class Record(BaseModel):
    """A record of a content file: no keys but those named, given by the names that people write."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """Marks a list that may be written as its one item."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take whatever is no list for the one item of a list."""
        return core_schema.no_info_before_validator_function(_many, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow the item as well as the list."""
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


@dataclass(frozen=True, slots=True)
class ShortFor:
    """Marks a record that may be written as the text of its field *key* alone."""

    key: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take a text for the record with that one field."""

        def full(value: object) -> object:
            return {self.key: value} if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(full, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow the text as well as the record."""
        return {"anyOf": [_SCALAR, handler(schema)]}


def _many(value: object) -> object:
    """Return one or several as a list, what is said twice once."""
    items = value if isinstance(value, list) else [value]
    return [item for number, item in enumerate(items) if not (isinstance(item, str) and item in items[:number])]


Text: TypeAlias = Annotated[str, PlainValidator(checks.text_of), WithJsonSchema(_SCALAR)]
Name: TypeAlias = Annotated[str, PlainValidator(checks.name_of), WithJsonSchema(_SCALAR)]
Prose: TypeAlias = Annotated[str, PlainValidator(checks.prose_of), WithJsonSchema(_SCALAR)]
Passage: TypeAlias = Annotated[str, PlainValidator(checks.passage_of), WithJsonSchema(_SCALAR)]
Says: TypeAlias = Annotated[str, PlainValidator(checks.says_of), WithJsonSchema(_SCALAR | {"maxLength": 160})]
Word: TypeAlias = Annotated[str, PlainValidator(checks.word_of), WithJsonSchema(_SCALAR)]
_ID_SCHEMA: Final[JsonSchemaValue] = {
    "type": ["string", "integer"],
    "pattern": f"^{ID_PATTERN}$",
    "maxLength": ID_LENGTH,
}
Id: TypeAlias = Annotated[str, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
ActorRef: TypeAlias = Annotated[ActorId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
ArticleRef: TypeAlias = Annotated[ArticleId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
DemandRef: TypeAlias = Annotated[DemandId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
EventRef: TypeAlias = Annotated[EventId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
FigureRef: TypeAlias = Annotated[FigureId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
PlaceRef: TypeAlias = Annotated[PlaceId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
SourceRef: TypeAlias = Annotated[SourceId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
TopicRef: TypeAlias = Annotated[TopicId, PlainValidator(checks.id_of), WithJsonSchema(_ID_SCHEMA)]
NewId: TypeAlias = Annotated[str, PlainValidator(checks.new_id_of), WithJsonSchema(_ID_SCHEMA)]
Date: TypeAlias = Annotated[
    Edtf,
    PlainValidator(checks.date_of),
    WithJsonSchema(
        {"anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": ["string", "number"]}}]}
    ),
]
Value: TypeAlias = Annotated[
    Quantity, PlainValidator(checks.quantity_of), WithJsonSchema({"type": ["string", "number"]})
]
Url: TypeAlias = Annotated[
    str, PlainValidator(checks.url_of), WithJsonSchema({"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://"})
]
Language: TypeAlias = Annotated[
    str, PlainValidator(checks.language_of), WithJsonSchema({"type": ["string", "boolean"]})
]
Wikidata: TypeAlias = Annotated[
    str, PlainValidator(checks.wikidata_of), WithJsonSchema({"type": "string", "pattern": "^Q[1-9][0-9]*$"})
]
Boolean: TypeAlias = Annotated[bool, PlainValidator(checks.boolean_of), WithJsonSchema({"type": "boolean"})]
Whole: TypeAlias = Annotated[int, PlainValidator(checks.whole_of), WithJsonSchema({"type": "integer", "minimum": 1})]
Latitude: TypeAlias = Annotated[
    str, PlainValidator(checks.degrees_of(90)), WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90})
]
Longitude: TypeAlias = Annotated[
    str, PlainValidator(checks.degrees_of(180)), WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180})
]
Share: TypeAlias = Annotated[
    str, PlainValidator(checks.share_of), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})
]
Many: TypeAlias = Annotated[tuple[T, ...], OneOrMany()]
