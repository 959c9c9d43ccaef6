"""Report: problems and summaries, for people, for machines, and for the error panel. Pure but for `source_lines`."""

from briefbook.report.machines import as_github, as_json, as_panel
from briefbook.report.people import counted, human, summary, tally
from briefbook.report.sources import LineOf, source_lines
from briefbook.report.visible import visible

__all__ = [
    "LineOf",
    "as_github",
    "as_json",
    "as_panel",
    "counted",
    "human",
    "source_lines",
    "summary",
    "tally",
    "visible",
]
