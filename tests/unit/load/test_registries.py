from pathlib import Path

import pytest

from briefbook.load.registries import read_registry
from briefbook.model.ids import ActorId, DemandId, EventId, PlaceId
from tests.unit.load.desks import load_files, told


def codes(name: str, text: str) -> list[str]:
    """Return ``line:column code`` of each problem with the registry *name* of *text*."""
    return [
        f"{problem.span.line}:{problem.span.column} {problem.code}"
        for problem in read_registry(name, [("r.yaml", text)]).problems
    ]


def test_every_registry_is_read(tmp_path: Path) -> None:
    """All fields of the contract are read; a name alone may stand for an entry; entries are in the order of ids."""
    desk, problems = load_files(
        tmp_path,
        {
            "content/actors.yaml": "mayor:\n  name: The Mayor\n  kind: office\n  aka: Mayor\n  loose: [Town Hall]\n  native: Мэр\n"
            "  roles: [{title: Head, of: council, from: 2030-01, to: 2032}]\n  part_of: council\n  wikidata: Q1\n  lang: ru\n"
            "council: Town council\n",
            "content/sources.yaml": "gazette: {name: Gazette, kind: newspaper, country: GB, funding: ads, owner: Trust, url: https://example.org}\n",
            "content/topics.yaml": "bridge:\n  name: The bridge\n  about: Its repair.\n  under:\n    cables: Cables\n    toll: {name: Toll, under: {fee: Fee}}\n",
            "content/places.yaml": "town: {name: Town, in: shire, lat: 46.20, lon: -6.14}\nshire: Shire\n",
            "content/events.yaml": "opening: {name: Opening, kind: ceremony, when: 2031-04~, place: town, who: mayor, about: [bridge], part_of: fair, after: repair}\n",
            "content/figures.yaml": "cables: {name: Cables, unit: cables, about: bridge}\n",
            "content/demands.yaml": "open-it: {name: Open it, by: council, to: mayor, since: 2031, about: bridge, from: 2031-a, anchor: open the bridge now}\n",
        },
    )
    assert told(problems) == []
    registries = desk.registries
    assert list(registries.actors) == ["council", "mayor"]
    mayor = registries.actors[ActorId("mayor")]
    assert (mayor.kind, mayor.aka, mayor.roles[0].title, str(mayor.roles[0].start), mayor.part_of) == (
        "office",
        ("Mayor",),
        "Head",
        "2030-01",
        "council",
    )
    assert {key: topic.parent for key, topic in registries.topics.items()} == {
        "bridge": None,
        "cables": "bridge",
        "fee": "toll",
        "toll": "bridge",
    }
    assert registries.places[PlaceId("town")].lat == "46.20"
    assert registries.events[EventId("opening")].where == "town"
    assert registries.demands[DemandId("open-it")].by == ("council",)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("actors", "mayor: {kind: office}\n", ["1:1 missing-key"]),
        ("actors", "mayor:\n", ["1:1 empty-value"]),
        ("actors", "mayor: {name: M, kind: mayor}\n", ["1:24 not-in-list"]),
        ("actors", "mayor: {name: M, kin: x}\n", ["1:18 unknown-key"]),
        ("actors", "mayor: {name: M, roles: [{titel: x}]}\n", ["1:27 unknown-key"]),
        ("actors", "Mayor: M\n", ["1:1 bad-id"]),
        ("actors", "index: M\n", ["1:1 reserved-id"]),
        ("actors", "outlet: M\n", ["1:1 reserved-id"]),
        ("actors", f"{'a' * 81}: M\n", ["1:1 bad-id"]),
        ("actors", "- mayor\n", ["1:1 wrong-type"]),
        ("actors", "mayor\n", ["1:1 wrong-type"]),
        ("actors", "mayor: [a]\n", ["1:1 wrong-type"]),
        ("actors", "", ["1:1 empty-file"]),
        ("actors", "# none yet\n", []),
        ("actors", "no: Norway\n2031: A year\n", []),
        ("demands", "open-it: Open it\n", ["1:1 missing-key", "1:1 missing-key", "1:1 missing-key"]),
        ("sources", "s: {name: S, url: 'javascript:x'}\n", ["1:19 bad-url"]),
        ("sources", "s: {name: S, kind: two words}\n", ["1:20 bad-form"]),
        ("places", "p: {name: P, lat: 91, lon: 181}\n", ["1:19 bad-form", "1:28 bad-form"]),
        ("topics", "a: {name: A, under: {a: B}}\n", ["1:22 duplicate-id"]),
        ("topics", "a: {name: A, under: [b]}\n", ["1:14 wrong-type"]),
        ("topics", "a: {name: A, under: {b: {name: B, under: {c: {name: C, under: {d: D}}}}}}\n", ["1:56 too-deep"]),
        ("actors", "old: {retired_to: mayor}\n", []),
        ("demands", "old: {retired_to: open-it}\n", []),
    ],
)  # fmt: skip
def test_mistakes_are_told_where_they_are(name: str, text: str, expected: list[str]) -> None:
    """What is wrong with an entry is told at the key or value, what is missing at the entry's id."""
    assert codes(name, text) == expected


