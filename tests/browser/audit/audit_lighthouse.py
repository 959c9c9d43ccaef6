"""Lighthouse, as a phone on a slow network: full marks."""

import json
import os
import subprocess
import urllib.request
from collections.abc import Callable

import pytest

Tool = Callable[..., subprocess.CompletedProcess[str]]

KINDS = ("home", "actor", "day", "topic", "figure", "article", "comparison")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage"


@pytest.mark.parametrize("kind", KINDS)
def test_full_marks(tool: Tool, hosted: str, kinds: dict[str, tuple[str, ...]], chrome: str, kind: str) -> None:
    """The largest page of a kind has 100 of 100 for performance, accessibility, best practices and SEO."""
    marks: dict[str, int] = {}
    short: list[str] = []
    _warm(hosted + kinds[kind][0])
    for _ in range(2):  # the marks for speed are of this machine too: one try more before they count
        marks, short = _marks(tool, hosted + kinds[kind][0], chrome)
        if set(marks.values()) == {100}:
            break
    assert (marks, short) == (dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 100), [])


def _marks(tool: Tool, address: str, chrome: str) -> tuple[dict[str, int], list[str]]:
    ran = tool(
        "lighthouse/cli/index.js",
        address,
        "--quiet",
        "--output=json",
        "--only-categories=performance,accessibility,best-practices,seo",
        f"--chrome-flags={FLAGS}",
        env=_environment(chrome),
    )
    assert ran.returncode == 0, ran.stderr
    report = json.loads(ran.stdout)
    marks = {name: round(part["score"] * 100) for name, part in report["categories"].items()}
    weighed = {ref["id"] for part in report["categories"].values() for ref in part["auditRefs"] if ref["weight"]}
    audits = ((name, report["audits"][name]) for name in sorted(weighed))
    low = [(name, audit) for name, audit in audits if audit["score"] is not None and audit["score"] < 0.9]
    return marks, [f"{name}: {audit['title']}: {audit.get('displayValue', '')}" for name, audit in low]


def _warm(address: str) -> None:
    """Ask once, as a host has its files compressed before somebody asks."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "br"


def _environment(chrome: str) -> dict[str, str]:
    return {**os.environ, "CHROME_PATH": chrome}
