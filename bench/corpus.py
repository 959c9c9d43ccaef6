"""Write the made-up articles in the language of each tool: ``python -m bench.corpus --n 1000 --to DIR``.

The same number and seed give the same bytes. A peer's site is its folder in `bench/sites/` with the articles beside it.
"""

import argparse
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.articles import Article, articles
from bench.briefing import write_briefing

SITES: Final = Path(__file__).parent / "sites"
#: Ourselves, among the tools.
OURS: Final = "briefbook"


def write_site(tool: str, folder: Path, written: Sequence[Article]) -> None:
    """Write *written* as a site of *tool* into *folder*, which does not exist yet."""
    if (SITES / tool).is_dir():
        shutil.copytree(SITES / tool, folder)
    _DIALECTS[tool](folder, written)


def _in(place: str) -> Callable[[Path, Sequence[Article]], None]:
    """Return what writes articles with everything in their front matter to *place*, as most peers read them."""

    def write(folder: Path, written: Sequence[Article]) -> None:
        (folder / place).mkdir(parents=True, exist_ok=True)
        for article in written:
            (folder / place / f"{article.slug}.md").write_text(_document(article), encoding="utf-8")

    return write


def _pelican(folder: Path, written: Sequence[Article]) -> None:
    """Write what Pelican knows into its own header, and what it does not know beside it, for the plugin."""
    for name in ("content/articles", "annotations"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for article in written:
        head = (
            f"Title: {article.title}\nDate: {article.date}\nCategory: {article.publisher}\nSlug: {article.slug}\n"
            f"Authors: {'; '.join(article.actors)}\nTags: {', '.join(article.topics)}\n"
        )
        path = folder / "content/articles" / f"{article.slug}.md"
        path.write_text(f"{head}\n{article.body}", encoding="utf-8")
        (folder / "annotations" / f"{article.slug}.yaml").write_text(_annotations(article), encoding="utf-8")


def _document(article: Article) -> str:
    days = ", ".join(map(_quoted, article.days))
    return (
        f"---\ntitle: {_quoted(article.title)}\npublisher: {article.publisher}\ndate: {article.date}\ndays: [{days}]\n"
        f"{_annotations(article)}---\n\n{article.body}"
    )


def _annotations(article: Article) -> str:
    lines = ["actors:", *(f"  - {name}" for name in article.actors)]
    lines += ["topics:", *(f"  - {name}" for name in article.topics), "statements:"]
    for told in article.statements:
        lines += [f"  - actor: {told.actor}", f"    date: {_quoted(told.date)}", f"    topic: {told.topic}"]
        lines += [f"    quote: {_quoted(told.quote)}"]
    if article.figures:
        lines.append("figures:")
    for figure in article.figures:
        lines += [f"  - value: {figure.value}", f"    unit: {_quoted(figure.unit)}", f"    label: {figure.label}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_DIALECTS: Final[Mapping[str, Callable[[Path, Sequence[Article]], None]]] = {
    OURS: write_briefing,
    "hugo": _in("content/articles"),
    "eleventy": _in("src/articles"),
    "pelican": _pelican,
    "mkdocs": _in("docs/articles"),
}


def main() -> None:
    """Write what is asked for, a folder for each tool, and say how much it is."""
    asked = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    asked.add_argument("--n", type=int, default=1000, help="how many articles (default: %(default)s)")
    asked.add_argument("--seed", type=int, default=1, help="another draw (default: %(default)s)")
    asked.add_argument("--to", type=Path, required=True, metavar="DIR", help="gets a folder TOOL-N for each tool")
    asked.add_argument("--tools", default=",".join(_DIALECTS), help="default: %(default)s")
    chosen = asked.parse_args()
    written = tuple(articles(chosen.n, chosen.seed))
    for tool in chosen.tools.split(","):
        folder: Path = chosen.to / f"{tool}-{chosen.n}"
        write_site(tool, folder, written)
    length = sum(len(article.body.split()) for article in written) / max(1, len(written))
    actors = len({name for article in written for name in article.actors})
    print(f"{len(written)} articles of {length:.0f} words by {actors} actors in {chosen.to}")


if __name__ == "__main__":
    main()
