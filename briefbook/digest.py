"""Digests of values: two values have one digest only if they are equal, whatever process or machine computes it."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import cast

from msgspec import Struct


def digest(*values: object) -> str:
    """Return the digest of *values* in 32 hex digits (BLAKE2b, 128 bits).

    Values are records (`msgspec.Struct`), enums, tuples, mappings, text, bytes, numbers, days and ``None``. Each is written with its
    type and its length, so that no two different values are written alike. Raises TypeError for others.
    """
    parts: list[bytes] = []
    _write(values, parts.append)
    return blake2b(b"".join(parts), digest_size=16).hexdigest()


def _write(value: object, write: Callable[[bytes], None]) -> None:
    kind = type(value)
    if kind is str:
        _write_text(b"s", cast("str", value), write)
    elif kind is tuple:
        items = cast("tuple[object, ...]", value)
        write(b"t%d:" % len(items))
        for item in items:
            _write(item, write)
    elif value is None:
        write(b"n")
    elif isinstance(value, Struct):
        name, fields = _shape(type(value))
        write(name)
        for field in fields:
            _write(getattr(value, field), write)
    else:
        _write_rare(value, write)


def _write_rare(value: object, write: Callable[[bytes], None]) -> None:
    """Write a value that is rarer than text, tuples and records."""
    match value:
        case Enum():
            _write_text(b"e", f"{type(value).__qualname__}.{value.name}", write)
        case bool():
            write(b"b1" if value else b"b0")
        case int() | Decimal():
            _write_text(b"i", f"{type(value).__name__} {value}", write)
        case date():
            _write_text(b"d", value.isoformat(), write)
        case bytes():
            write(b"y%d:" % len(value))
            write(value)
        case str():  # a subclass of text is not the text
            _write_text(b"k", type(value).__qualname__, write)
            _write_text(b"s", str(value), write)
        case Mapping():
            write(b"m%d:" % len(value))
            for key, item in value.items():
                _write(key, write)
                _write(item, write)
        case _:
            raise TypeError(f"no digest for {type(value).__name__}")


@cache
def _shape(kind: type[Struct]) -> tuple[bytes, tuple[str, ...]]:
    """Return how a record of *kind* begins, and its fields."""
    fields = kind.__struct_fields__
    parts: list[bytes] = []
    _write_text(b"r", f"{kind.__module__}.{kind.__qualname__} {len(fields)}", parts.append)
    return b"".join(parts), fields


def _write_text(mark: bytes, text: str, write: Callable[[bytes], None]) -> None:
    content = text.encode("utf-8", "surrogatepass")
    write(b"%s%d:%s" % (mark, len(content), content))
