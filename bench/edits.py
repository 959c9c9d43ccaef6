"""The edits whose effect is waited for: the same one in the language of each tool."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.articles import Article, slug_of
from bench.briefing import article_id, speakers
from bench.corpus import OURS
from bench.tools import ROOT, Tool

#: How many pages stand for all that show a thing.
SAMPLE: Final = 20
#: An actor shown on hundreds of pages, where the corpus is large enough.
_MANY: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is edited: *article*, in which *speaker* says something; and *star*, of whom *pages* tell."""

    article: Article
    speaker: str
    star: str
    pages: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A file, what it is to hold so that pages show a mark, and those pages: *first* and *others* (addresses)."""

    file: Path
    marked: Callable[[str], str]
    first: str
    others: tuple[str, ...] = ()


def subject_of(written: Sequence[Article]) -> Subject:
    """Choose from *written*: an article from the middle with a note on an actor, and an actor whom many tell of."""
    told_of: dict[str, list[Article]] = {}
    for each in written:
        for name in speakers(each):
            told_of.setdefault(name, []).append(each)
    star = min(sorted(told_of), key=lambda name: abs(len(told_of[name]) - _MANY))
    article = next(each for each in written[len(written) // 2 :] if speakers(each))
    step = max(1, len(told_of[star]) // SAMPLE)
    pages = tuple(told_of[star][::step][:SAMPLE])
    return Subject(article=article, speaker=next(iter(speakers(article))), star=star, pages=pages)


def edits(tool: Tool, folder: Path, subject: Subject) -> dict[str, Edit]:
    """Return the edits that *tool* knows, by name: `body`, `title`, `name`, `layout`."""
    ours = tool.name == OURS

    def name(article: Article) -> str:
        return article_id(article) if ours else article.slug

    source = folder / tool.source.format(id=name(subject.article))
    page = tool.page.format(id=name(subject.article))
    others = tuple(tool.page.format(id=name(article)) for article in subject.pages)
    star = tool.actor.format(id=subject.star)
    speaker = tool.actor.format(id=subject.speaker)
    found = {"body": Edit(file=source, marked=_in_body(source), first=page)}
    if ours:
        notes = folder / "content/annotations" / f"{name(subject.article)}.yaml"
        shown = _ours_shown(tool, folder, speaker, name(subject.article))
        note = _after(notes, rf'- who: {subject.speaker}\n  says: "')
        actors, layout = folder / "content/actors.yaml", folder / "templates/layouts/page.html.j2"
        found["title"] = Edit(file=notes, marked=note, first=shown)
        found["name"] = Edit(
            file=actors, marked=_after(actors, rf'{subject.star}:\n  name: "'), first=star, others=others
        )
        found["layout"] = Edit(file=layout, marked=_before(layout, "</footer>"), first=page, others=others)
        return found
    found["title"] = Edit(file=source, marked=_after(source, r'^[Tt]itle: "?'), first=speaker)
    if tool.name == "hugo":
        term, layout = folder / "content/actors" / subject.star / "_index.md", folder / "layouts/_default/baseof.html"
        found["name"] = Edit(file=term, marked=_after(term, r'^title: "'), first=star, others=others)
        found["layout"] = Edit(file=layout, marked=_before(layout, "</footer>"), first=page, others=others)
    return found


def prepare(tool: Tool, folder: Path, subject: Subject) -> None:
    """Put into *folder* what the edits of *tool* need and its site lacks."""
    if tool.name == OURS:
        layout = folder / "templates/layouts/page.html.j2"
        layout.parent.mkdir(parents=True)
        layout.write_bytes((ROOT / "templates/layouts/page.html.j2").read_bytes())
    if tool.name == "hugo":
        names = {slug_of(name): name for article in subject.pages for name in article.actors}
        term = folder / "content/actors" / subject.star / "_index.md"
        term.parent.mkdir(parents=True)
        name = names[subject.star]
        term.write_text(f'---\ntitle: "{name}"\nnamed: "{name}"\n---\n', encoding="utf-8")


def _ours_shown(tool: Tool, folder: Path, actor: str, article: str) -> str:
    """Return which page of *actor* shows the note on *article*: long lists go on on further pages."""
    first = tool.published(folder, actor)
    pages = sorted(first.parent.glob(f"{first.stem}.*html"))
    shown = [path for path in pages if f"{article}.html#" in path.read_text(encoding="utf-8")]
    return f"{actor.rpartition('/')[0]}/{shown[0].name}" if shown else actor


def _in_body(source: Path) -> Callable[[str], str]:
    """Return what adds a mark as a sentence at the end of the first paragraph."""
    text = source.read_text(encoding="utf-8")
    start = text.index("\n\n", text.index("\n---\n") if text.startswith("---") else 0) + 2
    end = text.index("\n\n", start)
    return lambda mark: f"{text[:end]} {mark}.{text[end:]}"


def _after(source: Path, pattern: str) -> Callable[[str], str]:
    """Return what adds a mark as a word where *pattern* ends."""
    text = source.read_text(encoding="utf-8")
    found = re.search(pattern, text, re.MULTILINE)
    assert found is not None, f"{source} lacks {pattern}"
    return lambda mark: f"{text[: found.end()]}{mark} {text[found.end() :]}"


def _before(source: Path, words: str) -> Callable[[str], str]:
    """Return what adds a mark as a paragraph before *words*."""
    before, after = source.read_text(encoding="utf-8").split(words)
    return lambda mark: f"{before}<p>{mark}</p>{words}{after}"
