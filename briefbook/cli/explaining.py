"""Explain a page: what it is made from, and why the next build would make it anew."""

import argparse
from collections import Counter

from briefbook.cli.building import run_of
from briefbook.cli.say import say
from briefbook.cli.telling import aside, exit_status, tell
from briefbook.model.problem import Severity, in_order
from briefbook.model.project import Project
from briefbook.model.trace import EVERY, Read
from briefbook.pipeline.remembered import FOLDER
from briefbook.pipeline.resume import store_below
from briefbook.report import counted, visible

#: So many of the things that changed are named.
_NAMED = 12


def explain(arguments: argparse.Namespace, project: Project) -> int:
    """Tell of one page; return the exit status. Nothing is made or written."""
    memory = store_below(project.root / FOLDER)
    run = run_of(arguments, project, memory, jobs=1, lasting=True)
    resumed = memory.whole
    run.workshop.refresh()
    problems = in_order(list(run.workshop.written.problems))
    tell(arguments, project, problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return 1
    pending = set(run.workshop.pending)
    run.making.prepare()
    item = run.making.items.get(arguments.page)
    if item is None or run.making.maker is None:
        say(f"the site has no page {visible(arguments.page)}", aside(arguments))
        return 1
    for line in _told(arguments.page, run.making.maker.reads(item), pending, resumed=resumed):
        say(line, aside(arguments))
    return exit_status(problems)


def _told(page: str, reads: frozenset[Read], pending: set[Read], *, resumed: bool) -> list[str]:
    kinds = Counter(table.removesuffix("?") for table, _ in reads)
    lines = [
        f"{page} reads {counted(len(reads), 'thing')}: " + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
    ]
    if not resumed:
        return [
            *lines,
            "it is made anew: nothing is remembered that holds for this program",
        ]
    changed = sorted(_named(read) for read in reads & pending)
    if not changed:
        return [*lines, "it is kept: nothing that it reads has changed since the last build"]
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return [*lines, f"it is looked at anew: {', '.join(changed[:_NAMED])}{more} changed since the last build"]


def _named(read: Read) -> str:
    table, key = read
    return f"all of {table}" if key == EVERY else f"{table} {key}"
