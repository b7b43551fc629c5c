"""The film of a session, with few and small pictures."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from supple.cli import main
from supple.core.movement import Choices, body, catalogue, timeline
from supple.errors import AssetsError, ExchangeError, ExtraError
from supple.exchange import assets, offline
from supple.exchange.film import making, shots
from supple.exchange.film.going import Going
from supple.exchange.take_away import spoken
from supple.video import extra
from supple.video.decode import pictures
from supple.video.people.glb import Actor
from supple.web.showing import people

KNOWN = catalogue()
RATE = 3.0


@pytest.fixture(autouse=True)
def small(settings, monkeypatch):
    settings.ASSETS = "source"
    monkeypatch.setattr(shots, "SIZE_PX", (320, 180))
    monkeypatch.setattr(making, "SIZE_PX", (320, 180))
    monkeypatch.setattr(making, "FRAMES_PER_S", RATE)
    monkeypatch.setattr(making, "written", lambda rgb, moment, done: rgb)


def short(session):
    """The countdown and the first twelve seconds."""
    return replace(session, beats=session.beats[:4], after=session.after[:1])


def test_a_film_is_as_long_as_its_session_and_says_how_far_it_is(tmp_path):
    session, told = timeline(KNOWN, "four_minutes"), []
    kept = replace(session, beats=session.beats[:6], after=())
    making.film(kept, b"", (tmp_path / "a.mp4", "Four minutes"), "rosa", told.append)
    shown = list(pictures(tmp_path / "a.mp4"))
    assert len(shown) == int(Going(kept).seconds * RATE) == len(told)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len({picture.rgb.tobytes() for picture in shown}) > 3


@pytest.mark.parametrize("who", ["rosa", "grace"])
def test_who_gets_up_from_the_bed_sits_up_over_its_edge(monkeypatch, who):
    session = timeline(KNOWN, "four_minutes", Choices(place="bed"))
    kept = Going(replace(session, ready=session.ready[-1:]))
    made, drawn = shots.Shots(Actor(assets.read(f"people/{who}.glb")), KNOWN, kept.beats), []
    usual = shots.Stage.draw
    monkeypatch.setattr(shots.Stage, "draw", lambda self, model: drawn.append(model) or usual(self, model))
    [beat] = [
        one for one in kept.beats if one.pose_from == "positions.legs_over@bed" and one.kind == "change"
    ]
    for share in (0.0, 0.3, 0.6, 0.8, 1.0):
        made.picture(kept.at(kept.start_s(beat) + share * beat.seconds - 0.01))
    long, wide = body.BED_HALF_M
    for model in drawn:
        x, y, z = np.abs(model.points).T
        assert np.minimum.reduce([long - x, wide - y, body.BED_M - z]).max() < 0.011, "nobody sinks into it"
    feet = drawn[-1].points[drawn[-1].points[:, 2] < 0.1]
    assert feet[:, 1].max() < -wide, "both feet stand beside it"


def test_what_was_drawn_is_not_drawn_again(tmp_path, monkeypatch):
    session = timeline(KNOWN, "four_minutes")
    kept = Going(replace(session, ready=session.ready[-1:], after=()))
    made = shots.Shots(Actor(assets.read("people/rosa.glb")), KNOWN, kept.beats[:14])
    drawn = []
    usual = shots.Stage.draw
    monkeypatch.setattr(shots.Stage, "draw", lambda self, model: drawn.append(1) or usual(self, model))
    moments = [kept.at(time_s) for time_s in np.arange(0.0, kept.start_s(kept.beats[13]), 0.5)]
    first = [made.picture(moment).copy() for moment in moments]
    fresh = len(drawn)
    again = [made.picture(moment).copy() for moment in moments]
    assert fresh < len(moments)
    assert len(drawn) == fresh
    assert max(np.abs(a.astype(int) - b).mean() for a, b in zip(first, again, strict=True)) < 1.5


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
def test_everybody_has_a_clip_for_every_way_of_a_session(place):
    actor = Actor(assets.read("people/grace.glb"))
    for level in ("gentle", "standard", "stronger"):
        session = timeline(KNOWN, "four_minutes", Choices(level=level, place=place))
        for beat in Going(session).beats:
            actor.place(f"{beat.pose_from}>{beat.pose_to}", 0.5)


def test_captions_follow_one_another_to_the_end():
    going = Going(timeline(KNOWN, "four_minutes"))
    told = list(making.captions(going))
    assert told[0].start_s == 0.0
    assert told[-1].end_s == pytest.approx(going.seconds)
    for one, after in pairwise(told):
        assert one.end_s == after.start_s
        assert one.text != after.text
        assert one.start_s < one.end_s


def test_a_missing_person_leaves_nothing(tmp_path):
    with pytest.raises(AssetsError, match=r"people/nobody\.glb is missing"):
        making.film(timeline(KNOWN, "four_minutes"), b"", (tmp_path / "a.mp4", ""), "nobody", print)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    session = short(timeline(KNOWN, "four_minutes"))
    with pytest.raises(ExchangeError, match="cannot be written"):
        making.film(session, b"", (tmp_path / "none" / "a.mp4", ""), "rosa", lambda _: None)


def test_the_command_writes_the_film_beside_the_others(tmp_path, monkeypatch, capsys):
    usual = assets.read
    monkeypatch.setattr(offline, "read", lambda name: b"start()" if name == offline.SCRIPT else usual(name))
    monkeypatch.setattr(
        "supple.exchange.take_away.timeline", lambda *asked: short(timeline(*asked)), raising=True
    )
    assert main(["take-away", "--out", str(tmp_path), "--video", "--shown-by", "Kofi"]) == 0
    said = capsys.readouterr()
    assert "supple-four-minutes.mp4" in said.out
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"supple-four-minutes.{kind}" for kind in ("html", "mp3", "mp4")]


def test_somebody_unknown_is_said_before_anything_is_written(tmp_path, capsys):
    assert main(["take-away", "--out", str(tmp_path), "--video", "--shown-by", "nobody"]) == 2
    said = capsys.readouterr().err
    assert "--shown-by nobody" in said
    assert all(name in said for name in people())
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_nothing_is_written(tmp_path, monkeypatch, capsys):
    def missing(name):
        raise ExtraError(f"Video files need {name}, which is not installed.", "Run `make video`.")

    monkeypatch.setattr(extra, "need", missing)
    assert main(["take-away", "--out", str(tmp_path), "--video"]) == ExtraError.exit_code
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_sound_is_the_sound_files(tmp_path):
    session = short(timeline(KNOWN, "four_minutes"))
    making.film(session, spoken(session, "x"), (tmp_path / "a.mp4", "x"), "rosa", lambda _: None)
    with extra.need("av").open(str(tmp_path / "a.mp4")) as film:
        sound = film.streams.audio[0]
        assert float(sound.duration * sound.time_base) == pytest.approx(Going(session).seconds, abs=0.2)
