"""Write docs/scores/judge.md from docs/scores/judge.json: `python -m tools.judge_table`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from supple.core.movement import catalogue
from tools.places import ROOT

DATA = ROOT / "docs" / "scores" / "judge.json"
PAGE = ROOT / "docs" / "scores" / "judge.md"
Row = Mapping[str, Any]

HEAD = """# How well the judge counts and measures on computed streams

This page is made from `judge.json` (`python -m tools.judge_table`); a test compares the two. The numbers are
made by `python -m tools.judge_scores`.

A stream is the catalogue's own movement, done by a computed person before a computed camera: 33 points a
picture, and beside them what is true. **No real person and no pose model is in it.** It shows whether the
judge counts and measures what is in front of it; how well a pose model sees a person on the floor it cannot
show.

- *Clean*: next to no error of seeing. Everything else differs from stream to stream: the side and height of
  the camera, up to 15 degrees off and 4 degrees tilted, mirrored or not, 10 to 60 pictures a second (also
  uneven), speed 0.5 to 2, range of motion 0.6 to 1.1 of the file's, body proportions, number of repetitions,
  half repetitions (which must not count), pauses, and walking in and getting into place first.
- *Noisy*: as clean, with jitter, drift and bias of every point (`studio/streams/sensing.py` says how much
  and why), and up to four times a minute each: pictures without a body (0.1 to 0.5 s), points that jump, left
  and right changed (0.1 to 0.4 s), a body that sticks (0.3 to 0.9 s); sometimes a second person walks past.
  Every point wanders for itself here. In real pictures points that lie near each other may err together;
  what is timed by many points, as holds are, is then less exact than this.

*Exact* is the share of streams in which the count was exactly right. A constant guess (what the movement's
file asks for) is given beside it. *Hold*: the judge's time less the true one, of the holds that it told;
*not told* is the share of holds, of counted repetitions, whose start or end it did not see well enough.
*Range*: the judge's change of the measure in the picture less the true one in space, as bias and 95 % limits
of agreement; it holds the error of a camera that does not stand square. *Abstained*: streams with a
repetition that the judge would not judge. *False cue*: streams in which the judge gave a cue, though the
computed person moves as the movement's file says.
"""
WRONG = """
## While another movement is done

The judge expects one movement and sees another: nothing must count. Easier and harder forms of the same
movement are left out: they may look alike.

"""
SESSIONS = """
## Whole sessions, led by the script

The four minutes from getting into place to getting up, 0.2 to 1 second behind the voice, with one camera
that stays at the side. The seated rotation needs the front, and is meant to stay uncounted from there.

"""


def page() -> str:
    """Return the whole page."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return "".join((HEAD, *_parts(data), *_pooled(data), *_wrong(data), *_sessions(data), *_abstains(data)))


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *map(list, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _parts(data: Row) -> Iterator[str]:
    for kind in ("clean", "noisy"):
        rows = [row for row in data["parts"] if row["kind"] == kind]
        yield f"\n## {kind.capitalize()} streams, {data['streams']} of each\n\n"
        yield f"Numbers {data['first']} and up: nothing was tried out on these streams.\n\n"
        head = (
            "movement",
            "part",
            "exact",
            "within one",
            "guess exact",
            "guess within one",
            "abstained",
            "false cue",
        )
        yield _table(
            (*head, "hold: not told", "hold: median", "hold: 95 % within", "range: bias (limits)"),
            map(_part, rows),
        )


def _part(row: Row) -> Iterator[str]:
    yield from (_name(row["movement"]), row["part"].replace("_", " "))
    yield from (_percent(row[key]) for key in ("exact", "within_one", "guess_exact", "guess_within_one"))
    yield from (_percent(row[key]) for key in ("abstained", "false_cue"))
    hold, found = row["hold"], row["range"]
    yield _percent(hold["untold"]) if hold else "–"
    yield f"{hold['median_s']:+.2f} s" if hold else "–"
    yield f"{hold['p95_absolute_s']:.2f} s" if hold else "–"
    if not found:
        yield "–"
        return
    low, high = found["limits"]
    yield f"{found['bias']:+.1f} ({low:+.1f} to {high:+.1f}) {found['unit']}"


def _pooled(data: Row) -> Iterator[str]:
    yield "\n## Taken together, against what was aimed at\n\n"
    rows = []
    for kind, aim in (("clean", 0.99), ("noisy", 0.95)):
        parts = [row for row in data["parts"] if row["kind"] == kind]
        streams = sum(row["n"] for row in parts)
        exact = sum(row["exact"] * row["n"] for row in parts) / streams
        holds = [row["hold"] for row in parts if row["hold"]]
        within = sum(it["within_0_3_s"] * it["n"] for it in holds) / sum(it["n"] for it in holds)
        told = [it for it in holds if "within_two_uncertainties" in it]
        done = sum(it["n"] / (1.0 - it["untold"]) for it in holds)
        untold = 1.0 - sum(it["n"] for it in holds) / done
        covered = sum(it["within_two_uncertainties"] * it["n"] for it in told) / sum(it["n"] for it in holds)
        early = sum(row["early"] for row in parts)
        short = [_name(row["movement"]) for row in parts if row["exact"] < aim]
        rows.append(
            [
                kind,
                str(streams),
                f"{_percent(exact)} (aim {_percent(aim)})",
                _percent(round(untold, 4)),
                _percent(within),
                _percent(covered),
                str(early),
                ", ".join(dict.fromkeys(short)) or "none",
            ]
        )
    head = (
        "streams",
        "number",
        "exact",
        "holds not told",
        "of those told within 0.3 s",
        "of those told within two of the uncertainties told",
        "counted while getting into place",
        "below the aim",
    )
    yield _table(head, rows)


def _wrong(data: Row) -> Iterator[str]:
    yield WRONG
    rows = [
        [kind, str(found["n"]), _percent(found["without_a_count"]), "; ".join(found["told"]) or "none"]
        for kind, found in data["wrong_movement"].items()
    ]
    yield _table(("streams", "number", "without a count", "counted after all (expected, done)"), rows)


def _sessions(data: Row) -> Iterator[str]:
    yield SESSIONS
    rows = [
        [
            one["kind"],
            _name(one["movement"]),
            one["part"].replace("_", " "),
            str(one["n"]),
            _percent(one["exact"]),
            _percent(one["more"]),
        ]
        for one in data["sessions"]
    ]
    yield _table(("streams", "movement", "part", "sessions", "exact", "counted more than were done"), rows)


def _abstains(data: Row) -> Iterator[str]:
    yield "\n## Where the judge counts nothing, and why\n\n"
    yield _table(("movement", "why"), ([_name(one["movement"]), one["why"]] for one in data["abstains"]))


def _name(movement: str) -> str:
    return catalogue().movements[movement].name


def _percent(share: float) -> str:
    return f"{100.0 * share:.1f} %".replace(".0 %", " %")


if __name__ == "__main__":
    main()