def test_an_id_defined_twice_names_both_places(tmp_path: Path) -> None:
    """A registry may be a file and a folder at once; an id in two of the files is an error that names both."""
    desk, problems = load_files(
        tmp_path,
        {"content/actors.yaml": "a: A\n", "content/actors/x.yaml": "b: B\n", "content/actors/y.yaml": "\na: Other\n"},
    )
    assert told(problems) == ["content/actors/y.yaml:2:1 duplicate-id"]
    assert "content/actors.yaml:1:1" in problems[0].message
    assert list(desk.registries.actors) == ["a", "b"]


def test_a_broken_entry_costs_only_itself(tmp_path: Path) -> None:
    """Entries that cannot be read are named in *broken*; the others are there."""
    desk, problems = load_files(tmp_path, {"content/actors.yaml": "a: {kind: person}\nb: {name: 'B}\nc: C\n"})
    assert told(problems) == ["content/actors.yaml:1:1 missing-key", "content/actors.yaml:2:11 unclosed-quote"]
    assert (list(desk.registries.actors), sorted(desk.broken)) == (["c"], ["a", "b"])


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a\u202eb", "U+202E"), ("a\u200bb", "U+200B"), ("a\U000e0041b", "U+E0041"), ("a" + "\u0301" * 9, "combining"), ("a\u2028b", "U+2028")],
)  # fmt: skip
def test_names_hold_nothing_unseen(name: str, reason: str) -> None:
    """Direction marks, invisible characters, tags and piles of accents are refused in names."""
    problems = read_registry("actors", [("r.yaml", f"a: {{name: {name}}}\n")]).problems
    assert [problem.code for problem in problems] == ["bad-characters"]
    assert reason in problems[0].message


@pytest.mark.parametrize("name", ["Zoë", "Ольга", "김민수", "אבי", "👩\u200d🚀 Crew", "🇬🇧"])
def test_names_of_all_scripts_are_let_be(name: str, tmp_path: Path) -> None:
    """Letters of any script, and emoji joined to one another, are no mistakes."""
    desk, problems = load_files(tmp_path, {"content/actors.yaml": f"a: {name}\n"})
    assert (told(problems), desk.registries.actors[ActorId("a")].name) == ([], name)


def test_names_are_composed(tmp_path: Path) -> None:
    """A name typed with combining accents is the same name as the one typed without."""
    desk, _ = load_files(tmp_path, {"content/actors.yaml": "a: Zoe\u0308\n"})
    assert desk.registries.actors[ActorId("a")].name == "Zoë"


@pytest.mark.parametrize(
    ("names", "code"),
    [(("Coco", "сосо"), "twin-names"), (("COCO", "coco"), "twin-names"), (("ﬁne", "fine"), "twin-names"), (("Bridgе", "X"), "mixed-scripts")],
)  # fmt: skip
def test_names_that_look_alike_are_warned_of(names: tuple[str, str], code: str, tmp_path: Path) -> None:
    """Two entries whose names the eye cannot tell apart, and a word of two scripts, are warnings."""
    _, problems = load_files(tmp_path, {"content/actors.yaml": f"a: {names[0]}\nb: {names[1]}\n"})
    assert [(problem.code, problem.severity.value) for problem in problems] == [(code, "warning")]
