"""Finished pages as bytes, for the memory, and back."""

import json

from briefbook.render.anchors import Anchors
from briefbook.render.pages import MadePage


def as_bytes(page: MadePage) -> bytes:
    """Return *page* as JSON."""
    told = {
        "files": {path: content.decode() for path, content in page.files.items()},
        "path": page.anchors.path,
        "ids": page.anchors.ids,
        "links": page.anchors.links,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def as_page(remembered: bytes | None) -> MadePage | None:
    """Return the page that `as_bytes` wrote, or ``None`` for nothing remembered."""
    if remembered is None:
        return None
    told = json.loads(remembered)
    return MadePage(
        files={path: content.encode() for path, content in told["files"].items()},
        anchors=Anchors(
            path=told["path"],
            ids=tuple(told["ids"]),
            links=tuple((target, fragment) for target, fragment in told["links"]),
        ),
    )
