"""Bundle: what is made of a finished site to be carried elsewhere: an archive, files compressed for a server, a page on paper."""

from briefbook.bundle.archive import write_archive
from briefbook.bundle.compressed import compressed, formats
from briefbook.bundle.printed import PAPERS, Unprintable, printed

__all__ = ["PAPERS", "Unprintable", "compressed", "formats", "printed", "write_archive"]
