"""The commands that make the site: build it once, or at every edit."""

import argparse
import sys
from collections.abc import Callable
from functools import partial

from briefbook.cli.closing import closing
from briefbook.cli.progress import progress
from briefbook.cli.say import say
from briefbook.cli.telling import aside, exit_status, tell
from briefbook.cli.unchanged import Last, last_of, reserved
from briefbook.model.problem import Problem, Span, error
from briefbook.model.project import Project
from briefbook.pipeline.build import build
from briefbook.pipeline.cores import jobs_by_default
from briefbook.pipeline.edition import Edition
from briefbook.pipeline.indexing import index_anew, index_carried
from briefbook.pipeline.making import Making
from briefbook.pipeline.remembered import FOLDER, Remembered, remember, setting_of
from briefbook.pipeline.resume import Resumption, store_below
from briefbook.pipeline.run import Ran, Run
from briefbook.pipeline.workshop import Workshop
from briefbook.report import counted, visible


def build_once(arguments: argparse.Namespace, project: Project, last: Last | None) -> int:
    """Build and publish the site, of which something may be known from the *last* time; return the exit status."""
    memory = store_below(project.root / FOLDER)
    run = run_of(arguments, project, memory, last, jobs=arguments.jobs or jobs_by_default())
    run.workshop.progress = progress(sys.stderr)
    run.index = index_anew
    if arguments.verify_clean:
        run.differs = _verifier(project)
    ran = run.once(looked=last.now if last and memory.whole else None)
    tell(arguments, project, ran.problems)
    if ran.published is not None:
        if not arguments.no_cache:
            _remember(project, memory, run, ran)
        say(closing_of(ran), aside(arguments))
    return exit_status(ran.problems)


def build_always(arguments: argparse.Namespace, project: Project) -> int:
    """Serve the site and build it at every edit; return the exit status."""
    from briefbook.cli.apart import Apart
    from briefbook.cli.serving import Serving
    from briefbook.pipeline.live import Live
    from briefbook.serve import Address, serve

    memory = store_below(project.root / FOLDER)
    live = Live(Run(project=project, workshop=(workshop := Workshop(project)), making=Making(workshop)))
    apart = Apart(partial(_build_apart, arguments, project))

    def begun() -> Run | None:
        """Return a run that takes up what was built before, if need be just now."""
        taken = run_of(arguments, project, memory, jobs=1, lasting=True)
        if not memory.whole and not arguments.no_cache:
            if not apart.run():
                return None
            taken = run_of(arguments, project, memory, jobs=1, lasting=True)
        taken.index = index_carried
        return taken

    try:
        failure = serve(
            Serving(arguments, project, live, begun, apart.end),
            root=project.root,
            output=project.output or project.root / "site",
            address=Address(host=arguments.host, port=arguments.port),
            open_browser=arguments.open,
            say=lambda text: say(text, sys.stderr),
        )
    finally:  # Ctrl-C is how serving ends
        if live.last is not None and not arguments.no_cache:
            _remember(project, memory, live.run, live.last)
    if failure:
        say(visible(failure), sys.stderr)
    return 1 if failure else 0


def _build_apart(arguments: argparse.Namespace, project: Project) -> None:
    """Build the site with all cores, for another process to take up: it tells what is wrong, if anything is."""
    memory = store_below(project.root / FOLDER)
    run = run_of(arguments, project, memory, jobs=jobs_by_default())
    run.workshop.progress, run.index = progress(sys.stderr), index_carried
    ran = run.once()
    if ran.published is not None:
        _remember(project, memory, run, ran)


def closing_of(ran: Ran) -> str:
    """Return the line that ends a run that published."""
    assert ran.published is not None
    done = ran.published
    spent = {stage: length for stage, length in ran.seconds.items() if stage != "index"}
    line = closing(
        ran.output, ran.summary, written=done.written, removed=done.removed, made=ran.summary.made, seconds=spent
    )
    return "\n".join(filter(None, (_index_line(ran), line)))


def _index_line(ran: Ran) -> str:
    """Return what a run came to for the search, or nothing if the index that stands is right."""
    if ran.indexed:
        return f"search: {counted(ran.indexed, 'record')} indexed ({ran.seconds['index']:.1f} s)"
    return "search: the index is of an earlier build; the next `build` makes it anew" if ran.behind else ""


def run_of(
    arguments: argparse.Namespace,
    project: Project,
    memory: Resumption,
    last: Last | None = None,
    *,
    jobs: int,
    lasting: bool = False,
) -> Run:
    """Return a run that begins with what the last one published, unless nothing is to be remembered.

    *memory* and *last* (if need be, recalled) are what was kept of it; a run that is not *lasting*, and takes up nothing,
    reads once.
    """
    workshop = Workshop(project, jobs)
    run = Run(
        project=project,
        workshop=workshop,
        making=Making(workshop),
        reserved=reserved(project),
        waiting=lambda pid: say(f"waiting for another build to publish (process {visible(pid)})", sys.stderr),
    )
    if not getattr(arguments, "no_cache", False):
        run.spare = project.root / FOLDER / "spare"
        last = last or last_of(project)
        if last is not None:
            run.record, run.scout, run.behind = last.record, last.scout, last.remembered.behind
            memory.resume(run, last.remembered.inputs, run.record)
    workshop.collection.lasting = lasting or memory.whole
    return run


def _remember(project: Project, memory: Resumption, run: Run, ran: Ran) -> None:
    """Remember a run that was published, unless something was read since that could not be."""
    if not run.is_published:
        return
    remembered = Remembered(
        setting=setting_of(project),
        sources=tuple(map(str, run.workshop.sources())),
        inputs=run.workshop.inputs,
        problems=ran.problems,
        summary=ran.summary,
        output=str(ran.output),
        record=run.record.to_bytes(),
        behind=run.behind,
    )
    trouble = memory.save(run, run.record) or remember(project.root, remembered)
    if trouble:
        say(visible(trouble), sys.stderr)


def _verifier(project: Project) -> Callable[[Edition, Callable[[str], bytes]], Problem | None]:
    """Return what tells whether an edition, whose files a function reads, is what a build from nothing comes to."""

    def differs(edition: Edition, read: Callable[[str], bytes]) -> Problem | None:
        clean = build(project)
        files = clean.image.files if clean.image is not None else {}
        told = clean.problems == edition.problems and files.keys() == edition.files
        if told and all(read(path) == content for path, content in files.items()):
            return None
        hint = "delete .cache/, and report this"
        return error("cache-differs", Span(path=FOLDER), "what was kept differs from a clean build", hint)

    return differs
