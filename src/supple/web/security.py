"""The settings that keep the site to itself: policy, cookies and headers, as plain values."""

from __future__ import annotations

import hashlib
from pathlib import Path

YEAR_S = 365 * 24 * 3600
MONTH_S = 30 * 24 * 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "media-src": ["'self'", "blob:", "mediastream:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "font-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Only the camera, only for our own page; everything else that a browser may lend is turned down.
PERMISSIONS_POLICY = ", ".join(
    ["camera=(self)"]
    + [
        f"{feature}=()"
        for feature in (
            "microphone",
            "geolocation",
            "payment",
            "usb",
            "serial",
            "hid",
            "midi",
            "display-capture",
            "browsing-topics",
            "publickey-credentials-get",
            "xr-spatial-tracking",
        )
    ]
)


def cookie_suffix(data_folder: Path) -> str:
    """Return a short name for a data folder.

    A browser sends a host's cookies to every port: without it, two Supples would shut each other out.
    """
    return hashlib.sha256(str(data_folder).encode()).hexdigest()[:8]
