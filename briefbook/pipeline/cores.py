"""How many processes work at once."""

import os
import sys


def jobs_by_default() -> int:
    """Return how many processes may run at once: the cores that this one may use. Where forking is not safe, one."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
