"""Publish: put the site on disk, all of it or nothing.

What a build makes goes into a draft beside the site, on the same file system, file by file. When all is known the next tree is
put together, from the draft and from what stays, and the two are exchanged in one system call: whoever reads the site sees the
whole old one or the whole new one, also when this program is killed.

A build asks first how the site stands (`placed`, `standing`), and is done if it is as it should be (`settled`); else it
begins a draft (`begin`), puts in what the standing does not show intact, and publishes it (`publish`).
"""

from briefbook.publish.draft import Draft, begin
from briefbook.publish.glance import Scout
from briefbook.publish.marker import MARKER, files_of
from briefbook.publish.place import Place, failed, placed, resolved
from briefbook.publish.publish import Published, publish, publish_image, settled
from briefbook.publish.record import Entry, Record, digest_of
from briefbook.publish.standing import Standing, standing

__all__ = [
    "MARKER",
    "Draft",
    "Entry",
    "Place",
    "Published",
    "Record",
    "Scout",
    "Standing",
    "begin",
    "digest_of",
    "failed",
    "files_of",
    "placed",
    "publish",
    "publish_image",
    "resolved",
    "settled",
    "standing",
]
