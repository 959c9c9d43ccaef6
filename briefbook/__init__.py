"""briefbook: articles and annotations in, a briefing site out."""

__version__ = "0.1.0"
