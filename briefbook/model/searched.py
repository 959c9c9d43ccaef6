"""What a search can find: a record for each statement, page and name."""

from typing import Final

from msgspec import Struct

#: The folder of the search index, below the site's root.
INDEX: Final = "pagefind/"


class SearchRecord(Struct, frozen=True, gc=False, kw_only=True):
    """Something that a search can find, and what is shown of it.

    *path* is its address below the site's root. *title*, *says*, *quote* (without its marks), *kind* and *source* are shown.
    *names* are other names of it and *words* whatever else it is found by; neither is shown. *weight* (1 to 10) is that of its
    title and names, beside the 1 of what it says. *filters* are (filter, values), sorted.
    """

    path: str
    title: str
    kind: str
    says: str = ""
    quote: str = ""
    source: str = ""
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    weight: int = 1
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
