"""Read one article: its file, the notes on it, its private text."""

from typing import Final

from briefbook.load.annotations import read_annotations
from briefbook.load.articles import read_article
from briefbook.load.config import folder_refusal
from briefbook.load.files import Entry, Folder
from briefbook.load.frame import MAX_FILE
from briefbook.load.listing import text_of
from briefbook.load.names import mixed_scripts
from briefbook.load.texts import read_texts
from briefbook.model.config import Config
from briefbook.model.ids import ArticleId
from briefbook.model.notes import Manuscript
from briefbook.model.problem import Problem
from briefbook.model.project import Project

DEFAULT_TEXTS: Final = "texts"


def texts_name(config: Config) -> str:
    """Return the path of the folder of private texts: the configured one, unless that is refused."""
    return config.texts if folder_refusal(config.texts) is None else DEFAULT_TEXTS


def texts_folder(project: Project, config: Config) -> tuple[Folder | None, tuple[Problem, ...]]:
    """Return the folder of private texts, if there is one."""
    name = texts_name(config)
    if project.texts is not None:
        return Folder(root=project.texts, file=project.texts, path=name), ()
    folder = Folder(root=project.root, file=project.root, path="")
    for step in name.strip("/").split("/"):
        found = folder.entry(step)
        if not isinstance(found, Entry) or not found.folder:
            return None, (found,) if isinstance(found, Problem) else ()
        folder = folder.inside(found)
    return Folder(root=folder.file, file=folder.file, path=folder.path), ()


def read_manuscript(id_: ArticleId, article: Entry | None, notes: Entry | None, texts: Folder | None) -> Manuscript:
    """Read one article with its notes and its private text, as far as they are there and can be read."""
    problems: list[Problem] = []
    broken: set[str] = set()
    file, text, written = None, None, None
    raw = text_of(article, MAX_FILE)
    if isinstance(raw, str) and article is not None:
        file, met = read_article(id_, article.path, raw)
        problems += met
    elif isinstance(raw, Problem):
        problems.append(raw)
    if article is not None and file is None:
        broken.add(id_)
    if file is not None:
        problems += mixed_scripts([file.title] if file.title else [], file.place)
        found, met = read_texts(texts, [file]) if texts is not None else ({}, [])
        problems += met
        text = found.get(id_)
    raw = text_of(notes, MAX_FILE)
    if isinstance(raw, str) and notes is not None:
        written, checked = read_annotations(id_, notes.path, raw)
        problems += checked.problems
        broken |= checked.broken
    elif isinstance(raw, Problem):
        problems.append(raw)
    return Manuscript(id=id_, file=file, notes=written, text=text, broken=frozenset(broken), problems=tuple(problems))
