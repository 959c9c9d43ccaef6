import shutil
from pathlib import Path
from typing import Any

import pytest

from briefbook.pipeline.build import build
from briefbook.pipeline.live import Live
from briefbook.publish import publish
from tests.edits import GOLDEN
from tests.runs import new_run
from tests.world import project_at

NOTE = "content/days/2024-03-05.md"
PAGE = "dates/2024-03-05.html"


@pytest.fixture
def live(tmp_path: Path) -> Live:
    """Return a site that was published and is live."""
    shutil.copytree(GOLDEN, tmp_path / "project")
    live = Live(new_run(project_at(tmp_path / "project")))
    live.read()
    assert live.publish()
    return live


@pytest.mark.parametrize("asked_before", [True, False])
def test_an_edit_that_is_undone_while_it_lands_is_not_shown(
    live: Live, monkeypatch: pytest.MonkeyPatch, *, asked_before: bool
) -> None:
    """The folder holds the edit already, though what was accepted last is the page without it, as it is again."""
    root = live.run.project.root
    text = (root / NOTE).read_text(encoding="utf-8")
    answers: list[bytes | None] = []

    def landing(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as it comes
        done = publish(*arguments, **options)
        (root / NOTE).write_text(text, encoding="utf-8")
        live.read({NOTE})
        answers.append(live.page(PAGE))
        return done

    (root / NOTE).write_text(f"{text}\n\nAnother line.\n", encoding="utf-8")
    live.read({NOTE})
    if asked_before:
        assert b"Another line." in (live.page(PAGE) or b"")
    monkeypatch.setattr("briefbook.pipeline.run.publish", landing)
    live.publish()
    monkeypatch.undo()
    clean = build(live.run.project).image
    assert clean
    assert b"Another line." in (root / "site" / PAGE).read_bytes()
    assert answers == [clean.files[PAGE]]
    live.publish()
    assert (root / "site" / PAGE).read_bytes() == clean.files[PAGE]
    assert live.page(PAGE) is None
