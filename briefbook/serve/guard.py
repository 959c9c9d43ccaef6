"""The guard: which requests are answered. A page of another site in the same browser is a stranger."""

import ipaddress
import urllib.parse
from typing import Final

from msgspec import Struct

_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class Address(Struct, frozen=True, gc=False, kw_only=True):
    """Where the server listens; port 0 leaves the choice to the system."""

    host: str = "127.0.0.1"
    port: int = 5500

    @property
    def public(self) -> bool:
        """Whether others than this machine can reach it."""
        return self.host.lower() not in _LOCAL

    @property
    def url(self) -> str:
        """The address of the home page, for a browser on this machine."""
        literal = _literal(self.host)
        host = "127.0.0.1" if literal is not None and literal.is_unspecified else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def refusal(address: Address, *, host: str, origin: str | None, site: str | None) -> str:
    """Return why a request with these headers (``Host``, ``Origin``, ``Sec-Fetch-Site``) is refused, or nothing.

    A name that a stranger's DNS may point at this machine is refused (rebinding), so is whatever another site sends.
    """
    if not _is_ours(address, host):
        return "this server answers to its own address only"
    if origin is not None and origin.lower() != f"http://{host.lower()}":
        return "this server answers its own pages only"
    if site is not None and site not in {"none", "same-origin"}:
        return "this server answers its own pages only"
    return ""


def _is_ours(address: Address, host: str) -> bool:
    try:
        parts = urllib.parse.urlsplit(f"//{host}")
        name, port = parts.hostname, parts.port if parts.port is not None else 80
    except ValueError:
        return False
    if name is None or parts.netloc != host or "@" in host or port != address.port:
        return False
    if name in _LOCAL or name == address.host.lower():
        return True
    return address.public and _literal(name) is not None


def _literal(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return *name* as an IP address, if it is one: no DNS decides where it leads."""
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
