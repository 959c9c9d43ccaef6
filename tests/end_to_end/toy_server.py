"""A server for tests: the real one, with a build that needs nothing but the publisher. Run as a program.

It makes a page of every file in ``content/``; a file with ``BAD`` in it is a problem, one with ``EXIT`` ends a build.
"""

import sys
from pathlib import Path

from briefbook.model.problem import Problem, Span, error
from briefbook.publish import Published, publish_image
from briefbook.serve import Address, Rebuilt, serve

HEAD = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'\">"
)


def page(name: str, text: str) -> bytes:
    """Make a page."""
    return f"<!doctype html><html><head>{HEAD}<title>{name}</title></head><body><h1>{text}</h1></body></html>".encode()


def rebuild(root: Path) -> Rebuilt:
    """Build and publish the toy site."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((root / "content").glob("*.md"))}
    if any("EXIT" in text for text in texts.values()):
        sys.exit(3)
    found = tuple(
        error("bad", Span(path=f"content/{name}.md", column=text.index("BAD") + 1, width=3), "<b>bad</b>", "good")
        for name, text in texts.items()
        if "BAD" in text
    )
    done: Published | Problem | None = None
    if not found:
        files = {f"{name}.html": page(name, text) for name, text in texts.items()}
        done = publish_image({"404.html": page("404", "nothing"), **files}, root / "site", root=root)
    changed = isinstance(done, Published) and bool(done.written or done.removed)
    return Rebuilt(
        output=root / "site",
        sources=(root / "content", root / "templates"),
        problems=(*found, done) if isinstance(done, Problem) else found,
        changed=changed,
        told=f"built {len(texts)}",
    )


def say(text: str) -> None:
    """Print *text* at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Serve the project in the first argument on the port in the second."""
    root = Path(sys.argv[1])
    failure = serve(
        lambda: rebuild(root),
        root=root,
        output=root / "site",
        sources=(root / "content", root / "templates"),
        address=Address(port=int(sys.argv[2])),
        open_browser=False,
        say=say,
    )
    sys.exit(failure or 0)


if __name__ == "__main__":
    main()
