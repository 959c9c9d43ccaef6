"""Read ``content/assessments/<id>.yaml`` and ``content/corrections.yaml``."""

from briefbook.load.records import check
from briefbook.load.schema.assessment import AssessmentRecord, SiteCorrectionRecord
from briefbook.load.wording import shown, suggestion
from briefbook.load.yaml_read import read_yaml
from briefbook.model.ids import AssessmentId
from briefbook.model.notes import Assessment, SiteCorrection
from briefbook.model.place import KEY
from briefbook.model.problem import Problem, Span, error, warning


def read_assessment(name: str, path: str, text: str) -> tuple[Assessment | None, list[Problem]]:
    """Read *text*, the file *path* of the assessment *name*. One without anything against it is a warning."""
    document = read_yaml(path, text)
    problems = list(document.problems)
    record = check(AssessmentRecord, document, document.tree, what="an assessment", at=Span(path=path))
    if isinstance(record, list):
        return None, problems + record
    made = Assessment(
        id=AssessmentId(name),
        judgement=record.judgement,
        likelihood=record.likelihood,
        confidence=record.confidence,
        by=record.by,
        made=record.made,
        rests_on=record.rests_on,
        against=record.against,
        by_when=record.by_when,
        would_change_it=record.would_change_it,
        outcome=record.outcome,
        note=record.note,
        place=document.place(),
    )
    if not made.against:
        message = "the assessment names nothing that speaks against it"
        problems.append(
            warning("one-sided-assessment", Span(path=path), message, "name statements in `against`, or look for some")
        )
    return made, problems


def read_corrections(path: str, text: str) -> tuple[tuple[SiteCorrection, ...], list[Problem]]:
    """Read *text*, the file *path* of corrections to this site."""
    document = read_yaml(path, text, records="corrections")
    problems = list(document.problems)
    tree = document.tree
    items = tree.get("corrections") if isinstance(tree, dict) else tree
    hint = "write `corrections:` and a list, each with `made`, `was` and `now`"
    if isinstance(tree, dict):
        for key in tree:
            if key != "corrections" and (key,) not in document.faults:
                span = document.place(key, KEY).span()
                problems.append(
                    error(
                        "unknown-key",
                        span,
                        f"the file has no field {shown(key)}",
                        suggestion(key, ["corrections"], hint),
                    )
                )
    if items is None:
        return (), problems
    if not isinstance(items, list) or not isinstance(tree, dict):
        return (), [
            *problems,
            error("wrong-type", document.place().span(), "corrections must be a list under `corrections:`", hint),
        ]
    made: list[SiteCorrection] = []
    for number, item in enumerate(items):
        if ("corrections", number) in document.faults:
            continue
        record = check(SiteCorrectionRecord, document, item, "corrections", number, what="a correction")
        if isinstance(record, list):
            problems += record
            continue
        place = document.place("corrections", number)
        made.append(
            SiteCorrection(
                made=record.made, was=record.was, now=record.now, on=record.on, note=record.note, place=place
            )
        )
    return tuple(made), problems
