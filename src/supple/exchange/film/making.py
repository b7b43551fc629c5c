"""Make the film of a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from supple.core.movement import Timeline, catalogue
from supple.errors import UnwritableError
from supple.exchange.assets import read
from supple.exchange.film.going import Going
from supple.exchange.film.shots import SIZE_PX, Shots
from supple.exchange.film.words import caption_of, written
from supple.video.film import Beside, Caption, Film
from supple.video.people.glb import Actor

FRAMES_PER_S = 12.5
LONGEST_CAPTION_S = 12.0
Tell = Callable[[float], None]


def film(session: Timeline, mp3: bytes, to: tuple[Path, str], person: str, tell: Tell) -> None:
    """Write a session as an MP4 with its sound and captions; nothing half-written gets the file's name.

    `mp3` is the session's sound, `to` the file and its title, `person` who shows it; `tell` hears how much is
    done. Raises ExtraError without the extra for video, AssetsError where the person's file is missing or has
    no clip for a way, UnwritableError where the file cannot be written.
    """
    path, title = to
    going = Going(session)
    shots = Shots(Actor(read(f"people/{person}.glb")), catalogue(), going.beats)
    beside = Beside(mp3, tuple(captions(going)), title)
    count = int(going.seconds * FRAMES_PER_S)
    try:
        with Film(path, SIZE_PX, beside) as made:
            for number in range(count):
                moment = going.at(number / FRAMES_PER_S)
                rgb = shots.picture(moment)
                made.add(written(rgb, moment, number / count), number / FRAMES_PER_S)
                tell((number + 1) / count)
    except OSError as fault:
        raise UnwritableError(path, fault) from fault


def captions(going: Going) -> Iterator[Caption]:
    """Yield what is to be read, each until something else is."""
    begun_s, text = 0.0, ""
    for beat in going.beats:
        here = caption_of(beat)
        if here == text:
            continue
        if text:
            yield Caption(begun_s, going.start_s(beat), text)
        begun_s, text = going.start_s(beat), here
    if text:
        yield Caption(begun_s, going.seconds, text)
