"""The annotated video: the same pictures at the same times, playable, and never half-written."""

from __future__ import annotations

import av
import numpy as np
import pytest

from supple.video.analysing import course_of
from supple.video.annotating import annotate
from supple.video.decode import probe
from supple.video.drawing import Caption, drawn, strip_px
from supple.video.task import Task
from tests.video.short_films import film, hugs

FRAMES = hugs()[:40]
UNEVEN_S = [round(0.05 * number + 0.011 * (number % 3), 3) for number in range(40)]
PLAIN = Caption("title", "measures", "state")


def annotated(clip, to, tell=lambda _at_s: True):
    times_s = [frame.time for frame in decoded(clip)]
    frames = [type(one)(at, one.aspect, one.bodies) for at, one in zip(times_s, FRAMES, strict=False)]
    course = course_of(Task(movement="double_knee_hug"), lambda: frames)
    names = {"double_knee_hug": "Double knee hug"}
    return annotate(probe(clip), course.moments(frames), (names, to), tell)


def decoded(path):
    with av.open(str(path)) as container:
        return list(container.decode(video=0))


@pytest.mark.parametrize("size", [(320, 240), (160, 284)])
def test_every_picture_keeps_its_own_time(tmp_path, size):
    clip = film(tmp_path / "clip.mp4", 40, size, UNEVEN_S)
    assert annotated(clip, tmp_path / "annotated.mp4")
    times = [frame.time for frame in decoded(tmp_path / "annotated.mp4")]
    assert times == pytest.approx(UNEVEN_S, abs=1e-3)


def test_it_is_h264_that_browsers_play(tmp_path):
    clip = film(tmp_path / "clip.mp4", 10, (320, 240))
    annotated(clip, tmp_path / "annotated.mp4")
    with av.open(str(tmp_path / "annotated.mp4")) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert stream.width == 320
        assert stream.height == 240 + strip_px(320, 240)


def test_stopped_leaves_nothing(tmp_path):
    clip = film(tmp_path / "clip.mp4", 20, (320, 240))
    assert not annotated(clip, tmp_path / "annotated.mp4", lambda at_s: at_s < 1.0)
    assert [path.name for path in tmp_path.iterdir()] == ["clip.mp4"]


def test_the_near_side_is_drawn_where_the_body_is():
    grey = np.full((240, 320, 3), 90, dtype=np.uint8)
    body = FRAMES[10].bodies[0]
    both = drawn(grey, body, "left", PLAIN)[:240]
    changed = np.argwhere((both != 90).any(axis=2))
    xs, ys = [value * 320 for value in body[0::4]], [value * 240 for value in body[1::4]]
    low, high = changed.min(axis=0), changed.max(axis=0)
    assert low[1] >= min(xs) - 8
    assert high[1] <= max(xs) + 8
    assert low[0] >= min(ys) - 8
    assert high[0] <= max(ys) + 8


def test_the_picture_is_left_alone_where_nobody_is():
    grey = np.full((240, 320, 3), 90, dtype=np.uint8)
    made = drawn(grey, None, None, PLAIN)
    assert (made[:240] == 90).all()
    assert (made[240:] > 200).any()


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_far_side_is_drawn_fainter(side):
    grey = np.full((240, 320, 3), 90, dtype=np.uint8)
    other = {"left": "right", "right": "left"}[side]
    body = FRAMES[10].bodies[0]
    assert not np.array_equal(drawn(grey, body, side, PLAIN), drawn(grey, body, other, PLAIN))
