"""Rules on fields of a note that go together, told beside whatever else is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Final

from briefbook.load.schema.notes import StatementRecord
from briefbook.load.tree import Tree
from briefbook.load.wording import nearest
from briefbook.model.place import Place
from briefbook.model.problem import Problem, error

_FIELDS: Final = frozenset(info.alias or name for name, info in StatementRecord.model_fields.items())
_SIGHTING: Final = ("event", "is", "when")
_VALUE: Final = ("figure", "value", "unit", "currency", "as_of", "scope")


def statement_problems(tree: Mapping[str, Tree], place: Place) -> list[Problem]:
    """Return what is wrong with the fields that the statement *tree* has and lacks."""
    given = {_meant(key) for key, value in tree.items() if value is not None}
    problems = _passage_problems(given, place) + _together(given, _SIGHTING, place) + _together(given, _VALUE, place)
    if tree.get("who") in ("unknown", ["unknown"]) and "anon" not in given:
        hint = "give the article's own descriptor of the source in `anon`"
        problems.append(error("unknown-without-anon", place.span("who"), "`who: unknown` needs `anon`", hint))
    return problems


def _passage_problems(given: set[str], place: Place) -> list[Problem]:
    both = {"quote", "anchor"} <= given
    if both or not given & {"quote", "anchor"}:
        message = "the note has both `quote` and `anchor`" if both else "the note has neither `quote` nor `anchor`"
        hint = "give exactly one: `quote` for words in quotation marks, `anchor` for four to eight words that locate"
        return [error("quote-or-anchor", place.key("anchor") if both else place.span(), message, hint)]
    return []


def _together(given: set[str], names: Sequence[str], place: Place) -> list[Problem]:
    """Refuse one of the first two of *names* without the other, or a further one without both."""
    found = next((name for name in names if name in given), None)
    missing = [f"`{name}`" for name in names[:2] if found is not None and name not in given]
    if found is None or not missing:
        return []
    message = f"`{found}` needs {' and '.join(missing)} beside it"
    return [error("missing-key", place.key(found), message, f"add {' and '.join(missing)}, or remove `{found}`")]


def _meant(key: str) -> str:
    """Return the field that *key* is or was most likely to be: a misspelt one is told of as such, not as missing too."""
    return key if key in _FIELDS else nearest(key, _FIELDS) or key
