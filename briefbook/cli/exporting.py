"""What is made of a finished site to be carried elsewhere: it is built first, so that nothing old leaves."""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO

from briefbook.bundle import Unprintable, compressed, formats, printed, write_archive
from briefbook.cli.building import run_of
from briefbook.cli.run import build_first
from briefbook.cli.say import say
from briefbook.cli.telling import aside, tell
from briefbook.collection import Reader
from briefbook.load.config import PATH, read_config
from briefbook.model.config import Config
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.model.trace import Trace
from briefbook.pipeline.cores import jobs_by_default
from briefbook.pipeline.remembered import FOLDER
from briefbook.pipeline.resume import store_below
from briefbook.pipeline.workers import in_lots, spread
from briefbook.publish import Draft, Record, begin, files_of, placed, publish, standing
from briefbook.report import counted, visible


def export(arguments: argparse.Namespace, project: Project) -> int:
    """Build the site, and make of it what was asked for; return the exit status."""
    most = {"zip": 1, "web": 1, "pdf": 2}[arguments.form]
    if len(arguments.named) > most:
        say(f"export {arguments.form} takes no more than {counted(most, 'name')}", sys.stderr)
        return 2
    status = build_first(arguments, project)
    if status:
        return status
    config = _config(project)
    site = project.output or project.root / config.output
    try:
        match arguments.form:
            case "zip":
                return _zip(arguments, site)
            case "web":
                return _web(arguments, project, site)
            case _:
                return _pdf(arguments, project, site, config.base_url or "")
    except OSError as failure:
        return _refused(f"{failure.filename or site}: {failure.strerror or failure}")


def _zip(arguments: argparse.Namespace, site: Path) -> int:
    to = Path(*arguments.named) if arguments.named else Path(f"{site.name}.zip")
    wrong = _wrong_file(to, site, ".zip")
    if wrong:
        return _refused(wrong)
    held = 0

    def write(file: IO[bytes]) -> None:
        nonlocal held
        held = write_archive(file, to.stem, files_of(site), lambda path: (site / path).read_bytes())

    _replace(to, write)
    say(f"{visible(str(to))}: {counted(held, 'file')}, {_size(to.stat().st_size)}", aside(arguments))
    return 0


def _web(arguments: argparse.Namespace, project: Project, site: Path) -> int:
    to = Path(*arguments.named).absolute() if arguments.named else site.with_name(f"{site.name}-web")
    draft = _begun(project, site, to)
    if isinstance(draft, Problem):
        tell(arguments, project, [draft])
        return 1

    def work(paths: Sequence[str]) -> int:
        small = 0
        for path in paths:
            content = (site / path).read_bytes()
            draft.put(path, content)
            for packed, less in compressed(path, content):
                draft.put(packed, less)
                small += 1
        return small

    with draft:
        paths = files_of(site)
        small = sum(spread(work, in_lots(paths), jobs_by_default()))
        done = publish(draft)
    if isinstance(done, Problem):
        tell(arguments, project, [done])
        return 1
    how = " and ".join(suffix.removeprefix(".") for suffix in formats())
    told = f"{counted(len(paths), 'file')}, {small} compressed beside them ({how}); {done.written} written"
    say(f"{visible(os.path.relpath(to))}/: {told}", aside(arguments))
    return 0


def _begun(project: Project, site: Path, to: Path) -> Draft | Problem:
    """Begin a draft of what *to* shall hold, published as a site is: all of it or nothing, over nothing that is not ours."""
    place = placed(to, root=project.root, sources=(site, project.root / "content"), explicit=True)
    if isinstance(place, Problem):
        return place
    seen = standing(place, Record())
    return seen if isinstance(seen, Problem) else begin(place, seen)


def _pdf(arguments: argparse.Namespace, project: Project, site: Path, base_url: str) -> int:
    day = arguments.named[0] if arguments.named else ""
    name = arguments.named[1] if len(arguments.named) > 1 else ""
    page = _brief(files_of(site), day, _as_of(arguments, project))
    if page is None:
        return _refused(f"the site has no page of {day or 'any day'}")
    to = Path(name or f"{page[1]}.pdf")
    wrong = _wrong_file(to, site, ".pdf")
    if wrong:
        return _refused(wrong)
    try:
        content = printed(page[0], lambda path: (site / path).read_bytes(), base_url=base_url, paper=arguments.paper)
    except Unprintable as reason:
        return _refused(str(reason))
    _replace(to, lambda file: file.write(content))
    say(f"{visible(str(to))}: {page[0]}, {arguments.paper}, {_size(len(content))}", aside(arguments))
    return 0


def _brief(paths: Sequence[str], day: str, last: str) -> tuple[str, str] | None:
    """Return the page that tells of *day*, and the day: a brief before all else; without *day* the newest, *last* at most."""
    for folder in ("brief", "dates"):
        found = [match[1] for path in paths if (match := re.fullmatch(rf"{folder}/(\d{{4}}-\d\d-\d\d)\.html", path))]
        chosen = [each for each in sorted(found) if (each == day if day else each <= last)]
        if chosen:
            return f"{folder}/{chosen[-1]}.html", chosen[-1]
    return None


def _as_of(arguments: argparse.Namespace, project: Project) -> str:
    """Return the day up to which the collection reaches, as ISO writes it."""
    run = run_of(arguments, project, store_below(project.root / FOLDER), jobs=1, lasting=True)
    run.workshop.refresh()
    return (Reader(run.workshop.collection, Trace()).as_of() or date.max).isoformat()


def _wrong_file(to: Path, site: Path, suffix: str) -> str:
    """Return why *to* is no file to write, or nothing. What ends otherwise may be somebody's own."""
    if to.suffix.lower() != suffix:
        return f"{to}: the name of the file must end in {suffix}"
    if site.resolve() in to.resolve().parents:
        return f"{to}: the next build would find it in the site"
    return "" if to.parent.is_dir() else f"no such folder: {to.parent}"


def _replace(to: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write the file *to* as a whole, or leave it as it was. Raises OSError."""
    descriptor, part = tempfile.mkstemp(dir=to.parent, prefix=f".{to.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            os.fchmod(file.fileno(), 0o644)
        Path(part).replace(to)
    except BaseException:
        with suppress(OSError):
            Path(part).unlink()
        raise


def _config(project: Project) -> Config:
    """Return the settings; the build that was just made found nothing wrong with them."""
    path = project.root / PATH
    return read_config(path.read_text(encoding="utf-8-sig") if path.is_file() else None)[0]


def _refused(why: str) -> int:
    say(visible(why), sys.stderr)
    return 1


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
