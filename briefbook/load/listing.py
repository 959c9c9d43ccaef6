"""List a project: which files there are to be read, and which are out of place."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefbook.load import files
from briefbook.load.config import PATH as CONFIG_PATH
from briefbook.load.files import Entry, Folder
from briefbook.load.lock import LOCK_PATH
from briefbook.load.registries import NAMES
from briefbook.load.schema.checks import id_hint
from briefbook.load.wording import shown, suggestion
from briefbook.model.ids import RESERVED, ArticleId, is_id
from briefbook.model.problem import Problem, Span, error, warning
from briefbook.model.project import Project

#: Folders of content, and how the files in them end.
FOLDERS: Final = {"articles": ".md", "annotations": ".yaml", "assessments": ".yaml", "days": ".md", "pages": ".md"}
_OWN: Final = ("articles", "annotations")
_IGNORED: Final = frozenset({"suggested"})
_KNOWN: Final = (
    *(f"{name}.yaml" for name in NAMES),
    *NAMES,
    *FOLDERS,
    "corrections.yaml",
    "changes.yaml",
    LOCK_PATH.rpartition("/")[2],
    *_IGNORED,
)
#: Endings that are most likely a slip for the right one.
_SLIPS: Final = (".yml", ".yaml", ".md", ".markdown", ".mdown", ".txt", ".json")


class Listing(Struct, frozen=True, gc=False, kw_only=True):
    """What lies in a project: configuration, what stands in the content folder, files of articles and of notes by id."""

    project: Project
    config: Entry | None
    content: Mapping[str, Entry]
    folders: Mapping[str, tuple[Entry, ...]]
    articles: Mapping[ArticleId, Entry]
    annotations: Mapping[ArticleId, Entry]
    problems: tuple[Problem, ...]

    @property
    def ids(self) -> list[ArticleId]:
        """Return the ids that an article or notes have, sorted."""
        return sorted(self.articles.keys() | self.annotations.keys())

    def holds(self, path: str) -> bool:
        """Tell whether *path*, as messages show it, is a file that was listed and is still there."""
        folder, _, name = path.removeprefix("content/").rpartition("/")
        if folder in _OWN:
            listed = self.articles if folder == "articles" else self.annotations
            entry = listed.get(ArticleId(name.rpartition(".")[0]))
        elif folder:
            entry = next((each for each in self.folders.get(folder, ()) if each.name == name), None)
        else:
            entry = self.config if path == CONFIG_PATH else self.content.get(name)
        return entry is not None and entry.path == path and entry.file.is_file()


class _Listing:
    """One listing: what was met so far."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.root = Folder(root=project.root, file=project.root, path="")
        self.problems: list[Problem] = []

    def made(self) -> Listing:
        """List everything there is."""
        config = self.root.entry(CONFIG_PATH)
        if isinstance(config, Problem):
            self.problems.append(config)
        content = self._content()
        folders = {name: tuple(self._folder(content.get(name))) for name in (*NAMES, *FOLDERS)}
        return Listing(
            project=self.project,
            config=config if isinstance(config, Entry) else None,
            content=content,
            folders=folders,
            articles=_by_id(named(folders["articles"], ".md", self.problems)),
            annotations=_by_id(named(folders["annotations"], ".yaml", self.problems)),
            problems=tuple(self.problems),
        )

    def _content(self) -> Mapping[str, Entry]:
        """List the content folder; without it there is no site, and an empty one is refused."""
        found = self.root.entry("content")
        if isinstance(found, Problem):
            self.problems.append(found)
            return {}
        if found is None or not found.folder:
            told, hint = "there is no content folder", "make it, or start in the project's folder"
            self.problems.append(error("no-content", Span(path="content"), told, hint))
            return {}
        listed, problems = self.root.inside(found).entries()
        self.problems += problems
        if not problems and not any(self._holds_something(entry) for entry in listed):
            told, hint = "the content folder is empty", "write an article in content/articles"
            self.problems.append(error("no-content", Span(path="content"), told, hint))
        self.problems += [_unknown(entry) for entry in listed if entry.name not in _KNOWN]
        return {entry.name: entry for entry in listed}

    def _holds_something(self, entry: Entry) -> bool:
        return not entry.folder or any(self.root.inside(entry).entries())

    def _folder(self, entry: Entry | None) -> list[Entry]:
        if entry is None:
            return []
        if not entry.folder:
            told = f"content/{entry.name} must be a folder"
            self.problems.append(error("not-a-folder", Span(path=entry.path), told, "rename the file"))
            return []
        listed, problems = self.root.inside(entry).entries()
        self.problems += problems
        return listed


def _by_id(entries: Iterable[tuple[str, Entry]]) -> dict[ArticleId, Entry]:
    return {ArticleId(name): entry for name, entry in entries}


def list_project(project: Project) -> Listing:
    """List what *project* holds; links out of it, foreign files and names that cannot be ids are problems."""
    return _Listing(project).made()


def listing_as_held(listing: Listing, texts: Mapping[str, str]) -> Listing:
    """Return *listing* with the files of *texts* (path → text) in the place of all but articles and notes: as they were."""
    entries = {
        path: Entry(name=(file := listing.project.root / path).name, parent=file.parent, path=path, held=text)
        for path, text in texts.items()
    }
    places = [(path.split("/"), entry) for path, entry in entries.items()]
    folders = {
        name: held if name in _OWN else tuple(entry for place, entry in places if place[1:-1] == [name])
        for name, held in listing.folders.items()
    }
    content = {entry.name: entry for place, entry in places if place[:-1] == ["content"]}
    return replace(listing, config=entries.get(CONFIG_PATH), content=content, folders=folders)


def text_of(found: Entry | None, limit: int) -> str | Problem | None:
    """Return the text of a file, or why it cannot be read; ``None`` where there is none."""
    if found is None:
        return None
    if found.folder:
        return error("not-a-file", Span(path=found.path), "this is a folder, not a file", "rename it")
    return files.read(found, limit)


def named(entries: Iterable[Entry], suffix: str, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    """Yield the files of a folder of content with the ids that their names are; other names are *problems*."""
    for entry in entries:
        stem, dot, end = entry.name.rpartition(".")
        if dot + end != suffix or not stem:
            problems.append(wrong_ending(entry, suffix))
        elif is_id(stem):
            yield stem, entry
        else:
            code = "reserved-id" if stem in RESERVED else "bad-id"
            hint = "choose another name" if stem in RESERVED else id_hint(stem)
            problems.append(error(code, Span(path=entry.path), f"the file name {shown(stem)} cannot be an id", hint))


def wrong_ending(entry: Entry, suffix: str) -> Problem:
    """Return the problem that a file has the wrong ending for its folder."""
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
