"""The second pass over a file: the annotated video, with the same time stamps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from supple.core.sight.load import words
from supple.errors import PartError
from supple.video.decode import Clip, Picture, pictures
from supple.video.drawing import Caption, drawn
from supple.video.extra import need
from supple.video.film import Codecs, frame_of, video_stream
from supple.video.judging import Moment
from supple.video.table import state_of
from supple.video.watching import Tell

if TYPE_CHECKING:
    import numpy as np
    from av import VideoStream
    from av.container import OutputContainer
    from numpy.typing import NDArray

LONGEST_PX = 1280
"""The annotated video is no larger than this."""
CODECS: Codecs = (
    ("libx264", {"preset": "veryfast", "crf": "23"}),
    ("libopenh264", {}),
    ("mpeg4", {}),
)
"""H.264 where this build of FFmpeg can write it, which every browser plays; else MPEG-4."""
STATES = {
    "nobody": "Nobody is seen.",
    "not_judged": "Nothing is judged now.",
    "cannot_see": "Not seen well enough to judge.",
    "getting_ready": "Waits for the start of the movement.",
    "counting": "Counts.",
}


def annotate(clip: Clip, moments: Iterable[Moment], to: tuple[dict[str, str], Path], tell: Tell) -> bool:
    """Write the annotated video; return whether it was finished. Nothing half-written gets its name.

    `to` are the movements' names by id, and the file. `moments` are those of the pictures, in order.
    """
    names, path = to
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        with _Film(part) as film:
            for picture, moment in _paired(clip, moments):
                body = None if moment.body is None else moment.frame.bodies[moment.body]
                film.add(drawn(picture.rgb, body, moment.near, caption(moment, names)), picture.time_s)
                if not tell(picture.time_s):
                    return False
        part.replace(path)
        return True
    finally:
        part.unlink(missing_ok=True)


def caption(moment: Moment, names: dict[str, str]) -> Caption:
    """Return the strip's lines for one frame."""
    now, known = moment.now, words().measures
    title = f"{moment.frame.time_s:6.1f} s"
    if now is not None and now.movement is not None:
        side = f", {now.side}" if now.side else ""
        title += f"   {names.get(now.movement, now.movement)}{side}: {now.count}"
    shown = [
        f"{known[name].name} {_value(value, known[name].unit)}"
        for name, value in moment.values.items()
        if value is not None
    ]
    return Caption(title, "   ".join(shown[:3]), STATES[state_of(moment)])


def _value(value: float, unit: str) -> str:
    return f"{value:.0f}°" if unit == "degrees" else f"{value:.1f} {unit}"


def _paired(clip: Clip, moments: Iterable[Moment]) -> Iterator[tuple[Picture, Moment]]:
    shown = iter(moments)
    moment = next(shown, None)
    with suppress(PartError):  # a file that breaks off ends there: the first pass has said so already
        for picture in pictures(clip.path, longest_px=LONGEST_PX):
            while moment is not None and moment.frame.time_s < picture.time_s - 1e-6:
                moment = next(shown, None)
            if moment is None:
                return
            yield picture, moment


class _Film:
    """Write pictures with their times into a video file; a context manager."""

    def __init__(self, path: Path) -> None:
        self._to: OutputContainer = need("av").open(str(path), "w", format=path.suffix.removeprefix("."))
        self._stream: VideoStream | None = None

    def __enter__(self) -> _Film:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and self._stream is not None:
                self._to.mux(self._stream.encode(None))
        finally:
            self._to.close()

    def add(self, rgb: NDArray[np.uint8], time_s: float) -> None:
        """Append one picture, shown from `time_s` on."""
        height_px, width_px = rgb.shape[0] // 2 * 2, rgb.shape[1] // 2 * 2
        if self._stream is None:
            self._stream = video_stream(self._to, (width_px, height_px), CODECS, 30)
        self._to.mux(self._stream.encode(frame_of(rgb[:height_px, :width_px], time_s)))
