"""Serve: watch the sources, read every edit, show the site as it then is with whatever is to be mended, and publish it.

The only package that knows livereload, tornado and watchfiles. What building means is an argument, so that serve
cannot build otherwise than build does; and what it shows is what stands in the output folder.
"""

from briefbook.serve.board import Published, Works
from briefbook.serve.guard import Address
from briefbook.serve.server import serve

__all__ = ["Address", "Published", "Works", "serve"]
