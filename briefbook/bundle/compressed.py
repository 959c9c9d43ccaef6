"""Files compressed once, for servers that send them so: ``x.html.gz``, and ``x.html.br`` where Brotli is installed."""

import gzip
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import Final

#: The ends of names of what gets smaller. The others are compressed already: fonts, pictures, the parts of a search index.
_TEXTUAL: Final = frozenset(
    "atom bib css csv html ics js json jsonld md mjs ris rss sqlite svg txt wasm webmanifest xml".split()
)
#: Below this many bytes a packet is a packet.
_LEAST: Final = 256


def formats() -> tuple[str, ...]:
    """Return the ends that compressed files get here, such as ``.gz``."""
    return tuple(_packers())


def compressed(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each compressed form of a file that is worth it.

    The same bytes give the same bytes, with one version of zlib and Brotli.
    """
    if path.rpartition(".")[2] not in _TEXTUAL or len(content) < _LEAST:
        return
    for suffix, pack in _packers().items():
        packed = pack(content)
        if len(packed) < len(content):
            yield path + suffix, packed


def _packers() -> Mapping[str, Callable[[bytes], bytes]]:
    found: dict[str, Callable[[bytes], bytes]] = {".gz": _gzip}
    if find_spec("brotli") is not None:
        found[".br"] = _brotli
    return found


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _brotli(content: bytes) -> bytes:
    from brotli import compress  # noqa: PLC0415 - an extra

    packed: bytes = compress(content, quality=11)
    return packed
