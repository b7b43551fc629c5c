"""Write docs/judge.md, with what the judge tells of each movement: `python -m tools.judge_page`."""

from __future__ import annotations

from collections.abc import Iterator

from supple.core.movement import catalogue
from supple.core.movement.model import Movement, Statement
from supple.core.sight.load import Described, sight_of, words
from supple.core.sight.model import Count, Sight
from tools.places import ROOT

PAGE = ROOT / "docs" / "judge.md"
HEAD = """# What the judge sees, and what it leaves alone

The judge (`supple.core.sight`) watches landmarks, the 33 points of a body that a pose model finds in a
picture, and says what it saw: in position, a repetition, a hold, a fault that the movement's file warns
of, or that it cannot see. It is plain Python without any library, so that the same code runs in the
browser, in the command line and in tests. This page is made by `python -m tools.judge_page`; a test
compares the two. How well it counts: [scores](scores/judge.md).

```python
from supple.core.movement import catalogue
from supple.core.sight.judge import Judge

judge = Judge.for_movement(catalogue(), "double_knee_hug")
for frame in frames:  # supple.core.sight.landmarks.Frame
    for event in judge.feed(frame):  # one frame at a time; nothing looks ahead
        print(event.to_json())
judge.finish()
```
With a session, `Judge(catalogue(), script_of(timeline))` is led by the timeline: movement, side and phase
come from there, and `feed(frame, at_s)` takes the session's clock, which may wait or be stretched.

## How it goes about it
1. **One body.** Of several bodies it follows the one nearest in place and size to the last; before that
   the one in the movement's position. Two who cross are easily confused: if the followed one walks off and
   somebody of that size is where it was for the last seconds, that one is followed again. Another person
   of like size gives `someone_else`.
2. **Trust before use.** A body without numbers, of impossible limbs, that jumps or that never changes by a
   hair is not used. Where left and right have changed places for a moment, they are put back. If a jump or
   a change stays for half a second it is believed, and `redetect` asks the pose model to look afresh. A
   single point that jumps, that is outside the picture, or that the model says is not present, takes only
   its own measures away; a jump is believed after 0.3 s. A body that is the very same for more than 0.08 s
   tells where somebody was, not where they are: it counts as not seen. The model's *visibility* decides
   nothing: it can be high for what is hidden.
3. **Which way round.** Nose before ears, knees that bend one way, toes before heels: these tell the front
   of the body, and with it the side nearer the camera, whichever way round somebody lies and also in a
   mirrored picture. In a mirrored picture a model calls the left side right: say `mirrored=True`.
4. **The picture's plane.** Angles are those in the picture, on the nearer side. Depth is not used.
5. **Calm numbers.** Each measure goes through a one-euro filter (Casiez and others, 2012). Frames that
   were smoothed before (`smooth=False`) do not.
6. **Getting into place does not count.** A movement is *armed* when the body is in its position, its
   start pose fits, the view fits, and all has kept still for 0.7 s. Where a script says that the work
   begins, a quarter of a second is enough: nobody waits longer between a change and the first repetition.
   Another position for a second disarms, and so does a rest that is plainly no start pose, or another leg
   than the one that was held. Who comes so slowly into place that they are armed on their way, and then
   rests for 8 seconds less than a repetition away, has their start there: that rest is no hold.
7. **A repetition** has begun when its measure is 37 % of the range away from the person's own start, and
   has ended when it is back below 38 % of its own furthest point. If it has come back a long way and turns
   or rests before that, it ends there: the judge was armed before the person was in their start pose.
   Where a script has gone on, what is open may turn back for 2.5 s more, and have as long again to arrive.
   What goes more than 3.5 times as far as usual is another movement, and so is what has its other measures
   (`must` in the movement's file: their medians while it is far out) where they do not belong, or what set
   out from far outside the start pose.
8. **Whole or half.** The range is the person's own: the median of their last five whole repetitions, each
   side for itself. Less than 70 % of it is a `partial`, not a repetition. Before two have counted, the range
   in the movement's file stands in where it is the smaller. A smaller first repetition waits: if the next
   one is alike (at least 70 %), that is this person's own small range and both count, the first one late; if
   not, it was a half. Later it takes three alike, of at least half the range, to become the new range. So
   two halves at the very beginning pass for a small range: the judge cannot know better. Where a part ends
   in its hold, what was held for five seconds is whole, if its start and end were seen well enough to tell.
   Where something is held, a repetition before the first counts only if noise leaves it a start and an end:
   to 0.27 s where it is small (one of two that are alike is enough), to twice that where it goes as far as
   is usual [D]. One that is more blurred waits for a plain one like it. Nothing waits over
   being disarmed: it was noise, or somebody on their way into place.
9. **Coverage and measurement are two things.** Coverage is the share of the repetition's time in which
   its measure could be seen. Below the movement's least coverage the repetition is reported as *not
   judged*: no number, no measurement, no guess. The measurement is what a tenth of the repetition's time
   lies beyond, so that no single moment makes a range, with an uncertainty: at least the stated error of a
   home camera (10 degrees, a tenth of a torso's length [D]), more if the points were noisy. It is no
   verdict on how well somebody moves.
10. **A hold** is the time beyond a stated share of the repetition's own furthest stretch. It is dated when
    the repetition is over, by looking back on all of it: the height is what an eighth of the held time
    lies above; the start is where the person was in the 8 seconds before, as a mean with the start that was
    taken and with the last few, where those are near it. The way there and the way back are a straight line
    each, through all that was seen of them. Where the movement goes one way, this is done a second time with
    all points that move: each is as far on its own way as the body is, and what many points say wanders less
    than one measure. How the measure runs against the body's way is learned from one repetition to the next.
    The hold is the mean of the two by their uncertainties; if the points do not go as the measure does, the
    measure is believed. It comes with an uncertainty: the noise seen, against the pace at which start and end
    were passed, half of the time in which none saw them, and how little is known yet of how measure and body
    go together. Where that is more than 0.27 s [D], the repetition counts and its hold is *not told*: a slow
    way into a small hold has no moment at which it began. The hold that is shown live is the plain time since
    the level was passed, and may differ by some tenths.
11. **What it can't see** it says after 1.5 s, with one thing to do. It names ends of the body, not left
    and right, so that no mirror turns the advice round.

Time may be uneven, have gaps, or go back. A frame that is no newer than the last one is left out; a clock
that goes back by more than a second is a new beginning. No stream makes the judge raise an error. Memory
is bounded: filters, and the samples and points of the repetition under way; no pictures.

## The events
| kind | what it says |
|---|---|
| `position` | lying, prone, sitting, standing, kneeling, or none of them for half a second |
| `armed`, `disarmed` | from now on repetitions count; or not any more |
| `phase` | `out`, `back`, `start` |
| `repetition` | number, side, start, end, coverage, hold, measurements; `judged` false: it abstains |
| `partial` | out and back, but less far than one's own repetitions |
| `fault` | the cue of the movement's file, and the measure that showed it |
| `cannot_see`, `sees_again` | why, what is missing, advice |
| `someone_else` | another person is in the picture |
| `redetect` | the pose model should look afresh: stuck, flipped or lost |
"""
MEASURES = """
## The measures
Angles are those of the picture; bending forwards is positive. Lengths are in torso lengths. The error is
the least that is ever stated.

| measure | name | error | needs to see |
|---|---|---|---|
"""
MOVEMENTS = """
## Movement by movement
What the person reads on the movement's page as well. In brackets: the source; D is the project's own.
"""


