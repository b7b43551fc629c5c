"""What the camera saw in a session. Nothing here is a picture, and none can be made from it.

A page sends all of it at once, and again when more is known: a newer message takes the older one's place.
A session that is loaded anew has several pages (`Run`): `Watch`, `Seen` and `Range` are the sums of them all.
Ids are made from what a row is about, so that the same message makes the same rows.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from supple.core.sight.bounds import (
    LARGEST_CHANGE,
    LONGEST_HOLD_S,
    LONGEST_WATCH_S,
    MOST_FRAMES,
    MOST_TIMES,
)
from supple.web.diary.bounds import in_range
from supple.web.diary.models import LONGEST_S, Session

MOST_CHUNKS, LONGEST_TRACK = 100, 96 * 1024
# A page's number is how many seconds after the check-in it was opened: a session may be left for days.
LATEST_RUN, MOST_RUNS = 10_000_000, 50
EARLIEST_S = -600.0
LATEST_METHOD = 1000
_NAMES = uuid.UUID("5a0b1e00-0000-4000-8000-00000000ca3e")


def named(session: uuid.UUID, *parts: object) -> uuid.UUID:
    """Return the id of what a session holds under these names."""
    return uuid.uuid5(_NAMES, "/".join(map(str, (session, *parts))))


class Side(models.TextChoices):
    """Which side worked; empty where both did, or it makes no difference."""

    LEFT = "left"
    RIGHT = "right"


class PoseModel(models.TextChoices):
    """Which of the pose models looked; empty where none came to it."""

    LITE = "lite"
    FULL = "full"


class Lost(models.TextChoices):
    """Why the camera did not see the whole session; empty where it did."""

    REFUSED = "refused"
    FAILED = "failed"
    LATE = "late"
    LOST = "lost"
    TURNED_OFF = "turned_off"
    SLOW = "slow"


class Watch(models.Model):
    """One session that the camera watched: with what, for how long, and what it could not see.

    `cannot_see` holds seconds by "<movement>/<why>", `cues` how often each cue fitted by "<movement>/<cue>".
    """

    session = models.OneToOneField(Session, on_delete=models.CASCADE, primary_key=True, related_name="watch")
    pose_model = models.CharField(max_length=10, blank=True, default="")
    model_version = models.CharField(max_length=100, blank=True, default="")
    judge_version = models.CharField(max_length=100, blank=True, default="")
    delegate = models.CharField(max_length=10, blank=True, default="")
    frames = models.PositiveIntegerField(default=0)
    watched_s = models.FloatField(default=0.0)
    lost = models.CharField(max_length=12, blank=True, default="")
    cannot_see = models.JSONField(blank=True, default=dict)
    cues = models.JSONField(blank=True, default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The database itself refuses what cannot be."""

        constraints = (
            in_range("frames", 0, MOST_FRAMES),
            in_range("watched_s", 0.0, LONGEST_WATCH_S),
            models.CheckConstraint(
                condition=Q(pose_model__in=["", *PoseModel.values]), name="watch_pose_model_known"
            ),
            models.CheckConstraint(condition=Q(lost__in=["", *Lost.values]), name="watch_lost_known"),
            models.CheckConstraint(condition=Q(delegate__in=["", "GPU", "CPU"]), name="watch_delegate_known"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.pose_model}"


class Run(models.Model):
    """What one page told last of a session: `told` is its checked message (`supple.web.camera.watched`).

    `number` puts the pages of a session in their order: seconds from the check-in until it was opened.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="runs")
    number = models.PositiveIntegerField()
    told = models.JSONField()

    class Meta:
        """In their order; the database itself refuses what cannot be."""

        ordering = ("number", "id")
        constraints = (in_range("number", 0, LATEST_RUN),)

    def __str__(self) -> str:
        return f"{self.session_id} {self.number}"


class Seen(models.Model):
    """One part of a movement, on one side: how many repetitions came, how many were seen, and how long held.

    `not_judged` came but were not seen well enough; `half` were begun and not finished. `coverage` is the
    share of the time in which what is measured was in view. NULL is "nothing was seen", 0 is a value.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="seen")
    movement = models.CharField(max_length=100)
    part = models.CharField(max_length=100)
    side = models.CharField(max_length=10, blank=True, default="")
    expected = models.PositiveSmallIntegerField()
    seen = models.PositiveSmallIntegerField()
    not_judged = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField()
    coverage = models.FloatField(null=True)
    holds = models.PositiveSmallIntegerField()
    hold_least_s = models.FloatField(null=True)
    hold_median_s = models.FloatField(null=True)
    hold_most_s = models.FloatField(null=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        """In the order of the routine; the database itself refuses what cannot be."""

        ordering = ("place", "id")
        constraints = (
            in_range("expected", 0, MOST_TIMES),
            in_range("seen", 0, MOST_TIMES),
            in_range("not_judged", 0, MOST_TIMES),
            in_range("half", 0, MOST_TIMES),
            in_range("coverage", 0.0, 1.0, optional=True),
            in_range("holds", 0, MOST_TIMES),
            in_range("hold_least_s", 0.0, LONGEST_HOLD_S, optional=True),
            in_range("hold_median_s", 0.0, LONGEST_HOLD_S, optional=True),
            in_range("hold_most_s", 0.0, LONGEST_HOLD_S, optional=True),
            in_range("place", 0, MOST_TIMES),
            models.CheckConstraint(condition=Q(side__in=["", *Side.values]), name="seen_side_known"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.movement} {self.part} {self.side}"


class Range(models.Model):
    """How far one measure went from the person's own start, over the judged repetitions of a part and side.

    Values are changes in `unit`; `uncertainty` is one standard deviation of a single one. `first` and `last`
    are those of the first and the last repetition.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="ranges")
    movement = models.CharField(max_length=100)
    part = models.CharField(max_length=100)
    side = models.CharField(max_length=10, blank=True, default="")
    measure = models.CharField(max_length=100)
    unit = models.CharField(max_length=20)
    repetitions = models.PositiveSmallIntegerField()
    least = models.FloatField()
    median = models.FloatField()
    most = models.FloatField()
    uncertainty = models.FloatField()
    first = models.FloatField()
    last = models.FloatField()
    place = models.PositiveSmallIntegerField()

    class Meta:
        """In the order of the routine, what is counted by first; the database refuses what cannot be."""

        ordering = ("place", "id")
        constraints = (
            in_range("repetitions", 1, MOST_TIMES),
            *(in_range(name, -LARGEST_CHANGE, LARGEST_CHANGE) for name in ("least", "median", "most")),
            in_range("uncertainty", 0.0, LARGEST_CHANGE),
            *(in_range(name, -LARGEST_CHANGE, LARGEST_CHANGE) for name in ("first", "last")),
            in_range("place", 0, 10 * MOST_TIMES),
            models.CheckConstraint(condition=Q(side__in=["", *Side.values]), name="range_side_known"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.movement} {self.part} {self.side} {self.measure}"


class Bend(models.Model):
    """Where along the spine one repetition bent, with its interval (90 %): experimental, no norm, no verdict.

    `centroid`, `low` and `high` are 0 at the sacrum, 1 at the neck; NULL where it could not be told, and then
    `why` names the reason. `method` is the version of the measure (docs/curve.md).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="bends")
    movement = models.CharField(max_length=100)
    part = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField()
    centroid = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    why = models.CharField(max_length=20, blank=True, default="")
    method = models.PositiveSmallIntegerField()

    class Meta:
        """In their order; the database itself refuses what cannot be."""

        ordering = ("movement", "part", "number", "id")
        constraints = (
            in_range("number", 1, MOST_TIMES),
            *(in_range(name, 0.0, 1.0, optional=True) for name in ("centroid", "low", "high")),
            in_range("method", 1, LATEST_METHOD),
            models.CheckConstraint(
                # To compare with NULL is neither true nor false, and a check refuses only what is false.
                condition=Q(centroid=None, low=None, high=None)
                | Q(centroid__isnull=False, low__isnull=False, high__isnull=False)
                & Q(low__lte=F("centroid"), high__gte=F("centroid")),
                name="bend_interval_holds_centroid",
            ),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.movement} {self.part} {self.number}"


class Track(models.Model):
    """A stretch of kept movement data: where 33 points of the body were, several times a second. No picture.

    `run` is the page that kept it, as in `Run`, and `number` counts its stretches. `rows` is gzipped and
    written in base 64: see docs/camera.md. Kept only where somebody asked for it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="tracks")
    run = models.PositiveIntegerField(default=0)
    number = models.PositiveSmallIntegerField()
    start_s = models.FloatField()
    rate_hz = models.FloatField()
    rows = models.TextField(max_length=LONGEST_TRACK)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In their order; the database itself refuses what cannot be."""

        ordering = ("run", "number", "id")
        constraints = (
            in_range("run", 0, LATEST_RUN),
            in_range("number", 0, MOST_CHUNKS - 1),
            in_range("start_s", EARLIEST_S, LONGEST_S),
            in_range("rate_hz", 0.5, 60.0),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.number}"
