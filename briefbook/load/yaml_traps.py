"""Say in an editor's words what went wrong in a YAML file: the traps that have a name of their own."""

import re
from collections.abc import Callable
from typing import Final

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import ScalarEvent

from briefbook.load.wording import shown, visible
from briefbook.load.yaml_marks import Mark, begins, ends
from briefbook.model.problem import Problem, Span, error

#: Fields of prose: a comment after one of them is more likely a part of the text.
PROSE: Final = frozenset(
    "about anchor anon as corrections_policy dateline description gap if judgement name native note now outcome published_why "
    "quote says scope source_why tagline title value was why_anon would_change_it long_quote against".split()
)
QUOTE_IT: Final = (
    "put the whole value in quotation marks, or write >- after the colon and the text on the next line, indented"
)
_COMMENT = re.compile(r"(\s+)#(.?)")
_BEFORE_COLON = re.compile(r"\s*:")
_CUT = re.compile(r"([a-z_]+): ((?![\"' ])(?:(?!: )[^{}\[\]])*,\s*)$")
_BARE_COMMENT = re.compile(r"\S (#.*)")

_Explain = Callable[[str, Span], Problem]


def comment_in_prose(event: ScalarEvent, field: str, line: str) -> int | None:
    """Return the column (from 0) of a ``#`` in *line* that silently cuts the plain text *event* at its end, if one does.

    A comment set off by two spaces and followed by one is taken for a comment.
    """
    found = _COMMENT.match(line, ends(event).column)
    if found is None or (field not in PROSE and " " not in event.value):
        return None
    meant = len(found[1]) > 1 and found[2] in {"", " "}
    return None if meant else found.end(1)


def cut_by_comma(key: ScalarEvent, value: ScalarEvent, lines: list[str]) -> bool:
    """Tell whether *key* in braces is no key but what follows a comma in a text: it has no colon, and an empty *value*."""
    if value.value or begins(value).index != ends(value).index:
        return False
    line = lines[ends(key).line] if ends(key).line < len(lines) else ""
    return _BEFORE_COLON.match(line, ends(key).column) is None


def across_comma(key: ScalarEvent, lines: list[str]) -> str:
    """Return the field that a comma cut before *key*, in quotation marks as it should be; empty where there is none."""
    mark = begins(key)
    before = lines[mark.line][max(0, mark.column - 200) : mark.column] if mark.line < len(lines) else ""
    found = _CUT.search(before)
    if found is None:
        return ""
    sign = "'" if '"' in found[2] + key.value else '"'
    return visible(f"{found[1]}: {sign}{found[2]}{key.value}{sign}"[:120])


def explain(broken: yaml.YAMLError, path: str, lines: list[str], last: ScalarEvent | None) -> Problem:
    """Return the problem that *broken* is. *last* is the last scalar that could be read."""
    if not isinstance(broken, MarkedYAMLError):
        return error("yaml-syntax", Span(path=path), "this is not YAML: a character that YAML does not allow")
    mark = broken.problem_mark or broken.context_mark
    assert mark is not None
    what, context = broken.problem or "", broken.context or ""
    here = _span(path, lines, mark)
    there = _span(path, lines, broken.context_mark or mark)
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "quoted scalar" in context:
        return _quoted(what, here, there)
    if (
        "cannot start any token" in what
        or "block sequence entries" in what
        or "node content" in what
        or context.startswith("while scanning a")
    ):
        return _start(what, context, line, mark.column, here)
    if last is not None and last.style in {"'", '"'} and _just_before(last, mark):
        return _quote_at_start(path, last)
    if "flow" in context:
        return _flow(line, mark.column, context, here, there)
    if "mapping values" in what:
        return _colon(mark, last, here)
    return _block(what, context, lines, mark, here)


def _span(path: str, lines: list[str], mark: Mark) -> Span:
    if mark.line >= len(lines) or (mark.line == len(lines) - 1 and not lines[-1]):  # the end of the file: its last line
        last = max(0, len(lines) - 1 - (not lines[-1]))
        return Span(path=path, line=last + 1, column=len(lines[last]) + 1)
    return Span(path=path, line=mark.line + 1, column=mark.column + 1)


def _just_before(last: ScalarEvent, mark: Mark) -> bool:
    return ends(last).line == mark.line and ends(last).column <= mark.column


