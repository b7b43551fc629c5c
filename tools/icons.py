"""Make the home-screen icons, which are committed, from icons/favicon.svg: `python -m tools.icons`."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tools.chromium import running_chromium
from tools.places import ASSETS

ICONS = ASSETS / "icons"
GREEN = "#1f6658"


@dataclass(frozen=True, slots=True)
class Icon:
    """One picture: `part` of its width is the drawing, the rest is green around it."""

    name: str
    size_px: int
    part: float


# A phone may cut a maskable icon down to the circle of 80 % of its width: the drawing stays inside.
WANTED = (
    Icon("icon-180", 180, 1.0),
    Icon("icon-192", 192, 1.0),
    Icon("icon-512", 512, 1.0),
    Icon("icon-maskable-512", 512, 0.94),
)


def main() -> int:
    """Draw every icon."""
    with running_chromium() as chromium:
        page = chromium.new_page()
        for icon in WANTED:
            draw(page, icon)
    return 0


def draw(page: Page, icon: Icon) -> None:
    """Write one icon as PNG."""
    drawing = (ICONS / "favicon.svg").read_text(encoding="utf-8")
    side_px = round(icon.size_px * icon.part)
    page.set_viewport_size({"width": icon.size_px, "height": icon.size_px})
    page.set_content(
        f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;background:{GREEN}}}"
        f"svg{{width:{side_px}px;height:{side_px}px}}</style>{drawing}"
    )
    page.screenshot(path=ICONS / f"{icon.name}.png")


if __name__ == "__main__":
    raise SystemExit(main())
