"""Part a Markdown file into its front matter and its body."""

import re

from msgspec import Struct

from briefbook.load.tree import Document
from briefbook.load.yaml_read import read_yaml
from briefbook.model.place import SourceMap
from briefbook.model.problem import Problem, Span, error

_FENCE = re.compile(r"---[ \t]*")


class Parted(Struct, frozen=True, gc=False, kw_only=True):
    """A Markdown file: its front matter (an empty document where there is none), its body, the line the body starts on."""

    front: Document
    body: str
    body_line: int


def part(path: str, text: str, *, required: bool = True) -> Parted | Problem:
    """Part *text*, the file *path*; without front matter it is all body, or a problem where that is *required*."""
    lines = text.split("\n")
    if not text.strip():
        return error(
            "empty-file", Span(path=path), "the file is empty", "begin it with front matter between two lines ---"
        )
    first = next(at for at, line in enumerate(lines) if line.strip())
    if not _FENCE.fullmatch(lines[first]):
        if required:
            message = "the file does not begin with front matter"
            return error(
                "no-front-matter",
                Span(path=path, line=first + 1),
                message,
                "begin with a line ---, the fields, and another line ---",
            )
        return Parted(front=Document(tree=None, source=SourceMap(path=path, marks={})), body=text, body_line=1)
    last = next((at for at in range(first + 1, len(lines)) if _FENCE.fullmatch(lines[at])), None)
    if last is None:
        span = Span(path=path, line=first + 1, width=3)
        return error(
            "no-front-matter", span, "the front matter is never closed", "end it with a line --- before the body"
        )
    front = "\n" * (first + 1) + "\n".join(lines[first + 1 : last])
    body_first = next((at for at in range(last + 1, len(lines)) if lines[at].strip()), last + 1)
    return Parted(
        front=read_yaml(path, front),
        body="\n".join(lines[body_first:]),
        body_line=min(body_first + 1, len(lines)),
    )
