"""Stage one: bytes → typed records with places. The only stage that speaks YAML and pydantic."""

from briefbook.load.desk import load
from briefbook.load.frame import Framed, read_frame
from briefbook.load.listing import Listing, list_project, listing_as_held
from briefbook.load.manuscript import DEFAULT_TEXTS, read_manuscript, texts_folder, texts_name
from briefbook.load.releases import CHANGES_PATH, read_releases, with_release, write_releases
from briefbook.load.templates import read_templates
from briefbook.load.texts import read_texts

__all__ = [
    "CHANGES_PATH",
    "DEFAULT_TEXTS",
    "Framed",
    "Listing",
    "list_project",
    "listing_as_held",
    "load",
    "read_frame",
    "read_manuscript",
    "read_releases",
    "read_templates",
    "read_texts",
    "texts_folder",
    "texts_name",
    "with_release",
    "write_releases",
]
