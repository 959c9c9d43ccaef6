"""References as RIS, as BibTeX and as CSL JSON, for reference managers."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.json import encode

from briefbook.model.alternates import DateParts, Reference, References

#: What LaTeX takes for a command, and how it writes the character itself.
_LATEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
#: What would end an address in BibTeX; everything else stands in it as it is.
_NOT_IN_URL: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_BREAKS: Final = re.compile(r"\s+")


def ris(references: References) -> bytes:
    """Return *references* as RIS: a tag and its value on a line, lines ended by CR LF."""
    return "\r\n".join(line for item in references.items for line in (*_ris(item), "")).encode()


def _ris(item: Reference) -> Iterator[str]:
    issued = item.issued[0] if item.issued else ()
    tags: list[tuple[str, str]] = [
        ("TY", "NEWS" if item.news else "ELEC"),
        ("ID", item.id),
        ("TI", item.title),
        *(("AU", author) for author in item.authors),
        ("T2", item.container),
        ("PY", f"{issued[0]:04}" if issued else ""),
        ("DA", "/".join(f"{part:02}" for part in issued)),
        ("Y2", "/".join(f"{part:02}" for part in item.accessed)),
        ("UR", item.url),
        ("L2", item.archive),
        ("LA", item.language),
        ("N1", item.note),
    ]
    yield from (f"{tag}  - {_line(value)}" for tag, value in tags if value)
    yield "ER  - "


def bibtex(references: References) -> bytes:
    """Return *references* as BibTeX, in UTF-8: fields in braces, what LaTeX reads as commands escaped."""
    return "\n".join(map(_bibtex, references.items)).encode()


def _bibtex(item: Reference) -> str:
    fields = [
        ("title", _whole(item.title)),
        ("author", " and ".join(map(_whole, item.authors))),
        ("journal" if item.news else "organization", _escaped(item.container)),
        *_dated(item.issued),
        ("urldate", _iso(item.accessed)),
        ("url", item.url.translate(_NOT_IN_URL)),
        ("language", _escaped(item.language)),
        ("note", _escaped(item.note)),
    ]
    lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return f"@{'article' if item.news else 'misc'}{{{item.id},\n" + ",\n".join(lines) + "\n}\n"


def _dated(issued: tuple[DateParts, ...]) -> Iterator[tuple[str, str]]:
    """Yield the date for BibLaTeX, and its year for those who know no other."""
    if issued:
        yield "year", f"{issued[0][0]:04}"
        yield "date", "/".join(map(_iso, issued))


def csl_json(references: References) -> bytes:
    """Return *references* as CSL JSON: one item a line, names as they are, dates as far as they are known."""
    return b"[\n" + b",\n".join(encode(dict(_csl(item))) for item in references.items) + b"\n]\n"


def _csl(item: Reference) -> Iterator[tuple[str, object]]:
    yield "id", item.id
    yield "type", "article-newspaper" if item.news else "webpage"
    if item.authors:
        yield "author", [{"literal": author} for author in item.authors]
    if item.issued:
        yield "issued", {"date-parts": item.issued, **({"circa": True} if item.circa else {})}
    if item.accessed:
        yield "accessed", {"date-parts": [item.accessed]}
    texts = {"title": item.title, "container-title": item.container, "URL": item.url, "archive_location": item.archive}
    texts |= {"language": item.language, "note": item.note}
    yield from ((name, value) for name, value in texts.items() if value)


def _iso(parts: Iterable[int]) -> str:
    return "-".join(f"{part:02}" for part in parts)


def _escaped(text: str) -> str:
    return _line(text).translate(_LATEX)


def _whole(text: str) -> str:
    """Return a title or name in braces of its own: its capitals stay, and it is not parted."""
    return f"{{{_escaped(text)}}}" if text else ""


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
