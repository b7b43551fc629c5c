"""Count how often one measure leaves its start and comes back."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, median_low

from supple.core.movement.model import Side
from supple.core.sight.holding import Before, Hold, LiveHold, stretch_of, timed
from supple.core.sight.model import Count
from supple.core.sight.seen import Seen
from supple.core.sight.shape import Sample, calmed, furthest
from supple.core.sight.timing import Bend, hold_of

OUT = 0.37
"""Share of the range beyond which a repetition has begun."""
RESTED_S = 8.0
"""Who is still for so long, and does not hold anything, is at their start."""
FAR = 1.6
"""What is held so much further than usual was counted from another start than the person's own."""
COMING_IN_S = 0.4
"""Who is armed at rest stays there for longer than this."""
EVEN_S = 0.4
VALLEY_S = 0.5
"""How long a dip must last to be a way back, and not a point that jumped."""
BACK = 0.38
"""Share of its own furthest point below which a repetition has ended."""
WHOLE = 0.7
"""Share of the person's own range that makes a repetition whole."""
ALIKE = 0.7
HALF = 0.5
LEFT = 0.07
"""Share of the range below which the start has not been left."""
NEAR = 0.75
"""Beyond this share of the furthest point the other measures are taken."""
AT_REST = 0.15
"""Share of the range within which the body is taken to be at its start."""
STEADY_S = 0.1
REST_S, FAR_REST_S = 2.5, 20.0
"""How slowly the start is let follow the person while they are near it."""
FRESH_S = 0.2
LINGER_S = 1.0
LEAVING_S = 4.0
"""Somebody who takes longer than this to set out has a new start."""
SEEN_S = 0.25
"""The longest time that one picture can stand for."""
KEPT = 5
BEFORE_S, BEFORE_EITHER_S = 4.0, 0.5
"""How much of the time before it set out a repetition looks back on."""
_MOST_SAMPLES, _MOST_BEFORE = 2048, 256


@dataclass(frozen=True, slots=True)
class Excursion:
    """One way out and back.

    `sign` tells the direction, `change` how far from the start, `values` what the measures were about the
    furthest point: medians, so that a point that jumped for a moment is not taken for where they were.
    `rested_s` is how long after being armed it set out; `side` is the one that the script said.
    """

    start_s: float
    end_s: float
    sign: float
    base: float
    change: float
    coverage: float
    hold: Hold | None
    values: Mapping[str, float]
    rested_s: float
    side: Side | None = None

    @property
    def hold_s(self) -> float | None:
        """How long the furthest stretch was held; None where nothing is held."""
        return self.hold.seconds if self.hold else None

    @property
    def value(self) -> float:
        """The measure itself at the furthest point."""
        return self.base + self.sign * self.change


