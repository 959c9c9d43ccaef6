"""The reference is complete: every name that editors type, and every table and column that readers get, is in it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.cli.arguments import parser
from briefbook.load.dates import read_edtf
from briefbook.load.quantity import read_quantity
from briefbook.load.schema.export import schemas
from briefbook.load.yaml_read import read_yaml
from briefbook.model.tables import TABLES, Column, Table
from briefbook.plan import routes

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs/reference"
DATA = REFERENCE / "data.md"

#: (schema, definition in it) → (page, its sections) where each of the definition's fields must be told.
SECTIONS = {
    ("annotations", "StatementRecord"): ("notes", ["Every kind of note", "Event sighting", "Statement"]),
    ("annotations", "ValueRecord"): ("notes", ["Every kind of note", "Figure"]),
    ("annotations", "SightingRecord"): ("notes", ["Every kind of note", "Event sighting"]),
    ("annotations", "CorrectionRecord"): ("notes", ["Every kind of note", "Correction"]),
    ("annotations", "GapRecord"): ("notes", ["Every kind of note", "Gap"]),
    ("annotations", ""): ("notes", ["Notes"]),
    ("article", ""): ("articles", ["Article"]),
    ("assessment", ""): ("articles", ["Assessment"]),
    ("corrections", ""): ("articles", ["Corrections to this site"]),
    ("corrections", "SiteCorrectionRecord"): ("articles", ["Corrections to this site"]),
    ("changes", ""): ("articles", ["Releases"]),
    ("changes", "ReleaseRecord"): ("articles", ["Releases"]),
    ("changes", "MarkedRecord"): ("articles", ["Releases"]),
    ("changes", "GoneRecord"): ("articles", ["Releases"]),
    ("config", ""): ("config", ["config.yaml"]),
    ("config", "QuotingRecord"): ("config", ["quoting"]),
    ("config", "ThemeRecord"): ("config", ["theme"]),
    ("config", "EditorRecord"): ("config", ["editor"]),
    ("actors", "ActorEntry"): ("registries", ["Every entry", "actors"]),
    ("actors", "RoleRecord"): ("registries", ["actors"]),
    ("sources", "SourceEntry"): ("registries", ["Every entry", "sources"]),
    ("topics", "TopicEntry"): ("registries", ["Every entry", "topics"]),
    ("places", "PlaceEntry"): ("registries", ["Every entry", "places"]),
    ("events", "EventEntry"): ("registries", ["Every entry", "events"]),
    ("figures", "FigureEntry"): ("registries", ["Every entry", "figures"]),
    ("demands", "DemandEntry"): ("registries", ["Every entry", "demands"]),
}
RETIRED = "RetiredEntry"


def definitions() -> Iterator[tuple[tuple[str, str], dict[str, object]]]:
    """Find the definitions of all schemas; the file itself has the empty name."""
    for file, text in schemas().items():
        schema = json.loads(text)
        parts = {"": schema, **schema.get("$defs", {})}
        yield from (((file.removesuffix(".json"), name), part) for name, part in parts.items() if "properties" in part)


def sections(page: Path) -> dict[str, str]:
    """Read a page by its first and second headings."""
    parts = re.split(r"^##? (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def told(key: tuple[str, str]) -> str:
    """Return the part of the reference that tells of a definition."""
    page, headings = SECTIONS[key]
    found = sections(REFERENCE / f"{page}.md")
    return "\n".join(found[heading] for heading in headings)


def closed(schema: object) -> Iterator[str]:
    """Find the words of every closed list in a schema."""
    match schema:
        case {"enum": list(words)}:
            yield from words
        case dict():
            for part in schema.values():
                yield from closed(part)
        case list():
            for part in schema:
                yield from closed(part)


def test_every_field_is_told() -> None:
    """Every field of every kind of file, and every word of a closed list, stands in its section of the reference."""
    for key, definition in definitions():
        if key[1] == RETIRED:
            continue
        words = (*_properties(definition), *closed(definition["properties"]))
        text = told(key)
        missing = [word for word in words if f"`{word}`" not in text]
        assert (key, missing) == (key, [])


def test_no_field_is_made_up() -> None:
    """What begins a row of a section's tables is a field that can be typed there."""
    typed: dict[tuple[str, str], set[str]] = {}
    for key, definition in definitions():
        if key in SECTIONS:
            page, headings = SECTIONS[key]
            typed.setdefault((page, headings[-1]), set()).update(_properties(definition))
    typed["articles", "Corrections to this site"].add("date")
    for (page, heading), fields in typed.items():
        rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", sections(REFERENCE / f"{page}.md")[heading], re.MULTILINE)
        assert (heading, set(re.findall(r"[a-z_]+", " ".join(rows))) - fields) == (heading, set())


