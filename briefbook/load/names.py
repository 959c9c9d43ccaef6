"""Warn of names that readers could take for one another."""

from collections.abc import Iterable, Mapping

from briefbook.load.registries import Shelf
from briefbook.load.text_rules import folded, mixed_word
from briefbook.load.wording import shown
from briefbook.model.place import Place
from briefbook.model.problem import Problem, warning


def name_problems(shelves: Mapping[str, Shelf]) -> list[Problem]:
    """Return warnings for names that mix scripts, and for two entries of a registry with names that look alike."""
    problems: list[Problem] = []
    for shelf in shelves.values():
        seen: dict[str, tuple[str, Place]] = {}
        for key, entry in shelf.entries.items():
            problems += mixed_scripts([entry.name, *getattr(entry, "aka", ())], entry.place)
            if entry.retired_to is not None:
                continue
            first = seen.setdefault(folded(entry.name), (key, entry.place))
            if first[0] != key:
                where = first[1].span("name")
                message = f"{shown(key)} has a name that looks like that of {shown(first[0])} ({where})"
                problems.append(
                    warning(
                        "twin-names", entry.place.span("name"), message, "give one of them a name that tells them apart"
                    )
                )
    return problems


def mixed_scripts(names: Iterable[str], place: Place) -> list[Problem]:
    """Return a warning for each of *names* with a word that mixes scripts."""
    return [
        warning(
            "mixed-scripts",
            place.span("name"),
            f"{shown(word)} mixes letters of several scripts that look alike",
            "type the word anew in one script",
        )
        for name in names
        if (word := mixed_word(name)) is not None
    ]
