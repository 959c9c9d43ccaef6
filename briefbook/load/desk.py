"""Read all that a project's authors wrote."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from briefbook.load import files
from briefbook.load.annotations import read_annotations
from briefbook.load.articles import read_article, read_day, read_page
from briefbook.load.assessments import read_assessment, read_corrections
from briefbook.load.config import PATH as CONFIG_PATH
from briefbook.load.config import folder_refusal, read_config
from briefbook.load.files import Entry, Folder
from briefbook.load.lock import LOCK_PATH, read_lock
from briefbook.load.names import mixed_scripts, name_problems
from briefbook.load.registries import NAMES, Shelf, read_registry, registries
from briefbook.load.schema.checks import id_hint
from briefbook.load.texts import read_texts
from briefbook.load.wording import shown, suggestion
from briefbook.model.config import Config
from briefbook.model.ids import RESERVED, ArticleId, is_id
from briefbook.model.lock import Lock
from briefbook.model.notes import ArticleFile, Desk, Note, SiteCorrection
from briefbook.model.problem import Problem, Span, error, in_order, warning
from briefbook.model.project import Project

#: Bytes that a file may have.
MAX_CONFIG: Final = 200_000
MAX_FILE: Final = 1_000_000
MAX_REGISTRY: Final = 8_000_000
MAX_LOCK: Final = 64_000_000
DEFAULT_TEXTS: Final = "texts"
_LOCK_NAME: Final = LOCK_PATH.rpartition("/")[2]
_FOLDERS: Final = {"articles": ".md", "annotations": ".yaml", "assessments": ".yaml", "days": ".md", "pages": ".md"}
_IGNORED: Final = frozenset({"suggested", "changes.yaml"})
_KNOWN: Final = (*(f"{name}.yaml" for name in NAMES), *NAMES, *_FOLDERS, "corrections.yaml", _LOCK_NAME, *_IGNORED)
#: Endings that are most likely a slip for the right one.
_SLIPS: Final = (".yml", ".yaml", ".md", ".markdown", ".mdown", ".txt", ".json")

M = TypeVar("M")
_Read = Callable[[str, str, str], tuple[M | None, list[Problem]]]


class _Loading:
    """One run of load: where the files are, and what was met so far."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self.content: dict[str, Entry] = {}

    def desk(self) -> Desk:
        """Read everything there is."""
        config = self._config()
        self._open_content()
        shelves = {name: self._registry(name) for name in NAMES}
        self.problems += name_problems(shelves)
        articles = tuple(self._each("articles", read_article))
        for article in articles:
            self.problems += mixed_scripts([article.title] if article.title else [], article.place)
        return Desk(
            config=config,
            registries=registries(shelves),
            articles=articles,
            notes=dict(self._notes()),
            assessments=tuple(self._each("assessments", read_assessment)),
            days=tuple(self._each("days", read_day)),
            pages=tuple(self._each("pages", read_page)),
            corrections=self._corrections(),
            texts=self._texts(config, articles),
            lock=self._lock(),
            broken=frozenset(self.broken),
        )

    def _config(self) -> Config:
        found = Folder(root=self.project.root, file=self.project.root, path="").entry(CONFIG_PATH)
        text = self._text(found, MAX_CONFIG)
        config, problems = read_config(text)
        self.problems += problems
        return config

    def _open_content(self) -> None:
        """List the content folder; without it there is no site, and an empty one is refused."""
        root = Folder(root=self.project.root, file=self.project.root, path="")
        found = root.entry("content")
        if isinstance(found, Problem):
            self.problems.append(found)
        elif found is None or not found.folder:
            self.problems.append(
                error(
                    "no-content",
                    Span(path="content"),
                    "there is no content folder",
                    "make it, or start in the project's folder",
                )
            )
        else:
            listed, problems = root.inside(found).entries()
            self.problems += problems
            self.content = {entry.name: entry for entry in listed}
            if not problems and not any(self._holds_something(entry) for entry in listed):
                self.problems.append(
                    error(
                        "no-content",
                        Span(path="content"),
                        "the content folder is empty",
                        "write an article in content/articles",
                    )
                )
            self.problems += [_unknown(entry) for entry in listed if entry.name not in _KNOWN]

    def _holds_something(self, entry: Entry) -> bool:
        return not entry.folder or any(Folder(root=self.project.root, file=entry.file, path=entry.path).entries())

    def _text(self, found: Entry | Problem | None, limit: int) -> str | None:
        """Return the text of a file, telling why it cannot be read; ``None`` where it cannot, or is not there."""
        if isinstance(found, Entry) and found.folder:
            found = error("not-a-file", Span(path=found.path), "this is a folder, not a file", "rename it")
        if isinstance(found, Entry):
            text = files.read(found, limit)
            if isinstance(text, str):
                return text
            found = text
        if isinstance(found, Problem):
            self.problems.append(found)
        return None

    def _folder(self, name: str) -> list[Entry]:
        entry = self.content.get(name)
        if entry is None:
            return []
        if not entry.folder:
            self.problems.append(
                error("not-a-folder", Span(path=entry.path), f"content/{name} must be a folder", "rename the file")
            )
            return []
        listed, problems = Folder(root=self.project.root, file=entry.file, path=entry.path).entries()
        self.problems += problems
        return listed

    def _named(self, folder: str, suffix: str) -> Iterator[tuple[str, Entry]]:
        """Yield the files of a folder of content with the ids that their names are; other names are problems."""
        for entry in self._folder(folder):
            stem, dot, end = entry.name.rpartition(".")
            if dot + end != suffix or not stem:
                self.problems.append(_wrong_ending(entry, suffix))
            elif is_id(stem):
                yield stem, entry
            else:
                code = "reserved-id" if stem in RESERVED else "bad-id"
                hint = "choose another name" if stem in RESERVED else id_hint(stem)
                self.problems.append(
                    error(code, Span(path=entry.path), f"the file name {shown(stem)} cannot be an id", hint)
                )

    def _each(self, folder: str, reader: _Read[M]) -> Iterator[M]:
        for name, entry in self._named(folder, _FOLDERS[folder]):
            text = self._text(entry, MAX_FILE)
            made, problems = reader(name, entry.path, text) if text is not None else (None, [])
            self.problems += problems
            if made is None:
                self.broken.add(name)
            else:
                yield made

    def _notes(self) -> Iterator[tuple[ArticleId, tuple[Note, ...]]]:
        for name, entry in self._named("annotations", ".yaml"):
            text = self._text(entry, MAX_FILE)
            if text is not None:
                notes, checked = read_annotations(name, entry.path, text)
                self.problems += checked.problems
                self.broken |= checked.broken
                yield ArticleId(name), notes

    def _registry(self, name: str) -> Shelf:
        found: list[tuple[str, str]] = []
        single = self.content.get(f"{name}.yaml")
        listed = [single] if single is not None else []
        for entry in self._folder(name):
            if entry.name.endswith(".yaml"):
                listed.append(entry)
            else:
                self.problems.append(_wrong_ending(entry, ".yaml"))
        for entry in listed:
            text = self._text(entry, MAX_REGISTRY)
            if text is not None:
                found.append((entry.path, text))
        shelf = read_registry(name, found)
        self.problems += shelf.problems
        self.broken |= shelf.broken
        return shelf

    def _corrections(self) -> tuple[SiteCorrection, ...]:
        text = self._text(self.content.get("corrections.yaml"), MAX_FILE)
        if text is None:
            return ()
        made, problems = read_corrections("content/corrections.yaml", text)
        self.problems += problems
        return made

    def _texts(self, config: Config, articles: Iterable[ArticleFile]) -> dict[ArticleId, str]:
        name = config.texts if folder_refusal(config.texts) is None else DEFAULT_TEXTS
        root, override = self.project.root, self.project.texts
        folder = Folder(root=root, file=root, path="")
        if override is not None:
            folder = Folder(root=override, file=override, path=name)
        else:
            for step in name.strip("/").split("/"):
                found = folder.entry(step)
                if isinstance(found, Problem):
                    self.problems.append(found)
                if not isinstance(found, Entry) or not found.folder:
                    return {}
                folder = folder.inside(found)
            folder = Folder(root=folder.file, file=folder.file, path=folder.path)
        texts, problems = read_texts(folder, articles)
        self.problems += problems
        return texts

    def _lock(self) -> Lock:
        text = self._text(self.content.get(_LOCK_NAME), MAX_LOCK)
        if text is None:
            return Lock()
        lock, problems = read_lock(LOCK_PATH, text)
        self.problems += problems
        return lock


def load(project: Project) -> tuple[Desk, tuple[Problem, ...]]:
    """Return all that *project*'s authors wrote, as far as it can be read, and every problem met in reading it.

    Reads below the project's root (and the folder of private texts) only, follows no link out of it, and never raises.
    """
    loading = _Loading(project)
    desk = loading.desk()
    return desk, in_order(loading.problems)


def _wrong_ending(entry: Entry, suffix: str) -> Problem:
    span = Span(path=entry.path)
    if entry.folder and entry.name.endswith(suffix):
        return error("not-a-file", span, "this is a folder, not a file", "rename it")
    if entry.name.lower().endswith(_SLIPS) and not entry.folder:
        return error(
            "wrong-ending",
            span,
            f"files in this folder end in {suffix}",
            f'rename it to "{Path(entry.name).stem}{suffix}"',
        )
    return warning("unknown-file", span, "nothing here is read from this", "move it out of content/")


def _unknown(entry: Entry) -> Problem:
    hint = suggestion(entry.name, _KNOWN, "move it out of content/")
    what = "folder" if entry.folder else "file"
    return warning("unknown-file", Span(path=entry.path), f"no {what} of this name is read from content/", hint)
