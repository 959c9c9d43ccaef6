"""Read ``content/articles/<id>.md``, ``content/days/<day>.md`` and ``content/pages/<slug>.md``."""

from datetime import date
from typing import Final

from briefbook.load.front_matter import Parted, part
from briefbook.load.records import check, salvage
from briefbook.load.schema.article import ArticleRecord, DayRecord, PageRecord
from briefbook.load.wording import shown
from briefbook.model.ids import ArticleId
from briefbook.model.notes import ArticleFile, DayFile, PageFile
from briefbook.model.problem import Problem, Span, error
from briefbook.prose import body_limits

#: Names that a page or a folder of the made site has.
TAKEN: Final = frozenset(
    "index timeline corrections gaps ledger changes next search 404 data actors articles dates topics events figures demands sources "
    "places utterances compare assessments static statements names brief calendar feed feeds sitemap robots".split()
)


#: What stands for a required field that cannot be read, while the notes on the article are looked at.
_STAND_INS: Final = {"title": "…", "published": "9998"}


def read_article(name: str, path: str, text: str) -> tuple[ArticleFile | None, list[Problem]]:
    """Read *text*, the file *path* of the article *name*."""
    parted = part(path, text)
    if isinstance(parted, Problem):
        return None, [parted]
    problems = [*parted.front.problems, *_body_problems(path, parted)]
    tree = parted.front.tree or {}
    record = check(ArticleRecord, parted.front, tree, what="an article", at=_top(parted, path))
    if isinstance(record, list):
        problems += record
        rest = salvage(ArticleRecord, tree, _STAND_INS) if isinstance(tree, dict) else None
        if rest is None:
            return None, problems
        record = rest
    if record.text is None and not parted.body.strip():
        where = Span(path=path, line=parted.body_line)
        hint = "write the article below the front matter, or name the private original in `text`"
        problems.append(
            error(
                "empty-article", where, "the article has no words: no `text`, and nothing below the front matter", hint
            )
        )
    article = ArticleFile(
        id=ArticleId(name),
        source=record.source,
        title=record.title,
        published=record.published,
        published_why=record.published_why,
        url=record.url,
        text=record.text,
        by=record.by,
        dateline=record.dateline,
        wire=record.wire,
        reporting=record.reporting,
        source_why=record.source_why,
        captured=record.captured,
        archived=record.archived,
        genre=record.genre,
        lang=record.lang,
        updated=record.updated,
        note=record.note,
        body=parted.body,
        body_line=parted.body_line,
        place=parted.front.place(),
    )
    return article, problems


def read_day(name: str, path: str, text: str) -> tuple[DayFile | None, list[Problem]]:
    """Read *text*, the file *path* of the brief for the day *name*; front matter may be left out."""
    try:
        day = date.fromisoformat(name) if len(name) == 10 else None
    except ValueError:
        day = None
    if day is None:
        return None, [
            error("bad-id", Span(path=path), f"{shown(name)} is not a day", "name the file like 2022-01-21.md")
        ]
    parted = part(path, text, required=False)
    if isinstance(parted, Problem):
        return None, [parted]
    problems = [*parted.front.problems, *_body_problems(path, parted)]
    record = check(DayRecord, parted.front, parted.front.tree or {}, what="a day", at=_top(parted, path))
    if isinstance(record, list):
        return None, problems + record
    made = DayFile(
        day=day, title=record.title, body=parted.body, body_line=parted.body_line, place=parted.front.place()
    )
    return made, problems


def read_page(name: str, path: str, text: str) -> tuple[PageFile | None, list[Problem]]:
    """Read *text*, the file *path* of the free page *name*."""
    if name in TAKEN:
        hint = f'name the file otherwise, such as "{name}-notes.md"'
        return None, [error("reserved-id", Span(path=path), f"the site makes a page {shown(name)} itself", hint)]
    parted = part(path, text, required=False)
    if isinstance(parted, Problem):
        return None, [parted]
    if parted.front.tree is None and not parted.front.problems:
        return _untitled(name, parted), _body_problems(path, parted)
    problems = [*parted.front.problems, *_body_problems(path, parted)]
    record = check(PageRecord, parted.front, parted.front.tree or {}, what="a page", at=_top(parted, path))
    if isinstance(record, list):
        return None, problems + record
    page = PageFile(
        slug=name,
        title=record.title,
        description=record.description,
        body=parted.body,
        body_line=parted.body_line,
        place=parted.front.place(),
    )
    return page, problems


def _untitled(name: str, parted: Parted) -> PageFile:
    """Return a page without front matter: its title is its first heading, else its name."""
    before, mark, rest = parted.body.partition("# ")
    titled = bool(mark) and not before.strip()
    heading, _, body = rest.partition("\n") if titled else ("", "", parted.body)
    return PageFile(
        slug=name,
        title=heading.strip() or name.replace("-", " ").capitalize(),
        body=body,
        body_line=parted.body_line + (before.count("\n") + 1 if titled else 0),
        place=parted.front.place(),
    )


def _top(parted: Parted, path: str) -> Span:
    """Return where the front matter begins: what concerns all of it is told there."""
    return Span(path=path, line=1, column=1, width=3) if parted.body_line > 1 else Span(path=path)


def _body_problems(path: str, parted: Parted) -> list[Problem]:
    return [
        error("body-limits", Span(path=path, line=parted.body_line + line - 1, column=column), message)
        for line, column, message in body_limits(parted.body)
    ]
