"""A configuration for nginx, to be put where it reads those of sites (``/etc/nginx/conf.d/``)."""

from collections.abc import Iterator

from briefbook.hosting.rules import (
    CACHE,
    FINGERPRINT,
    INDEX,
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

#: What is text, besides HTML: its encoding is told.
_TEXTUAL = (
    "text/plain text/css text/csv text/xml text/calendar text/javascript application/javascript application/json "
    "application/ld+json application/atom+xml application/rss+xml application/xml image/svg+xml"
)


def nginx_conf(site: Hosted) -> str:
    """Return the configuration: one server, and before it what depends on the address that is asked for."""
    return "\n".join((*_maps(site), *_server(site), ""))


def _maps(site: Hosted) -> Iterator[str]:
    # $uri is that of the page for missing addresses where that is sent: what is not there is never immutable.
    cache, policy = special(CACHE), special(POLICY)
    yield "# Written by `build.py hosting nginx`."
    yield from _map(f"${site.name}_cache", cache[Where.EVERYWHERE], {f"~{FINGERPRINT}": cache[Where.FINGERPRINTED]})
    yield from _map(f"${site.name}_policy", policy[Where.EVERYWHERE], {site.prefix + SEARCH: policy[Where.SEARCH]})
    yield from _map(f"${site.name}_moved", "", {site.prefix + old: site.prefix + new for old, new in site.redirects})


def _map(name: str, default: str, values: dict[str, str]) -> Iterator[str]:
    yield f"map $uri {name} {{"
    for key, value in values.items():
        written = f'"{key}"' if key.startswith("~") else quoted(key)
        yield f"    {written} {quoted(value)};"
    yield f"    default {quoted(default)};"
    yield "}"


def _server(site: Hosted) -> Iterator[str]:
    everywhere = dict(of(Where.EVERYWHERE)) | {CACHE: f"${site.name}_cache", POLICY: f"${site.name}_policy"}
    port = site.port
    yield from ("", "server {", f"    listen {port};", f"    listen [::]:{port};")
    yield f"    server_name {quoted(site.host) if site.host else '_'};"
    yield from ("    absolute_redirect off;", "    charset utf-8;", f"    charset_types {_TEXTUAL};")
    yield from ("    default_type application/octet-stream;", "    include mime.types;", "    types {")
    yield from (f"        {kind} {suffix};" for suffix, kind in TYPES.items())
    yield "    }"
    for name, value in everywhere.items():
        yield f"    add_header {name} {value if value.startswith('$') else quoted(value)} always;"
    yield from (
        "",
        "    # Files that are compressed already: `build.py export web`.",
        "    gzip_static on;",
        "    gzip_vary on;",
    )
    yield "    # brotli_static on;  # with Debian's libnginx-mod-http-brotli-static"
    yield from ("", f'    if (${site.name}_moved) {{ return 301 "${site.name}_moved"; }}')
    yield from (f"    index {INDEX};", f"    error_page 404 {quoted(site.prefix + MISSING)};")
    if site.prefix == "/":
        yield f"    root {quoted(site.place)};"
    else:
        yield f"    location = {quoted(site.prefix[:-1])} {{ return 301 {quoted(site.prefix)}; }}"
        yield f"    location {quoted(site.prefix)} {{ alias {quoted(site.place + '/')}; }}"
        yield "    location / { return 404; }"
    yield from ("    location ~ /\\. { return 404; }", "}")
