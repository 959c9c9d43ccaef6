"""The search index: made of records by pagefind, which is spoken here only, and may be absent."""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from html import escape
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import Final

from briefbook.digest import digest
from briefbook.model.searched import SearchRecord

#: Words that are searched and not shown weigh as little as that.
_UNSHOWN: Final = "0.5"
#: What pagefind makes besides the index, and our own script does without.
_UNUSED: Final = (
    "pagefind-ui.",
    "pagefind-modular-ui.",
    "pagefind-component-ui.",
    "pagefind-highlight.",
    "pagefind-worker.",
)


class IndexFailed(Exception):
    """No index could be made; the message says why."""


def installed() -> str:
    """Return the version of pagefind that makes indexes here, or nothing if it is not installed."""
    try:
        return version("pagefind-bin")
    except PackageNotFoundError:
        return ""


def digest_of_index(documents: Iterable[bytes], language: str) -> str:
    """Return the digest of all that an index of *documents* in *language* depends on, the version of pagefind among it."""
    held = blake2b(digest(installed(), language).encode(), digest_size=16)
    for document in documents:
        held.update(blake2b(document, digest_size=16).digest())
    return held.hexdigest()


def document(record: SearchRecord) -> bytes:
    """Return *record* as a page that pagefind reads: what it is found by, what is shown of it, its filters."""
    quoted = f" “{record.quote}”" if record.quote else ""
    found = (
        (record.weight, (record.title,)),
        (record.weight, record.names),
        (1, (f"{record.says}{quoted}",)),
        (_UNSHOWN, record.words),
    )
    body = "".join(
        f'<p data-pagefind-weight="{weight}">{escape(text)}</p>' for weight, texts in found for text in texts if text
    )
    shown = (
        *(("path", record.path), ("title", record.title), ("kind", record.kind), ("says", record.says)),
        *(("quote", record.quote), ("source", record.source), ("names", "; ".join(record.names))),
    )
    told = "".join(f'<i data-pagefind-meta="{name}">{escape(text)}</i>' for name, text in shown if text)
    filters = ((name, value) for name, values in record.filters for value in values)
    sifted = "".join(f'<i data-pagefind-filter="{name}">{escape(value)}</i>' for name, value in filters)
    page = f"<!doctype html><html><body><div data-pagefind-body>{body}</div>{told}{sifted}</body></html>"
    return page.encode()


def index_of(documents: Iterable[bytes], language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index of *documents*, whose words are in *language*: paths below the index's folder, and contents.

    Raises `IndexFailed`, OSError.
    """
    from pagefind_bin import get_executable  # noqa: PLC0415 - may be absent; never another that the environment names

    try:
        program = get_executable()
    except FileNotFoundError as failure:
        raise IndexFailed(f"pagefind-bin is installed without its program: {failure}") from failure
    with tempfile.TemporaryDirectory(prefix="briefbook-") as name:
        folder = Path(name)
        pages, index = folder / "pages", folder / "index"
        pages.mkdir()
        for number, content in enumerate(documents):
            (pages / f"{number:07}.html").write_bytes(content)
        _run(program, pages, index, language)
        for path in sorted(chain(index.glob("*.*"), index.glob("*/*"))):
            if path.is_file() and not path.name.startswith(_UNUSED):
                yield path.relative_to(index).as_posix(), path.read_bytes()


def _run(program: Path, pages: Path, index: Path, language: str) -> None:
    """Run pagefind over *pages*, in a folder without any settings of its own."""
    options = ("--quiet", "--force-language", language.split("-", maxsplit=1)[0])
    command = [str(program), "--site", str(pages), "--output-path", str(index), *options]
    done = subprocess.run(  # noqa: S603 - the indexer, on files that we wrote
        command, cwd=pages.parent, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode != 0:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise IndexFailed(said[-1] if said else f"pagefind ended with status {done.returncode}")
