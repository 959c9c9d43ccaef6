"""The straight line: load → link → derive → plan → render, and the image that publish puts on disk."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.collection import Reader
from briefbook.export import export
from briefbook.leaks import check_leaks
from briefbook.load.templates import read_templates
from briefbook.memo import Memo
from briefbook.model.config import Config
from briefbook.model.corpus import Corpus
from briefbook.model.page import Image, Plan
from briefbook.model.problem import Problem, Severity, in_order
from briefbook.model.project import Project
from briefbook.model.trace import Trace
from briefbook.pipeline.sight import collection_of, site_for
from briefbook.plan import Site, addresses, check_bodies, check_navigation, chrome, page, redirects
from briefbook.reading import read
from briefbook.render import render


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
    collection = collection_of(corpus)
    site = site_for(Reader(collection, Trace()))
    data = export(corpus, site.findings)
    templates, unreadable = read_templates(project.templates)
    planned, astray = _planned(site)
    problems = in_order([*problems, *unreadable, *astray])
    if _stops(problems):
        return Outcome(image=None, problems=problems, summary=_count(corpus), config=desk.config)
    rendered = render(planned, templates, data.keys())
    files = {**rendered.files, **data}
    leaks = check_leaks(files, desk.texts, desk.config.quoting.long_quote_words, desk.config.output)
    problems = in_order([*problems, *rendered.problems, *leaks])
    pages = sum(path.endswith(".html") for path in files)
    summary = _count(corpus, pages=pages, files=len(files), made=rendered.made)
    image = None if _stops(problems) else Image(files=dict(sorted(files.items())))
    return Outcome(image=image, problems=problems, summary=summary, config=desk.config)


def _planned(site: Site) -> tuple[Plan, tuple[Problem, ...]]:
    """Return every page of *site* with its view, in the order of paths, and the links in bodies that lead nowhere."""
    listed = sorted(addresses(site), key=lambda address: address.path)
    planned = Plan(
        chrome=chrome(site), pages=tuple(page(site, each) for each in listed), redirects=tuple(redirects(site))
    )
    return planned, (*check_navigation(site.corpus.config), *check_bodies(site))


def _stops(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _count(corpus: Corpus, pages: int = 0, files: int = 0, made: int = 0) -> Summary:
    articles, statements = len(corpus.articles), len(corpus.statements)
    return Summary(articles=articles, statements=statements, pages=pages, files=files, made=made)
