"""Measure ourselves and the peers: ``make bench`` or ``python -m bench.measure``.

Prints every row as a Markdown table and writes it to `bench/results/`; with `--keep` to `bench/results.json` as well, which
the README and the picture are made from.
"""

import argparse
import datetime as dt
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from bench.articles import articles
from bench.building import Site, again_rows, clean_rows, memory_rows
from bench.corpus import OURS, write_site
from bench.edits import prepare, subject_of
from bench.example import example_rows
from bench.results import Results, Row, keep, write_results
from bench.serving import Rounds, serve_rows
from bench.table import all_rows
from bench.tools import ROOT, Tool, known, tools, version_of

_HERE = Path(__file__).parent
_GROUPS = ("clean", "again", "memory", "serve", "example")


def main() -> None:
    """Measure what is asked for, and tell it."""
    chosen = _arguments().parse_args()
    wanted = chosen.peers.split(",")
    those = tools(wanted)
    missing = [name for name in wanted if name and name not in those]
    if missing:
        _say(f"not installed, so not measured: {', '.join(missing)} (make bench-peers installs them)")
    chosen.work.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="run-", dir=chosen.work))
    results = Results(machine=_machine(), versions={name: _version(tool) for name, tool in those.items()})
    path = _HERE / "results" / f"{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}.json"
    try:
        for row in _rows(chosen, tuple(those.values()), work):
            results = results.with_rows([row])
            write_results(results, path)  # now: a long run that is broken off has measured something
    finally:
        shutil.rmtree(work, ignore_errors=True)  # a tool that was broken off may still be writing
    if chosen.keep and keep(results):
        _say("the results kept before were of another machine, or of another version of a peer: they are gone")
    print(all_rows(results), end="")


def _rows(chosen: argparse.Namespace, those: Sequence[Tool], work: Path) -> Iterator[Row]:
    for n in chosen.n:
        if set(chosen.measures) - {"example"}:
            yield from _rows_at(n, chosen, those, work / str(n))
    if "example" in chosen.measures:
        yield from example_rows(those[0], work / "example", trials=chosen.trials, say=_say)


def _rows_at(n: int, chosen: argparse.Namespace, those: Sequence[Tool], work: Path) -> Iterator[Row]:
    """Yield the rows at *n* articles; the sites are made in *work*."""
    written = tuple(articles(n, chosen.seed))
    subject = subject_of(written)
    sites = {}
    for tool in those:
        write_site(tool.name, work / tool.name, written)
        prepare(tool, work / tool.name, subject)
        sites[tool.name] = Site(work / tool.name, work.with_name("aside"))
    trials: int = chosen.trials
    if "clean" in chosen.measures:
        yield from clean_rows(those, sites, n=n, trials=trials, say=_say)
    if "again" in chosen.measures:
        yield from again_rows(those, sites, subject, n=n, trials=trials, say=_say)
    if "memory" in chosen.measures:
        yield from memory_rows(those, sites, n=n, trials=trials, say=_say)
    if "serve" in chosen.measures:
        for site in sites.values():
            site.wipe()
        many, few = Rounds(many=max(chosen.edits, trials), few=trials), Rounds(many=trials, few=trials)
        rounds = {"body": many, "title": many, "name": few, "layout": few}
        folders = {name: site.folder for name, site in sites.items()}
        yield from serve_rows(those, folders, subject, n=n, rounds=rounds, say=_say)


def _machine() -> dict[str, str]:
    """Describe the machine in what decides about speed."""
    model = next(iter(re.findall(r"^model name\s*:\s*(.*)$", _read("/proc/cpuinfo"), re.MULTILINE)), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = next(iter(re.findall(r'^PRETTY_NAME="(.*)"$', _read("/etc/os-release"), re.MULTILINE)), platform.system())
    cores = len(os.sched_getaffinity(0))
    python = f"Python {platform.python_version()}"
    return {
        "cores": f"{cores} cores",
        "model": model,
        "memory": f"{memory:.0f} GiB",
        "system": system,
        "python": python,
    }


def _version(tool: Tool) -> str:
    """Return the version of *tool*; of ours also a digest of the program, which changes more often."""
    if tool.name != OURS:
        return version_of(tool)
    digest = blake2b(digest_size=4)
    files = (
        path for place in ("briefbook", "templates") for path in (ROOT / place).rglob("*") if path.suffix != ".pyc"
    )
    for path in sorted(path for path in files if path.is_file()):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return f"{version_of(tool)} ({digest.hexdigest()})"


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8") if Path(path).is_file() else ""


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _arguments() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m bench.measure", description=__doc__.split("\n")[0])
    listed: Callable[[str], list[int]] = lambda text: [int(each) for each in text.split(",")]  # noqa: E731
    asked.add_argument("--n", type=listed, default=[1000, 10000], metavar="N,…", help="articles (default: 1000,10000)")
    asked.add_argument("--trials", type=int, default=5, help="how often each is measured (default: %(default)s)")
    asked.add_argument("--edits", type=int, default=20, help="how often a quick edit is (default: %(default)s)")
    groups = ",".join(_GROUPS)
    asked.add_argument("--measures", type=_groups, default=_GROUPS, metavar="WHAT,…", help=f"default: {groups}")
    asked.add_argument("--peers", default=",".join(known()), metavar="NAME,…", help="default: %(default)s; '' for none")
    asked.add_argument("--seed", type=int, default=1, help="another draw of articles (default: %(default)s)")
    asked.add_argument("--work", type=Path, default=_HERE / "made", metavar="DIR", help="where the sites are made")
    asked.add_argument("--keep", action="store_true", help="add the results to bench/results.json")
    return asked


def _groups(text: str) -> tuple[str, ...]:
    groups = tuple(text.split(","))
    if strange := set(groups) - set(_GROUPS):
        raise argparse.ArgumentTypeError(f"not measured: {', '.join(sorted(strange))}")
    return groups


if __name__ == "__main__":
    main()
