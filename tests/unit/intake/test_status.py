"""What status tells an editor of the golden project."""

import shutil
from pathlib import Path

from briefbook.intake.status import status
from briefbook.model.project import Project

GOLDEN = Path(__file__).parents[2] / "golden" / "project"


def test_counts_by_article_outlet_and_actor() -> None:
    """The strip shows annotated, bare and furniture paragraphs; counts and shares follow."""
    told = status(Project(root=GOLDEN, templates=())).text.splitlines()
    at = told.index("2024-03-06-wire")
    assert told[at + 1 : at + 5] == [
        "  ··░█████",
        "  1 correction, 1 sighting, 3 statements, 1 value; 5 of 6 paragraphs",
        "  quoted 7 of 11 words; the text has 112",
        "  1 of 3 statements from unnamed sources",
    ]
    outlets = told[told.index("By outlet") + 1 : told.index("By actor") - 1]
    assert outlets == [
        "    3 evening-wire: 1 article, 1 unnamed, 5 of 6 paragraphs annotated",
        "    6 harbour-post: 1 article, 1 unnamed, 5 of 5 paragraphs annotated",
    ]
    assert "    2 kai-lund: in 2 articles" in told


def test_ids_to_refer_to() -> None:
    """Demands come first, then every statement with its article and words."""
    told = status(Project(root=GOLDEN, templates=()), ids=True).text.splitlines()
    assert told[0] == "six-percent\tdemand\tRaise pay by six percent"
    assert "lund-no-night\t2024-03-05-post\tkai-lund: No container will be unloaded at night." in told


def test_notes_out_of_reading_order_are_told(tmp_path: Path) -> None:
    """Reading order is a habit: a note that goes back is told, and nothing is refused."""
    root = tmp_path / "project"
    shutil.copytree(GOLDEN, root)
    notes = root / "content" / "annotations" / "2024-03-05-post.yaml"
    text = notes.read_text(encoding="utf-8")
    first = text.index("- event: first-round")
    second = text.index("- who: dock-union")
    notes.write_text(text[:first] + text[second:] + "\n" + text[first:second], encoding="utf-8")
    told = status(Project(root=root, templates=()))
    assert "  out of reading order: note 9" in told.text.splitlines()
