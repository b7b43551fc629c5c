"""From a video file to a report: find the bodies, judge what they do, add it up."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from supple.core.movement import Choices, Timeline, catalogue, timeline
from supple.core.sight.landmarks import Frame
from supple.video import judging
from supple.video.aligning import NOT_FOUND, Found, find_start
from supple.video.checkpoint import Key, frames_of
from supple.video.decode import Clip, probe
from supple.video.looking import FrameCount
from supple.video.notes import notes
from supple.video.pacing import Pace, follow
from supple.video.places import CHECKPOINT
from supple.video.pose import model_provenance
from supple.video.report import FORMAT, FileFacts, MovementSeen, Provenance, Report, Script, Seen
from supple.video.smoothing import CUT_OFF_HZ, zero_phase
from supple.video.sources import legible, reading, sha256_of
from supple.video.tally import Tally
from supple.video.task import Task
from supple.video.versions import libraries, versions
from supple.video.watching import Watched, watch

FramesAgain = Callable[[], Iterable[Frame]]


@dataclass(frozen=True, slots=True)
class Course:
    """What the judge is told to expect: the movements; a routine's timeline, and how it was kept."""

    task: Task
    movements: tuple[str, ...]
    timeline: Timeline | None
    script: Script
    pace: Pace | None = None

    def moments(self, frames: Iterable[Frame]) -> Iterator[judging.Moment]:
        """Yield every frame, smoothed, with what the judge makes of it."""
        lost = self.script.start == "not_found"
        judge = None if lost else judging.judge_for(catalogue(), self.task, self.timeline)
        measures = judging.measures_of(catalogue(), self.movements)
        return judging.moments(zero_phase(frames), judge, (measures, self.pace.at if self.pace else None))


def analyse(path: str | Path, movement: str | None = None, *, task: Task | None = None) -> Report:
    """Return the report on one video in which one movement is done; nothing is written.

    `task` names further choices, such as the working side or a whole routine; `movement` goes before it.
    Needs the extra `supple[video]`.

    Raises:
        VideoError: the file cannot be used as a video.
        UsageError: there is no such movement or routine.
        ExtraError: the libraries for video files are not installed.
    """
    wanted = task or Task()
    wanted = wanted if movement is None else replace(wanted, movement=movement)
    judging.check(catalogue(), wanted)
    clip = probe(path)
    sha256 = sha256_of(clip.path)
    with tempfile.TemporaryDirectory() as folder:
        kept, key = Path(folder) / CHECKPOINT, key_for(clip, wanted, sha256)
        watched = watch(clip, wanted, (kept, key), _go_on)
        course = course_of(wanted, lambda: frames_of(kept, clip.aspect))
        seen, movements = judged(course, frames_of(kept, clip.aspect))
    return report_on((clip, sha256), course, watched, (seen, movements))


def key_for(clip: Clip, task: Task, sha256: str) -> Key:
    """Return what the landmarks of a file depend on."""
    return Key(sha256, model_provenance(task.model)["sha256"], task.people, clip.aspect)


def course_of(task: Task, frames: FramesAgain) -> Course:
    """Return what to expect in a file; a routine whose start is not given is looked for in its frames.

    Then the person is followed through it: who waits or takes longer is judged by what they do.
    """
    known = catalogue()
    if task.routine is None:
        named = () if task.movement is None else (task.movement,)
        return Course(task, named, None, Script(task.movement, None, "not_needed"))
    made = timeline(known, task.routine, Choices(level=task.level, place=task.place, pace=task.pace))
    ids = tuple(dict.fromkeys(beat.movement for beat in made.beats if beat.movement))
    given = task.starts_at_s is not None
    found = Found(task.starts_at_s, None) if given else find_start(known, made, frames())
    if found.starts_at_s is None:
        return Course(task, ids, made, Script(None, task.routine, NOT_FOUND, None, found.agreement))
    pace = follow(known, made, frames(), found.starts_at_s)
    script = Script(
        None,
        task.routine,
        "given" if given else "found",
        found.starts_at_s,
        found.agreement,
        late_s=pace.late_s,
        waits_s=pace.waits,
    )
    return Course(task, ids, made, script, pace)


def judged(
    course: Course, frames: Iterable[Frame], also: Sequence[Callable[[judging.Moment], None]] = ()
) -> tuple[Seen, tuple[MovementSeen, ...]]:
    """Judge frames one after another; `also` are given every moment, to write it down."""
    known = catalogue()
    tally, counted = Tally(known.movements[id_] for id_ in course.movements), FrameCount()
    last_s = 0.0
    for moment in course.moments(frames):
        counted.add(moment.frame)
        tally.take(moment.events, moment.now.movement if moment.now else None)
        last_s = moment.frame.time_s
        for take in also:
            take(moment)
    tally.end(last_s)
    return counted.seen(), tally.seen(judging.said_of(known, course.movements))


def report_on(
    file: tuple[Clip, str], course: Course, watched: Watched, result: tuple[Seen, tuple[MovementSeen, ...]]
) -> Report:
    """Put a report together."""
    seen, movements = result
    return Report(
        supple_report=FORMAT,
        ended=watched.ended,
        file=facts_of(*file),
        provenance=provenance_of(course.task, watched),
        script=course.script,
        seen=seen,
        movements=movements,
        notes=tuple(notes(watched, course.script, seen, movements)),
    )


def facts_of(clip: Clip, sha256: str) -> FileFacts:
    """Return what a report says about the file itself; raises VideoError where it has gone meanwhile."""
    with reading(clip.path):
        size_bytes = clip.path.stat().st_size
    return FileFacts(
        name=legible(clip.path.name),
        sha256=sha256,
        size_bytes=size_bytes,
        container=clip.container,
        codec=clip.codec,
        width_px=clip.width_px,
        height_px=clip.height_px,
        rotation_deg=clip.turned_deg,
        seconds=clip.stated_s,
    )


def provenance_of(task: Task, watched: Watched) -> Provenance:
    """Return with what a report is made, now."""
    model, made_by = model_provenance(task.model), versions()
    return Provenance(
        made_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        supple=made_by["supple"],
        python=made_by["python"],
        libraries=libraries(),
        model=model["name"],
        model_sha256=model["sha256"],
        parameters={**task.parameters(), "cut_off_hz": CUT_OFF_HZ},
        resumed_at_s=watched.resumed_at_s,
    )


def _go_on(_seconds: float) -> bool:
    return True
