"""Read and write ``content/quotes.lock``: what was verified against which private text, without a word of it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefbook.load.decode import span_at
from briefbook.load.wording import shown
from briefbook.model.ids import ID_PATTERN, ArticleId
from briefbook.model.lock import Lock, LockedPassage, LockedText
from briefbook.model.problem import Problem, Span, error

LOCK_PATH: Final = "content/quotes.lock"
VERSION: Final = 1
_MEND: Final = "restore it from version control, or make it anew with `verify`"
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{8,64}$")]
_Count = Annotated[int, Field(ge=0, le=100_000_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Passage(_Strict):
    start: _Count
    end: _Count
    paragraph: _Count
    voice: Annotated[str, Field(pattern="^(?:direct|mixed|reported)$")]
    furniture: bool = False
    digits: list[Annotated[str, Field(max_length=128)]] = Field(default_factory=list)


class _Text(_Strict):
    digest: _Digest
    words: _Count
    paragraphs: list[_Count]
    furniture: list[_Count]
    passages: dict[_Digest, _Passage]


class _File(_Strict):
    version: Annotated[int, Field(ge=VERSION, le=VERSION)]
    texts: dict[Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")], _Text]


def read_lock(path: str, text: str) -> tuple[Lock, list[Problem]]:
    """Return the lock that *text*, the file *path*, holds. A damaged one is a problem, and an empty lock."""
    try:
        json.loads(text, object_pairs_hook=_once)
        held = _File.model_validate_json(text)
    except json.JSONDecodeError as damaged:
        span = Span(path=path, line=damaged.lineno, column=damaged.colno)
        return Lock(), [error("damaged-lock", span, f"the lock is no JSON: {damaged.msg}", _MEND)]
    except ValidationError as damaged:
        found = damaged.errors(include_url=False)[0]
        steps = [str(step) for step in found["loc"]]
        message = f"the lock is damaged at {shown('/'.join(steps))}: {found['msg']}"
        return Lock(), [error("damaged-lock", _place(path, text, steps), message, _MEND)]
    except (ValueError, RecursionError) as damaged:
        return Lock(), [error("damaged-lock", Span(path=path), f"the lock is damaged: {damaged}", _MEND)]
    return Lock(texts={ArticleId(article): _locked(held.texts[article]) for article in sorted(held.texts)}), []


def write_lock(root: Path, lock: Lock) -> bool:
    """Write *lock* below the project *root*, whole or not at all; tell whether that changed the file.

    Raises:
        OSError: the file cannot be written; the old one stays.
    """
    file, content = root / LOCK_PATH, lock_text(lock).encode()
    if file.is_file() and file.read_bytes() == content:
        return False
    fresh = file.with_name(f".{file.name}.new")
    try:
        with fresh.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    return True


def lock_text(lock: Lock) -> str:
    """Return *lock* as the text of its file: sorted, one passage a line, so that two people's changes merge."""
    return "".join(_lines(lock))


def _lines(lock: Lock) -> Iterator[str]:
    yield f'{{\n"version": {VERSION},\n"texts": {{\n'
    articles = sorted(lock.texts)
    for article in articles:
        text = lock.texts[article]
        yield f" {json.dumps(article)}: {{\n"
        yield f'  "digest": {json.dumps(text.digest)},\n  "words": {text.words},\n'
        yield f'  "paragraphs": {json.dumps(list(text.paragraphs))},\n  "furniture": {json.dumps(sorted(text.furniture))},\n'
        yield '  "passages": {\n'
        keys = sorted(text.passages)
        for key in keys:
            yield f"   {json.dumps(key)}: {_passage(text.passages[key])}{',' if key != keys[-1] else ''}\n"
        yield "  }\n" if article == articles[-1] else "  }\n },\n"
    yield " }\n}\n}\n" if articles else "}\n}\n"


def _passage(passage: LockedPassage) -> str:
    fields: dict[str, object] = {
        "start": passage.start,
        "end": passage.end,
        "paragraph": passage.paragraph,
        "voice": passage.voice,
    }
    if passage.furniture:
        fields["furniture"] = True
    if passage.digits:
        fields["digits"] = list(passage.digits)
    return json.dumps(fields)


def _locked(text: _Text) -> LockedText:
    return LockedText(
        digest=text.digest,
        words=text.words,
        paragraphs=tuple(text.paragraphs),
        furniture=tuple(text.furniture),
        passages={
            key: LockedPassage(
                start=passage.start,
                end=passage.end,
                paragraph=passage.paragraph,
                voice=passage.voice,
                furniture=passage.furniture,
                digits=tuple(passage.digits),
            )
            for key, passage in sorted(text.passages.items())
        },
    )


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that is given twice, as a bad merge leaves it."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for at, key in enumerate(keys) if key in keys[:at])
        raise ValueError(f"the key {shown(twice)} is given twice")
    return made


def _place(path: str, text: str, steps: list[str]) -> Span:
    at = 0
    for step in steps:
        found = text.find(json.dumps(step), at)
        at = found if found >= 0 else at
    return span_at(path, text, at)
