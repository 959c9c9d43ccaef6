"""The straight line: load → link → derive → plan → render, and the image that publish puts on disk."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefbook.derive import derive
from briefbook.digest import digest
from briefbook.export import export
from briefbook.leaks import check_leaks
from briefbook.load.templates import read_templates
from briefbook.memo import Memo
from briefbook.model.config import Config
from briefbook.model.corpus import Corpus
from briefbook.model.page import Image, Page, Plan, Redirect
from briefbook.model.problem import Problem, Severity, in_order
from briefbook.model.project import Project
from briefbook.plan import plan
from briefbook.reading import read
from briefbook.render import MadePage, Rendered, as_bytes, as_page, check_site, press


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build counted; *made* are the pages that the memo did not have."""

    articles: int = 0
    statements: int = 0
    pages: int = 0
    files: int = 0
    made: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a build: the site, or ``None`` where errors stand in the way; all problems; what was counted."""

    image: Image | None
    problems: tuple[Problem, ...]
    summary: Summary
    config: Config | None = None


def build(project: Project, memo: Memo) -> Outcome:
    """Return the site that *project* describes, and everything its authors should mend.

    Writes nothing but to *memo*, which may speed the build and never changes what comes of it.
    """
    desk, corpus, problems = read(project)
    if _stops(problems):
        return Outcome(image=None, problems=problems, summary=_count(corpus), config=desk.config)
    findings = derive(corpus)
    data = export(corpus, findings)
    templates, unreadable = read_templates(project.templates)
    planned, astray = plan(corpus, findings)
    problems = in_order([*problems, *unreadable, *astray])
    if _stops(problems):
        return Outcome(image=None, problems=problems, summary=_count(corpus), config=desk.config)
    rendered = _printed(planned, templates, memo, data.keys())
    files = {**rendered.files, **data}
    leaks = check_leaks(files, desk.texts, desk.config.quoting.long_quote_words, desk.config.output)
    problems = in_order([*problems, *rendered.problems, *leaks])
    pages = sum(path.endswith(".html") for path in files)
    summary = _count(corpus, pages=pages, files=len(files), made=rendered.made)
    image = None if _stops(problems) else Image(files=dict(sorted(files.items())))
    return Outcome(image=image, problems=problems, summary=summary, config=desk.config)


def _printed(plan: Plan, templates: Mapping[str, bytes], memo: Memo, others: AbstractSet[str]) -> Rendered:
    """Make the files of the site but for the pages that *memo* has under the digest of all that they depend on."""
    ready, problems = press(templates, plan.chrome)
    if problems:
        return Rendered(files={}, problems=problems, made=0)
    frames = {page.template: ready.frame(page.template) for page in plan.pages}
    keys: dict[str, Page | Redirect] = {digest(frames[page.template], page): page for page in plan.pages}
    keys |= {digest(ready.redirect_frame, redirect): redirect for redirect in plan.redirects}
    kept = {key: page for key in keys if (page := as_page(memo.get(key))) is not None}
    made = {
        key: ready.make(item) if isinstance(item, Page) else ready.redirect(item)
        for key, item in keys.items()
        if key not in kept
    }
    problems = tuple(dict.fromkeys(result for result in made.values() if isinstance(result, Problem)))
    if problems:
        return Rendered(files={}, problems=problems, made=0)
    new = {key: result for key, result in made.items() if isinstance(result, MadePage)}
    for key, page in new.items():
        memo.put(key, as_bytes(page))
    pages = [kept[key] if key in kept else new[key] for key in keys]
    files = {**ready.static.files, **{path: content for page in pages for path, content in page.files.items()}}
    links = check_site(plan, (page.anchors for page in pages), files.keys() | others)
    return Rendered(files=files, problems=links, made=len(made))


def _stops(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _count(corpus: Corpus, pages: int = 0, files: int = 0, made: int = 0) -> Summary:
    articles, statements = len(corpus.articles), len(corpus.statements)
    return Summary(articles=articles, statements=statements, pages=pages, files=files, made=made)
