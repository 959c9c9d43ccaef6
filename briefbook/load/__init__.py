"""Stage one: bytes → typed records with places. The only stage that speaks YAML and pydantic."""

from briefbook.load.desk import load
from briefbook.load.schema.export import schemas

__all__ = ["load", "schemas"]
