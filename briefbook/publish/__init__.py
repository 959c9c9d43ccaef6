"""Publish: put the image on disk, all of it or nothing.

The next tree is staged beside the old one, on the same file system, and the two are exchanged in one system call:
whoever reads the site sees the whole old one or the whole new one, also when this program is killed.
"""

from briefbook.publish.publish import Published, publish

__all__ = ["Published", "publish"]
