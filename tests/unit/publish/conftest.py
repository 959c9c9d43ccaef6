import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefbook.publish import Place, Published, Record, placed, publish_image
from tests.unit.publish.trees import MINUTE, PAGES


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return the place of a site."""
    place = placed(tmp_path / "site", root=tmp_path)
    assert isinstance(place, Place)
    return place


@pytest.fixture
def record(place: Place) -> Record:
    """Return the record of a site that was published there, and remembered a minute later."""
    done = publish_image(PAGES, place.site, root=place.root)
    assert isinstance(done, Published)
    return replace(done.record, taken=done.record.taken + MINUTE)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every publication and look come a minute after the files were changed."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + MINUTE)
