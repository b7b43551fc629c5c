"""Who shows the movements on paper: the page takes their pictures from the clips of a session."""

from __future__ import annotations

from typing import Any

from supple.core.movement import Beat, Choices, catalogue, timeline
from supple.web import showing
from supple.web.learning.demonstration import plain
from supple.web.paper.pictures import working_pose
from supple.web.paper.sheet import ROUTINE, Sheet


def shown(sheet: Sheet, choices: Choices, shown_by: str) -> dict[str, Any] | None:
    """Return the person and, by movement, the beat whose end is pictured; None for the drawn figure."""
    chosen = showing.chosen(shown_by)
    if chosen is None or not sheet.rows:
        return None
    beats = [beat for beat in timeline(catalogue(), ROUTINE, choices).beats if beat.kind == "work"]
    return {**chosen, "rows": {row.id: plain(_pictured(beats, row.id)) for row in sheet.rows}}


def _pictured(beats: list[Beat], movement_id: str) -> Beat:
    """Return the first beat that stays in the movement's working pose or, where none stays, leads to it."""
    pose = f"{movement_id}.{working_pose(catalogue().movements[movement_id])}"
    there = [beat for beat in beats if beat.pose_to.partition("@")[0] == pose]
    return next((beat for beat in there if beat.pose_from == beat.pose_to), there[0])
