"""Writers: what makes bytes of the values that pages and the site have for files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

from briefbook.model.alternates import Alternate, Calendar, Feed, Record, References
from briefbook.model.files import Guide, Robots, SiteFile, Sitemap, SitemapIndex

#: A function, by its module in this package and its name: a module is loaded when its form is first asked for. That of
#: calendars alone would take a tenth of the time in which a small site is made.
Writer = tuple[str, str]
#: How a value is written, by its type and by the suffix of the file.
_BESIDE: Final[Mapping[type, Mapping[str, Writer]]] = {
    Record: {"json": ("records", "record_json")},
    Feed: {"atom": ("feeds", "atom"), "feed.json": ("feeds", "json_feed")},
    Calendar: {"ics": ("calendars", "icalendar_file")},
    References: {
        "ris": ("references", "ris"),
        "bib": ("references", "bibtex"),
        "csl.json": ("references", "csl_json"),
    },
}

_FILES: Final[Mapping[type, Writer]] = {
    Guide: ("site_files", "guide"),
    Robots: ("site_files", "robots"),
    Sitemap: ("site_files", "sitemap"),
    SitemapIndex: ("site_files", "sitemap_index"),
}


def file_bytes(value: SiteFile) -> bytes:
    """Return the file, which is no page, that is made of *value*. Pure."""
    return _loaded(_FILES[type(value)])(value)


def files_beside(values: Iterable[Alternate]) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and the content of each file that *values* are made into. Pure."""
    for value in values:
        for suffix, writer in _BESIDE[type(value)].items():
            yield suffix, _loaded(writer)(value)


def load_writers() -> None:
    """Load what writes files beside pages now, once for all processes that are forked from this one."""
    for writers in _BESIDE.values():
        for writer in writers.values():
            _loaded(writer)


@cache
def _loaded(writer: Writer) -> Callable[[Any], bytes]:
    module, name = writer
    write: Callable[[Any], bytes] = getattr(import_module(f"briefbook.export.{module}"), name)
    return write
