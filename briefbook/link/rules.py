"""Rules that hold across records: names, cycles and impossible dates."""

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

from briefbook.model.dates import Edtf
from briefbook.model.ids import ActorId
from briefbook.model.place import KEY, Place
from briefbook.model.problem import Problem, Span, error
from briefbook.model.registries import Registries

Id = TypeVar("Id", bound=str)
#: How a statement is tied to others: verb, target, where that was written.
Tied = tuple[tuple[str, str, Span], ...]

#: Relations that point backwards in time, and so can never lead back to where they start.
BACKWARD_VERBS = ("answers", "accepts", "rejects", "repeats", "clarifies", "supersedes")


class Entered(Protocol):
    """An entry that knows where it was written."""

    @property
    def place(self) -> Place:
        """Where the entry was written."""


def check_rules(entries: Registries) -> Iterator[Problem]:
    """Yield what is wrong with the registries taken together."""
    for source in entries.sources.values():
        twin = entries.actors.get(ActorId(source.id))
        if twin is None:
            continue
        hint = "an outlet that acts is an actor of its own, under another id"
        told = f'"{source.id}" is also registered as a source ({source.place.span(KEY)})'
        yield error("actor-and-source", twin.place.span(KEY), told, hint)
    yield from cycles("part_of", {k: v.part_of for k, v in entries.actors.items()}, _places(entries.actors))
    yield from cycles("part_of", {k: v.part_of for k, v in entries.events.items()}, _places(entries.events))
    yield from cycles("after", {k: v.after for k, v in entries.events.items()}, _places(entries.events))
    yield from cycles("in", {k: v.inside for k, v in entries.places.items()}, _places(entries.places))
    for actor in entries.actors.values():
        for number, role in enumerate(actor.roles):
            if _before(role.end, role.start):
                span = actor.place.span("roles", number, "to")
                told = f"the role ends ({role.end}) before it begins ({role.start})"
                yield error("role-ends-first", span, told, "check both dates")


def cycles(field: str, parents: Mapping[Id, Id | None], places: Mapping[Id, Place]) -> Iterator[Problem]:
    """Yield a problem for each cycle that *parents* (id → parent's id) runs in, at its first id."""
    seen: set[Id] = set()
    for start in sorted(parents):
        path: list[Id] = []
        step: Id | None = start
        while step is not None and step in parents and step not in seen:
            seen.add(step)
            path.append(step)
            step = parents[step]
        if step is not None and step in path:
            ring = [*path[path.index(step) :], step]
            told = f"`{field}` runs in a circle: {' → '.join(ring)}"
            yield error("cycle", places[ring[0]].span(field), told, f"remove one `{field}` of them")


def check_relation_cycles(ties: Mapping[str, Tied]) -> Iterator[Problem]:
    """Yield a problem for each circle of backward relations. *ties* maps a statement to (verb, target, place)."""
    done: set[str] = set()
    for start in sorted(ties):
        stack: list[tuple[str, int]] = [(start, 0)]
        path: list[str] = [start]
        while stack:
            node, position = stack.pop()
            onward = [tie for tie in ties.get(node, ()) if tie[0] in BACKWARD_VERBS]
            if node in done or position >= len(onward):
                done.add(node)
                path.pop()
                continue
            stack.append((node, position + 1))
            verb, target, span = onward[position]
            if target in path:
                ring = " → ".join([*path[path.index(target) :], target])
                yield error(
                    "cycle",
                    span,
                    f"`{verb}` leads back to where it started: {ring}",
                    "of two statements only the later can answer the other",
                )
            elif target not in done:
                stack.append((target, 0))
                path.append(target)


def _places(registry: Mapping[Id, Entered]) -> Mapping[Id, Place]:
    return {id_: entry.place for id_, entry in registry.items()}


def _before(one: Edtf | None, other: Edtf | None) -> bool:
    """Tell whether *one* surely ends before *other* begins."""
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
