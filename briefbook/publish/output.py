"""The output folder: where it may be, what of it is ours, and how it differs from the image."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from briefbook.publish.disk import FILE_MODE, FOLDER_MODE
from briefbook.publish.marker import DROPPINGS, MARKER, folders_of, listed_in

_MOVE: Final = "move it away, or choose another output folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing was published: what stands at *path*, and how to mend it."""

    path: Path
    cause: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What a folder holds: the state of each file (links, devices and the like among them) and of each folder."""

    files: Mapping[str, os.stat_result]
    folders: Mapping[str, os.stat_result]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an output folder stands to the files that it is to hold.

    *listed* are the files that our marker lists, *same* those that are there as they should be; *complete* tells that
    nothing need be done. *identity* changes whenever the folder is replaced; ``None`` where there is no folder.
    """

    refusal: Refusal | None = None
    identity: tuple[int, int, int] | None = None
    listed: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    complete: bool = False


def resolved(output: Path) -> Path:
    """Return *output* with the links of the folders above it resolved: a link at its own place stays one."""
    output = output.absolute()
    if output.name in {"", ".."}:
        return _real(output)
    return _real(output.parent) / output.name


def _real(path: Path) -> Path:
    """Resolve *path* as far as it goes; unlike `Path.resolve`, a loop of links is no exception (until Python 3.13)."""
    return Path(os.path.realpath(path))


def misplaced(folder: Path, *, root: Path, sources: Iterable[Path], explicit: bool) -> Refusal | None:
    """Tell what is wrong with the place of *folder* (resolved), before anything is looked at.

    *sources* are folders that a build reads. A folder outside of *root* must be named *explicit*-ly.
    """
    elsewhere = "choose another folder as `output:` in config.yaml or with --output"
    root = _real(root)
    if not folder.name or folder.parent == folder:
        return Refusal(path=folder, cause="the root of the file system cannot be the output folder", hint=elsewhere)
    if folder.is_relative_to(root) and any(part.startswith("~") for part in folder.relative_to(root).parts):
        return Refusal(path=folder, cause='"~" is not expanded here', hint="write the folder's name in full")
    for source in (root, *(_real(source) for source in sources)):
        if source == folder:
            return Refusal(path=folder, cause="the site is made from what is in it", hint=elsewhere)
        if folder in source.parents:
            return Refusal(path=folder, cause=f"it holds {source}, which the site is made from", hint=elsewhere)
        if source != root and source in folder.parents:
            return Refusal(path=folder, cause=f"it is inside {source}, which the site is made from", hint=elsewhere)
    if not explicit and root not in folder.parents:
        return Refusal(path=folder, cause="it is outside of the project", hint="name it with --output to mean it")
    return None


def foreign(folder: Path) -> Refusal | None:
    """Tell why *folder* cannot be replaced: it is no folder, or not ours, or holds something that is not ours."""
    return standing(folder, {}).refusal


def standing(folder: Path, files: Mapping[str, bytes]) -> Standing:
    """Look at *folder*, which is to hold *files*, by reading it: times prove nothing."""
    try:
        state = folder.lstat()
        if stat.S_ISDIR(state.st_mode):
            return _standing(folder, state, files)
    except FileNotFoundError:
        return Standing()
    if stat.S_ISLNK(state.st_mode):
        hint = "remove the link, or name the folder that it leads to"
        return Standing(refusal=Refusal(path=folder, cause="it is a link", hint=hint))
    return Standing(refusal=Refusal(path=folder, cause="it is not a folder", hint=_MOVE))


def _standing(folder: Path, state: os.stat_result, files: Mapping[str, bytes]) -> Standing:
    tree = scan(folder)
    listed = listed_in(folder)
    refusal = _not_ours(folder, tree, listed)
    if refusal is not None:
        return Standing(refusal=refusal)
    same = frozenset(
        path
        for path, content in files.items()
        if (found := tree.files.get(path)) is not None and _same(folder / path, found, content)
    )
    tidy = all(stat.S_IMODE(found.st_mode) == FOLDER_MODE for found in (state, *tree.folders.values()))
    exact = tree.files.keys() == files.keys() and tree.folders.keys() == folders_of(files)
    return Standing(
        identity=_identity(state),
        listed=(listed or frozenset()) - {MARKER},
        same=same,
        complete=exact and tidy and len(same) == len(files),
    )


def identity(folder: Path) -> tuple[int, int, int] | None:
    """Return what tells *folder* from another one that takes its place; ``None`` where there is none."""
    try:
        return _identity(folder.lstat())
    except FileNotFoundError:
        return None


def _identity(state: os.stat_result) -> tuple[int, int, int]:
    return state.st_dev, state.st_ino, state.st_ctime_ns


def _not_ours(folder: Path, tree: Tree, listed: frozenset[str] | None) -> Refusal | None:
    if listed is None:
        empty = not tree.files and not tree.folders
        return None if empty else Refusal(path=folder, cause="this program did not make that folder", hint=_MOVE)
    ours = listed | folders_of(listed)
    strays = sorted(path for path in tree.files if path not in ours and PurePosixPath(path).name not in DROPPINGS)
    if not strays:
        return None
    more = f" (and {len(strays) - 1} more)" if len(strays) > 1 else ""
    cause = f"this program did not make that file{more}, and would remove it"
    return Refusal(path=folder / strays[0], cause=cause, hint="move it away; a build replaces the whole folder")


def scan(folder: Path) -> Tree:
    """Return what *folder* holds, following no links; paths are relative, with forward slashes."""
    files: dict[str, os.stat_result] = {}
    folders: dict[str, os.stat_result] = {}
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                state = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(state.st_mode):
                    folders[path] = state
                    pending.append(f"{path}/")
                else:
                    files[path] = state
    return Tree(files=files, folders=folders)


def _same(path: Path, state: os.stat_result, content: bytes) -> bool:
    """Tell whether *path* is a regular file that holds *content*, with the mode of a file of ours."""
    if not stat.S_ISREG(state.st_mode) or stat.S_IMODE(state.st_mode) != FILE_MODE or state.st_size != len(content):
        return False
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def check_paths(paths: Iterable[str]) -> None:
    """Make sure that *paths* stay below the folder they are joined to, and that none is a folder of another.

    Raises ValueError: routes make every path, so a bad one is a mistake of ours.
    """
    known = sorted(paths)
    folders = folders_of(known)
    for path in known:
        parts = path.split("/")
        unsafe = any(part in {"", ".", ".."} or part.endswith((" ", ".")) for part in parts)
        if unsafe or "\\" in path or not path.isprintable() or parts[0] == MARKER or path.startswith("#"):
            raise ValueError(f"not a path of a site: {path!r}")
        if path in folders:
            raise ValueError(f"both a file and a folder of the site: {path!r}")
