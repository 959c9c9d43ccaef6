"""What a template depends on, read from its text alone: the templates that it names, and those that these name."""

import re
from collections.abc import Iterator, Mapping

#: The filters that draw components; ``component`` without a name draws whatever kind the value's class says.
DRAWING = ("component", "each")
_DRAWN = re.compile(rf"""\|\s*({"|".join(DRAWING)})\s*\(\s*(["'])([^"']*)\2""")
_NAMED = re.compile(r"""\{%[-+]?\s*(?:from|import|extends|include)\s*(["'])([^"']*)\1""")
_UNNAMED = re.compile(r"\|\s*component\b(?!\s*\(\s*[\"'])")
_COMPONENTS = "components/"


def closure(roots: tuple[str, ...], templates: Mapping[str, str]) -> frozenset[str]:
    """Return the names of the templates that *roots* can reach, themselves among them; *templates* maps names to texts."""
    reached: set[str] = set()
    waiting = [name for name in roots if name in templates]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += references(name, templates[name], templates) & templates.keys()
    return frozenset(reached)


def references(name: str, text: str, templates: Mapping[str, str]) -> frozenset[str]:
    """Return what the template *name* refers to in its *text*; a name need not be one of a template that there is."""
    found = {match[2] for match in _NAMED.finditer(text)}
    for match in _DRAWN.finditer(text):
        found.update(pictures(name, match[1], match[3]))
    if _UNNAMED.search(text):
        found.update(name for name in templates if name.startswith(_COMPONENTS))
    return frozenset(found)


def pictures(name: str, drawing: str, kind: str) -> Iterator[str]:
    """Yield the templates by which the filter *drawing* draws a component of *kind* in the template *name*."""
    if drawing == "component":
        yield from (f"{_COMPONENTS}{kind}.md.j2", f"{_COMPONENTS}{kind}.html.j2")
    else:
        yield f"{_COMPONENTS}{kind}{'.md.j2' if name.endswith('.md.j2') else '.html.j2'}"
