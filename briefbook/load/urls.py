"""Tell whether a text is the address of a public web page."""

import re
from urllib.parse import urlsplit

MAX_LENGTH = 2000
_BAD = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def url_refusal(text: str) -> str | None:
    """Return why *text* is not an absolute http or https URL with a host and without credentials, or ``None``."""
    if len(text) > MAX_LENGTH:
        return "it is too long"
    if _BAD.search(text):
        return "it holds a space, a control character or a backslash"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "its host or port is malformed"
    if parts.scheme not in {"http", "https"}:
        return "it must start with https:// or http://"
    if not host or not text[len(parts.scheme) :].startswith("://") or not any(char.isalnum() for char in host):
        return "it has no host"
    if "@" in parts.netloc:
        return "it has an @ before the host"
    return None
