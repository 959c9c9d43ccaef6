"""Read the private originals that are present."""

from collections.abc import Iterable
from typing import Final

from briefbook.load.files import Entry, Folder, read
from briefbook.load.wording import shown
from briefbook.model.ids import ArticleId
from briefbook.model.notes import ArticleFile
from briefbook.model.place import Place
from briefbook.model.problem import Problem, error

MAX_BYTES: Final = 1_000_000


def read_texts(folder: Folder, articles: Iterable[ArticleFile]) -> tuple[dict[ArticleId, str], list[Problem]]:
    """Return the private text of each of *articles* that names one which is in *folder*; an absent one is no problem."""
    texts: dict[ArticleId, str] = {}
    problems: list[Problem] = []
    for article in articles:
        if article.text is None:
            continue
        found = _find(folder, article.text, article.place)
        if found is None:
            continue
        text = read(found, MAX_BYTES) if isinstance(found, Entry) else found
        if isinstance(text, str):
            texts[article.id] = text
        else:
            problems.append(text)
    return texts, problems


def _find(folder: Folder, name: str, place: Place) -> Entry | Problem | None:
    """Return the file *name* below *folder*, one step at a time, so that no link leads out."""
    steps = name.split("/")
    if (
        any(step in {"", ".", ".."} for step in steps)
        or "\\" in name
        or ":" in name
        or not name.isprintable()
        or len(name.encode()) > 255
    ):
        message = f"`text` is not the name of a file in the folder of texts: {shown(name)}"
        return error(
            "unsafe-path", place.span("text"), message, "write its name as it stands in that folder, such as 001.txt"
        )
    for number, step in enumerate(steps, start=1):
        found = folder.entry(step)
        if not isinstance(found, Entry):
            return found
        if number == len(steps):
            if found.folder:
                return error("not-a-file", place.span("text"), f"{found.path} is a folder", "name a file in it")
            return found
        if not found.folder:
            return None
        folder = folder.inside(found)
    return None
