"""Hold the judge against computed streams: `python -m tools.judge_scores [--streams N] [--first N]`.

Writes docs/scores/judge.json. Every figure can be made again: the streams are drawn by their number, from
`--first` on. Streams on which something was tried out are no test of it: score on others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from typing import Any

from studio.streams.draws import Kind, draw, draw_wrong
from studio.streams.options import Course, Options
from studio.streams.scoring import Outcome, miscounted, score
from studio.streams.session import Seen, session_seen
from supple.core.movement import catalogue
from supple.core.sight.load import sight_of
from supple.core.sight.model import Count
from tools.judge_sums import share, summed
from tools.places import ROOT

FILE = ROOT / "docs" / "scores" / "judge.json"
KINDS: tuple[Kind, ...] = ("clean", "noisy")
Job = tuple[str, str, Kind, int]
FRESH = 800_000
"""Streams from here on are kept for scoring: nothing is tried out on them."""


def main() -> None:
    """Judge all streams and write the file."""
    asked = _arguments()
    with ProcessPoolExecutor(asked.jobs) as pool:
        run = partial(pool.map, chunksize=4)
        made = {
            "streams": asked.streams,
            "first": asked.first,
            "parts": list(_parts(run, range(asked.first, asked.first + asked.streams))),
            "abstains": list(_abstains()),
            "wrong_movement": _wrong(run, range(asked.first, asked.first + asked.wrong)),
            "sessions": _sessions(run, range(asked.first, asked.first + asked.sessions)),
        }
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.judge_scores", description=__doc__)
    parser.add_argument("--streams", type=int, default=100, help="streams of each part and kind")
    parser.add_argument("--first", type=int, default=FRESH, help="the number of the first stream")
    parser.add_argument("--wrong", type=int, default=2, help="streams of each pair of movements")
    parser.add_argument("--sessions", type=int, default=20, help="whole sessions of each kind")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def counted_parts() -> Iterator[tuple[str, Count, str]]:
    """Yield every movement's parts that are counted: the movement, how it is counted, and the part."""
    for name, movement in sorted(catalogue().movements.items()):
        sight = sight_of(movement)
        for count in sight.counts if sight else ():
            yield from ((name, count, part) for part in count.parts)


def one(job: Job) -> Outcome:
    """Judge one stream."""
    movement, part, kind, seed = job
    known = catalogue()
    return score(known, draw(known, movement, part, seed, kind))


def _parts(run: Any, streams: range) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    for (movement, count, part), kind in product(counted_parts(), KINDS):
        jobs = [(movement, part, kind, seed) for seed in streams]
        outcomes = list(run(one, jobs))
        yield {"movement": movement, "part": part, "kind": kind, **summed(outcomes, count, part)}


def _abstains() -> Iterator[dict[str, str]]:
    for name, movement in sorted(catalogue().movements.items()):
        sight = sight_of(movement)
        if sight and not sight.counts:
            yield {"movement": name, "why": sight.cannot_tell[0].text}


def pairs() -> list[tuple[str, str, str]]:
    """Give every counted part with every movement that is no form of the same one."""
    known = catalogue().movements
    return [
        (expected, part, done)
        for expected, _, part in counted_parts()
        for done in sorted(known)
        if known[done].base != known[expected].base
    ]


def wrong(job: tuple[str, str, str, Kind, int]) -> int:
    """Count what the judge counts while something else is done."""
    expected, part, done, kind, seed = job
    known = catalogue()
    return miscounted(known, expected, part, draw_wrong(known, expected, done, seed, kind))


def _wrong(run: Any, streams: range) -> dict[str, Any]:  # noqa: ANN401
    made: dict[str, Any] = {}
    for kind in KINDS:
        jobs = [(*pair, kind, seed) for pair in pairs() for seed in streams]
        counts = list(run(wrong, jobs))
        told = [
            f"{expected} {part} while {done} ({seed}): {count}"
            for (expected, part, done, _, seed), count in zip(jobs, counts, strict=True)
            if count
        ]
        made[kind] = {"n": len(jobs), "without_a_count": share(not count for count in counts), "told": told}
    return made


def whole(job: tuple[Kind, int]) -> tuple[Seen, ...]:
    """Judge one whole session of four minutes that is led by the script."""
    kind, seed = job
    known = catalogue()
    drawn = draw(known, "gentle_backbend", "bend", seed, kind)
    course = Course(lag_s=0.2 + 0.1 * (seed % 9), uneven=0.05)
    return session_seen(known, Options("four_minutes", seed, drawn.body, course, drawn.camera, drawn.sensor))


def _sessions(run: Any, sessions: range) -> list[dict[str, Any]]:  # noqa: ANN401
    made = []
    for kind in KINDS:
        seen = [one for session in run(whole, [(kind, seed) for seed in sessions]) for one in session]
        for key in dict.fromkeys((one.movement, one.part) for one in seen):
            these = [one for one in seen if (one.movement, one.part) == key]
            made.append(
                {
                    "kind": kind,
                    "movement": key[0],
                    "part": key[1],
                    "n": len(these),
                    "exact": share(one.true == one.counted for one in these),
                    "more": share(one.counted > one.true for one in these),
                }
            )
    return made


if __name__ == "__main__":
    main()
