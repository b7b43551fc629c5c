"""Write pictures, sound and captions into one video file; nothing half-written gets the file's name."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

import numpy as np

from supple.video.extra import need

if TYPE_CHECKING:
    from av import AudioStream, VideoFrame, VideoStream
    from av.container import OutputContainer
    from numpy.typing import NDArray

TICKS_PER_S = 90_000
Codecs = tuple[tuple[str, dict[str, str]], ...]
"""Names of encoders with their options, the best first."""
CODECS: Codecs = (
    ("libx264", {"preset": "medium", "crf": "21"}),
    ("libopenh264", {"b": "2500000"}),
    ("mpeg4", {"qscale": "3"}),
)
"""H.264 where this build of FFmpeg can write it, which everything plays; else MPEG-4."""
SOUND_RATE = 48_000


@dataclass(frozen=True, slots=True)
class Caption:
    """A line to read from `start_s` until `end_s`."""

    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a film has beside its pictures: a whole MP3, captions, a title; each empty where there is none."""

    mp3: bytes = b""
    captions: tuple[Caption, ...] = ()
    title: str = ""
    language: str = "eng"


_STYLE = (
    "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, "
    "SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, "
    "Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
    "Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0\n\n"
    "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)
"""FFmpeg's text subtitles want the head of an ASS file; players use their own style."""


@dataclass(slots=True)
class _Streams:
    video: VideoStream
    sound: AudioStream | None = None
    captions: Any = None


class Film:
    """A video file being written; a context manager. Its name appears when it is whole, and only then.

    The file is MP4 (H.264, AAC, captions that a player can switch on) whatever its ending.
    """

    def __init__(self, path: Path, size_px: tuple[int, int], beside: Beside = Beside()) -> None:
        self._path = path
        self._part = path.with_name(f".{path.stem}.part{path.suffix}")
        self._size_px = (size_px[0] // 2 * 2, size_px[1] // 2 * 2)
        self._beside = beside

    def __enter__(self) -> Self:
        av = need("av")
        self._to = av.open(str(self._part), "w", format="mp4", options={"movflags": "+faststart"})
        if self._beside.title:
            self._to.metadata["title"] = self._beside.title
        self._streams = _Streams(video_stream(self._to, self._size_px, CODECS, 25))
        if self._beside.mp3:
            self._streams.sound = cast(
                "AudioStream", self._to.add_stream("aac", rate=SOUND_RATE, layout="mono")
            )
            self._streams.sound.metadata["language"] = self._beside.language
        if self._beside.captions:
            self._streams.captions = self._captions()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._to.mux(self._streams.video.encode(None))
                self._sound()
                self._told()
            self._to.close()
            if kind is None:
                self._part.replace(self._path)
        finally:
            self._part.unlink(missing_ok=True)

    def add(self, rgb: NDArray[np.uint8], time_s: float) -> None:
        """Append one picture, shown from `time_s` on."""
        width, height = self._size_px
        self._to.mux(self._streams.video.encode(frame_of(rgb[:height, :width], time_s)))

    def _captions(self) -> Any:  # noqa: ANN401 (PyAV has no type for it)
        stream = self._to.add_stream("mov_text")
        stream.metadata["language"] = self._beside.language
        stream.codec_context.subtitle_header = _STYLE.encode()
        stream.codec_context.time_base = Fraction(1, 1000)
        return stream

    def _told(self) -> None:
        if self._streams.captions is None:
            return
        subtitle_set, stream = need("av.subtitles.subtitle").SubtitleSet, self._streams.captions
        for one in self._beside.captions:
            start_ms, end_ms = round(one.start_s * 1000), round(one.end_s * 1000)
            text = f"0,0,Default,,0,0,0,,{one.text}".encode()
            made = subtitle_set.create(text=text, start=0, end=end_ms - start_ms, pts=start_ms * 1000)
            packet = stream.codec_context.encode_subtitle(made)
            packet.stream, packet.time_base = stream, Fraction(1, 1000)
            packet.pts, packet.dts, packet.duration = start_ms, start_ms, end_ms - start_ms
            self._to.mux(packet)

    def _sound(self) -> None:
        if self._streams.sound is None:
            return
        av = need("av")
        resampler = av.AudioResampler("fltp", "mono", SOUND_RATE)
        with av.open(BytesIO(self._beside.mp3), "r", format="mp3") as read:
            for frame in read.decode(audio=0):
                for part in resampler.resample(frame):
                    self._to.mux(self._streams.sound.encode(part))
        for part in resampler.resample(None):
            self._to.mux(self._streams.sound.encode(part))
        self._to.mux(self._streams.sound.encode(None))


def video_stream(to: OutputContainer, size_px: tuple[int, int], codecs: Codecs, rate_hz: int) -> VideoStream:
    """Begin the pictures of an open file, with the first codec that this build of FFmpeg can write.

    `rate_hz` is what the encoder reckons with; each picture is shown at its own time.
    """
    codec, options = next((name, options) for name, options in codecs if writes(name))
    stream = cast("VideoStream", to.add_stream(codec, rate=rate_hz, options=dict(options)))
    stream.width, stream.height = size_px
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = stream.time_base = Fraction(1, TICKS_PER_S)
    return stream


def frame_of(rgb: NDArray[np.uint8], time_s: float) -> VideoFrame:
    """Return a picture (height x width x 3) as a frame that is shown from `time_s` on."""
    frame = need("av").VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24")
    frame.pts, frame.time_base = round(time_s * TICKS_PER_S), Fraction(1, TICKS_PER_S)
    return cast("VideoFrame", frame)


def writes(codec: str) -> bool:
    """Say whether this build of FFmpeg can write a codec."""
    av = need("av")
    try:
        av.Codec(codec, "w")
    except av.codec.codec.UnknownCodecError:
        return False
    return True
