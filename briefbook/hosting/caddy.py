"""A site block for a Caddyfile (Caddy 2.6 and later), which gets its certificate by itself."""

from collections.abc import Iterable, Iterator

from briefbook.hosting.rules import (
    CACHE,
    FINGERPRINT,
    MISSING,
    POLICY,
    SEARCH,
    TYPES,
    Hosted,
    Where,
    of,
    quoted,
    special,
)


def caddyfile(site: Hosted) -> str:
    """Return the block of the site."""
    # In a route, what is said later comes later: of two headers, the second holds.
    body = [f"root * {quoted(site.place)}", *_block("route", [*_headers(), "", *_answers(site)]), "", *_errors()]
    lines = ["# Written by `build.py hosting caddy`.", f"{site.origin or ':80'} {{", *_indented(body), "}", ""]
    return "\n".join(lines)


def _headers() -> Iterator[str]:
    yield f"@fingerprinted path_regexp {FINGERPRINT}"
    yield f"@searches path */{SEARCH}"
    yield from _block("header", (f"{name} {quoted(value)}" for name, value in of(Where.EVERYWHERE)))
    yield f"header @fingerprinted {CACHE} {quoted(special(CACHE)[Where.FINGERPRINTED])}"
    yield f"header @searches {POLICY} {quoted(special(POLICY)[Where.SEARCH])}"
    for suffix, kind in TYPES.items():
        encoded = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        # Deferred: the file server would name the type that its system knows.
        yield f"@{suffix} path *.{suffix}"
        yield from _block(f"header @{suffix}", [f"Content-Type {quoted(encoded)}", "defer"])


def _answers(site: Hosted) -> Iterator[str]:
    for old, new in site.redirects:
        yield f"redir {quoted(site.prefix + old)} {quoted(site.prefix + new)} permanent"
    files = ["@hidden path */.*", "error @hidden 404", *_block("file_server", ["precompressed br gzip"])]
    if site.prefix == "/":
        yield from files
        return
    yield f"redir {quoted(site.prefix[:-1])} {quoted(site.prefix)} permanent"
    yield from _block(f"handle_path {quoted(site.prefix + '*')}", files)
    yield from _block("handle", ["error 404"])


def _errors() -> Iterator[str]:
    # What was set for the address that was asked for is still set: what is not there is no style sheet, and never immutable.
    lines = [
        f"header {CACHE} {quoted(special(CACHE)[Where.EVERYWHERE])}",
        'header Content-Type "text/html; charset=utf-8"',
        f"rewrite * /{MISSING}",
        *_block("file_server", ["precompressed br gzip"]),
    ]
    yield "@missing expression {http.error.status_code} == 404"
    yield from _block("handle_errors", _block("handle @missing", lines))


def _block(opening: str, lines: Iterable[str]) -> list[str]:
    return [f"{opening} {{", *_indented(lines), "}"]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"\t{line}" if line else line for line in lines]
