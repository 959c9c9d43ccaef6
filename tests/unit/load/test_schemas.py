import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefbook.load.schema.export import schemas


def test_the_schemas_in_the_repository_are_not_stale(root: Path) -> None:
    """The files below ``schemas/`` are those that ``build.py schema`` would write."""
    found = {path.name: path.read_text(encoding="utf-8") for path in (root / "schemas").glob("*.json")}
    assert found == dict(schemas())


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_schema_is_a_schema(name: str) -> None:
    """Every schema is valid, refuses unknown fields, and says what its fields mean."""
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    for record in [schema, *schema.get("$defs", {}).values()]:
        if "properties" in record:
            assert record["additionalProperties"] is False
            assert all("description" in field or "$ref" in field for field in record["properties"].values())


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("annotations", "notes:\n- {who: a, says: 1984, anchor: true, about: [b], said: 2031}\n", True),
        ("annotations", "notes:\n- {event: a, is: happened, anchor: b, when: [2031-01..]}\n", True),
        ("annotations", "notes:\n- {event: a, is: hapened, anchor: b}\n", False),
        ("annotations", "notes:\n- {who: a, sais: b, anchor: c}\n", False),
        ("annotations", "notes: []\n", True),
        ("actors", "a: A\nb: {name: B, roles: {title: C, from: '2031'}}\nc: {retired_to: a}\n", True),
        ("actors", "a: {name: A, kind: mayor}\n", False),
        ("topics", "a: {name: A, under: {b: B, c: {name: C, under: {d: D}}}}\n", True),
        ("demands", "a: {name: A, by: b, from: c, anchor: d}\n", True),
        ("demands", "a: A\n", False),
        ("config", "title: 1984\nfeeds: false\nper_page: 50\neditor: {name: A, email: b@example.org}\n", True),
        ("config", "titel: x\n", False),
        ("corrections", "corrections:\n- {date: '2031', was: a, now: b}\n- {made: '2031', was: a, now: b}\n", True),
        ("corrections", "corrections:\n- {was: a, now: b}\n", False),
        (
            "changes",
            "releases:\n- {date: '2031-03-06', added: {articles: [a=0011aabb b#c-1=0011aabb], events: []}}\n",
            True,
        ),
        ("changes", "releases:\n- {date: '2031-03-06', gone: {articles: [a b, 2031]}}\n", True),
        ("changes", "releases:\n- {date: '2031-03-06', added: {articles: [a b]}}\n", False),
        ("changes", "releases:\n- {title: A}\n", False),
        ("article", "{source: a, title: null, published: 2031, by: A}\n", True),
        ("article", "{source: a, published: 2031}\n", False),
    ],
)
def test_schemas_say_what_people_may_write(name: str, text: str, fits: bool) -> None:
    """An editor's YAML plugin, which types scalars, takes what load takes and refuses what load refuses."""
    validator = Draft202012Validator(json.loads(schemas()[f"{name}.json"]))
    assert validator.is_valid(yaml.safe_load(text)) == fits
