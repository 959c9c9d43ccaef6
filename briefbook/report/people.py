"""Problems for people: place and message, the line in question, a caret and a hint."""

from collections.abc import Iterable, Mapping
from typing import Final

from briefbook.model.problem import Problem, Severity, in_order
from briefbook.report.sources import LineOf
from briefbook.report.visible import laid_out, visible

_GUTTER: Final = 5
#: Characters of a source line that are shown on either side of the place in question.
_AROUND: Final = 90
_BOLD: Final = "\x1b[1m"
_COLOURS: Final = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_QUIET: Final = "\x1b[2m"
_RESET: Final = "\x1b[0m"


def human(problems: Iterable[Problem], line_of: LineOf, *, color: bool = False) -> str:
    """Return all *problems* by place, each with its line, a caret and a hint, and a line that counts them.

    No problems, no text. *color* adds ANSI colours; nothing else in the text acts on a terminal.
    """
    ordered = in_order(list(problems))
    if not ordered:
        return ""
    told = [told_of(problem, line_of, color=color) for problem in ordered]
    return "\n".join((*told, tally(ordered), ""))


def told_of(problem: Problem, line_of: LineOf, *, color: bool = False) -> str:
    """Return one problem: ``path:line:column: severity[code]: message``, then its excerpt."""
    place = _painted(visible(str(problem.span)), _BOLD, color=color)
    kind = _painted(f"{problem.severity}[{visible(problem.code)}]", _COLOURS[problem.severity], color=color)
    lines = [f"{place}: {kind}: {visible(problem.message)}", *excerpt(problem, line_of, color=color)]
    return "\n".join(lines)


def excerpt(problem: Problem, line_of: LineOf, *, color: bool = False) -> tuple[str, ...]:
    """Return the line in question and, below it, a caret with the hint; only the hint where no line is to be had."""
    span, hint = problem.span, visible(problem.hint)
    gutter = " " * _GUTTER + " | "
    line = line_of(span.path, span.line)
    if line is None:
        return (_painted(gutter, _QUIET, color=color) + hint,) if hint else ()
    shown, before, length = _window(line, span.column, span.width)
    carets = _painted("^" * length, _COLOURS[problem.severity], color=color)
    return (
        _painted(f"{span.line:>{_GUTTER}} | ", _QUIET, color=color) + shown,
        _painted(" " * max(_GUTTER, len(str(span.line))) + " | ", _QUIET, color=color)
        + " " * before
        + f"{carets} {hint}".rstrip(),
    )


def tally(problems: Iterable[Problem]) -> str:
    """Return how many errors and warnings there are: ``2 errors, 1 warning``."""
    found = list(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    parts = ((errors, "error"), (len(found) - errors, "warning"))
    return ", ".join(counted(number, noun) for number, noun in parts if number) or "no problems"


def counted(number: int, noun: str) -> str:
    """Return ``1 page``, ``2 pages``, ``1,234 pages``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(
    *,
    output: str,
    pages: int,
    statements: int,
    articles: int,
    written: int,
    removed: int,
    made: int,
    seconds: Mapping[str, float],
) -> str:
    """Return the closing line of a build: what the site in the folder *output* holds, and what changed of it.

    *made* are the pages that were looked at anew; *seconds* are those of each stage.
    """
    name = visible(output).rstrip("/")
    holds = ", ".join((counted(pages, "page"), counted(statements, "statement"), counted(articles, "article")))
    changes = [f"{number:,} {what}" for number, what in ((written, "written"), (removed, "removed")) if number]
    changed = ", ".join(changes) or "unchanged"
    spent = ", ".join(f"{stage} {length:.1f}" for stage, length in seconds.items())
    told = f"; {counted(made, 'page')} made, {pages - made:,} kept; {spent} s" if spent else ""
    return f"{name}/: {holds} ({changed}{told}) — open {name}/index.html"


def _window(line: str, column: int, width: int) -> tuple[str, int, int]:
    """Return the part of *line* to show, the terminal columns before its caret, and the caret's length (1 or more)."""
    start = min(max(column - 1, 0), len(line))
    end = min(start + max(width, 1), len(line), start + _AROUND)
    first, last = max(0, start - _AROUND), min(len(line), end + _AROUND)
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    shown, columns = laid_out(line[first:last])
    before = columns[start - first]
    return head + shown + tail, len(head) + before, max(1, columns[end - first] - before)


def _painted(text: str, colour: str, *, color: bool) -> str:
    return f"{colour}{text}{_RESET}" if color else text
