"""The link check: every link of every page leads to a file and a place in it, and every page can be reached from the first.

One page is checked against the others by `page_problems`; only whether a page can be reached is a question to all.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from briefbook.model.problem import Problem, Span, error, in_order
from briefbook.render.anchors import Anchors

_START = "index.html"


def check_links(
    pages: Sequence[Anchors], files: AbstractSet[str], sources: Mapping[str, str], exempt: AbstractSet[str]
) -> tuple[Problem, ...]:
    """Return the broken links and fragments, ids given twice, and pages that no way leads to from ``index.html``.

    *files* are all paths of the image; *sources* maps a page's path to the file named in messages (its twin); pages
    in *exempt* (redirects, the page for missing addresses) need not be reachable.
    """
    ids = {page.path: frozenset(page.ids) for page in pages}
    found: list[Problem] = []
    for page in pages:
        found += page_problems(page, ids.get, files, sources.get(page.path, f"site/{page.path}"))
    for path in unreachable({page.path: [path for path, _ in page.links] for page in pages}, exempt):
        found.append(unreachable_page(path, sources.get(path, f"site/{path}")))
    return in_order(found)


def page_problems(
    page: Anchors, ids_of: Callable[[str], frozenset[str] | None], files: Container[str], source: str
) -> tuple[Problem, ...]:
    """Return the broken links and fragments of *page*, and the ids that it gives twice.

    *ids_of* tells the ids of a page by its path, ``None`` for what is no page; *files* holds all paths of the site;
    *source* is the file named in messages.
    """
    span = Span(path=source)
    return (*_repeated(page, span), *_broken(page, ids_of, files, span))


def unreachable(links_of: Mapping[str, Iterable[str]], exempt: Container[str]) -> tuple[str, ...]:
    """Return the pages, in order, that no way leads to from ``index.html``; those in *exempt* need none.

    *links_of* maps each page's path to the paths that it links to, which need not be pages.
    """
    reached = {_START}
    waiting = [_START]
    while waiting:
        for path in links_of.get(waiting.pop(), ()):
            if path not in reached and path in links_of:
                reached.add(path)
                waiting.append(path)
    return tuple(sorted(path for path in links_of if path not in reached and path not in exempt))


def unreachable_page(path: str, source: str) -> Problem:
    """Return the problem of a page at *path*, named by *source*, that no way leads to."""
    return error("unreachable-page", Span(path=source), f"no link leads from the front page to {path}")


def _repeated(page: Anchors, span: Span) -> Iterator[Problem]:
    if len(set(page.ids)) == len(page.ids):
        return
    for key, count in sorted(Counter(page.ids).items()):
        if count > 1:
            yield error("duplicate-id", span, f'{page.path} has {count} elements with the id "{key}"')


def _broken(
    page: Anchors, ids_of: Callable[[str], frozenset[str] | None], files: Container[str], span: Span
) -> Iterator[Problem]:
    for target, fragment in page.links:
        if target not in files:
            yield error("broken-link", span, f"{page.path} links to {target}, which is not a file of the site")
        elif fragment and not fragment.startswith(":~:"):
            ids = ids_of(target)
            if ids is not None and fragment not in ids:
                told = f"{page.path} links to {target}#{fragment}, but nothing there has that id"
                yield error("broken-fragment", span, told)
