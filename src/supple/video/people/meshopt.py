"""Unpack what meshoptimizer packed: the streams of EXT_meshopt_compression, without filters.

Source: the glTF extension's own specification, https://github.com/KhronosGroup/glTF, EXT_meshopt_compression
(appendix A), bit streams of version 0 for attributes and 1 for triangles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supple.errors import AssetsError

if TYPE_CHECKING:
    from numpy.typing import NDArray

ATTRIBUTES, TRIANGLES = 0xA0, 0xE1
BLOCK_BYTES, BLOCK_MOST, GROUP = 8192, 256, 16
_BITS = {1: 2, 2: 4}
"""Bits of one value by a group's mode; mode 0 holds nothing but zeros, mode 3 whole bytes."""


def attributes(packed: bytes, count: int, stride: int) -> NDArray[np.uint8]:
    """Unpack `count` elements of `stride` bytes; raise AssetsError for a stream of another kind."""
    if packed[0] != ATTRIBUTES:
        raise _strange(packed)
    most = min(BLOCK_MOST, BLOCK_BYTES // stride & ~(GROUP - 1))
    made = np.empty((count, stride), np.uint8)
    last = np.frombuffer(packed[-stride:], np.uint8)
    at = 1
    for first in range(0, count, most):
        size = min(most, count - first)
        block = np.empty((size, stride), np.uint8)
        for byte in range(stride):
            at, block[:, byte] = _bytes(packed, at, size)
        steps = (block >> 1) ^ (0 - (block & 1)).astype(np.uint8)
        steps[0] += last
        made[first : first + size] = np.cumsum(steps, axis=0, dtype=np.uint8)
        last = made[first + size - 1]
    return made


def _bytes(packed: bytes, at: int, size: int) -> tuple[int, NDArray[np.uint8]]:
    """Read one byte of every element of a block; return where the next begins, and the bytes."""
    groups = -(-size // GROUP)
    modes = packed[at : at + -(-groups // 4)]
    at += len(modes)
    found = bytearray()
    for group in range(groups):
        mode = modes[group // 4] >> group % 4 * 2 & 3
        if mode == 0:
            found += bytes(GROUP)
        elif mode == 3:
            found += packed[at : at + GROUP]
            at += GROUP
        else:
            at = _few_bits(packed, at, _BITS[mode], found)
    return at, np.frombuffer(found, np.uint8)[:size]


def _few_bits(packed: bytes, at: int, bits: int, found: bytearray) -> int:
    """Read a group of small values; the largest stands for a whole byte that follows the group."""
    escape, a_byte = (1 << bits) - 1, 8 // bits
    further = at + GROUP // a_byte
    for byte in packed[at:further]:
        for shift in range(8 - bits, -1, -bits):
            value = byte >> shift & escape
            if value == escape:
                value = packed[further]
                further += 1
            found.append(value)
    return further


def _strange(packed: bytes) -> AssetsError:
    return AssetsError(f"A packed stream begins with {packed[0]:#x}.", "Run `make people` anew.")


def _is_far(how: int, code: int) -> bool:
    """Say whether a corner of a triangle that stands apart is written as a distance."""
    return how == 15 and code >= 0xFE


def triangles(packed: bytes, count: int) -> NDArray[np.int64]:
    """Unpack the `count` corners of triangles: (count / 3, 3); raises AssetsError as `attributes` does."""
    if packed[0] != TRIANGLES:
        raise _strange(packed)
    reader = _Corners(packed, count // 3)
    made = [reader.triangle(code) for code in packed[1 : 1 + count // 3]]
    return np.array(made, dtype=np.int64).reshape(-1, 3)


class _Corners:
    """The state of a triangle stream: the last edges and corners, and the next corner that is new."""

    def __init__(self, packed: bytes, count: int) -> None:
        self._packed, self._at = packed, 1 + count
        self._usual = packed[-16:]
        self._edges: list[tuple[int, int]] = [(0, 0)] * 16
        self._corners = [0] * 16
        self._next = self._last = 0

    def triangle(self, code: int) -> tuple[int, int, int]:
        """Give the triangle of one code."""
        return self._on_edge(code) if code < 0xF0 else self._apart(code)

    def _on_edge(self, code: int) -> tuple[int, int, int]:
        a, b = self._edges[code >> 4]
        how = code & 15
        c = self._corner(how) if how < 13 else self._near(how)
        if how == 0 or how >= 13:
            self._keep(c)
        self._edge((c, b), (a, c))
        return a, b, c

    def _apart(self, code: int) -> tuple[int, int, int]:
        if code < 0xFE:
            hows = (0, *divmod(self._usual[code & 15], 16))
        else:
            both = self._packed[self._at]
            self._at += 1
            self._next = 0 if both == 0 else self._next
            hows = (0 if code == 0xFE else 15, *divmod(both, 16))
        # All three are named before any is kept: the places count from the corners before this triangle.
        named = [self._named(how, code) for how in hows]
        a, b, c = (self._far() if one is None else one for one in named)
        for how, corner in zip(hows, (a, b, c), strict=True):
            if how == 0 or _is_far(how, code):
                self._keep(corner)
        self._edge((b, a), (c, b), (a, c))
        return a, b, c

    def _named(self, how: int, code: int) -> int | None:
        if how == 0:
            return self._next_one()
        return None if _is_far(how, code) else self._corners[how - 1]

    def _corner(self, how: int) -> int:
        return self._next_one() if how == 0 else self._corners[how]

    def _next_one(self) -> int:
        self._next += 1
        return self._next - 1

    def _near(self, how: int) -> int:
        if how == 15:
            return self._far()
        self._last += how - (how ^ 3)
        return self._last

    def _far(self) -> int:
        """Read a corner as its distance from the one read before, seven bits a byte."""
        value = shift = 0
        while True:
            byte = self._packed[self._at]
            self._at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        self._last += (value >> 1) ^ -(value & 1)
        return self._last

    def _keep(self, corner: int) -> None:
        self._corners.insert(0, corner)
        self._corners.pop()

    def _edge(self, *edges: tuple[int, int]) -> None:
        for edge in edges:
            self._edges.insert(0, edge)
            self._edges.pop()
