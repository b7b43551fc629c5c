"""Colours of stills, the same as the custom properties of web/assets/figure.css."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "stage": "#f6f3ee",
    "skin": "#b9714a",
    "skin-far": "#9c6a50",
    "line": "#6d3b22",
    "hair": "#3a2a25",
    "eye": "#33231e",
    "top": "#127a78",
    "top-far": "#3f7f7e",
    "seam": "#0c5f5e",
    "bottom": "#2f4053",
    "bottom-far": "#566577",
    "spine": "#ffd9a0",
    "vertebra": "#fff6e6",
    "mat": "#b9c9b4",
    "mat-lit": "#cfdcc9",
    "wood": "#a58a6c",
    "wood-lit": "#c2a988",
    "shadow": "#d9d3c8",
    "floor": "#ebe6dd",
}
DARK: Mapping[str, str] = {
    "stage": "#12181c",
    "skin": "#d79a72",
    "skin-far": "#a3765c",
    "line": "#7d4a2e",
    "hair": "#806a5e",
    "eye": "#33231e",
    "top": "#2ba8a0",
    "top-far": "#2f7f7b",
    "seam": "#177a75",
    "bottom": "#7f97b3",
    "bottom-far": "#5f748c",
    "spine": "#ffe3b0",
    "vertebra": "#fffaf0",
    "mat": "#2b3b38",
    "mat-lit": "#364945",
    "wood": "#66543f",
    "wood-lit": "#7d684f",
    "shadow": "#0b0f12",
    "floor": "#1a2227",
}
# Paper is white already: a tinted ground would only cost ink.
PAPER: Mapping[str, str] = {**LIGHT, "stage": "#ffffff"}
PALETTES = {"light": LIGHT, "dark": DARK, "paper": PAPER}
