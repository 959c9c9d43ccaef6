"""Serve: watch the sources, build at every edit, show the published site with whatever is to be mended.

The only package that knows livereload, tornado and watchfiles. What building means is an argument, so that serve
cannot build otherwise than build does; and what it shows is what stands in the output folder.
"""

from briefbook.serve.board import Rebuilt
from briefbook.serve.guard import Address
from briefbook.serve.server import serve

__all__ = ["Address", "Rebuilt", "serve"]
