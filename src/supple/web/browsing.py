"""Open the person's browser, where there is one to open."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser


def show(address: str) -> bool:
    """Open the address in the usual browser; return whether there is a screen to open it on."""
    if not has_screen():
        return False
    # Some launchers wait until the browser is closed again.
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    return True


def has_screen(platform: str = sys.platform) -> bool:
    """Tell whether a browser would have a screen: on Linux one may run in the terminal and take it over."""
    if platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