def page() -> str:
    """Return the whole page."""
    measures = "".join(_measure(key, one) for key, one in words().measures.items())
    known = (_movement(movement) for movement in catalogue().movements.values())
    return f"{HEAD}{MEASURES}{measures}{MOVEMENTS}{''.join(known)}"


def _measure(key: str, one: Described) -> str:
    return f"| `{key}` | {one.name} | {one.uncertainty:g} {one.unit} | {', '.join(one.needs)} |\n"


def _movement(movement: Movement) -> str:
    sight = sight_of(movement)
    if sight is None:
        return f"\n### {movement.name}\nThe judge knows nothing of it.\n"
    lines = "\n".join(_lines(movement, sight))
    return f"\n### {movement.name}\n{lines}\n"


def _lines(movement: Movement, sight: Sight) -> Iterator[str]:
    yield f"Seen from the {movement.view}; at least {sight.least_coverage:.0%} of a repetition."
    yield ""
    for count in sight.counts:
        yield f"- Counts {_count(count)}."
    if not sight.counts:
        yield "- Counts nothing."
    yield from (f"- Tells: {_said(one)}" for one in sight.tells)
    yield from (f"- Cannot tell: {_said(one)}" for one in sight.cannot_tell)


def _count(count: Count) -> str:
    described = words().measures[count.measure]
    way = {"more": "grows", "less": "falls", "either": "goes either way"}[count.towards]
    usual = f"{count.usual_change:g} {described.unit}"
    hold = f", and times the hold beyond {count.hold_share:.0%} of it" if count.hold_share else ""
    return f"{count.name.replace('_', ' ')} by `{count.measure}`, which {way} (commonly by {usual}){hold}"


def _said(statement: Statement) -> str:
    return f"{statement.text} [{statement.source}]"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
