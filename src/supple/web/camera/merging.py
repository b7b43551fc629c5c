"""Add up what several pages saw of one session: a page that is loaded anew in the middle counts anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat
from math import sqrt
from statistics import median
from typing import Any

from supple.core.sight.bounds import LONGEST_WATCH_S, MOST_BENDS, MOST_FRAMES, counted, times, within
from supple.web.camera.watched import Bend, Holds, Part, Stretch, Watched

Key = tuple[str, str, str]


def merged(runs: Sequence[Watched]) -> Watched:
    """Return what was seen altogether; `runs` are in the order in which the pages were opened.

    Who goes on after a reload repeats some of it: no more is ever seen than the routine asked for.
    """
    parts: dict[Key, list[Part]] = {}
    for one in chain.from_iterable(run.parts for run in runs):
        parts.setdefault((one.movement, one.part, one.side), []).append(one)
    facts = _facts([run.facts for run in runs])
    return Watched(facts, tuple(map(_part, parts.values())), _bends(run.bends for run in runs))


def _bends(runs: Iterable[Sequence[Bend]]) -> tuple[Bend, ...]:
    """Return the bends of all pages, the newest of very many, counted through for each movement and part."""
    counts: dict[tuple[str, str], int] = {}
    made = []
    for one in list(chain.from_iterable(runs))[-MOST_BENDS:]:
        key = (one.movement, one.part)
        counts[key] = counts.get(key, 0) + 1
        made.append(replace(one, number=counts[key]))
    return tuple(made)


def _facts(runs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    # What it was seen with, and why not all was, is told as it was last.
    names = dict.fromkeys(chain.from_iterable(runs))
    told = {name: next((run[name] for run in reversed(runs) if run.get(name)), "") for name in names}
    return {
        **told,
        "frames": min(sum(run.get("frames", 0) for run in runs), MOST_FRAMES),
        "watched_s": min(sum(run.get("watched_s", 0.0) for run in runs), LONGEST_WATCH_S),
        "cues": _added([run.get("cues", {}) for run in runs], lambda sum_: str(round(sum_))),
        "cannot_see": _added([run.get("cannot_see", {}) for run in runs], lambda sum_: f"{sum_:.1f}"),
    }


def _added(runs: Sequence[Mapping[str, str]], told: Callable[[float], str]) -> dict[str, str]:
    """Return numbers that are kept as texts, added up by their names."""
    sums: dict[str, float] = {}
    for name, text in chain.from_iterable(run.items() for run in runs):
        sums[name] = sums.get(name, 0.0) + _number(text)
    return {name: told(sum_) for name, sum_ in sums.items()}


def _number(text: str) -> float:
    # A row that was imported may say anything.
    try:
        return within(float(text), 0.0, LONGEST_WATCH_S)
    except ValueError:
        return 0.0


def _part(ones: Sequence[Part]) -> Part:
    came = [(one, one.seen + one.not_judged) for one in ones]
    expected, seen, not_judged = counted(
        max(one.expected for one in ones), sum(one.seen for one in ones), sum(one.not_judged for one in ones)
    )
    return Part(
        movement=ones[0].movement,
        part=ones[0].part,
        side=ones[0].side,
        expected=expected,
        seen=seen,
        not_judged=not_judged,
        half=times(sum(one.half for one in ones)),
        coverage=_mean((one.coverage, count) for one, count in came),
        holds=_holds([one.holds for one in ones]),
        ranges=_ranges(ones),
    )


def _mean(found: Iterable[tuple[float | None, int]]) -> float | None:
    """Return the mean of values, each of which stands for so many repetitions."""
    known = [(value, max(count, 1)) for value, count in found if value is not None]
    return sum(value * count for value, count in known) / sum(count for _, count in known) if known else None


def _middle(found: Iterable[tuple[float, int]]) -> float:
    """Return the middle of values, each of which stands for so many repetitions."""
    return median(chain.from_iterable(repeat(value, count) for value, count in found))


def _holds(ones: Sequence[Holds]) -> Holds:
    held = [one for one in ones if one.count]
    if not held:
        return Holds(0)
    return Holds(
        count=times(sum(one.count for one in held)),
        least_s=min(one.least_s or 0.0 for one in held),
        median_s=_middle((one.median_s or 0.0, one.count) for one in held),
        most_s=max(one.most_s or 0.0 for one in held),
    )


def _ranges(ones: Sequence[Part]) -> tuple[Stretch, ...]:
    found: dict[tuple[str, str], list[Stretch]] = {}
    for one in chain.from_iterable(one.ranges for one in ones):
        found.setdefault((one.measure, one.unit), []).append(one)
    return tuple(map(_stretch, found.values()))


def _stretch(ones: Sequence[Stretch]) -> Stretch:
    count = sum(one.repetitions for one in ones)
    return Stretch(
        measure=ones[0].measure,
        unit=ones[0].unit,
        repetitions=times(count),
        least=min((one.least for one in ones), key=abs),
        median=_middle((one.median, one.repetitions) for one in ones),
        most=max((one.most for one in ones), key=abs),
        uncertainty=sqrt(sum(one.repetitions * one.uncertainty**2 for one in ones) / count),
        first=ones[0].first,
        last=ones[-1].last,
    )
