"""Plain strings as they must stand in a page's Markdown: nothing in them may act, and people read them there."""

import re

_FOLDED = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")

# What can act anywhere on a line. A single underscore between letters or digits cannot; a backslash only before
# punctuation or at the end (where the template goes on); an exclamation mark only before the template's own link;
# "#" ends a heading; "&" and "<" act only where a reference or a tag could begin.
_ANYWHERE = re.compile(
    r"""
      \\ (?= [!-/:-@\[-`{-~] | $ )
    | [`*\[\]|]
    | (?<= [^\W_] ) _ (?! [^\W_] ) | (?<! [^\W_] ) _
    | ! $
    | \# (?= \#*$ )
    | < (?= [A-Za-z/!?] | $ )
    | & (?= \#?[0-9A-Za-z]* (?: ; | $ ) )
    """,
    re.VERBOSE,
)

# What can act at the start of a line only: heading, quotation, list, rule, underline, fences.
_START = re.compile(
    r"""
      [\#>]
    | [-+] (?= [-\s] | $ )
    | \d+ (?= [.)] (?: \s | $ ) )
    | =+ $
    | : (?= [:\s] | $ )
    | ~ (?= ~~ )
    """,
    re.VERBOSE,
)
# What most values are without, found in one go; a superset of all the above.
_SUSPECT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\\`*\[\]|_!#<&]|  |^[-+>=:~\d\s]|\s$")
_REFERENCES = {"<": "&lt;", "&": "&amp;"}


def escape_markdown(value: str) -> str:
    """Return *value* as one line of Markdown that shows it and can never become markup.

    White space and control characters are folded to single spaces, and cut off at both ends. It may stand at the
    start of a line, in a table's cell, a list's item, a link's words, a heading, in emphasis; not in code, not in
    an address, and not right before a ``". "`` of the template at the start of a line, where a number would make
    a list. Only what can act is escaped (rules: CommonMark 0.31.2, and Python-Markdown where it differs).
    """
    if not _SUSPECT.search(value):
        return value
    line = _FOLDED.sub(" ", value).strip()
    return _START.sub(_starting, _ANYWHERE.sub(_acting, line), count=1) if line else ""


def _acting(found: re.Match[str]) -> str:
    return _REFERENCES.get(found[0], f"\\{found[0]}")


def _starting(found: re.Match[str]) -> str:
    if found.start():
        return found[0]
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
