"""The pages of a site by kind: tests and pictures look at one of each instead of all."""

import re
from pathlib import Path

_KIND = re.compile(r'<body class="page-([a-z-]+)"')


def pages_by_kind(site: Path) -> dict[str, tuple[str, ...]]:
    """Return the paths of the pages in *site* by the kind that their ``body`` names, the largest first.

    Pages that lead elsewhere at once are left out: nobody reads them.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        kind = _KIND.search(text)
        assert kind, path
        if kind[1] == "redirect":
            continue
        found.setdefault(kind[1], []).append((-len(text), path.relative_to(site).as_posix()))
    return {kind: tuple(path for _, path in sorted(pages)) for kind, pages in sorted(found.items())}
