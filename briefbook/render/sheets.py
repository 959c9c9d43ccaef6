"""Static files: copied, and those that pages or stylesheets load named by their content so that they can be cached for ever."""

import hashlib
import posixpath
import re
from collections.abc import Mapping

from msgspec import Struct, field

from briefbook.model.page import Chrome

_URL = re.compile(r"""url\(\s*["']?(?P<target>[^"')#?]+)["']?\s*\)""")
_KEPT = r"""(?P<kept>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\)|/\*!.*?\*/)"""
_COMMENT = re.compile(rf"{_KEPT}|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rf"{_KEPT}|\s*(?:;\s*)?(?P<end>\}})\s*|\s*(?P<mark>[{{;,])\s*|:\s+|\s+", re.DOTALL)
_FONTS = "static/fonts.css"
_MAIN = "static/briefbook.css"
_THEME = "static/theme.css"
_ICON = "static/icon.svg"
_SCRIPT = re.compile(r"static/([^/]+)\.js")
_SITE = "briefbook"


class Statics(Struct, frozen=True, gc=False, kw_only=True):
    """Static files of the image by path; the stylesheet that every page loads, and its icon (or ``""``).

    *scripts* are those right below ``static/``, by their names without a suffix: `briefbook` is for every page, any other one
    for pages of the kind that it is named for.
    """

    files: Mapping[str, bytes]
    stylesheet: str
    icon: str = ""
    scripts: Mapping[str, str] = field(default_factory=dict)

    def scripts_of(self, kind: str) -> tuple[str, ...]:
        """Return the scripts that pages of a *kind* load."""
        return tuple(self.scripts[name] for name in dict.fromkeys((_SITE, kind)) if name in self.scripts)


def fingerprint(path: str, content: bytes) -> str:
    """Return *path* with ten hex digits of the SHA-256 of *content* before its suffix."""
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}"


def statics(templates: Mapping[str, bytes], chrome: Chrome) -> Statics:
    """Return the static files among *templates*, fingerprinted in two passes.

    First what stylesheets point to (fonts) and scripts, then the stylesheets with those names in them, tight. Ours become
    one file, which a page waits for once: the look, the fonts, the site's own colour. Files that nothing loads (licences)
    keep their names. Fonts are left out where *chrome* asks for the system's own.
    """
    own = {name: content for name, content in sorted(templates.items()) if name.startswith("static/")}
    if chrome.fonts == "system":
        own = {name: content for name, content in own.items() if not name.startswith(("static/fonts/", _FONTS))}
    if chrome.accent:
        own[_THEME] = theme(chrome.accent)
    sheets = {name: content for name, content in own.items() if name.endswith(".css")}
    loaded = {target for name, content in sheets.items() for target in _targets(name, content)}
    scripts = {name: found[1] for name in own if (found := _SCRIPT.fullmatch(name))}
    named = (loaded & own.keys() | scripts.keys()) - sheets.keys()
    names = {name: fingerprint(name, own[name]) for name in sorted(named)}
    files = {names.get(name, name): content for name, content in own.items() if name not in sheets}
    written = {name: tight(_rewrite(name, content, names)) for name, content in sheets.items()}
    look = b"".join(written.pop(name) for name in (_MAIN, _FONTS, _THEME) if name in written)
    if look:
        written[_MAIN] = look
    files |= {fingerprint(name, content): content for name, content in written.items()}
    icon = _ICON if _ICON in files else ""
    return Statics(
        files=files,
        stylesheet=fingerprint(_MAIN, look) if look else "",
        icon=icon,
        scripts={kind: names[name] for name, kind in scripts.items()},
    )


def theme(accent: str) -> bytes:
    """Return the stylesheet that sets the site's own *accent*, a CSS hex colour, lightened for dark pages."""
    return f":root{{--accent:light-dark({accent},color-mix(in oklab,{accent} 45%,white))}}\n".encode()


def tight(sheet: str) -> bytes:
    """Return *sheet* without comments (but those that begin with ``/*!``: licences) and without space that means nothing."""
    bare = _COMMENT.sub(lambda match: match["kept"] or " ", sheet)
    return _SPACE.sub(_held, bare).strip().encode()


def _held(match: re.Match[str]) -> str:
    return match["kept"] or match["end"] or match["mark"] or (":" if match[0].startswith(":") else " ")


def _targets(sheet: str, content: bytes) -> set[str]:
    folder = posixpath.dirname(sheet)
    found = (match["target"].strip() for match in _URL.finditer(content.decode()))
    return {posixpath.normpath(posixpath.join(folder, target)) for target in found}


def _rewrite(sheet: str, content: bytes, names: Mapping[str, str]) -> str:
    folder = posixpath.dirname(sheet)

    def renamed(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match["target"].strip()))
        return f'url("{posixpath.relpath(names[target], folder)}")' if target in names else match[0]

    return _URL.sub(renamed, content.decode())