class Counter:
    """Follow one measure through `start` and `out`, with hysteresis.

    `feed` returns an excursion when it has ended. `own` is what the person's range is made of; each way
    has its own, where repetitions go both ways.
    """

    __slots__ = (
        "_anchor", "_armed_s", "_back_s", "_before", "_bend", "_bodies", "_even", "_fell_s", "_hold",
        "_last_s", "_lead", "_left_base", "_left_s", "_low", "_low_s", "_lows", "_others", "_out_s", "_own",
        "_peak", "_samples", "_seen_s", "_unrest_s", "base", "count", "share", "sign", "started_s", "turning",
    )  # fmt: skip

    def __init__(self, count: Count, base: float) -> None:
        self.count = count
        self.base = base
        self.sign = -1.0 if count.towards == "less" else 1.0
        self._own = {1.0: deque[float](maxlen=KEPT), -1.0: deque[float](maxlen=KEPT)}
        self.share = 0.0
        self.started_s: float | None = None
        self.turning = False
        self._left_s: float | None = None
        self._left_base = base
        self._out_s: float | None = None
        self._back_s: float | None = None
        self._last_s: float | None = None
        self._armed_s: float | None = None
        self._before: deque[tuple[float, float, Seen]] = deque(maxlen=_MOST_BEFORE)
        self._bend = Bend()
        self._lows: deque[float] = deque(maxlen=KEPT - 1)
        self._reset()

    def _reset(self) -> None:
        self.started_s = self._out_s = self._back_s = None
        self.turning = False
        self._lead: list[Sample] = []
        self._samples: list[Sample] = []
        self._bodies: list[Seen] = []
        self._hold = LiveHold()
        self._others: list[Mapping[str, float]] = []
        self._fell_s: float | None = None
        self._anchor = self._unrest_s = 0.0
        self._even = self._peak = self._low = self._low_s = self._seen_s = 0.0

    @property
    def at_rest(self) -> bool:
        """Whether the body is about at its start."""
        return self.started_s is None and abs(self.share) < AT_REST

    @property
    def has_counted(self) -> bool:
        """Whether a whole repetition is known."""
        return bool(self._own[1.0] or self._own[-1.0])

    def own(self, sign: float) -> deque[float]:
        """Return how far the last whole repetitions went, this way."""
        return self._own[1.0 if sign > 0.0 else -1.0]

    def range_of(self, sign: float) -> float:
        """Return how far this person goes this way, if that is known: else the other way, or the usual."""
        known = self.own(sign) or self.own(-sign)
        return median_low(known) if known else self.count.usual_change

    @property
    def range(self) -> float:
        """How far this person goes, the way they go now."""
        return self.range_of(self.sign)

    @property
    def hold_s(self) -> float:
        """How long the hold has lasted by now: for a ring that fills; what is told at the end looks back."""
        share = self.count.hold_share
        return self._hold.seconds(self._samples, share * self._peak) if share else 0.0

    @property
    def peak(self) -> float:
        """The furthest that the open repetition has gone by now."""
        return self._peak

    def too_long(self, time_s: float) -> bool:
        """Tell whether what is open has lasted longer than a repetition can."""
        return self.started_s is not None and time_s - self.started_s > self.count.longest_s

    def out_enough(self, time_s: float) -> bool:
        """Tell whether a last repetition, which need not come back, is out as far as a whole one."""
        if self.started_s is None or not self.count.ends_at_peak:
            return False
        return self.share >= WHOLE and time_s - self.started_s > self.count.least_s

    def rest(self, base: float | None) -> None:
        """Take a start pose that was just held."""
        self.drop()
        self._armed_s = None
        self._lows.clear()
        if base is not None:
            self.base = self._left_base = base

    def drop(self) -> None:
        """Forget what is open."""
        self._left_s = self._last_s = None
        self.share = 0.0
        self._before.clear()
        self._reset()

    def follow(self, time_s: float, value: float | None) -> None:
        """Let the start follow the person near it while nothing is to be counted."""
        step_s = min(SEEN_S, time_s - self._last_s) if self._last_s is not None else 0.0
        self._last_s = self._left_s = time_s
        if value is not None and abs(value - self.base) < OUT * self.range:
            self.base += (value - self.base) * step_s / REST_S
        self._left_base = self.base

    def miss(self, time_s: float) -> None:
        """Take note of a picture in which the measure could not be seen."""
        self._last_s = time_s

    def feed(self, time_s: float, value: float, values: Mapping[str, float], body: Seen) -> Excursion | None:
        """Take the measure, the other measures, and the body that they were taken from, of one picture."""
        step_s = time_s - self._last_s if self._last_s is not None else 0.0
        self._last_s = time_s
        if self.started_s is None and not self._leaves(time_s, step_s, value - self.base, body):
            return None
        self._bodies.append(body)
        return self._go(time_s, step_s, self.sign * (value - self.base), values)

    def _leaves(self, time_s: float, step_s: float, away: float, body: Seen) -> bool:
        """Follow the start; return whether the measure has left it for longer than a flicker."""
        self._before.append((time_s, self.base + away, body))
        self._armed_s = time_s if self._armed_s is None else self._armed_s
        if self.count.towards == "either":
            self.sign = 1.0 if away >= 0.0 else -1.0
        change = self.sign * away
        span = self.range
        self.share = change / span
        enter = max(OUT * span, 0.6 * self.count.least_change)
        if change <= enter:
            self._out_s = None
            self.base += away * min(1.0, step_s / self._follow_s(change))
        elif self._out_s is None:
            self._out_s = time_s
        rests = change < AT_REST * span and self._left_s is not None and time_s - self._left_s > LINGER_S
        if change < LEFT * span or rests or self._left_s is None:
            self._left_s, self._left_base, self._seen_s = time_s, self.base, 0.0
        elif self._out_s is None or time_s - self._out_s < STEADY_S:
            self._seen_s += min(step_s, SEEN_S)
        if self._out_s is None or time_s - self._out_s < STEADY_S:
            return False
        self.started_s = self._left_s
        if time_s - self._left_s < LEAVING_S:
            self.base = self._left_base
        self._look_back(time_s)
        return True

    def _look_back(self, time_s: float) -> None:
        """Take in how the body set out: a quick one is far out before it is plain that it goes.

        Where repetitions go both ways, what was before may be the way back from the other one.
        """
        for at_s, value, body in self._before:
            if at_s > time_s - (BEFORE_S if self.count.towards != "either" else BEFORE_EITHER_S):
                self._lead.append((at_s, self.sign * (value - self.base)))
                self._bodies.append(body)
        self._before.clear()

    def _follow_s(self, change: float) -> float:
        """Return how slowly the start follows: at once on its other side, until something has counted."""
        fresh = change < 0.0 and self.count.towards != "either" and not self.own(self.sign)
        return FRESH_S if fresh else REST_S if change < AT_REST * self.range else FAR_REST_S

    def _go(
        self, time_s: float, step_s: float, change: float, values: Mapping[str, float]
    ) -> Excursion | None:
        self._seen_s += min(step_s, SEEN_S)
        self.share = change / self.range
        self._keep(time_s, change, values)
        self._even += (change - self._even) * min(1.0, step_s / EVEN_S) if len(self._samples) > 1 else change
        if change > self._peak:
            self._peak = self._low = change
            self._fell_s = None
        self.turning = change < 0.85 * self._peak
        if change > BACK * self._peak:
            self._back_s = None
            return self._turned(time_s, max(change, self._even))
        if self._back_s is None:
            self._back_s = time_s
        if time_s - self._back_s < self.count.back_s:
            return None
        return self.end(self._back_s)

    def _turned(self, time_s: float, change: float) -> Excursion | None:
        """End a repetition that came back to another start than the old one: it turns again there, or rests.

        That is the person's start from now on. Somebody who was armed before they were in their start pose
        would never come back to where that was.
        """
        span = self.range
        self._fall(time_s, change, span)
        if self._fell_s is None or time_s - self._fell_s < VALLEY_S:
            self._settle(time_s, change)
            return None
        if self._peak - self._low < self._deep(span):
            return None
        if change - self._low >= OUT * span:
            return self._split(time_s, change)
        if time_s - max(self._fell_s, self._unrest_s) < RESTED_S:
            return None
        made = self._split(time_s, change)
        self.drop()
        return made

    def _settle(self, time_s: float, change: float) -> None:
        """Take where the body rests for its start, while nothing has counted that would say otherwise."""
        free = not self.has_counted and (self.count.hold_share is None or self._came_in)
        if free and time_s - self._unrest_s >= RESTED_S:
            self.base += self.sign * change
            self.drop()

    @property
    def _came_in(self) -> bool:
        """Whether the body was on its way when it was armed, and went less far than a repetition."""
        return self._rested_s < COMING_IN_S and self._peak < WHOLE * self.range

    @property
    def _rested_s(self) -> float:
        """How long after being armed the body set out."""
        return (self.started_s or 0.0) - (self._armed_s or 0.0)

    def _deep(self, span: float) -> float:
        """Return how far a way back must go that does not reach the old start."""
        if self.count.hold_share is not None:
            return WHOLE * span if self._peak > FAR * self.count.usual_change else self._peak
        return max(self.count.least_change, (HALF if self.has_counted else 0.0) * span)

    def _fall(self, time_s: float, change: float, span: float) -> None:
        """Follow the way back from the furthest point: since when, how far, and if it rests."""
        if change < self._peak - self._deep(span) / 2.0:
            self._fell_s = time_s if self._fell_s is None else self._fell_s
        elif self._fell_s is not None and time_s - self._fell_s < VALLEY_S:
            self._fell_s, self._low = None, change
        if change < self._low:
            self._low, self._low_s = change, time_s
        if abs(change - self._anchor) > AT_REST * span:
            self._anchor, self._unrest_s = change, time_s

    def _split(self, time_s: float, change: float) -> Excursion | None:
        """End what is open at its lowest point, and go on from there."""
        low, low_s = self._low, self._low_s
        cut = sum(at_s <= low_s for at_s, _ in self._samples)
        even = [(at_s, far - low) for at_s, far in self._samples]
        after, others, bodies = even[cut:], self._others[cut:], self._bodies[len(self._lead) :]
        self._samples, self._others, self._bodies = even[:cut], self._others[:cut], bodies[:cut]
        self._lead = []
        self.base += self.sign * low
        made = self.end(low_s)
        self.started_s, self._samples, self._others, self._bodies = low_s, after, others, bodies[cut:]
        self._peak = self._low = change - low
        self._even -= low
        self._low_s, self._seen_s, self._fell_s = time_s, time_s - low_s, None
        return made

    def _keep(self, time_s: float, change: float, values: Mapping[str, float]) -> None:
        self._samples.append((time_s, change))
        self._others.append(values)
        if len(self._samples) > _MOST_SAMPLES:
            before = len(self._lead)
            self._bodies = [*self._bodies[:before], *self._bodies[before::2]]
            self._samples, self._others = self._samples[::2], self._others[::2]
            self._hold.thinned()

    def end(self, time_s: float) -> Excursion | None:
        """Close what is open at `time_s` and start anew."""
        if self.started_s is None or not self._samples:
            self._reset()
            return None
        taken_s = max(time_s - self.started_s, 1e-6)
        samples = calmed(self._samples)
        change, share = furthest(samples), self.count.hold_share
        made = Excursion(
            start_s=self.started_s,
            end_s=time_s,
            sign=self.sign,
            base=self.base,
            change=change,
            coverage=min(1.0, self._seen_s / taken_s),
            hold=self._held(share, change) if share else None,
            values=_at_furthest(self._others, [far >= NEAR * change for _, far in samples]),
            rested_s=self._rested_s,
        )
        self._left_s, self._left_base = time_s, self.base
        self._reset()
        return made

    def _held(self, share: float, change: float) -> Hold:
        """Date the hold, and keep where the body was before it set out for the next ones.

        Where repetitions go both ways, that may be the other one's way back.
        """
        lows = [self.sign * (low - self.base) for low in self._lows]
        one_way = self.count.towards != "either"
        found = stretch_of(Before(self._lead, lows if one_way else None), self._samples, share, change)
        if found is None:
            return Hold(0.0, 0.0)
        if found.least is not None:
            self._lows.append(self.base + self.sign * found.least)
        return hold_of(found, self._bodies, self._bend) if one_way else timed(found)


def _at_furthest(others: Sequence[Mapping[str, float]], there: Sequence[bool]) -> dict[str, float]:
    """Return the median of each measure in the pictures that are near the furthest point."""
    found: dict[str, list[float]] = {}
    for values, near in zip(others, there, strict=True):
        for name, value in values.items() if near else ():
            found.setdefault(name, []).append(value)
    return {name: median(values) for name, values in found.items()}
