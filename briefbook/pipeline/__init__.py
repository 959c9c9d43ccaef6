"""The straight line: load → link → derive → plan → render, kept up to date: see :mod:`briefbook.pipeline.making`."""

from briefbook.pipeline.build import Outcome, Summary, build
from briefbook.pipeline.making import Edition, Making, Shelf
from briefbook.pipeline.workshop import Workshop

__all__ = ["Edition", "Making", "Outcome", "Shelf", "Summary", "Workshop", "build"]
