"""Histories that hold what a build could miss: each was, or could have been, built wrong once."""

from typing import Final

from tests.edits import GOLDEN, Edit, Link, Remove, Rename, Swap, Toggle, Touch, Write
from tests.golden_edits import POST, WIRE

_ABOUT: Final = "content/pages/about.md"
_ACTORS: Final = "content/actors.yaml"
_DEMANDS: Final = "content/demands.yaml"
_CONFIG: Final = "config.yaml"
_TEXT: Final = "texts/wire-0306.txt"
_THIRD: Final = "content/articles/2024-03-08-wire.md"
_WRITTEN: Final = tuple(path.relative_to(GOLDEN).as_posix() for path in sorted(GOLDEN.rglob("content/**/*.*")))

#: More words in a row than any site may show of a private text.
_LONG: Final = (
    "It holds that neither the port nor the union has found any way out of a dispute "
    "that has now cost both of them more than they ever hoped to win from it."
)
#: Twenty words of the private text.
_TWENTY: Final = (
    "two days after talks collapsed the day before yesterday up to 380 dockers stayed away from work on Wednesday"
)


def _article(more: str = "") -> Write:
    """Return the writing of a third article; *more* is a line of its head."""
    head = f"source: evening-wire\ntitle: Both wait\npublished: 2024-03-08\n{more}"
    return Write(_THIRD, f"---\n{head}---\nThe port waits, the union waits.\n")


def _config(line: str) -> Swap:
    """Return the entry of *line* in the configuration, and its removal."""
    return Swap(_CONFIG, "editor:", f"{line}\neditor:")


_ABOUT_LONG: Final = Swap(_ABOUT, "This site", f"{_LONG} This site")
_UNLOCATED: Final = Swap(POST, "quote: far beyond what this", "quote: far beyond what that")

HISTORIES: Final[dict[str, tuple[tuple[Edit, ...], ...]]] = {
    "an article names a private text that was there": (
        (Write("texts/third.txt", _LONG), _article(), _ABOUT_LONG),
        (_article("text: third.txt\n"),),
    ),
    "an article names a private text no more": (
        (Write("texts/third.txt", _LONG), _article("text: third.txt\n")),
        (_ABOUT_LONG,),
        (_article(),),
    ),
    "a private text comes to hold what a page has": ((_ABOUT_LONG,), (Swap(_TEXT, "Neither side", f"{_LONG} Neither side"),)),
    "a private text comes to hold what only data have": (
        (Swap(POST, "  says: Both", f"  note: {_LONG}\n  says: Both"),),
        (Swap(_TEXT, "Neither side", f"{_LONG} Neither side"),),
    ),
    "fewer words in a row may be shown": (
        (Swap(_ABOUT, "This site", f"{_TWENTY}. This site"),),
        (_config("quoting: {long_quote_words: 18}"),),
    ),
    "texts change while their folder is refused": ((_config("texts: ../x"),), (Toggle(_TEXT),)),
    "a retired entry leads elsewhere": (
        (Swap(_ACTORS, "kai-lund:", "kaj-lund: {retired_to: kai-lund}\nkai-lund:"),),
        (Swap(_ACTORS, "kaj-lund: {retired_to: kai-lund}", "kaj-lund: {retired_to: mira-holm}"),),
    ),
    "an address leads elsewhere, is a page, leads elsewhere": (
        (Swap(_ACTORS, "kai-lund:", "kaj-lund: {retired_to: kai-lund}\nkai-lund:"),),
        (
            Swap(_ACTORS, "kaj-lund: {retired_to: kai-lund}", "kaj-lund: {name: Kaj Lund}"),
            Swap("content/events.yaml", "who: [kai-lund, port-authority]", "who: [kaj-lund]"),
        ),
        (
            Swap(_ACTORS, "kaj-lund: {name: Kaj Lund}", "kaj-lund: {retired_to: mira-holm}"),
            Swap("content/events.yaml", "who: [kaj-lund]", "who: [kai-lund]"),
        ),
    ),
    "an id is given twice, once by a note without a place": (
        (_UNLOCATED,),
        (
            Swap(
                WIRE,
                "- correction: offer",
                "- who: kai-lund\n  id: port-refuses\n  says: He said no.\n  anchor: who chairs the union\n\n- correction: offer",
            ),
        ),
    ),
    "a demand without a place moves down": (
        (Swap(_DEMANDS, "anchor: a rise of six", "anchor: a rise of seven"),),
        (Swap(_DEMANDS, "six-percent:\n", "\n\nsix-percent:\n"),),
    ),
    "a passage moves": (
        (Swap("content/articles/2024-03-05-post.md", "how long the reserve", "how long *the reserve"),),
        (Swap("content/articles/2024-03-05-post.md", "how long *the reserve", "how long the reserve"),),
    ),
    "no article at all, one, none": (
        (Remove(tuple(file for file in _WRITTEN if "/a" in file or file.endswith(("corrections.yaml", "demands.yaml")))), Write(_ACTORS, (GOLDEN / _ACTORS).read_text(encoding="utf-8"))),
        (_article(),),
        (Remove((_THIRD,)),),
    ),
    "nothing, and all again": (
        (Remove(_WRITTEN),),
        tuple(Write(file, (GOLDEN / file).read_text(encoding="utf-8")) for file in _WRITTEN),
    ),
    "it reaches far ahead, without end, and not": (
        (_config("as_of: 9999-12-31"),),
        (_config("as_of: 9999-12-31"), _config("as_of: 2025")),
        (_config("as_of: 2025"), _config("as_of: 2024-03/..")),
        (_config("as_of: 2024-03/.."),),
    ),
    "an article leaves its notes, and others change": (
        (Rename("content/articles/2024-03-06-wire.md", "content/articles/2024-03-06-agency.md"),),
        (Swap(POST, "No container will be unloaded at night.", "At night nothing is unloaded."),),
    ),
    "a style, then another, and what is only copied": (
        (Write("templates/static/briefbook.css", "main { color: red }"), Write("templates/static/terms.txt", "Ours.\n")),
        (Write("templates/static/briefbook.css", "main { color: blue }"),),
        (Write("templates/static/terms.txt", "Theirs.\n"),),
    ),
    "a link leads nowhere": ((Link("content/articles/gone.md"),), (Touch(_ABOUT),), (Remove(("content/articles/gone.md",)),)),
}  # fmt: skip
