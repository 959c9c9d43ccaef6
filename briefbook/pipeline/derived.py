"""What follows from a collection as a whole, as bytes: its shared findings, and the list of all pages, each with its trace.

These are values of many types, which this program itself wrote. They are read back as what they were, and nothing else: a record
of ours, a day, a number or a plain value; whatever would call another thing is damaged.
"""

import pickle
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import Any, Final

from msgspec import Struct

from briefbook.collection import Collection
from briefbook.model.trace import Read
from briefbook.pipeline.contents import Contents
from briefbook.plan import LISTERS, file_addresses

_PLAIN: Final[Mapping[tuple[str, str], object]] = {
    ("datetime", "date"): date,
    ("decimal", "Decimal"): Decimal,
    ("collections", "Counter"): Counter,
    ("builtins", "set"): set,
    ("builtins", "frozenset"): frozenset,
}
_OURS: Final = ("briefbook.model.", "briefbook.plan.")


class Derived(Struct, frozen=True, gc=False):
    """The shared findings by name and key, and what each lister of pages listed: values with what they were made from."""

    findings: Mapping[tuple[str, Any], tuple[Any, frozenset[Read]]]
    lists: tuple[tuple[tuple[Any, ...], frozenset[Read]], ...]


def derived_of(collection: Collection, contents: Contents) -> Derived:
    """Return what *collection* and *contents* hold."""
    findings = {
        name: (rows, reads)
        for name, (rows, reads) in collection.kept.items()
        if name[0] in collection.shared and type(rows) in {dict, Counter}
    }
    return Derived(findings, tuple(contents.lists[lister] for lister in (*LISTERS, file_addresses)))


def restore(derived: Derived, collection: Collection, contents: Contents) -> None:
    """Let *collection* and *contents* hold what others like them held."""
    for name, (rows, reads) in derived.findings.items():
        collection.keep(name, rows, reads)
    contents.restore(dict(zip((*LISTERS, file_addresses), derived.lists, strict=True)))


def packed_derived(derived: Derived) -> bytes:
    """Return *derived* as bytes."""
    return pickle.dumps((derived.findings, derived.lists), protocol=pickle.HIGHEST_PROTOCOL)


def unpacked_derived(stored: bytes) -> Derived:
    """Return what `packed_derived` made bytes of. Raises ValueError for anything else."""
    try:
        return Derived(*_Reader(BytesIO(stored)).load())
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError) as failure:
        raise ValueError("damaged") from failure


class _Reader(pickle.Unpickler):
    """Reads values, and no class but those of records and plain values."""

    def find_class(self, module: str, name: str, /) -> Any:  # noqa: ANN401 - as in the standard library
        plain = _PLAIN.get((module, name))
        if plain is not None:
            return plain
        if (module, name) == ("msgspec._utils", "rebuild"):
            return super().find_class(module, name)
        if module.startswith(_OURS):
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and issubclass(found, (Struct, str, tuple)):
                return found
        raise pickle.UnpicklingError(f"no record: {module}.{name}")
