"""Kinds of edits, as an editor makes them. Most are undone by making them again; one that does not fit does nothing."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

GOLDEN: Final = Path(__file__).parent / "golden" / "project"


class Edit(Protocol):
    """Something that is done to a project."""

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Edit the project at *root*; return the files that it may have touched."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A text takes the place of another in a file."""

    file: str
    before: str
    after: str

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Put the text, or what stood there."""
        path = root / self.file
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            if self.after and self.after in text:
                text = text.replace(self.after, self.before, 1)
            else:
                text = text.replace(self.before, self.after, 1)
            path.write_text(text, encoding="utf-8")
        return (self.file,)


@dataclass(frozen=True, slots=True)
class Slip:
    """As `Swap`, for texts of one length; the file keeps its time of modification."""

    file: str
    before: str
    after: str

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Put the text, and turn the clock back."""
        path = root / self.file
        if path.is_file():
            seen = path.stat()
            Swap(self.file, self.before, self.after)(root)
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        return (self.file,)


@dataclass(frozen=True, slots=True)
class Toggle:
    """A file that is there goes; one that is not there comes, as it was in the golden project or with *content*."""

    file: str
    content: str = ""

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Make the file, or remove it."""
        path, golden = root / self.file, GOLDEN / self.file
        if path.is_file():
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(golden.read_bytes() if golden.is_file() else self.content.encode())
        return (self.file,)


@dataclass(frozen=True, slots=True)
class Rename:
    """A file gets another name, and its own again."""

    old: str
    new: str

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Rename the file that is there."""
        there = {name.name for name in (root / self.old).parent.iterdir()}  # as the folder has it, whatever the case
        one, other = (self.old, self.new) if Path(self.old).name in there else (self.new, self.old)
        if (root / one).is_file():
            (root / other).parent.mkdir(parents=True, exist_ok=True)
            (root / one).replace(root / other)
        return self.old, self.new


@dataclass(frozen=True, slots=True)
class Touch:
    """A file is written as it is: in place, or beside and put there, as most editors save."""

    file: str
    replaced: bool = False

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Write the file."""
        path = root / self.file
        if path.is_file():
            target = path.with_name(f".{path.name}.swp") if self.replaced else path
            target.write_bytes(path.read_bytes())
            target.replace(path)
        return (self.file,)


@dataclass(frozen=True, slots=True)
class Write:
    """A file has this content from now on."""

    file: str
    content: str

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Write the file."""
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.content, encoding="utf-8")
        return (self.file,)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that leads nowhere."""

    file: str

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Make the link."""
        (root / self.file).symlink_to("nowhere")
        return (self.file,)


@dataclass(frozen=True, slots=True)
class Remove:
    """Files go."""

    files: tuple[str, ...]

    def __call__(self, root: Path, /) -> tuple[str, ...]:
        """Remove the files that are there."""
        for file in self.files:
            (root / file).unlink(missing_ok=True)
        return self.files
