"""What a run counted."""

from msgspec import Struct


class Summary(Struct, frozen=True, gc=False, kw_only=True):
    """What a build counted; *made* are the pages that were made anew."""

    articles: int = 0
    statements: int = 0
    pages: int = 0
    files: int = 0
    made: int = 0


def summary_of(articles: int, statements: int, files: frozenset[str], made: int) -> Summary:
    """Return the summary of a site of *files*."""
    pages = sum(path.endswith(".html") for path in files)
    return Summary(articles=articles, statements=statements, pages=pages, files=len(files), made=made)
