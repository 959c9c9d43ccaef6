"""A long soak of serve: ``python -m bench.soak [EDITS] [SEED]`` edits, waits to see each, and tells how long that took."""

import statistics
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.editor import Desk

#: Edits after which the program is taken to be warm.
WARM = 100


def main(arguments: list[str]) -> int:
    """Soak; return the exit status."""
    edits, seed = (int(word) for word in (*arguments, *("1000", "1")[len(arguments) :]))
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "project", Random(seed)) as desk:
        desk.work(min(WARM, edits))
        warm = desk.memory()
        desk.work(max(0, edits - WARM))
        growth = desk.memory() - warm
    waits = sorted(desk.waits)
    late = waits[int(len(waits) * 0.9)]
    print(
        f"{desk.edits:,} edits, none missed; seen after {statistics.median(waits) * 1000:.0f} ms (median), {late * 1000:.0f} ms (p90)"
    )
    print(f"memory grew by {growth / 1e6:.1f} MB after the first {WARM} edits")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
