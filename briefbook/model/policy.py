"""What a page may load: its Content Security Policy (CSP 3), which stands in its head and in what servers send with it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: The policy of every page; it stands before anything that could load something.
POLICY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "script-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "font-src": "'self'",
        "connect-src": "'self'",  # or auditors cannot read robots.txt as the page's own
    }
)
#: What a search needs besides: it runs as WebAssembly.
SEARCH_POLICY: Final[Mapping[str, str]] = MappingProxyType({**POLICY, "script-src": "'self' 'wasm-unsafe-eval'"})


def policy_text(kind: str = "", **more: str) -> str:
    """Return the policy of a page of this *kind* as it is written; *more* are directives, with ``_`` for ``-``."""
    directives = SEARCH_POLICY if kind == "search" else POLICY
    extra = {name.replace("_", "-"): value for name, value in more.items()}
    return "; ".join(f"{name} {value}" for name, value in {**directives, **extra}.items())
