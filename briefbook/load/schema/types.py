"""The types of fields, and what a JSON Schema says of them: people may write any scalar where a text is wanted."""

import re
from collections.abc import Callable
from typing import Annotated, Final, TypeAlias, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
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

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Made(Struct, frozen=True, gc=False, eq=False):
    """Marks a field whose values the function *by* makes, or refuses; a JSON Schema says *written* of it.

    pydantic's own `PlainValidator` also works out how to write such a value, which nobody asks for: that takes longer than
    all else that a model takes.
    """

    by: Callable[[object], object]
    written: JsonSchemaValue

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take what the function returns."""
        return core_schema.no_info_plain_validator_function(self.by)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say what people may write."""
        return dict(self.written)


class OneOrMany(Struct, frozen=True, gc=False):
    """Marks a list that may be written as its one item."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take whatever is no list for the one item of a list."""
        return core_schema.no_info_before_validator_function(_many, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow the item as well as the list."""
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


class ShortFor(Struct, frozen=True, gc=False):
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


Text: TypeAlias = Annotated[str, Made(checks.text_of, _SCALAR)]
Name: TypeAlias = Annotated[str, Made(checks.name_of, _SCALAR)]
Prose: TypeAlias = Annotated[str, Made(checks.prose_of, _SCALAR)]
Passage: TypeAlias = Annotated[str, Made(checks.passage_of, _SCALAR)]
Says: TypeAlias = Annotated[str, Made(checks.says_of, _SCALAR | {"maxLength": 160})]
Word: TypeAlias = Annotated[str, Made(checks.word_of, _SCALAR)]
_ID_SCHEMA: Final[JsonSchemaValue] = {
    "type": ["string", "integer"],
    "pattern": f"^{ID_PATTERN}$",
    "maxLength": ID_LENGTH,
}
Id: TypeAlias = Annotated[str, Made(checks.id_of, _ID_SCHEMA)]
ActorRef: TypeAlias = Annotated[ActorId, Made(checks.id_of, _ID_SCHEMA)]
ArticleRef: TypeAlias = Annotated[ArticleId, Made(checks.id_of, _ID_SCHEMA)]
DemandRef: TypeAlias = Annotated[DemandId, Made(checks.id_of, _ID_SCHEMA)]
EventRef: TypeAlias = Annotated[EventId, Made(checks.id_of, _ID_SCHEMA)]
FigureRef: TypeAlias = Annotated[FigureId, Made(checks.id_of, _ID_SCHEMA)]
PlaceRef: TypeAlias = Annotated[PlaceId, Made(checks.id_of, _ID_SCHEMA)]
SourceRef: TypeAlias = Annotated[SourceId, Made(checks.id_of, _ID_SCHEMA)]
TopicRef: TypeAlias = Annotated[TopicId, Made(checks.id_of, _ID_SCHEMA)]
NewId: TypeAlias = Annotated[str, Made(checks.new_id_of, _ID_SCHEMA)]
Date: TypeAlias = Annotated[
    Edtf,
    Made(
        checks.date_of,
        {"anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": ["string", "number"]}}]},
    ),
]
Value: TypeAlias = Annotated[Quantity, Made(checks.quantity_of, {"type": ["string", "number"]})]
Url: TypeAlias = Annotated[str, Made(checks.url_of, {"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://"})]
Language: TypeAlias = Annotated[str, Made(checks.language_of, {"type": ["string", "boolean"]})]
Wikidata: TypeAlias = Annotated[str, Made(checks.wikidata_of, {"type": "string", "pattern": "^Q[1-9][0-9]*$"})]
Boolean: TypeAlias = Annotated[bool, Made(checks.boolean_of, {"type": "boolean"})]
Whole: TypeAlias = Annotated[int, Made(checks.whole_of, {"type": "integer", "minimum": 1})]
Latitude: TypeAlias = Annotated[str, Made(checks.degrees_of(90), {"type": "number", "minimum": -90, "maximum": 90})]
Longitude: TypeAlias = Annotated[str, Made(checks.degrees_of(180), {"type": "number", "minimum": -180, "maximum": 180})]
Share: TypeAlias = Annotated[str, Made(checks.share_of, {"type": "number", "minimum": 0, "maximum": 1})]
Many: TypeAlias = Annotated[tuple[T, ...], OneOrMany()]
