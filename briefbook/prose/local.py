"""The links within the site that a body makes, and where they are written."""

import re

from briefbook.prose.body import render_body

_HREF = re.compile(r'<a [^>]*?href="([^"]+)"')


_ASTRAY = re.compile(r"\]\(\s*<?((?:\.{1,2})?/[^)\s>]*)")


def stray_links(markdown: str) -> tuple[tuple[int, int, str], ...]:
    """Return (line, column, target) of what looks like a link within the site, but not one from its root (``../x.html``)."""
    found = ((match.start(1), match[1]) for match in _ASTRAY.finditer(markdown) if not match[1].startswith("//"))
    return tuple((markdown.count("\n", 0, at) + 1, at - markdown.rfind("\n", 0, at), target) for at, target in found)


def local_links(markdown: str) -> tuple[tuple[int, int, str], ...]:
    """Return (line, column, target) of each link of a body to a page of its own site, in the order of the text.

    Line and column count from 1 and tell where the target is first written; each target is told once.
    """
    if "](" not in markdown and "]:" not in markdown:
        return ()
    targets = dict.fromkeys(_HREF.findall(render_body(markdown, root="")))
    found = []
    for target in targets:
        at = markdown.find(target)
        if at >= 0 and "://" not in target and not target.startswith(("#", "mailto:")):
            line = markdown.count("\n", 0, at)
            found.append((line + 1, at - markdown.rfind("\n", 0, at), target))
    return tuple(sorted(found))
