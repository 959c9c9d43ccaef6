"""Link: resolve every reference, match every quote, check every rule: desk → corpus."""

from briefbook.link.locking import make_lock
from briefbook.link.whole import link

__all__ = ["link", "make_lock"]
