"""How templates are compiled: as Jinja does it, less what our templates never need and every value on every page would pay."""

from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class PlainOutput(CodeGenerator):
    """Writes the code of templates in which ``finalize`` escapes, only macros are called, and views have fields, not keys.

    Jinja would escape what ``finalize`` returned once more, to no effect, ask of every call whether it wants the context,
    and look for a key where a field is missing. Should a later Jinja not ask these methods any more, pages are the same
    and slower.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002
        self.write("environment.finalize(context, ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write the reading of a field; one that is missing raises `AttributeError`."""
        if iskeyword(node.attr):  # no view has it; Jinja says so
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call of a macro by its positional arguments directly; any other as Jinja does."""
        plain = isinstance(node.node, nodes.Name) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if forward_caller or not plain:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
