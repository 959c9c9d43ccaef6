"""What serve does while nobody edits."""

from pathlib import Path

from briefbook.plan import Address, FileAddress
from tests.edits import Swap
from tests.runs import new_run
from tests.world import Clean, World


def test_what_edits_need_is_done_ahead_once_all_is_published(tmp_path: Path) -> None:
    """Then every article is opened, all is listed and a page of each kind is made, once; while something is pending, nothing is."""
    world, steps = World(tmp_path / "project", Clean(), new_run), list[bool]()
    assert not world.amiss(None)

    def is_over() -> bool:
        steps.append(True)
        return False

    world.edit([Swap("content/articles/2024-03-06-wire.md", "digging in", "standing firm")])
    world.live.read({"content/articles/2024-03-06-wire.md"})
    world.live.ahead(is_over)
    assert not steps
    assert not world.amiss(set())
    world.ahead(5)
    world.live.ahead(is_over)
    run = world.live.run
    listed = [item for item in run.making.items.values() if not isinstance(item, FileAddress)]
    kinds = {item.kind for item in listed if isinstance(item, Address)}
    assert len(steps) == len(run.workshop.written.linked) + len(listed) + len(kinds)
    world.live.ahead(is_over)
    assert len(steps) == len(run.workshop.written.linked) + len(listed) + len(kinds)
