"""Which problem codes the program can tell, read from its source, and which ones are documented.

A code stands as the first argument of ``error(…)``, ``warning(…)`` or ``PydanticCustomError(…)`` (a schema's complaint,
whose type becomes the code) or as ``code=`` of ``Problem(…)``: as a text, a choice of texts, a text with a gap
(``f"unknown-{kind}"``), or a name that leads to one of these through assignments and the arguments of calls.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAKERS = frozenset({"error", "warning", "Problem", "PydanticCustomError"})
# Gives the type of a schema's complaint as the code; where the complaint is made, the code is read.
RELAYS = frozenset({"briefbook/load/records.py"})
DOCUMENTED = re.compile(r"^(?:\| *|#+ +|[-*] +)`([a-z0-9-]+)`", re.MULTILINE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Use:
    """One place that makes a problem: *pattern* matches its codes, None where the source does not tell."""

    path: str
    line: int
    pattern: str | None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.pattern or 'a code that cannot be read from the source'}"


def documented(page: str) -> tuple[str, ...]:
    """Return the codes that *page* explains: those that begin a table row, a heading or a list item."""
    return tuple(DOCUMENTED.findall(page))


def used(package: Path) -> tuple[Use, ...]:
    """Return every use of a code in the modules of *package*."""
    modules = [_Module(path) for path in sorted(package.rglob("*.py"))]
    found = set()
    for module in modules:
        for call in module.calls:
            if isinstance(call.func, ast.Name) and call.func.id in MAKERS:  # not parser.error(…)
                function = module.around(call)
                if function is not None and function.name in MAKERS:
                    continue  # the makers themselves, in the model
                code = _argument(call, "code", 0)
                patterns = _patterns(code, module, function, modules, 4) if code is not None else {None}
                path = module.path.relative_to(package.parent).as_posix()
                found |= {(path, call.lineno, pattern or "") for pattern in patterns if pattern or path not in RELAYS}
    return tuple(Use(path=path, line=line, pattern=pattern or None) for path, line, pattern in sorted(found))


class _Module:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.calls = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        self._above = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def around(self, node: ast.AST) -> Function | None:
        """Return the innermost function that holds *node*."""
        above = self._above.get(node)
        while above is not None and not isinstance(above, Function):
            above = self._above.get(above)
        return above

    def is_method(self, function: Function) -> bool:
        static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in function.decorator_list)
        return isinstance(self._above[function], ast.ClassDef) and not static


def _callee(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    plain = not any(isinstance(argument, ast.Starred) for argument in call.args[: position + 1])
    return call.args[position] if plain and position < len(call.args) else None


def _patterns(
    code: ast.expr, module: _Module, function: Function | None, modules: list[_Module], depth: int
) -> set[str | None]:
    match code:
        case ast.Constant(value=str(text)):
            return {re.escape(text)}
        case ast.JoinedStr(values=values):
            parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+" for part in values)
            return {"".join(parts)}
        case ast.IfExp(body=body, orelse=orelse):
            return _patterns(body, module, function, modules, depth) | _patterns(
                orelse, module, function, modules, depth
            )
        case ast.Name(id=name) if depth:
            found = set[str | None]()
            for value, place, holder in _values(name, module, function, modules):
                found |= _patterns(value, place, holder, modules, depth - 1)
            return found or {None}
    return {None}


def _values(
    name: str, module: _Module, function: Function | None, modules: list[_Module]
) -> Iterator[tuple[ast.expr, _Module, Function | None]]:
    """Find what *name* may stand for: what is assigned to it, and what calls give for it if it is a parameter."""
    for node in ast.walk(function or module.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                yield value, module, function
    if function is None:
        return
    parameters = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    if name not in [*parameters, *(parameter.arg for parameter in function.args.kwonlyargs)]:
        return
    position = parameters.index(name) - module.is_method(function) if name in parameters else len(parameters)
    for other in modules:
        for call in other.calls:
            if _callee(call) == function.name:
                given = _argument(call, name, position)
                if given is not None:
                    yield given, other, other.around(call)
