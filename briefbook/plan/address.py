"""Addresses: which pages and other files there are to make, each by what its maker needs to know of it."""

from msgspec import Struct


class Address(Struct, frozen=True, gc=False, kw_only=True):
    """A page to make: its *path*, the *kind* of page, and which one of that kind.

    *key* is an id, a day (``2022-01-21``), a month (``2022-01``) or a slug; ``""`` for a page that is the only one of its
    kind. *number* is its part, from 1, where a list goes on over several pages. *beside* are the suffixes of the files
    beside the page that say the same in other forms (`briefbook.model.alternates.FORMATS`).
    """

    path: str
    kind: str
    key: str = ""
    number: int = 1
    beside: tuple[str, ...] = ()


class FileAddress(Struct, frozen=True, gc=False, kw_only=True):
    """A file to make that is no page: its *path*, the *kind* of file, and its part, from 1, where there are several.

    *page* is the page that it is the picture of, if it is one.
    """

    path: str
    kind: str
    number: int = 1
    page: Address | None = None
