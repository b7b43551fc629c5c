"""Find bodies in pictures with MediaPipe's PoseLandmarker and the models that Supple carries."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from supple.core.sight.landmarks import Frame
from supple.errors import AssetsError
from supple.video.extra import need

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from supple.video.decode import Picture

Model = Literal["lite", "full"]
MODELS: tuple[Model, ...] = ("lite", "full")
FOLDER = Path(__file__).parents[1] / "pose_models"


@dataclass(frozen=True, slots=True)
class Settings:
    """Say how bodies are looked for; these go into every report's provenance.

    `bodies` is how many are looked for at most, `outline` whether a mask of the first is made too. The
    three confidences (0 to 1) are MediaPipe's own: to find a body, to believe in it, to keep following it.
    """

    model: Model = "full"
    bodies: int = 1
    outline: bool = False
    detection: float = 0.5
    presence: float = 0.5
    tracking: float = 0.5


USUAL = Settings()


class PoseFinder:
    """Find the bodies in the pictures of one video, in their order; a context manager.

    Bodies are followed from picture to picture, so every video needs a PoseFinder of its own.
    """

    def __init__(self, settings: Settings = USUAL) -> None:
        self.settings = settings
        self._last_ms = -1
        self._landmarker: Any = None
        self._settled = False

    def __enter__(self) -> Self:
        self._landmarker = _landmarker(self.settings)
        return self

    def __exit__(self, *_fault: object) -> None:
        with quiet():
            self._landmarker.close()
        self._landmarker = None

    def find(self, picture: Picture) -> Frame:
        """Return the bodies in a picture; each is 132 numbers, none where nobody was found."""
        return self.find_outlined(picture)[0]

    def find_outlined(self, picture: Picture) -> tuple[Frame, NDArray[np.float32] | None]:
        """Return the bodies, and, asked for `outline`, a mask of the first (height x width, 0 to 1)."""
        mediapipe = need("mediapipe")
        image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=picture.rgb)
        # MediaPipe counts whole milliseconds, and they must rise.
        self._last_ms = max(self._last_ms + 1, round(picture.time_s * 1000))
        found = self._detected(image)
        bodies = tuple(_body(landmarks) for landmarks in found.pose_landmarks)
        masks = found.segmentation_masks
        mask = masks[0].numpy_view().copy() if masks else None
        return Frame(time_s=picture.time_s, aspect=picture.aspect, bodies=bodies), mask

    def _detected(self, image: object) -> Any:  # noqa: ANN401 (mediapipe has no types)
        if self._settled:
            return self._landmarker.detect_for_video(image, self._last_ms)
        with quiet():  # it talks until it has seen its first body
            found = self._landmarker.detect_for_video(image, self._last_ms)
        self._settled = bool(found.pose_landmarks)
        return found


def model_file(model: Model) -> Path:
    """Return the bundle of a model, or raise AssetsError where it is missing."""
    path = FOLDER / f"{model}.task"
    if not path.is_file():
        raise AssetsError(f"The pose model {path} is missing.", "Install Supple again.")
    return path


def model_provenance(model: Model) -> dict[str, str]:
    """Return name, fingerprint, source and licence of a model, for reports."""
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    source = manifest["source"]
    return {
        "name": f"BlazePose {model}",
        "sha256": manifest["models"][model]["sha256"],
        "source": f"{source['package']} {source['version']}",
        "licence": source["licence"],
    }


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what C++ libraries write to standard error off the person's terminal."""
    kept = os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        try:
            os.dup2(nowhere.fileno(), 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _landmarker(settings: Settings) -> Any:  # noqa: ANN401 (mediapipe has no types)
    path = model_file(settings.model)
    with quiet():
        need("mediapipe")
        base_options = need("mediapipe.tasks.python.core.base_options")
        vision = need("mediapipe.tasks.python.vision")
        options = vision.PoseLandmarkerOptions(
            # As bytes: on Windows MediaPipe cannot open a path with letters beyond ASCII.
            base_options=base_options.BaseOptions(model_asset_buffer=path.read_bytes()),
            running_mode=vision.RunningMode.VIDEO,
            num_poses=settings.bodies,
            min_pose_detection_confidence=settings.detection,
            min_pose_presence_confidence=settings.presence,
            min_tracking_confidence=settings.tracking,
            output_segmentation_masks=settings.outline,
        )
        return vision.PoseLandmarker.create_from_options(options)


def _body(landmarks: Any) -> tuple[float, ...]:  # noqa: ANN401 (mediapipe has no types)
    return tuple(
        value
        for point in landmarks
        for value in (point.x, point.y, point.visibility or 0.0, point.presence or 0.0)
    )
