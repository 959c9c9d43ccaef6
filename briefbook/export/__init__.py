"""Export the corpus and what follows from it as data: CSV tables, one JSON document with its schema, one SQLite file."""

from collections.abc import Mapping

from briefbook.export.assembly import DATABASE, Form, assemble
from briefbook.export.derived import RegistryPart, registry_part
from briefbook.export.parts import Part, article_part
from briefbook.export.swapping import Swap, swapped
from briefbook.export.writers import file_bytes, files_beside, load_writers
from briefbook.model.corpus import Corpus
from briefbook.model.findings import Findings
from briefbook.model.tables.noted_rows import Noted, noted, noted_in

__all__ = [
    "DATABASE",
    "Form",
    "Noted",
    "Part",
    "RegistryPart",
    "Swap",
    "article_part",
    "assemble",
    "export",
    "file_bytes",
    "files_beside",
    "load_writers",
    "noted",
    "noted_in",
    "registry_part",
    "swapped",
]


def export(corpus: Corpus, findings: Findings) -> Mapping[str, bytes]:
    """Return the data files of the site: path below its root → content.

    The words that only locate a note (``anchor``) are never among them. Pure: the same corpus gives the same bytes
    (``data/briefing.sqlite`` with one version of SQLite).
    """
    return dict(assemble([article_part(each) for each in noted(corpus)], registry_part(corpus, findings)))
