"""Links that editors write in digests, briefs and free pages lead to pages that are made."""

from collections.abc import Iterator
from datetime import date

from briefbook.model.ids import ArticleId
from briefbook.model.problem import Problem, Span, error, warning
from briefbook.model.suggest import did_you_mean
from briefbook.plan import routes
from briefbook.plan.address import Address
from briefbook.plan.site import Site
from briefbook.prose import local_links, stray_links


def check_body(site: Site, path: str, first_line: int, body: str) -> Iterator[Problem]:
    """Yield a problem for each link in one *body*, which begins on *first_line* of the file at *path*, that leads to no page.

    Links to data files are checked once these are made.
    """
    for line, column, target in stray_links(body):
        span = Span(path=path, line=first_line + line - 1, column=column, width=len(target))
        hint = "links within the site are written from its root: actors/x.html"
        yield warning(
            "stray-link", span, f'"{target}" is no address that a body may link to; its words stay plain', hint
        )
    for line, column, target in local_links(body):
        page = target.partition("#")[0]
        if page.startswith(("data/", "static/")) or routes.page_of(page) in site.paths:
            continue
        span = Span(path=path, line=first_line + line - 1, column=column, width=len(target))
        hint = did_you_mean(page, site.paths) or "links within the site are written from its root: actors/x.html"
        yield error("broken-link", span, f'there is no page "{page}"', hint)


def body_at(site: Site, address: Address) -> tuple[str, int, str] | None:
    """Return (path, line on which the body begins, body) of the body that the page at *address* shows, if it may link within the site."""
    match address.kind:
        case "article":
            article = site.corpus.articles[ArticleId(address.key)]
            measure = site.corpus.measures[article.id]
            return (f"content/articles/{article.id}.md", measure.body_line, measure.body) if article.private else None
        case "day":
            day = site.briefs.get(date.fromisoformat(address.key))
            return (f"content/days/{address.key}.md", day.body_line, day.body) if day else None
        case "free":
            page = site.free[address.key]
            return f"content/pages/{page.slug}.md", page.body_line, page.body
        case _:
            return None
