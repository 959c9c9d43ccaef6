"""Whatever the history of edits, a run that reads and makes only what changed publishes what a clean build makes."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import currently_in_test_context, event, given, settings
from hypothesis import strategies as st

from briefbook.collection import Collection
from briefbook.model.project import Project
from briefbook.model.trace import Read, Table
from briefbook.pipeline.run import Run
from briefbook.render import templates
from tests.edits import Edit, Slip, Swap, Toggle, Write
from tests.golden_edits import EDITS, POST, WIRE
from tests.histories import HISTORIES
from tests.runs import new_run
from tests.world import Clean, World

#: So many histories are told of one world: each goes on where the last one ended, from the golden project again.
LASTING = 30
EXAMPLES = max(300, settings().max_examples)


@dataclass(frozen=True, slots=True)
class Step:
    """What an editor does before the site is made again, and how that goes.

    *told* tells that the names of the files edited are given; else they are looked for. *seeds* pick pages and files.
    """

    edits: tuple[Edit, ...]
    how: str
    told: bool
    jobs: int
    seeds: tuple[int, ...]

    def pick(self, paths: "list[str]") -> list[str]:
        """Return a few of *paths*."""
        return [paths[seed % len(paths)] for seed in self.seeds] if paths else []


#: Most steps are plain: edit, publish, compare.
HOWS = (
    "plain",
    "plain",
    "plain",
    "live",
    "live",
    "asked",
    "ahead",
    "restart",
    "resume",
    "tamper",
    "remove",
    "interrupt",
)
steps = st.builds(
    Step,
    edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3, unique=True).map(tuple),
    how=st.sampled_from(HOWS),
    told=st.booleans(),
    jobs=st.sampled_from((1, 1, 2)),
    seeds=st.tuples(*[st.integers(0, 500)] * 6),
)


class Worlds:
    """One world after the other below *folder*: a new one after `LASTING` histories, or when something was amiss.

    No dataclass: where an example is told, nobody wants to read all that a world holds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clean = Clean()
        self.world: World | None = None
        self.told = 0

    def amiss(self, history: Iterable[Step]) -> str:
        """Tell what *history* brings amiss, with all that was done to the world before."""
        if self.world is None or self.told == LASTING:
            self.told, self.world = 0, World(self.folder / "project", self.clean, new_run)
            assert not self.world.amiss(None)
        self.told += 1
        world, self.world = self.world, None  # no world goes on after a failure, of whatever kind
        found = next(filter(None, (_amiss(world, step) for step in history)), "") or world.amiss(world.reset())
        if not found:
            self.world = world
        return found and "\n".join((found, *world.log))


def _amiss(world: World, step: Step) -> str:
    """Take *step*; tell what is not as a clean build has it."""
    changed: set[str] | None = world.edit(step.edits)
    changed = changed if step.told else None
    found = ""
    match step.how:
        case "live":
            found, changed = world.amiss_live(changed, step.pick), set()
        case "asked":
            world.asking = step.pick
        case "ahead":
            world.ahead(step.seeds[0])
        case "restart":
            world.restart(step.jobs)
            changed = None
        case "resume":
            world.resume(step.jobs)
            changed = None
        case "tamper":
            world.tamper(step.pick, b"changed by hand")
        case "remove":
            world.tamper(step.pick, None)
        case "interrupt":
            world.interrupt(changed, step.seeds[0] % 40)
            changed = set()
    found = found or world.amiss(changed)
    if currently_in_test_context():
        event(f"{step.how}: {'site' if world.clean(world.root).image else 'errors'}")
    return found


