"""What a template may not do: everything that would let a value become markup, or hide what a template depends on."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jinja2 import Environment, nodes

from briefbook.model.problem import Problem, Span, error

#: Where an address begins: a Markdown link's destination, an attribute that the browser follows.
_ADDRESS = re.compile(r"""\]\($|\s(?:href|src|action|formaction|poster|srcset|data)\s*=\s*["']?$""", re.IGNORECASE)
_HINT = "say it with plain output, the allowed filters, and macros with explicit arguments"


def lint(environment: Environment, name: str, source: str, known: frozenset[str]) -> tuple[Problem, ...]:
    """Return what the template *name* must not do.

    *source* is its text, which must parse; *known* are the names of all templates. Refused in every template: ``raw``,
    ``include``, ``autoescape`` and ``filter`` blocks, references that are computed or lead nowhere, ``with context``, calls
    of methods, ``~``, private attributes, and addresses that do not pass the filter ``url``; in Markdown templates also
    ``+``, ``%`` and ``*``, which would join markup and plain text, and fences written by hand.
    """
    found: list[Problem] = []
    markdown = name.endswith(".md.j2")
    if "raw" in source:
        found += (
            _refused(name, line, "a raw block") for line, kind, _ in environment.lex(source) if kind == "raw_begin"
        )
    for node in _walk(environment.parse(source)):
        if isinstance(node, nodes.Output):
            found += (_refused(name, line, reason) for line, reason in _output(node, markdown=markdown))
        reason = _reason(node, known, markdown=markdown, suffix=".md.j2" if markdown else ".html.j2")
        if reason:
            found.append(_refused(name, node.lineno, reason))
    return tuple(found)


def _refused(name: str, line: int, reason: str) -> Problem:
    span = Span(path=f"templates/{name}", line=line)
    return error("template-unsafe", span, f"{reason} is not allowed in a template", _HINT)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _reason(node: nodes.Node, known: frozenset[str], *, markdown: bool, suffix: str) -> str:
    """Return in words what is wrong with *node* itself, or nothing."""
    reason = ""
    match node:
        case nodes.Include():
            reason = "include"
        case nodes.Extends() | nodes.Import() | nodes.FromImport():
            reason = _reference(node, known, suffix)
        case nodes.Concat():
            reason = "joining with ~"
        case nodes.FilterBlock():
            reason = "a filter block"
        case nodes.ScopedEvalContextModifier() | nodes.EvalContextModifier():
            reason = "an autoescape block"
        case nodes.Call() if not isinstance(node.node, nodes.Name):
            reason = "calling a method"
        case nodes.Getattr() if node.attr.startswith("_"):
            reason = "a private attribute"
        case nodes.Filter(name="component"):
            reason = _component(node, known)
        case nodes.Add() | nodes.Mod() | nodes.Mul() if markdown:
            reason = "+, % or *"
        case _:
            pass
    return reason


def _component(node: nodes.Filter, known: frozenset[str]) -> str:
    """Return what is wrong with the kind that a component is asked for by; without one, its class says it."""
    if not node.args:
        return ""
    kind = node.args[0]
    if not isinstance(kind, nodes.Const):
        return "a computed component name"
    missing = [name for suffix in ("md", "html") if (name := f"components/{kind.value}.{suffix}.j2") not in known]
    return f"a component without {' and '.join(missing)}" if missing else ""


def _output(node: nodes.Output, *, markdown: bool) -> Iterator[tuple[int, str]]:
    """Yield the line and the reason of each mistake in text and the values that stand in it."""
    for before, after in pairwise((*node.nodes, None)):
        if not isinstance(before, nodes.TemplateData):
            continue
        if markdown and ":::" in before.data:
            line = before.lineno + before.data.count("\n", 0, before.data.index(":::"))
            yield line, "a fence written by hand"
        checked = isinstance(after, nodes.Filter) and after.name == "url"
        if after is not None and not checked and _ADDRESS.search(before.data):
            yield after.lineno, "an address that does not pass the filter url"


def _reference(node: nodes.Extends | nodes.Import | nodes.FromImport, known: frozenset[str], suffix: str) -> str:
    if not isinstance(node.template, nodes.Const):
        return "a computed template name"
    if getattr(node, "with_context", False):
        return "with context"
    target = str(node.template.value)
    if target not in known:
        return f"a reference to {target!r}, which does not exist,"
    return "" if target.endswith(suffix) else f"a reference to {target!r}, a template of the other language,"
