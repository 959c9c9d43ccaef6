"""Link: resolve every reference, match every quote, check every rule: desk → corpus."""

from briefbook.link.article import link_article
from briefbook.link.draft import Draft, Scene, scene_of
from briefbook.link.locking import make_lock
from briefbook.link.whole import check_whole, gather, link

__all__ = ["Draft", "Scene", "check_whole", "gather", "link", "link_article", "make_lock", "scene_of"]
