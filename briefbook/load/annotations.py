"""Read the notes on an article: ``content/annotations/<id>.yaml``."""

from collections.abc import Callable
from typing import Any, Final

from briefbook.load.note_rules import statement_problems
from briefbook.load.records import Checked, check, salvage
from briefbook.load.schema.notes import CorrectionRecord, GapRecord, SightingRecord, StatementRecord, ValueRecord
from briefbook.load.schema.types import Record
from briefbook.load.text_rules import oddity
from briefbook.load.tree import Document, Tree
from briefbook.load.wording import listed, shown, suggestion
from briefbook.load.yaml_events import too_many
from briefbook.load.yaml_read import read_yaml
from briefbook.model.ids import ArticleId
from briefbook.model.notes import VERBS, CorrectionNote, GapNote, Note, SightingNote, StatementNote, ValueNote
from briefbook.model.place import KEY, Place
from briefbook.model.problem import Problem, Span, error, warning

#: The telling keys, first match first: a statement may carry an event or a figure as well.
_KINDS: Final[tuple[tuple[str, type[Record], str], ...]] = (
    ("who", StatementRecord, "a statement"),
    ("figure", ValueRecord, "a figure note"),
    ("event", SightingRecord, "an event sighting"),
    ("correction", CorrectionRecord, "a correction"),
    ("gap", GapRecord, "a gap"),
)
#: Problems of one file that are told.
MAX_TOLD: Final = 1000
_TELLING: Final = tuple(key for key, _, _ in _KINDS)


def read_annotations(article: str, path: str, text: str) -> tuple[tuple[Note, ...], Checked]:
    """Read *text*, the file *path* of notes on *article*. A note that is wrong is left out; the others keep their numbers."""
    checked = Checked()
    if not text.strip():
        checked.problems.append(
            error("empty-file", Span(path=path), "the file is empty", "begin it with `notes:`, or write `notes: []`")
        )
        return (), checked
    document = read_yaml(path, text, records="notes")
    checked.problems.extend(document.problems)
    checked.broken.update(document.lost)
    notes: list[Note] = []
    for number, tree in enumerate(_listed(document, checked), start=1):
        if ("notes", number - 1) in document.faults:
            continue
        note = _note(ArticleId(article), number, document, tree, checked)
        if note is not None:
            notes.append(note)
        elif isinstance(tree, dict) and isinstance(tree.get("id"), str):
            checked.broken.add(str(tree["id"]))
        if len(checked.problems) > MAX_TOLD:
            checked.problems.append(too_many(document.place("notes", number - 1).span()))
            break
    return tuple(notes), checked


def _listed(document: Document, checked: Checked) -> list[Tree]:
    """Return the items under ``notes``; whatever else the file holds is a problem."""
    span = document.place().span()
    hint = "a file of notes is `notes:` and a list, each note after a dash"
    if not isinstance(document.tree, dict):
        if not document.problems:
            checked.problems.append(error("wrong-type", span, "the file must begin with `notes:`", hint))
        return []
    for key in document.tree:
        if len(checked.problems) > MAX_TOLD:
            return []
        if key != "notes" and (key,) not in document.faults:
            found = error(
                "unknown-key",
                document.place(key, KEY).span(),
                f"a file of notes has no field {shown(key)}",
                suggestion(key, ["notes"], hint),
            )
            checked.problems.append(found)
    notes = document.tree.get("notes")
    if "notes" not in document.tree:
        if not document.problems:
            checked.problems.append(error("missing-key", span, "`notes` is missing", hint))
    elif notes is not None and not isinstance(notes, list):
        checked.problems.append(error("wrong-type", document.place("notes").span(), "`notes` must be a list", hint))
    return notes if isinstance(notes, list) else []


#: What stands for a required field that cannot be read, while the rest of the note is looked at.
_STAND_INS: Final = {"says": "…", "is": "happened", "was": "…", "now": "…"}


