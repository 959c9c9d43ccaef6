"""A server for tests: the real one, with a build that needs nothing but the publisher. Run as a program.

It makes a page of every file in ``content/``; a file with ``BAD`` in it is a problem, one with ``EXIT`` ends a build.
"""

import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from briefbook.model.problem import Problem, Span, error
from briefbook.publish import Published as Done
from briefbook.publish import publish_image
from briefbook.serve import Address, Published, serve

HEAD = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'\">"
)


def page(name: str, text: str) -> bytes:
    """Make a page."""
    return f"<!doctype html><html><head>{HEAD}<title>{name}</title></head><body><h1>{text}</h1></body></html>".encode()


class Toy:
    """The toy site at *root*. As long as there is a file ``hold`` beside the content, nothing is published."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._texts: dict[str, str] = {}
        self._published: dict[str, str] = {}

    def read(self, changed: Iterable[str] | None = None) -> bool:  # noqa: ARG002 - so small a site is read whole
        """Read every file."""
        texts = {path.stem: path.read_text(encoding="utf-8") for path in (self._root / "content").glob("*.md")}
        if any("EXIT" in text for text in texts.values()):
            with self._lock:
                self._texts = {}
            sys.exit(3)
        with self._lock:
            before, self._texts = self._texts, dict(sorted(texts.items()))
            return before != self._texts

    def page(self, path: str) -> bytes | None:
        """Return a page that is not published as it now stands."""
        name = path.removesuffix(".html")
        with self._lock:
            text = self._texts.get(name)
            if text is None and name in self._published:
                return b""
            if text is None or "BAD" in text or self._published.get(name) == text:
                return None
            return page(name, text)

    def publish(self) -> Published | None:
        """Publish every page, unless something is wrong with one."""
        if (self._root / "hold").exists():
            return None
        with self._lock:
            texts = self._texts
        found = tuple(
            error("bad", Span(path=f"content/{name}.md", column=text.index("BAD") + 1, width=3), "<b>bad</b>", "good")
            for name, text in texts.items()
            if "BAD" in text
        )
        done: Done | Problem | None = None
        if not found:
            files = {f"{name}.html": page(name, text) for name, text in texts.items()}
            done = publish_image({"404.html": page("404", "nothing"), **files}, self._root / "site", root=self._root)
            with self._lock:
                self._published = texts
        return Published(
            output=self._root / "site",
            problems=(*found, done) if isinstance(done, Problem) else found,
            changed=isinstance(done, Done) and bool(done.written or done.removed),
            told=f"built {len(texts)}",
        )

    def below(self) -> str:
        """Return the path below which the site is said to stand."""
        return "harbour/"

    def assets(self) -> str:
        """Return nothing: pages load no files."""
        return ""

    def ahead(self, is_over: Callable[[], bool]) -> None:
        """Have nothing that takes long."""

    def end(self) -> None:
        """Have nothing that takes long."""

    def sources(self) -> tuple[Path, ...]:
        """Return what is read."""
        return self._root / "content", self._root / "templates"


def say(text: str) -> None:
    """Print *text* at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Serve the project in the first argument on the port in the second."""
    root = Path(sys.argv[1])
    failure = serve(
        Toy(root),
        root=root,
        output=root / "site",
        address=Address(port=int(sys.argv[2])),
        open_browser=False,
        say=say,
    )
    if failure:
        say(failure)
    sys.exit(bool(failure))


if __name__ == "__main__":
    main()
