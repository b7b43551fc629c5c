"""Files as they are named: once each, legible, and a sentence where one cannot be read."""

from __future__ import annotations

import os

import pytest

from supple.errors import VideoError
from supple.video.sources import legible, once, sha256_of


def test_a_file_is_read_once_however_it_is_named(tmp_path):
    (tmp_path / "a").touch()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    named = [tmp_path / "a", tmp_path / "b", tmp_path / "." / "x" / ".." / "a", tmp_path / "link"]
    (tmp_path / "x").mkdir()
    assert [os.path.realpath(path) for path in once(named)] == [str(tmp_path / "a"), str(tmp_path / "b")]


def test_a_link_to_itself_is_a_name_like_others(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert once([loop]) == [loop]
    with pytest.raises(VideoError, match=r"loop cannot be read: .*symbolic links"):
        sha256_of(loop)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("日本 é😀.mp4", "日本 é😀.mp4"),
        ("11.02\u202fPM.mov", "11.02\u202fPM.mov"),
        ("two\nlines\t.mp4", r"two\nlines\t.mp4"),
        (os.fsdecode(b"lat\xe9n.mp4"), r"lat\udce9n.mp4"),
        ("\x1b[2J.mp4", r"\x1b[2J.mp4"),
    ],
)
def test_a_name_is_one_line_of_text(name, told):
    assert legible(name) == told
    assert legible(name).encode().decode() == told


def test_what_is_gone_is_a_sentence(tmp_path):
    with pytest.raises(VideoError, match="There is no file"):
        sha256_of(tmp_path / "gone.mp4")
