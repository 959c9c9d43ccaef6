"""Who a speaker was on a day: the role held then, and all those for whom the statement counts besides."""

from collections.abc import Mapping, Sequence
from datetime import date

from briefbook.model.dates import Edtf
from briefbook.model.ids import ActorId
from briefbook.model.registries import Actor, Role


def roles_on(actor: Actor, day: date | None) -> tuple[Role, ...]:
    """Return the roles that *actor* held on *day*: the one begun last first, then the one listed last.

    A bound that is not given is open. Without a day, only an actor's single role is certain enough.
    """
    if day is None:
        return actor.roles if len(actor.roles) == 1 else ()
    fitting = [(_first(role), number, role) for number, role in enumerate(actor.roles) if _held(role, day)]
    return tuple(role for _, _, role in sorted(fitting, key=lambda item: item[:2], reverse=True))


def roll_up(actors: Mapping[ActorId, Actor], speaker: ActorId, roles: Sequence[Role]) -> tuple[ActorId, ...]:
    """Return all for whom a statement of *speaker* counts, nearest first: where *roles* are held, then upwards, then ``part_of``."""
    chain: list[ActorId] = []
    starts = [*(role.of for role in roles), actors[speaker].part_of if speaker in actors else None]
    for start in starts:
        step = start
        while step is not None and step not in chain and step != speaker:
            chain.append(step)
            step = actors[step].part_of if step in actors else None
    return tuple(chain)


def _held(role: Role, day: date) -> bool:
    starts = _bound(role.start, first=True)
    ends = _bound(role.end, first=False)
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def _bound(edge: Edtf | None, *, first: bool) -> date | None:
    if edge is None:
        return None
    return edge.earliest if first else edge.latest


def _first(role: Role) -> date:
    return _bound(role.start, first=True) or date.min
