"""What may be typed: commands, options, and the project that they name."""

import argparse
from datetime import date
from pathlib import Path
from typing import Final

import briefbook
from briefbook.model.project import Project

_COMMANDS: Final = {
    "build": "build the site (what is done without a command)",
    "check": "tell every problem, and write nothing",
    "verify": "check quotes against the private texts and write content/quotes.lock",
    "status": "count what is annotated",
    "release": "write down in content/changes.yaml what changed since the last release",
    "schema": "write schemas/ for editors that complete YAML",
    "serve": "build at every edit and show the site in a browser",
    "export": "make of the site what can be carried elsewhere: zip, web, pdf",
    "hosting": "print what a web server needs to know: nginx, caddy, github",
    "explain": "say what a page is made from, and whether the next build makes it anew",
}
_WITH_VALUE: Final = frozenset(
    {"--project", "--texts", "--output", "--format", "--host", "--port", "--jobs", "--date", "--note", "--paper"}
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line: every command takes the options that name the project's folders."""
    top = argparse.ArgumentParser(prog="briefbook", description=briefbook.__doc__, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"briefbook {briefbook.__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, does in _COMMANDS.items():
        command = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
        command.add_argument("--version", action="version", version=f"briefbook {briefbook.__version__}")
        command.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="the project (default: here)")
        command.add_argument("--texts", type=Path, metavar="DIR", help="the private texts, instead of config.yaml's")
        command.add_argument("--output", type=Path, metavar="DIR", help="the site, instead of config.yaml's")
        if name in ("build", "serve"):
            command.add_argument("--no-cache", action="store_true", help="make every page anew, remember nothing")
        command.add_argument("--no-color", action="store_true", help="no colours (as with NO_COLOR)")
        if name != "serve":
            formats = ("human", "json", "github")
            command.add_argument("--format", choices=formats, default="human", help="how problems are told")
    commands.choices["build"].add_argument(
        "--jobs", type=_jobs, metavar="N", help="processes that make pages at once (default: the cores there are)"
    )
    commands.choices["build"].add_argument(
        "--verify-clean", action="store_true", help="build without the cache as well, and compare"
    )
    commands.choices["status"].add_argument("--ids", action="store_true", help="print ids to refer to")
    release = commands.choices["release"]
    release.add_argument("title", nargs="?", default="", metavar="TITLE", help="what the release is called")
    release.add_argument("--date", type=_day, metavar="DAY", help="the day of the release (default: as_of)")
    release.add_argument("--note", default="", metavar="TEXT", help="what the editors say of it")
    commands.choices["explain"].add_argument("page", metavar="PAGE", help="path below the site's root: actors/x.html")
    export = commands.choices["export"]
    export.set_defaults(no_cache=False, verify_clean=False, jobs=None)  # the site is built first
    export.add_argument("form", choices=("zip", "web", "pdf"), help="an archive, a copy for a server, a page on paper")
    export.add_argument("named", nargs="*", metavar="NAME", help="zip [FILE], web [FOLDER], pdf [DAY [FILE]]")
    export.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="for pdf (default: %(default)s)")
    hosting = commands.choices["hosting"]
    hosting.add_argument("server", choices=("nginx", "caddy", "github"), help="which one")
    hosting.add_argument(
        "folder", nargs="?", default="", metavar="FOLDER", help="where the site lies there (default: /var/www/HOST)"
    )
    serve = commands.choices["serve"]
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=_port, default=5500, help="port to listen on, 0 for any (default: %(default)s)")
    serve.add_argument("--open", action="store_true", help="open the site in a browser")
    return top


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 1000:
        raise argparse.ArgumentTypeError(f"not a number of processes: {text!r}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day like 2022-01-26: {text!r}") from None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"not a port: {text!r}")
    return int(text)


def command_first(arguments: list[str]) -> list[str]:
    """Move the command and what it is about to the front, ``build`` where no command is given: options may stand anywhere."""
    words: list[str] = []
    options: list[str] = []
    expects_value = False
    for word in arguments:
        (options if expects_value or word.startswith("-") else words).append(word)
        expects_value = not expects_value and word in _WITH_VALUE
    asks = {"-h", "--help", "--version"} & set(arguments)
    return [*words, *options] if words or asks else ["build", *options]


def project_of(arguments: argparse.Namespace) -> Project | str:
    """Return the project that *arguments* name, or what is wrong with them."""
    root: Path = arguments.project
    if not root.is_dir():
        return f"no such folder: {root}"
    if not (root / "config.yaml").is_file() and not (root / "content").is_dir():
        return f"no config.yaml and no content/ in {root.resolve()}: name the project's folder with --project"
    if arguments.texts is not None and not arguments.texts.is_dir():
        return f"no such folder: {arguments.texts}"
    root = root.resolve()
    folders = {folder.resolve(): None for folder in (root / "templates", _default_templates())}
    return Project(
        root=root,
        templates=tuple(folders),
        texts=None if arguments.texts is None else arguments.texts.absolute(),
        output=None if arguments.output is None else arguments.output.absolute(),
    )


def _default_templates() -> Path:
    """Return the program's own templates: within the package where it is installed, beside it in a checkout."""
    package = Path(briefbook.__file__).parent
    return package / "templates" if (package / "templates").is_dir() else package.parent / "templates"
