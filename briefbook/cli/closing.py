"""The line that ends a build."""

import os
from collections.abc import Mapping
from pathlib import Path

from briefbook.pipeline.counts import Summary
from briefbook.report import summary


def closing(
    output: Path, counts: Summary, *, written: int, removed: int, made: int, seconds: Mapping[str, float] | None = None
) -> str:
    """Return what a build came to: what the site in *output* holds, what changed of it, and how long each stage took."""
    name = os.path.relpath(output)
    return summary(
        output=str(output) if name.startswith("..") else name,
        pages=counts.pages,
        statements=counts.statements,
        articles=counts.articles,
        written=written,
        removed=removed,
        made=made,
        seconds=seconds or {},
    )
