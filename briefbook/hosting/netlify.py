"""`_headers` and `_redirects`, which Netlify and Cloudflare Pages read in the folder that they publish.

Where two of their rules meet, values of one header are joined: so no header is given twice for one file. What that asks for is
that everything gets the widest policy, that of the page that searches; the policy in each page's own head narrows it, since
browsers keep to both. And files are asked for again each time without a rule of ours, which is how both serve everything.
"""

from collections.abc import Iterable, Iterator

from briefbook.hosting.rules import CACHE, POLICY, Hosted, Where, is_fingerprinted, of, special


def headers_file(paths: Iterable[str]) -> bytes:
    """Return ``_headers`` for a site of the files *paths*. Patterns are from the root of what is published."""
    widest = {**dict(of(Where.EVERYWHERE)), POLICY: special(POLICY)[Where.SEARCH]}
    blocks = [("/*", [(name, value) for name, value in widest.items() if name != CACHE])]
    blocks += [(f"/{path}", list(of(Where.FINGERPRINTED))) for path in sorted(paths) if is_fingerprinted(path)]
    return "\n".join(_lines(blocks)).encode()


def _lines(blocks: Iterable[tuple[str, list[tuple[str, str]]]]) -> Iterator[str]:
    for pattern, headers in blocks:
        yield pattern
        yield from (f"  {name}: {value}" for name, value in headers)
    yield ""


def redirects_file(site: Hosted) -> bytes:
    """Return ``_redirects``: a line for each address that moved.

    Where a file stands at the old address, as ours does, Netlify sends that: it leads on as well. The sign that would
    prevent it (``301!``) is none that Cloudflare knows.
    """
    return "".join(f"/{old} /{new} 301\n" for old, new in site.redirects).encode()