def _properties(definition: dict[str, object]) -> list[str]:
    properties = definition["properties"]
    assert isinstance(properties, dict)
    return list(properties)


def rows(page: str, heading: str) -> list[list[str]]:
    """Read the rows of the tables in a section."""
    text = sections(REFERENCE / f"{page}.md")[heading]
    found = [line.strip("| ").split(" |") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in found]


def test_defaults_are_told() -> None:
    """The default of a setting is the one that the program takes."""
    for key, definition in definitions():
        properties = definition["properties"]
        if key[0] != "config" or not isinstance(properties, dict):
            continue
        cells = {row[0].strip("`"): row[1] for row in rows(*_only(key))}
        for name, schema in properties.items():
            default = schema.get("default")
            if isinstance(default, str | int):
                assert (name, cells[name]) == (
                    name,
                    f"`{str(default).lower() if default in (True, False) else default}`",
                )


def _only(key: tuple[str, str]) -> tuple[str, str]:
    page, headings = SECTIONS[key]
    return page, headings[-1]


def test_dates_are_read_as_told() -> None:
    """The first form in each row of the table of dates has the bounds that the row tells."""
    for forms, _, earliest, latest in (row + [""] * (4 - len(row)) for row in rows("dates", "Dates")):
        read = read_edtf(forms.split("`")[1])
        assert (forms, str(read.earliest or ""), str(read.latest or "")) == (forms, earliest, latest)


def test_hedges_are_read_as_told() -> None:
    """Each example in the table of hedges has the hedge of its row, and is open where the row says so."""
    for forms, hedge, least, most in rows("notes", "Figure")[-7:]:
        for form in forms.split("`")[1::2]:
            read = read_quantity(form)
            assert (form, f"`{read.hedge.value}`") == (form, hedge)
            assert (form, read.low is None, read.high is None) == (
                form,
                least in ("open", "none"),
                most in ("open", "none"),
            )


def test_traps_are_told() -> None:
    """What the page on YAML warns of is refused, and what it advises is read."""
    for typed, _, advised in rows("yaml", "YAML as it is read here"):
        wrong, right = (
            read_yaml("notes.yaml", f"notes:\n- {text.strip('`')}\n", records="notes") for text in (typed, advised)
        )
        assert (typed, bool(wrong.problems)) == (typed, True)
        assert (advised, right.problems) == (advised, ())


def test_every_option_is_told() -> None:
    """Every command and option of the program stands in the reference of the command line."""
    page = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    commands = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
    options = {
        option for command in commands.values() for action in command._actions for option in action.option_strings
    }
    assert [name for name in commands if f"`{name}`" not in page] == []
    assert [option for option in sorted(options) if not re.search(rf"`{option}[` ]", page)] == []


def test_every_page_is_told() -> None:
    """Every page that has an address of its own stands in the reference of pages."""
    page = (REFERENCE / "pages.md").read_text(encoding="utf-8")
    paths = [path for name, path in vars(routes).items() if name.isupper() and isinstance(path, str)]
    assert [
        path for path in paths if f"`{path}`" not in page and f"`{path.removesuffix('index.html')}`" not in page
    ] == []


@pytest.mark.golden
def test_every_column_is_told(update_golden: bool) -> None:
    """The data dictionary is what the program's tables say."""
    page = DATA.read_text(encoding="utf-8")
    head = page.partition("\n## ")[0].rstrip("\n") + "\n"
    fresh = head + "".join(_table(table) for table in TABLES)
    if update_golden:
        DATA.write_text(fresh, encoding="utf-8")
    assert fresh == DATA.read_text(encoding="utf-8")


def _table(table: Table) -> str:
    rows = "".join(f"| `{column.name}` | {column.kind.value} | {_about(column)} |\n" for column in table.columns)
    return (
        f"\n## {table.name}\n\nOne row for each {table.row}.\n\n| column | kind | holds |\n| --- | --- | --- |\n{rows}"
    )


def _about(column: Column) -> str:
    marks = ["key"] * column.key + ["never empty"] * (column.required and not column.key)
    marks += [f"an id of {column.refers}"] if column.refers else []
    return column.about + (f" ({', '.join(marks)})" if marks else "")


def test_links_of_the_documents_lead_somewhere() -> None:
    """Every relative link of the documents leads to a file, and to a heading where it names one."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert [broken for page in pages for broken in _broken(page)] == []


def _broken(page: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(page)):
        path, _, fragment = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = page.parent / path if path else page
        if not file.exists() or (fragment and fragment not in _anchors(file)):
            yield f"{page.relative_to(ROOT)}: {target}"


def _prose(page: Path) -> str:
    """Return a page without its code."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