@pytest.fixture(scope="module", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Let the same template be checked and compiled once for all builds: most of the time of a clean build."""
    plain = templates._checked

    def checked(drawn: templates.Templates, name: str) -> templates.Checked:
        key = name, drawn.texts[name], frozenset(drawn.texts)
        if key not in kept:
            kept[key] = plain(drawn, name)
        return kept[key]

    kept: dict[object, templates.Checked] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templates, "_checked", checked)
        yield


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """Return the worlds of this module."""
    return Worlds(tmp_path_factory.mktemp("worlds"))


@settings(max_examples=EXAMPLES)
@given(history=st.lists(steps, min_size=1, max_size=3))
def test_incremental_is_clean(history: list[Step], worlds: Worlds) -> None:
    """After every step of a random history, problems and published files are those of a clean build."""
    found = worlds.amiss(history)
    assert not found, found


@pytest.mark.parametrize(
    ("how", "told"), [("plain", True), ("plain", False), ("resume", False)], ids=["told", "looked for", "taken up"]
)
@pytest.mark.parametrize("name", HISTORIES)
def test_histories_that_were_wrong_once(name: str, how: str, told: bool, worlds: Worlds) -> None:
    """So they are after the steps of histories that hold what a build could miss, one run or several that take each other up."""
    found = worlds.amiss(Step(edits, how, told, 1, ()) for edits in HISTORIES[name])
    assert not found, found


def test_a_change_that_leaves_size_and_time_is_seen(tmp_path: Path, worlds: Worlds) -> None:
    """A text of the same length, saved under the old time of modification, is found by a look at all files."""
    world = World(tmp_path / "project", worlds.clean, new_run)
    assert not world.amiss(None)
    world.live.run.workshop.inputs = world.live.run.workshop.inputs.confirmed(world.live.run.workshop.look())
    world.edit([Slip("content/actors.yaml", "Kai Lund", "Kai Rund")])
    assert not world.amiss(None)
    assert b"Kai Rund" in world.shown["actors/kai-lund.html"]


def test_an_edit_makes_few_pages_and_none_makes_none(tmp_path: Path, worlds: Worlds) -> None:
    """A run of an unchanged project makes nothing; one edit of a digest makes few pages."""
    world = World(tmp_path / "project", worlds.clean, new_run)
    made = [world.live.run.once().summary.made, world.live.run.once(set()).summary.made]
    world.edit([Swap("content/articles/2024-03-06-wire.md", "digging in", "standing firm")])
    made.append(world.live.run.once({"content/articles/2024-03-06-wire.md"}).summary.made)
    assert made[0] > 30
    assert made[1] == 0
    assert 1 <= made[2] < 6


# What a forgetful engine does must be found out, or the comparison says nothing.

#: For each table, an edit after which a run is wrong that does not learn, or did not note, what was read of it.
FORGOTTEN: dict[str, Edit] = {
    "actor": Swap("content/actors.yaml", "name: Kai Lund\n", "name: Kai J. Lund\n"),
    "article": Swap("content/articles/2024-03-05-post.md", "title: Talks end", "title: The talks end"),
    "articles": Swap("content/articles/2024-03-05-post.md", "published: 2024-03-05", "published: 2024-03-07"),
    "asked_by": Swap("content/demands.yaml", "by: dock-union", "by: kai-lund"),
    "behalf": Swap(POST, "No container will be unloaded at night.", "At night nothing is unloaded."),
    "beside": Toggle("content/days/2024-03-09.md", "A day on which nobody spoke.\n"),
    "briefs": Toggle("content/days/2024-03-05.md"),
    "demand": Swap("content/demands.yaml", "since: 2024-02", "since: 2024-01~"),
    "entry": Swap("content/events.yaml", "after: first-round", "part_of: first-round"),
    "event": Swap(POST, "is: scheduled\n  when: 2024-03-12", "is: cancelled"),
    "figure": Swap(POST, "value: More than 400", "value: More than 400\n  scope: dockers"),
    "frame": Toggle("content/days/2024-03-05.md"),
    "months": Toggle("content/days/2024-05-09.md", "A day.\n"),
    "notes": Swap(POST, "who: dock-union\n  kind", "who: unknown\n  anon: a voice\n  kind"),
    "outlet": Swap("content/sources.yaml", "name: Harbour Post", "name: The Harbour Post"),
    "part": Swap("content/articles/2024-03-05-post.md", "dateline: Nordhavn\n", ""),
    "past": Swap("config.yaml", "editor:", "as_of: 2024-03-20\neditor:"),
    "paths": Swap(
        POST,
        "- gap: How long can the union pay its strikers?\n  anchor: the reserve fund of the union\n  about: strike\n",
        "",
    ),
    "published": Swap("content/articles/2024-03-05-post.md", "published: 2024-03-05", "published: 2024-03-07"),
    "said": Swap(POST, "No container will be unloaded at night.", "At night nothing is unloaded."),
    "same": Swap(WIRE, "  same: lund-no-night\n", ""),
    "shelf": Swap(
        "content/events.yaml", "second-round:\n", "third-round: {name: Third, when: 2024-05-01}\nsecond-round:\n"
    ),
    "source": Write(
        "content/articles/2024-03-08-wire.md",
        "---\nsource: evening-wire\ntitle: Both wait\npublished: 2024-03-08\n---\nThe port waits, the union waits.\n",
    ),
    "subject": Swap("content/topics.yaml", "name: Night shifts", "name: Work at night"),
    "tied": Swap(POST, "  rejects: six-percent\n", ""),
    "told": Swap(WIRE, "same: lund-no-night", "about: pay"),
    "topic": Swap(POST, "  rejects: six-percent\n", ""),
}


class Deaf(Collection):
    """A collection that does not hear of changes in one table."""

    table = ""

    def turn(self, changed: Iterable[Read]) -> set[Read]:
        """Forget each finding that read something *changed*, but for that table."""
        return super().turn(read for read in changed if read[0] != self.table)

    def _differing(self, name: str, key: Hashable, before: Mapping[Any, Any]) -> set[Read]:
        return set() if name == self.table else super()._differing(name, key, before)


def deaf_to(table: str, project: Project) -> Run:
    """Return a run that does not hear of changes in *table*."""
    run = new_run(project)
    heard = run.workshop.collection
    kind = type("Deaf", (Deaf,), {"table": table})
    run.workshop.collection = kind(**{f.name: getattr(heard, f.name) for f in fields(Collection) if f.init})
    return run


@pytest.mark.parametrize("table", FORGOTTEN)
def test_a_deaf_run_is_caught(table: str, tmp_path: Path, worlds: Worlds) -> None:
    """The comparison fails for a run that does not hear of changes in one table."""
    world = World(tmp_path / "project", worlds.clean, lambda project: deaf_to(table, project))
    assert not world.amiss(None)
    assert world.amiss(world.edit([FORGOTTEN[table]]))


@pytest.mark.parametrize("table", ["actor", "subject", "entry", "outlet"])
def test_a_forgetful_trace_is_caught(
    table: str, tmp_path: Path, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails for a run whose trace does not note what is read of one table."""
    monkeypatch.setattr(Table, "__getitem__", _unnoted(table))
    world = World(tmp_path / "project", worlds.clean, new_run)
    assert not world.amiss(None)
    assert world.amiss(world.edit([FORGOTTEN[table]]))


def _unnoted(table: str) -> object:
    noted = Table.__getitem__

    def unnoted(self: "Table[str, object]", key: str) -> object:
        return self._rows[key] if self._name == table else noted(self, key)

    return unnoted
