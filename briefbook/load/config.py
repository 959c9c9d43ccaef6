"""Read ``config.yaml``."""

import re
from typing import Final

from briefbook.load.records import check
from briefbook.load.schema.config import ConfigRecord
from briefbook.load.tree import Document
from briefbook.load.wording import shown
from briefbook.load.yaml_read import read_yaml
from briefbook.model.config import Config, Quoting, Theme
from briefbook.model.place import SourceMap
from briefbook.model.problem import Problem, error

PATH: Final = "config.yaml"
#: Folders of the project that are no place for the site or the texts.
_OURS: Final = ("content", "templates", "schemas", "briefbook", "docs", "tests", "bench", "scripts")


def read_config(text: str | None) -> tuple[Config, list[Problem]]:
    """Return the settings of *text*; all are the defaults where there is no file, or where it is wrong."""
    document = Document(tree=None, source=SourceMap(path=PATH, marks={}))
    if text is not None and text.strip():
        document = read_yaml(PATH, text)
    problems = list(document.problems)
    record = check(ConfigRecord, document, {} if document.tree is None else document.tree, what="the configuration")
    if isinstance(record, list):
        problems += record
        record = ConfigRecord()
    problems += _folder_problems(document, record.texts, record.output)
    config = Config(
        title=record.title,
        tagline=record.tagline,
        base_url=record.base_url,
        language=record.language,
        timezone=record.timezone,
        as_of=record.as_of,
        texts=record.texts,
        output=record.output,
        quoting=Quoting(**record.quoting.model_dump()),
        navigation=record.navigation,
        per_page=record.per_page,
        feeds=record.feeds,
        search=record.search,
        cards=record.cards,
        theme=Theme(**record.theme.model_dump()),
        editor=_editor(record),
        corrections_policy=record.corrections_policy,
        place=document.place(),
    )
    if record.base_url and ("?" in record.base_url or "#" in record.base_url):
        problems.append(
            error(
                "bad-url",
                document.place("base_url").span(),
                "`base_url` cannot hold ? or #",
                "write the address of the site's first page without them",
            )
        )
    return config, problems


def _editor(record: ConfigRecord) -> str | None:
    if record.editor is None:
        return None
    return f"{record.editor.name} <{record.editor.email}>" if record.editor.name else record.editor.email


def _folder_problems(document: Document, texts: str, output: str) -> list[Problem]:
    problems: list[Problem] = []
    for name, path, others in (("texts", texts, _OURS), ("output", output, (*_OURS, texts.strip("/") or "texts"))):
        reason = folder_refusal(path, others)
        if reason is not None:
            message = f"`{name}` cannot be {shown(path)}: {reason}"
            problems.append(
                error(
                    "unsafe-path",
                    document.place(name).span(),
                    message,
                    f'name a folder of its own, such as "{name if name == "texts" else "site"}"',
                )
            )
    return problems


def folder_refusal(path: str, others: tuple[str, ...] = ()) -> str | None:
    """Return why *path* is no folder of its own inside the project, or ``None``. *others* are folders it must keep apart from."""
    if path.startswith(("/", "~")) or "\\" in path or re.match(r"[A-Za-z]:", path) or not path.isprintable():
        return "it leads out of the project"
    steps = [step for step in path.split("/") if step not in {"", "."}]
    if ".." in steps:
        return "it leads out of the project"
    if not steps:
        return "it is the project itself"
    if steps[0].startswith("."):
        return "it is hidden"
    for other in others:
        known = [step for step in other.split("/") if step]
        shared = min(len(known), len(steps))
        if [step.casefold() for step in steps[:shared]] == [step.casefold() for step in known[:shared]]:
            return f"it overlaps with {other}"
    return None
