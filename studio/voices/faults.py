"""What must hold for each rendered line, checked where it is rendered and again in the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.voices.recipe import (
    LEAD_MAX_S,
    LEVEL_DB,
    LEVEL_TOLERANCE_DB,
    PEAK_MAX_DB,
    SILENCE_MAX_S,
    seconds_range,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.voices.manifest import Line


def faults(text: str, line: Line) -> Iterator[str]:
    """Say what is wrong with `line`, each fault as a sentence that names the text and the file."""
    for fault in _measured(text, line):
        yield f'"{text}" ({line.file}) {fault}.'


def _measured(text: str, line: Line) -> Iterator[str]:
    shortest_s, longest_s = seconds_range(text)
    if not shortest_s <= line.seconds <= longest_s:
        yield f"is {line.seconds:.2f} s long, but {shortest_s:.2f} to {longest_s:.2f} s would be plausible"
    if abs(line.level_db - LEVEL_DB) > LEVEL_TOLERANCE_DB:
        yield f"is at {line.level_db:.1f} dB, not within {LEVEL_TOLERANCE_DB} dB of {LEVEL_DB} dB"
    if line.peak_db > PEAK_MAX_DB:
        yield f"peaks at {line.peak_db:.1f} dB, above {PEAK_MAX_DB} dB"
    if line.lead_s > LEAD_MAX_S:
        yield f"starts after {line.lead_s * 1000:.0f} ms of silence, more than {LEAD_MAX_S * 1000:.0f} ms"
    if line.silence_s > SILENCE_MAX_S:
        yield f"has a silence of {line.silence_s:.2f} s inside, more than {SILENCE_MAX_S} s"
