"""Keep pictures small for as long as a film is made: the same ones come again with every repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supple.video.extra import need

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUALITY = 96


def packed(rgb: NDArray[np.uint8]) -> bytes:
    """Return a picture as JPEG."""
    cv2 = need("cv2")
    _, made = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return bytes(made)


def unpacked(jpeg: bytes) -> NDArray[np.uint8]:
    """Return the picture again."""
    cv2 = need("cv2")
    return np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR))