def _quote_at_start(path: str, last: ScalarEvent) -> Problem:
    start = begins(last)
    return error(
        "quote-at-start",
        Span(path=path, line=start.line + 1, column=start.column + 1),
        f"the value starts with a quotation mark, so YAML takes {shown(last.value)} for all of it and cannot read what follows",
        "write >- after the colon and the text on the next line, indented; or put the whole value in the other kind of marks",
    )


def _quoted(what: str, here: Span, there: Span) -> Problem:
    if "escape" in what:
        return error(
            "bad-escape",
            here,
            "a backslash in double quotation marks begins an escape, and YAML knows none like this",
            "use single quotation marks, or write \\\\ for a backslash",
        )
    return error(
        "unclosed-quote",
        there,
        "this quotation mark is never closed",
        "close it; or, if the text itself begins with a mark, write >- and the text on the next line",
    )


def _start(what: str, context: str, line: str, column: int, here: Span) -> Problem:
    char = line[column : column + 1]
    if char == "\t" or (not line[:column].strip() and "\t" in line[:column]):
        return error("tab-indent", here, "a tab stands where YAML wants spaces", "indent with spaces")
    if "block scalar" in context:
        return error(
            "yaml-syntax",
            here,
            "after > or | the text begins on the next line",
            "move the text to the next line and indent it",
        )
    if "directive" in context:
        return error(
            "yaml-syntax",
            here,
            "a line that starts with % is a YAML directive, which is not used here",
            "quote a text that starts with %",
        )
    sign = "-" if "sequence" in what else _property(context) or char
    return error(
        "reserved-start",
        here,
        f"a plain value cannot start with {shown(sign)}: YAML gives it another meaning",
        QUOTE_IT,
    )


def _property(context: str) -> str:
    return "*" if "alias" in context else "&" if "anchor" in context else "!" if "tag" in context else ""


def _flow(line: str, column: int, context: str, here: Span, there: Span) -> Problem:
    if line[column : column + 1] == ":" and here.line == there.line:
        return _colon_problem(here)
    sign, end = ("[", "]") if "sequence" in context else ("{", "}")
    return error(
        "unclosed-bracket",
        there,
        f"this {sign} is not closed: a {end} or a comma is missing before line {here.line}, column {here.column}",
        f"close it with {end}; quote any value inside that holds a comma, a bracket or a #",
    )


def _colon(mark: Mark, last: ScalarEvent | None, here: Span) -> Problem:
    if last is None or begins(last).line == mark.line or last.style:
        return _colon_problem(here)
    return error(
        "indentation",
        here,
        f"line {begins(last).line + 1} runs on into this one, which looks like a field of its own",
        "line the fields of one record up; end the field above with a colon and its value",
    )


def _colon_problem(here: Span) -> Problem:
    return error(
        "colon-in-value",
        here,
        "a colon followed by a space inside a plain value: YAML takes it for a second field",
        QUOTE_IT,
    )


def _block(what: str, context: str, lines: list[str], mark: Mark, here: Span) -> Problem:
    if "document start" in what:
        return error(
            "several-documents",
            here,
            "the document ends above this line, and something follows",
            "one file holds one document: remove the line ...",
        )
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column].rstrip()
    if not before and line[mark.column : mark.column + 1] == ":":
        return error("key-not-text", here, "a key is missing before the colon", "write the name of the field")
    if before.endswith(("]", "}")):
        sign = "[" if before.endswith("]") else "{"
        return error(
            "bracket-at-start",
            here,
            f"the value starts with {sign}, so YAML takes it for a list or a mapping and cannot read what follows",
            QUOTE_IT,
        )
    above = next((at for at in range(mark.line - 1, -1, -1) if lines[at].strip()), None)
    comment = _BARE_COMMENT.search(lines[above]) if above is not None else None
    if above is not None and comment is not None and not before.strip():
        span = Span(path=here.path, line=above + 1, column=comment.start(1) + 1, width=len(comment[1]))
        return error(
            "comment-in-prose",
            span,
            "a # after a space begins a comment, so the text ends here and its next line stands alone",
            QUOTE_IT,
        )
    return error(
        "indentation" if "block" in context else "yaml-syntax",
        here,
        "this line does not fit with the lines before it" if "block" in context else f"this is not YAML: {what}",
        "line the fields of one record up, and the dashes of one list",
    )
