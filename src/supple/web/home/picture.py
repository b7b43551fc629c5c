"""Addresses as QR codes, for a phone's camera."""

from __future__ import annotations

import segno

# Modules of white around it: the standard asks for four.
BORDER = 4


def uri(address: str) -> str:
    """Return the QR code as an SVG picture in a data: address, black on white in any theme."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_data_uri(scale=8, border=BORDER, dark="#000", light="#fff")


def text(address: str) -> str:
    """Return the QR code for a terminal, in half blocks."""
    code = segno.make(address, error="l", micro=False)
    rows = [[bool(cell) for cell in row] for row in code.matrix_iter(border=BORDER)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    # White on black: in a dark terminal what is printed is light, so the light modules are what is printed.
    blocks = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(blocks[cells] for cells in zip(*pair, strict=True)) for pair in pairs)
