"""Edits of the registries of the golden project."""

from collections.abc import Iterable
from typing import Final

from tests.edits import Edit, Swap, Toggle


def lines(file: str, *pairs: tuple[str, str]) -> Iterable[Swap]:
    """Return the edits that put, in *file*, the second of each pair in the place of the first."""
    return (Swap(file, before, after) for before, after in pairs)


REGISTRIES: Final[tuple[Edit, ...]] = (
    *lines(
        "content/actors.yaml",
        ("name: Kai Lund\n", "name: Kai J. Lund\n"),
        ("aka: [the port]", "aka: [the port, harbour company]"),
        ("from: 2021-05", "from: 2024-03-05"),
        ("part_of: dock-union", "part_of: city-of-nordhavn"),
        ("  part_of: dock-union\n", ""),
        ("of: city-of-nordhavn, from: 2024-01-01", "of: city-of-nordhavn, from: 2024-06-01"),
        ("City of Nordhavn, kind: office", "City of Nordhavn, kind: state"),
        ("kind: company", "kind: company\n  part_of: city-of-nordhavn"),
        ("kai-lund:", "tove-brandt: {name: Tove Brandt}\nkai-lund:"),
        ("kai-lund:", "kaj-lund: {retired_to: kai-lund}\nkai-lund:"),
        ("kaj-lund: {retired_to: kai-lund}", "kaj-lund: {retired_to: mira-holm}"),
        ("kaj-lund: {retired_to: mira-holm}", "kaj-lund: {name: Kaj Lund, part_of: dock-union}"),
        ("name: Mira Holm\n", "retired_to: kai-lund\n#"),
        ("city-of-nordhavn: {name: City of Nordhavn, kind: office}", "city-of-nordhavn: {retired_to: port-authority}"),
        ("  native: Мира Хольм\n", "  note: She was re-elected.\n"),
        ("mira-holm:\n", "mira-hol:\n"),
        ("mira-holm:\n", "\n\nmira-holm:\n"),
    ),
    *lines(
        "content/topics.yaml",
        ("name: Night shifts", "name: Work at night"),
        ("    pay: Pay\n", "    pay: {name: Pay, under: {bonus: Bonus}}\n"),
        ("    pay: Pay\n", "    pay: {name: Pay, about: What is earned.}\n"),
        ("  under:\n    pay: Pay\n", "  under:\n    wages: {retired_to: pay}\n    pay: Pay\n"),
        ("    night-shifts: {", "night-shifts: {"),
        ("    night-shifts: {name: Night shifts, aka: [late shifts]}", "    night-shifts: {retired_to: pay}"),
    ),
    *lines(
        "content/events.yaml",
        ("after: first-round", "part_of: first-round"),
        ("  after: first-round\n", ""),
        ("when: 2024-03-04", "when: 2024-03-03"),
        ("  when: 2024-03-04\n", ""),
        ("name: Second round of talks", "name: The second round"),
        ("who: [kai-lund, port-authority]", "who: [mira-holm]"),
        ("about: [strike]\n", "about: [pay]\n"),
        ("second-round:\n", "third-round: {name: Third round, when: 2024-05-01, after: second-round}\nsecond-round:\n"),
        ("second-round:\n", "mid-round: {retired_to: first-round}\nsecond-round:\n"),
        ("  kind: meeting\n  after", "  when: 2024-03-13\n  after"),
        ("place: nordhavn", "place: nordhaven"),
    ),
    *lines(
        "content/figures.yaml",
        ("about: strike", "about: pay"),
        ("unit: people", "unit: dockers"),
        ("strikers:", "boxes: {name: Boxes waiting, about: strike}\nstrikers:"),
        ("strikers:", "pickets: {retired_to: strikers}\nstrikers:"),
    ),
    *lines(
        "content/demands.yaml",
        ("since: 2024-02", "since: 2024-01~"),
        ("to: port-authority", "to: [port-authority, city-of-nordhavn]"),
        ("by: dock-union", "by: kai-lund"),
        ("about: pay", "about: night-shifts"),
        ("anchor: a rise of six percent for every docker", "anchor: wants a rise of six percent for"),
        ("anchor: a rise of six percent for every docker", "anchor: a rise of seven percent for all"),
        ("from: 2024-03-05-post", "from: 2024-03-06-wire"),
        ("six-percent:\n", "day-only: {name: End forced nights, by: dock-union, about: night-shifts, from: 2024-03-05-post, anchor: an end to forced night shifts}\nsix-percent:\n"),
        ("six-percent:\n", "five-percent: {retired_to: six-percent}\nsix-percent:\n"),
        ("six-percent:\n", "sixpercent:\n"),
    ),
    *lines("content/places.yaml", ("lat: 55.71", "lat: 55.72"), ("name: Nordhavn", "name: North Harbour")),
    *lines(
        "content/sources.yaml",
        ("name: Harbour Post", "name: The Harbour Post"),
        ("kind: agency", "kind: broadcaster"),
        ("harbour-post:", "old-wire: {retired_to: evening-wire}\nharbour-post:"),
        ("evening-wire: {name: Evening Wire, kind: agency, country: DK}", "evening-wire: {retired_to: harbour-post}"),
    ),
    *(Toggle(f"content/{name}.yaml") for name in ("places", "figures", "demands", "topics")),
    Toggle("content/actors/more.yaml", "ove-rask: {name: Ove Rask, part_of: port-authority}\n"),
)  # fmt: skip
