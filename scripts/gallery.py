"""Draw docs/gallery/: a picture of each page kind of the example site, on a desk and on a phone, light and dark."""

import base64
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.hosting import hosting
from tests.browser.kinds import pages_by_kind

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs/gallery"
SIZES = {1280: 900, 375: 780}
SCHEMES = ("light", "dark")
#: How wide the picture of a screen becomes: enough to read the words.
DRAWN = {1280: 1024, 375: 375}

_PACK = """async ([png, width]) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const height = Math.round(picture.height * width / picture.width);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, width, height);
    return canvas.toDataURL('image/webp', 0.55).split(',')[1];
}"""


def main() -> None:
    """Build the example site apart, draw each kind's largest page, and write the list of the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, str(ROOT / "build.py"), "--output", str(site)], cwd=ROOT, check=True)
        kinds = {kind: pages[0] for kind, pages in pages_by_kind(site).items()}
        GALLERY.mkdir(exist_ok=True)
        for old in GALLERY.glob("*.webp"):
            old.unlink()
        with hosting(site, "/briefbook/") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.installed(), args=list(chromium.ARGUMENTS))
            for width in SIZES:
                for scheme in SCHEMES:
                    _draw(browser, address, kinds, width, scheme)
            browser.close()
    (GALLERY / "README.md").write_text(_listed(kinds), encoding="utf-8")
    total = sum(path.stat().st_size for path in GALLERY.glob("*.webp"))
    print(f"docs/gallery: {len(kinds)} page kinds, {total / 1e6:.1f} MB")


def _draw(browser: Browser, address: str, kinds: dict[str, str], width: int, scheme: str) -> None:
    dark = scheme == "dark"
    context = browser.new_context(
        viewport={"width": width, "height": SIZES[width]}, color_scheme="dark" if dark else "light"
    )
    page, packer = context.new_page(), context.new_page()
    for kind, path in kinds.items():
        for _ in range(2):  # a font of the interface that came late is there the next time
            page.goto(address + path, wait_until="networkidle")
            page.evaluate("document.fonts.ready")
        (GALLERY / _name(kind, width, scheme)).write_bytes(_packed(packer, page.screenshot(), DRAWN[width]))
    context.close()


def _packed(packer: Page, png: bytes, width: int) -> bytes:
    packed: str = packer.evaluate(_PACK, [base64.b64encode(png).decode(), width])
    return base64.b64decode(packed)


def _name(kind: str, width: int, scheme: str) -> str:
    return f"{kind}-{width}-{scheme}.webp"


def _listed(kinds: dict[str, str]) -> str:
    lines = [
        "# Gallery",
        "",
        "The first screen of each page kind of the example site, 1280 and 375 pixels wide, light and dark. `make gallery` draws",
        "the pictures anew.",
    ]
    for kind, path in kinds.items():
        lines += ["", f"## {kind}", "", f"`{path}`", ""]
        lines += [f"![{kind}, {w} px, {s}]({_name(kind, w, s)})" for w in SIZES for s in SCHEMES]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