def _note(article: ArticleId, number: int, document: Document, tree: Tree, checked: Checked) -> Note | None:
    place = document.place("notes", number - 1)
    if not isinstance(tree, dict):
        given = "an empty item" if tree is None else "a list" if isinstance(tree, list) else f"the text {shown(tree)}"
        checked.problems.append(
            error("wrong-type", place.span(), f"a note must be fields with values, not {given}", _tell())
        )
        return None
    kind = _kind(tree, place)
    if isinstance(kind, Problem):
        checked.problems.append(kind)
        return None
    model, what = kind
    record = check(model, document, tree, "notes", number - 1, what=what)
    broken = statement_problems(tree, place) if model is StatementRecord else []
    checked.problems.extend(broken)
    if isinstance(record, list):
        checked.problems.extend(record)
        rest = salvage(model, tree, _STAND_INS)
        if rest is None:
            return None
        record = rest
    if broken:
        return None
    note = _MAKERS[model](record, {"article": article, "number": number, "place": place} | _common(record))
    _report_oddities(note, checked)
    return note


def _kind(tree: dict[str, Tree], place: Place) -> tuple[type[Record], str] | Problem:
    """Return the model for a note and what to call it; exactly one telling key decides, or ``who`` before event and figure."""
    told = [key for key in _TELLING if key in tree]
    if not told:
        near = next((hint for key in tree if (hint := suggestion(key, _TELLING))), _tell())
        return error("untold-note", place.span(), "nothing tells what kind of note this is", near)
    if len(told) > 1 and not ("who" in told and set(told) <= {"who", "event", "figure"}):
        both = " and ".join(f"`{key}`" for key in told)
        return error(
            "mixed-note",
            place.key(told[1]),
            f"one note cannot have {both}",
            "make two notes"
            if set(told) - {"event", "figure"}
            else "make two notes, or add `who` if somebody announced both",
        )
    return next((model, what) for key, model, what in _KINDS if key == told[0])


def _tell() -> str:
    return f"every note has one of {listed(f'`{key}`' for key in _TELLING)}"


#: The fields that some kinds of record have in common.
_SHARED: Final = (
    "quote",
    "anchor",
    "anon",
    "why_anon",
    "about",
    "by",
    "via",
    "long_quote",
    "note",
    "checked",
    "closes",
)
#: The fields that records of a kind have in common with others.
_COMMON: Final[dict[type[Record], tuple[str, ...]]] = {
    model: tuple(name for name in _SHARED if name in model.model_fields) for _, model, _ in _KINDS
}


def _common(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _COMMON[type(record)]}


def _statement(record: Record, common: dict[str, Any]) -> Note:
    assert isinstance(record, StatementRecord)
    return StatementNote(
        **common,
        who=record.who,
        says=record.says,
        kind=record.kind,
        said=record.said,
        at=record.at,
        to=record.to,
        as_=record.as_,
        lang=record.lang,
        if_=record.if_,
        by_when=record.by_when,
        verbs={verb: targets for verb in VERBS if (targets := getattr(record, verb))},
        own_id=record.id,
        event=record.event,
        is_=record.is_,
        when=record.when,
        figure=record.figure,
        value=record.value,
        unit=record.unit,
        currency=record.currency,
        as_of=record.as_of,
        scope=record.scope,
    )


def _value(record: Record, common: dict[str, Any]) -> Note:
    assert isinstance(record, ValueRecord)
    return ValueNote(
        **common,
        figure=record.figure,
        value=record.value,
        unit=record.unit,
        currency=record.currency,
        as_of=record.as_of,
        scope=record.scope,
    )


def _sighting(record: Record, common: dict[str, Any]) -> Note:
    assert isinstance(record, SightingRecord)
    return SightingNote(**common, event=record.event, is_=record.is_, when=record.when)


def _correction(record: Record, common: dict[str, Any]) -> Note:
    assert isinstance(record, CorrectionRecord)
    return CorrectionNote(**common, correction=record.correction, was=record.was, now=record.now, on=record.on)


def _gap(record: Record, common: dict[str, Any]) -> Note:
    assert isinstance(record, GapRecord)
    return GapNote(**common, gap=record.gap, own_id=record.id)


_MAKERS: Final[dict[type[Record], Callable[[Record, dict[str, Any]], Note]]] = {
    StatementRecord: _statement,
    ValueRecord: _value,
    SightingRecord: _sighting,
    CorrectionRecord: _correction,
    GapRecord: _gap,
}


def _report_oddities(note: Note, checked: Checked) -> None:
    for name in ("quote", "anchor"):
        text = getattr(note, name)
        odd = oddity(text) if text else None
        if odd is not None:
            checked.problems.append(
                warning(
                    "odd-characters",
                    note.place.span(name),
                    f"the {name} holds {odd}; it is kept as it is",
                    "see whether the article has it as well",
                )
            )
