"""The link check: every link of every page leads to a file and a place in it, and every page can be reached from the first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
        span = Span(path=sources.get(page.path, f"site/{page.path}"))
        found.extend(_repeated(page, span))
        found.extend(_broken(page, files, ids, span))
    for path in _unreachable(pages, exempt):
        span = Span(path=sources.get(path, f"site/{path}"))
        found.append(error("unreachable-page", span, f"no link leads from the front page to {path}"))
    return in_order(found)


def _repeated(page: Anchors, span: Span) -> Iterator[Problem]:
    if len(set(page.ids)) == len(page.ids):
        return
    for key, count in sorted(Counter(page.ids).items()):
        if count > 1:
            yield error("duplicate-id", span, f'{page.path} has {count} elements with the id "{key}"')


def _broken(page: Anchors, files: AbstractSet[str], ids: Mapping[str, frozenset[str]], span: Span) -> Iterator[Problem]:
    for target, fragment in page.links:
        if target not in files:
            yield error("broken-link", span, f"{page.path} links to {target}, which is not a file of the site")
        elif fragment and target in ids and fragment not in ids[target] and not fragment.startswith(":~:"):
            yield error(
                "broken-fragment", span, f"{page.path} links to {target}#{fragment}, but nothing there has that id"
            )


def _unreachable(pages: Sequence[Anchors], exempt: AbstractSet[str]) -> tuple[str, ...]:
    onward = {page.path: page.links for page in pages}
    reached = {_START}
    waiting = [_START]
    while waiting:
        for target, _ in onward.get(waiting.pop(), ()):
            if target in onward and target not in reached:
                reached.add(target)
                waiting.append(target)
    return tuple(sorted(onward.keys() - reached - exempt))
