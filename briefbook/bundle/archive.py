"""A site as one archive, which opens from disk once it is unpacked."""

import stat
from collections.abc import Callable, Iterable
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: What only web servers read.
_FOR_SERVERS: Final = frozenset({"_headers", "_redirects", "404.html", "404.md", "robots.txt"})
#: The earliest time that an archive can tell: what it holds was made at no time.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_LEVEL: Final = 9


def write_archive(to: IO[bytes], folder: str, paths: Iterable[str], read: Callable[[str], bytes]) -> int:
    """Write a ZIP archive of the site's files *paths* below one *folder*; return how many it holds.

    *read* returns the content of each. The same files give the same bytes, with one version of zlib. What is for web servers
    alone is left out.
    """
    kept = sorted(path for path in paths if path not in _FOR_SERVERS and not path.startswith("sitemap"))
    with ZipFile(to, "w") as archive:
        for path in kept:
            entry = ZipInfo(f"{folder}/{path}", _TIME)
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, read(path), compresslevel=_LEVEL)
    return len(kept)
