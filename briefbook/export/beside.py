"""The files beside a page, made of the values that the page has for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from briefbook.export.records import record_json
from briefbook.model.alternates import Alternate, Record

#: How a value is written, by its type and by the suffix of the file.
_WRITERS: Final[Mapping[type, Mapping[str, Callable[[Any], bytes]]]] = {
    Record: {"json": record_json},
}


def files_beside(values: Iterable[Alternate]) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and the content of each file that *values* are made into. Pure."""
    for value in values:
        for suffix, write in _WRITERS[type(value)].items():
            yield suffix, write(value)
