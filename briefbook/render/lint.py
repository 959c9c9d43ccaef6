"""What a template may not do: everything that would let a value become markup, or hide what a template depends on."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct

from briefbook.model.problem import Problem, Span, error
from briefbook.render.closures import DRAWING, pictures, references

#: Where an address begins: a Markdown link's destination, an attribute that the browser follows.
_ADDRESS = re.compile(r"""\]\($|\s(?:href|src|action|formaction|poster|srcset|data)\s*=\s*["']?$""", re.IGNORECASE)
_HINT = "say it with plain output, the allowed filters, and macros with explicit arguments"


def lint(environment: Environment, name: str, tree: nodes.Template, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return what the template *name*, which reads as *tree*, must not do.

    *texts* maps the names of all templates to their sources. Refused in every template: ``raw``,
    ``include``, ``autoescape`` and ``filter`` blocks, filters that there are not, references that are computed or lead
    nowhere, ``with context``, calls of methods, ``~``, private attributes, and addresses that do not pass the filter
    ``url``; in Markdown templates also ``+``, ``%`` and ``*``, which would join markup and plain text, and fences written
    by hand.
    """
    found: list[Problem] = []
    source = texts[name]
    if "raw" in source:
        found += (
            _refused(name, line, "a raw block") for line, kind, _ in environment.lex(source) if kind == "raw_begin"
        )
    look = _Look(environment=environment, name=name, known=frozenset(texts), seen=references(name, source, texts))
    for node in _walk(tree):
        if isinstance(node, nodes.Output):
            found += (_refused(name, line, reason) for line, reason in _output(node, markdown=look.markdown))
        reason = look.reason(node)
        if reason:
            found.append(_refused(name, node.lineno, reason))
        if isinstance(node, nodes.Filter) and node.name not in environment.filters:
            raise TemplateSyntaxError(f"No filter named {node.name!r}.", node.lineno, name)
    return tuple(found)


def _refused(name: str, line: int, reason: str) -> Problem:
    span = Span(path=f"templates/{name}", line=line)
    return error("template-unsafe", span, f"{reason} is not allowed in a template", _HINT)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


class _Look(Struct, frozen=True, gc=False, kw_only=True):
    """A look at the template *name*: *known* are all templates there are, *seen* the references that its text shows."""

    environment: Environment
    name: str
    known: frozenset[str]
    seen: frozenset[str]

    @property
    def markdown(self) -> bool:
        """Tell which of the two languages the template is in."""
        return self.name.endswith(".md.j2")

    def reason(self, node: nodes.Node) -> str:
        """Return in words what is wrong with *node* itself, or nothing."""
        reason = ""
        match node:
            case nodes.Include():
                reason = "include"
            case nodes.Extends() | nodes.Import() | nodes.FromImport():
                reason = self._reference(node)
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
            case nodes.Filter() if node.name in DRAWING:
                reason = self._picture(node)
            case nodes.Add() | nodes.Mod() | nodes.Mul() if self.markdown:
                reason = "+, % or *"
            case _:
                pass
        return reason

    def _picture(self, node: nodes.Filter) -> str:
        """Return what is wrong with the kind that a component is asked for by; without one, its class says it."""
        if not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs) and node.name == "component":
            return ""
        if (
            node.kwargs
            or node.dyn_args
            or node.dyn_kwargs
            or not node.args
            or not isinstance(node.args[0], nodes.Const)
        ):
            return "a computed component name"
        names = tuple(pictures(self.name, node.name, str(node.args[0].value)))
        missing = [name for name in names if name not in self.known]
        return f"a component without {' and '.join(missing)}" if missing else self._hidden(names)

    def _reference(self, node: nodes.Extends | nodes.Import | nodes.FromImport) -> str:
        if not isinstance(node.template, nodes.Const):
            return "a computed template name"
        if getattr(node, "with_context", False):
            return "with context"
        target = str(node.template.value)
        if target not in self.known:
            return f"a reference to {target!r}, which does not exist,"
        if not target.endswith(".md.j2" if self.markdown else ".html.j2"):
            return f"a reference to {target!r}, a template of the other language,"
        return self._hidden((target,))

    def _hidden(self, names: tuple[str, ...]) -> str:
        """Return what is wrong if the text does not show plainly that it refers to *names*."""
        hidden = [name for name in names if name not in self.seen]
        return f"a reference to {hidden[0]!r} in a roundabout way" if hidden else ""


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
